"""Text as it can be printed: no hidden controls, only characters that the fonts have, and nothing too long to break."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from passage.rules.text.clean import clean_text

FONTS = Path(__file__).with_name("fonts")
REPLACEMENT = "\ufffd"
# Without a break a longer run would leave the page; a break that nobody sees is put in.
_LONGEST_RUN = 24
# A text grows at most threefold under normalization form C (Unicode Annex 15, section 12).
_GROWTH = 3
# Selectors of the shape of the letter before; without that letter in a font they say nothing.
_SELECTORS = "\ufe00-\ufe0f"


def legible(text: str) -> str:
    """The same text for paper: NFC; what no font has becomes one replacement character a run; long runs can be broken."""
    clean = clean_text(text, _GROWTH * len(text) + 1, may_be_empty=True)
    return _run().sub(_broken, _missing().sub(REPLACEMENT, clean))


@cache
def _missing() -> re.Pattern[str]:
    rows = (FONTS / "characters.txt").read_text("ascii").split()
    ranges = "".join(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}" for first, last in (row.split("-") for row in rows))
    return re.compile(f"[{_SELECTORS}]+|[^\n{ranges}]+")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"[^\s\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{{{_LONGEST_RUN},}}")


def _broken(found: re.Match[str]) -> str:
    run = found.group()
    return "\u200b".join(run[start : start + _LONGEST_RUN] for start in range(0, len(run), _LONGEST_RUN))
