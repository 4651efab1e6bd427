"""Text as it can be printed: no hidden controls, only characters that the fonts have, and nothing too long to break."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from passage.rules.text.clean import clean_text

FONTS = Path(__file__).with_name("fonts")
REPLACEMENT = "\ufffd"
BREAK = "\u200b"
# Without a break a longer run would leave the page; a break that nobody sees is put in.
_LONGEST_RUN = 24
# A text grows at most threefold under normalization form C (Unicode Annex 15, section 12).
_GROWTH = 3
# Selectors of the shape of the letter before; without that letter in a font they say nothing.
_SELECTORS = "\ufe00-\ufe0f"
# Each script has a font of its own: Thai, Lao, Burmese, Khmer. A sign cannot sit on a letter of another font.
_SCRIPTS = ("\u0e00-\u0e7f", "\u0e80-\u0eff", "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", "\u1780-\u17ff\u19e0-\u19ff")
_JOINERS = "\u200c\u200d"


def legible(text: str) -> str:
    """The same text for paper: NFC; what no font has becomes one replacement character a run; long runs can be broken; a sign
    without a letter of its script stands alone."""
    clean = clean_text(text, _GROWTH * len(text) + 1, may_be_empty=True)
    printable = _missing().sub(REPLACEMENT, clean)
    return _run().sub(_broken, _stray().sub(BREAK, printable))


@cache
def _missing() -> re.Pattern[str]:
    rows = (FONTS / "characters.txt").read_text("ascii").split()
    ranges = "".join(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}" for first, last in (row.split("-") for row in rows))
    return re.compile(f"[{_SELECTORS}]+|[^\n{ranges}]+")


@cache
def _stray() -> re.Pattern[str]:
    """The place before a sign that follows no letter of its own script."""
    places = []
    for script in _SCRIPTS:
        signs = "".join(sign for sign in _members(script) if unicodedata.category(sign) in ("Mn", "Mc"))
        places.append(f"(?<![{script}{_JOINERS}])(?=[{signs}])|(?<=[^{script}][{_JOINERS}])(?=[{signs}])")
    return re.compile("|".join(places))


def _members(ranges: str) -> list[str]:
    return [chr(code) for first, last in zip(ranges[::3], ranges[2::3], strict=True) for code in range(ord(first), ord(last) + 1)]


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"[^\s{BREAK}{''.join(_SCRIPTS)}]{{{_LONGEST_RUN},}}")


def _broken(found: re.Match[str]) -> str:
    run = found.group()
    return BREAK.join(run[start : start + _LONGEST_RUN] for start in range(0, len(run), _LONGEST_RUN))
