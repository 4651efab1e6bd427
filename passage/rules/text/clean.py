"""Free text as it may be kept: no hidden controls, one form of each letter, and every visible letter as it was written."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class BadTextCode(StrEnum):
    """Why a text is not kept."""

    TOO_LONG = "too_long"
    NOTHING_LEFT = "nothing_left"


class BadText(ValueError):
    """A text that cannot be kept; says why in `code`, never what was typed."""

    def __init__(self, code: BadTextCode) -> None:
        super().__init__(code.value)
        self.code = code


# Nobody sees these, and they turn, hide or break what is seen (Unicode Technical Report 36, section 2; UAX 9).
_UNSEEN_CLASS = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without line ends and tab
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, joiners, fillers
    r"\u200e\u200f\u202a-\u202e\u2060-\u206f"  # direction marks, overrides, isolates, invisible operators
    r"\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"  # fillers, surrogates, noncharacters
    r"\U000e0000-\U000e0fff"  # tags
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)
_UNSEEN = re.compile(f"[{_UNSEEN_CLASS}]+")
# The tag plane holds the selectors of rare shapes of Chinese characters too: text can be hidden in them, so the usual shape is
# kept. The selectors FE00-FE0F stay, as emoji and dotted Burmese letters use them.
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"(?:[^\S\n]|\u2800)+")
_AROUND_NEWLINE = re.compile(r" ?\n ?")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_JOINERS = re.compile(r"(?:([^\u200b-\u200d]?)([\u200b-\u200d])[\u200b-\u200d]*)(?=(.?))", re.DOTALL)
_VISIBLE = re.compile(r"[^\s\u200b-\u200d\ufe00-\ufe0f]")
# Nearly all texts hold none of this, and are not rewritten.
_NEEDS_WORK = re.compile(rf"[{_UNSEEN_CLASS}\u2800\u200b-\u200d]|[^\S ]|  ")
# Text much longer than its limit is not cleaned first: that would let anybody buy work with blanks.
_SLACK = 8


def clean_line(text: str, limit: int, *, may_be_empty: bool = False) -> str:
    """One line of at most `limit` characters: NFC, no controls, blanks (line ends too) collapsed to one space.

    Zero-width space, joiner and non-joiner stay between letters beyond ASCII, where Khmer, Lao, Burmese, Thai and emoji need
    them. Raises BadText: too_long; nothing_left when nothing visible remains (with `may_be_empty` the answer is "").
    """
    normal = _normal(text, limit)
    if _NEEDS_WORK.search(normal) is not None:
        normal = _blanks_collapsed(_shown(normal).replace("\n", " "))
    return _kept(normal, limit, may_be_empty)


def clean_text(text: str, limit: int, *, may_be_empty: bool = False) -> str:
    """As `clean_line`, but line ends stay as newlines, at most two in a row."""
    normal = _normal(text, limit)
    if _NEEDS_WORK.search(normal) is not None:
        normal = _MANY_NEWLINES.sub("\n\n", _AROUND_NEWLINE.sub("\n", _blanks_collapsed(_shown(normal))))
    return _kept(normal, limit, may_be_empty)


def has_controls(text: str) -> bool:
    """Whether cleaning would take hidden characters out of this text (blanks and joiners aside)."""
    return _UNSEEN.search(text) is not None


def _normal(text: str, limit: int) -> str:
    if len(text) > _SLACK * (limit + 100):
        raise BadText(BadTextCode.TOO_LONG)
    return unicodedata.normalize("NFC", text)


def _shown(text: str) -> str:
    return _LINE_ENDS.sub("\n", _UNSEEN.sub("", text))


def _blanks_collapsed(text: str) -> str:
    return _BLANKS.sub(" ", _JOINERS.sub(_needed_joiner, text))


def _needed_joiner(found: re.Match[str]) -> str:
    before, joiner, after = found.groups()
    return before + joiner if _may_join(before) and _may_join(after) else before


def _may_join(character: str) -> bool:
    return bool(character) and not character.isascii() and not character.isspace() and character != "\u2800"


def _kept(text: str, limit: int, may_be_empty: bool) -> str:
    kept = unicodedata.normalize("NFC", text).strip()
    if _VISIBLE.search(kept) is None:
        if may_be_empty:
            return ""
        raise BadText(BadTextCode.NOTHING_LEFT)
    if len(kept) > limit:
        raise BadText(BadTextCode.TOO_LONG)
    return kept
