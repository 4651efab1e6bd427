"""The consonants of a name in broad classes: the form under which its writings in all scripts meet.

A Latin spelling has one skeleton. A native name has the skeletons of its likely Latin spellings, taken from the learned
table unit by unit, so that two scripts meet where their spellings in Latin letters would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

import numpy as np

from passage.rules.names.languages import NATIVE, spelling
from passage.rules.names.latin import plain
from passage.rules.names.name import Name, read_word, script_of_word
from passage.rules.text.scripts import Script

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
# Classes with which a piece of a name may be spelled: all, the first, the rest, and their share.
_Option = tuple[str, str, str, float]
_LEAST_SHARE = 0.03


@lru_cache(maxsize=256)
def skeletons(name: Name, most: int = MOST) -> tuple[str, ...]:
    """The skeletons of a name, likeliest first: texts of the classes K C T P M N L W Y, "" for a name of vowels alone."""
    found: dict[str, float] = {}
    for each in name.latin[:2]:
        found[of_letters(each.letters)] = 1.0
    for script, readings in name.native.items():
        for reading in readings[:2]:
            factor = 2**-reading.bits
            for skeleton, share in _of_units(script, reading.units).items():
                if share * factor >= found.get(skeleton, 0.0):
                    found[skeleton] = share * factor
    return tuple(_ordered(found)[: most + len(name.latin[:2])])


@lru_cache(maxsize=16_384)
def of_word(word: str) -> str:
    """The likeliest skeleton of one folded word, by its first reading; "" for a word of no or of several scripts."""
    script = script_of_word(word)
    if script is Script.LATIN:
        return of_letters(plain(word))
    readings = read_word(script, word) if script in NATIVE else ()
    return _ordered(_of_units(script, readings[0].units))[0] if readings else ""


def of_letters(letters: str) -> str:
    """The skeleton of letters a-z."""
    return _joined("".join(map(_class, _PIECE.findall(letters))))


def _class(piece: str) -> str:
    return _CLASSES.get(piece) or _GLIDES[piece]


def _joined(classes: str) -> str:
    """Classes in a row, the same one never twice in succession."""
    return "".join(letter for letter, _ in groupby(classes))


def _ordered(shares: dict[str, float]) -> list[str]:
    """The skeletons, that with the greatest share first, by letters where shares are the same."""
    return sorted(sorted(shares), key=shares.__getitem__, reverse=True)


def _of_units(script: Script, units: tuple[str, ...]) -> dict[str, float]:
    """The likely skeletons of units and their shares, at most `_BEAM`. Classes that are certain wait for the next choice."""
    beam, certain = {"": 1.0}, ""
    for options in map(_all_options(script).__getitem__, units):
        if len(options) > 1:
            beam = _moved(_moved(beam, (_option(certain),)) if certain else beam, options)
            certain = ""
        elif options:
            classes, first, rest, _ = options[0]
            certain += rest if certain[-1:] == first else classes
    return _moved(beam, (_option(certain),)) if certain else beam


def _moved(beam: dict[str, float], options: Sequence[_Option]) -> dict[str, float]:
    """Each skeleton with each of the options behind it, the likeliest of them."""
    found: dict[str, float] = {}
    for skeleton, share in beam.items():
        last = skeleton[-1:]
        for classes, first, rest, chance in options:
            longer = skeleton + (rest if first == last else classes)
            found[longer] = found.get(longer, 0.0) + share * chance
    return dict(sorted(found.items(), key=itemgetter(1), reverse=True)[:_BEAM]) if len(found) > _BEAM else found


def _option(classes: str, chance: float = 1.0) -> _Option:
    return classes, classes[:1], classes[1:], chance


class _Options(dict[str, tuple[_Option, ...]]):
    """The options of each unit of a script; none for a unit that is no consonant."""

    def __init__(self, script: Script) -> None:
        self._spelling = spelling(script)

    def __missing__(self, unit: str) -> tuple[_Option, ...]:
        row = self._spelling.probabilities(unit)
        pattern = _ONSET_PIECE if unit[0] == "o" else _PIECE
        shares: dict[str, float] = {}
        for at in np.flatnonzero(row > _LEAST_SHARE / 10):
            piece = self._spelling.pieces[int(at)]
            if not piece.startswith("?"):
                classes = _joined("".join(map(_class, pattern.findall(piece))))
                shares[classes] = shares.get(classes, 0.0) + float(row[at])
        whole = sum(shares.values())
        likely = {classes: share / whole for classes, share in shares.items() if share >= _LEAST_SHARE * whole}
        if len(likely) < 2:
            likely = dict.fromkeys(filter(None, likely), 1.0)
        self[unit] = tuple(_option(each, likely[each]) for each in _ordered(likely))
        return self[unit]


_all_options = cache(_Options)
