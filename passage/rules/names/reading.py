"""A name as the words that make it up: one form of each letter, nothing unseen, titles apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from passage.rules.names.titles import is_title, without_dotted_title, without_prefix

_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bc`]")
# Marks of another name of the same person: (ခ), (a), (or), alias, a.k.a., @.
_ALIASES = re.compile(r"\((?:ခ|a|or)\)|\ba\.?k\.?a\b\.?|\balias\b|@|\u1001\u17d4")
_SEPARATORS = re.compile(r"[\s,.;:/|()\[\]{}\"\u201c\u201d\u00ab\u00bb_\u00b7\u2010-\u2015\u2212\u104a\u104b\u17d4-\u17d6-]+")
# Thai and Lao sara am in two parts, with the tone mark before or after the ring: one order for both.
_AM = re.compile(r"(\u0e4d)([\u0e48-\u0e4b])|(\u0ecd)([\u0ec8-\u0ecb])")
_MOST_TITLES = 3
# Letters of the native scripts and blanks alone, as in most names: only their normal form is left to find. Rings are not
# among them, for a tone mark may stand on their wrong side.
_NATIVE = re.compile(
    "[ \u0e01-\u0e3a\u0e40-\u0e4c\u0e81-\u0ebd\u0ec0-\u0ecb\u0edc\u0edd\u1000-\u103f\u1780-\u17b3\u17b6-\u17d2]+"
)


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in their order, folded, without titles; empty only for a text without words.

    A title stays when nothing would be left without it (U) or when the word after it is the same (Ko Ko).
    """
    return readings(name)[0]


@lru_cache(maxsize=16_384)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words without titles, then, when different, all of them: what looks like a title can be part of a name."""
    if is_native(name):
        whole = untitled = tuple(unicodedata.normalize("NFKC", name).split())
    else:
        text = _folded(name)
        whole, untitled = _words(text), _words(without_dotted_title(text))
    bare = _without_titles(untitled)
    return (bare,) if bare == whole else (bare, whole)


def is_native(name: str) -> bool:
    """Whether a text is letters of the four native scripts and blanks alone: no mark, nothing unseen."""
    return _NATIVE.fullmatch(name) is not None


def joined(words: tuple[str, ...]) -> str:
    """The words without blanks: Burmese and Khmer names are written with and without them."""
    return "".join(words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_SEPARATORS.sub(" ", text).split())


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", name)).casefold()
    text = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text))
    text = _AM.sub(lambda found: (found[2] or found[4]) + (found[1] or found[3]), text)
    return _ALIASES.sub(" ", text)


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    for _ in range(_MOST_TITLES):
        if len(words) < 2 or words[0] == words[1] or not is_title(words[0]):
            break
        words = words[1:]
    return (without_prefix(words[0]), *words[1:]) if words else words
