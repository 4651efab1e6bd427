"""The consonants of a Latin spelling in broad classes, so that spellings of one sound meet: Phirun and Pirun, Vanna and Wanna."""

from __future__ import annotations

import re
import unicodedata

# Longest first. Aspirates are written kh, hk or k in this region, and v and w, r and l, b and p take each other's place.
_CLASSES = (
    ("tch", "c"),
    ("kh", "k"),
    ("hk", "k"),
    ("ph", "p"),
    ("hp", "p"),
    ("th", "t"),
    ("ht", "t"),
    ("ch", "c"),
    ("sh", "s"),
    ("ng", "g"),
    ("ny", "n"),
    ("gn", "n"),
    ("qu", "k"),
    ("b", "p"),
    ("d", "t"),
    ("g", "k"),
    ("q", "k"),
    ("j", "c"),
    ("x", "s"),
    ("z", "s"),
    ("w", "v"),
    ("r", "l"),
)
_MAP = dict(_CLASSES)
_PIECES = re.compile("|".join(source for source, _ in _CLASSES) + "|[a-z]")
_SILENT = frozenset("aeiouyh")
_LETTERS = re.compile(r"[a-z]+\Z")


def skeleton(word: str) -> str:
    """The broad consonants of a folded Latin word, "a" standing for a vowel in front; "" for a word of another script."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if _LETTERS.match(plain) is None:
        return ""
    pieces = [_MAP.get(piece, piece) for piece in _PIECES.findall(plain)]
    sounds = "a" if pieces[0] in _SILENT else ""
    for piece in pieces:
        if piece not in _SILENT and not sounds.endswith(piece):
            sounds += piece
    return sounds
