"""Reads the colours out of a built style sheet and computes the contrast between them."""

import re
from pathlib import Path

STATIC = Path(__file__).parents[3] / "passage" / "doors" / "frame" / "static" / "frame"


def read_colours(sheet: str) -> dict[str, dict[str, str]]:
    """The tokens of a sheet: {"light": {name: "#rrggbb"}, "dark": {...}}."""
    css = (STATIC / sheet).read_text(encoding="utf-8")
    in_the_dark = re.findall(r"@media [^{]*prefers-color-scheme:dark\)\{:root\{([^}]*)\}", css)
    assert in_the_dark, "the sheet has no dark colours"
    pattern = re.compile(r"--([a-z-]+):(#[0-9a-f]{3,6})")
    dark = {name: colour for block in in_the_dark for name, colour in pattern.findall(block)}
    light = dict(pattern.findall(re.sub(r"@media [^{]*\{:root\{[^}]*\}\}", "", css)))
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
