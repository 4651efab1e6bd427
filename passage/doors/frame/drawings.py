"""Reads the icons and pictograms, which are small SVG files inlined into pages so that no page waits for them."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_TEMPLATES = Path(__file__).parent / "templates" / "frame"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")

PICTOGRAMS = (
    "documents_taken",
    "wages_unpaid",
    "debt",
    "locked_in",
    "threats",
    "violence",
    "sexual_harm",
    "long_hours",
    "deceived",
    "cannot_leave_boat",
    "injured",
    "child",
)
"""The codes a worker can point at; each has one drawing of 64 by 64 units."""


class UnknownDrawing(LookupError):
    """No drawing has this name."""

    code = "unknown_drawing"


@cache
def read_drawing(folder: str, name: str) -> SafeString:
    """The inner SVG of one drawing, without its outer element. Raises UnknownDrawing."""
    path = _TEMPLATES / folder / f"{name}.svg"
    if not _NAME.match(name) or not path.is_file():
        raise UnknownDrawing(f"{folder}: {name}")
    return mark_safe(path.read_text(encoding="utf-8").strip())  # noqa: S308 -- a file of this package


@cache
def draw_icon(name: str, label: str = "") -> SafeString:
    """A 24 by 24 icon in the colour of the text; hidden from screen readers unless it has a label."""
    return _wrap("icon", "0 0 24 24", read_drawing("icons", name), label)


@cache
def draw_pictogram(code: str, label: str = "") -> SafeString:
    """A 64 by 64 pictogram in the colour of the text; hidden from screen readers unless it has a label."""
    return _wrap("pictogram", "0 0 64 64", read_drawing("pictograms", code), label)


def _wrap(css_class: str, view_box: str, inner: SafeString, label: str) -> SafeString:
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="{}" viewBox="{}" focusable="false" {}>{}</svg>', css_class, view_box, spoken, inner)
