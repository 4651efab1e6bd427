"""The consonants of a name in broad classes: the form under which its writings in all scripts meet.

A Latin spelling has one skeleton. A native name has the skeletons of its likely Latin spellings, taken from the learned
table unit by unit, so that two scripts meet where their spellings in Latin letters would.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from passage.rules.names.languages import NATIVE, spelling
from passage.rules.names.latin import plain
from passage.rules.names.name import Name, read_word
from passage.rules.text.scripts import Script, script_of

# Longest first. Aspirates are written kh, hk or k, palatals ch, j, ky or x; v and w, r and l, b and p take each other's place.
_CLASSES = {
    **dict.fromkeys(("tch", "chh", "ch", "sh", "hs", "ky", "gy", "j", "s", "z", "x"), "C"),
    **dict.fromkeys(("kh", "hk", "gh", "ck", "g", "q", "k", "c"), "K"),
    **dict.fromkeys(("ph", "hp", "bh", "b", "p", "f"), "P"),
    **dict.fromkeys(("th", "ht", "dh", "d", "t"), "T"),
    **dict.fromkeys(("ng", "ny", "gn", "nh", "n"), "N"),
    **{"m": "M", "l": "L"},
}
# Heard as consonants only before a vowel.
_GLIDES = {"r": "L", "w": "W", "v": "W", "y": "", "h": ""}
_CLUSTERS = "|".join(sorted(_CLASSES, key=len, reverse=True))
_PIECE = re.compile(f"{_CLUSTERS}|[rwvyh](?=[aeiou])")
_ONSET_PIECE = re.compile(f"{_CLUSTERS}|[rwvyh]")

MOST = 4
"""Skeletons of a name at most."""
_BEAM = 8
_LEAST_SHARE = 0.03


def skeletons(name: Name, most: int = MOST) -> tuple[str, ...]:
    """The skeletons of a name, likeliest first: texts of the classes K C T P M N L W Y, "" for a name of vowels alone."""
    found: dict[str, float] = {}
    for each in name.latin[:2]:
        found[of_letters(each.letters)] = 1.0
    for script, readings in name.native.items():
        for reading in readings[:2]:
            for skeleton, share in _of_units(script, reading.units):
                share *= 2**-reading.bits
                found[skeleton] = max(share, found.get(skeleton, 0.0))
    return tuple(sorted(found, key=lambda skeleton: (-found[skeleton], skeleton))[: most + len(name.latin[:2])])


def of_word(word: str) -> str:
    """The likeliest skeleton of one folded word, by its first reading; "" for a word of no or of several scripts."""
    script = script_of(word)
    if script is Script.LATIN:
        return of_letters(plain(word))
    readings = read_word(script, word) if script in NATIVE else ()
    return _of_units(script, readings[0].units)[0][0] if readings else ""


def of_letters(letters: str) -> str:
    """The skeleton of letters a-z."""
    return _joined("", "".join(_class(piece) for piece in _PIECE.findall(letters)))


def _class(piece: str) -> str:
    return _CLASSES.get(piece) or _GLIDES[piece]


def _joined(before: str, more: str) -> str:
    """Classes in a row, the same one never twice in succession."""
    for letter in more:
        if not before.endswith(letter):
            before += letter
    return before


def _of_units(script: Script, units: tuple[str, ...]) -> list[tuple[str, float]]:
    beam = {"": 1.0}
    for unit in units:
        options = _options(script, unit)
        if len(options) == 1:
            classes = options[0][0]
            if classes:
                beam = _moved(beam, classes)
            continue
        found: dict[str, float] = {}
        for skeleton, share in beam.items():
            for classes, chance in options:
                joined = _joined(skeleton, classes)
                found[joined] = found.get(joined, 0.0) + share * chance
        beam = dict(sorted(found.items(), key=lambda each: -each[1])[:_BEAM]) if len(found) > _BEAM else found
    return sorted(beam.items(), key=lambda each: (-each[1], each[0]))


def _moved(beam: dict[str, float], classes: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for skeleton, share in beam.items():
        joined = _joined(skeleton, classes)
        found[joined] = found.get(joined, 0.0) + share
    return found


@cache
def _options(script: Script, unit: str) -> tuple[tuple[str, float], ...]:
    """The classes a unit may be spelled with, and their shares."""
    table = spelling(script)
    row = table.probabilities(unit)
    pattern = _ONSET_PIECE if unit[0] == "o" else _PIECE
    shares: dict[str, float] = {}
    for at in np.flatnonzero(row > _LEAST_SHARE / 10):
        piece = table.pieces[int(at)]
        if not piece.startswith("?"):
            classes = _joined("", "".join(_class(found) for found in pattern.findall(piece)))
            shares[classes] = shares.get(classes, 0.0) + float(row[at])
    whole = sum(shares.values())
    likely = {classes: share / whole for classes, share in shares.items() if share >= _LEAST_SHARE * whole}
    return tuple(sorted(likely.items(), key=lambda each: (-each[1], each[0]))) or (("", 1.0),)
