"""Names in Latin letters as units: the groups of letters with which the names of the region are spelled.

Used for comparing two spellings in Latin letters, and for the sounds a spelling may stand for. `th` is th or, in Burmese
names, s; `x` is s or ch; letters that any convention leaves silent (h after a vowel, e at the end) have units that may be
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passage.rules.names.latin import plain
from passage.rules.names.spelling import Rows
from passage.rules.names.units import Reading

GENERIC = (
    *("province", "district", "township", "state", "region", "city", "town", "village", "commune", "municipality", "division"),
    *(
        "khaet",
        "khet",
        "srok",
        "khum",
        "phum",
        "krong",
        "sangkat",
        "khan",
        "changwat",
        "amphoe",
        "tambon",
        "ban",
        "khoueng",
        "muang",
    ),
)

_CONSONANTS = {
    **{"k": "k", "kh": "kh", "hk": "kh", "g": "k", "gh": "k", "c": "k", "q": "k", "ck": "k", "kk": "k", "cc": "c", "ng": "ng"},
    **{
        "ch": "c",
        "chh": "ch",
        "tch": "c",
        "j": "c",
        "jj": "c",
        "ky": "c",
        "kj": "c",
        "gy": "c",
        "khy": "ch",
        "hky": "ch",
        "tj": "c",
    },
    **{"s": "s", "ss": "s", "sh": "s", "hs": "s", "z": "s", "zz": "s", "x": "s", "ny": "ny", "gn": "ny", "nh": "ny", "nny": "ny"},
    **{"d": "t", "dd": "t", "dh": "th", "t": "t", "tt": "t", "th": "th", "ht": "th", "tth": "th", "n": "n", "nn": "n", "hn": "n"},
    **{"b": "p", "bb": "p", "bh": "ph", "p": "p", "pp": "p", "ph": "ph", "hp": "ph", "pph": "ph", "f": "f", "ff": "f", "m": "m"},
    **{
        "mm": "m",
        "hm": "m",
        "y": "y",
        "r": "r",
        "rr": "r",
        "l": "l",
        "ll": "l",
        "hl": "l",
        "lh": "l",
        "w": "w",
        "v": "w",
        "hw": "w",
    },
    **{"vv": "w", "h": "h", "hh": "h"},
}
_VOWELS = {
    **{"a": "a", "aa": "a", "ar": "a", "ah": "a", "i": "i", "ee": "i", "ii": "i", "ie": "ia", "y": "i", "ey": "e+y", "ei": "e+y"},
    **{
        "e": "e",
        "ae": "E",
        "ea": "ia",
        "eh": "E",
        "ay": "a+y",
        "ai": "a+y",
        "aye": "a+y",
        "o": "o",
        "oh": "o",
        "or": "O",
        "oa": "o",
    },
    **{
        "aw": "O",
        "au": "a+w",
        "ao": "a+w",
        "ow": "a+w",
        "u": "u",
        "oo": "u",
        "ou": "u",
        "uu": "u",
        "eu": "U",
        "ue": "U",
        "oe": "@",
    },
    **{
        "er": "@",
        "ia": "ia",
        "iea": "ia",
        "ua": "ua",
        "uo": "ua",
        "oua": "ua",
        "uea": "Ua",
        "eua": "Ua",
        "oy": "o+y",
        "oi": "o+y",
    },
    **{
        "uy": "u+y",
        "ui": "u+y",
        "ieu": "i+w",
        "eo": "e+w",
        "iu": "i+w",
        "ew": "e+w",
        "aeo": "E+w",
        "aung": "a+w+ng",
        "io": "i+w",
    },
    **{
        "aing": "a+y+ng",
        "aik": "a+y+k",
        "auk": "a+w+k",
        "oeu": "@",
        "eou": "Ua",
        "uoy": "ua+y",
        "ov": "o+w",
        "av": "a+w",
        "iev": "ia+w",
    },
}
_ONSET = "|".join(sorted(_CONSONANTS, key=len, reverse=True))
# An r, h, w or y after a vowel belongs to the vowel only where no vowel follows; y alone is a vowel only there.
_VOWEL = "|".join(vowel + ("(?![aeiouy])" if vowel[-1] in "rhwvy" else "") for vowel in sorted(_VOWELS, key=len, reverse=True))
_PIECE = re.compile(f"(?P<vowel>(?:{_VOWEL}))(?P<coda>(?>{_ONSET})(?![aeiouy]))?|(?P<onset>{_ONSET})")


def read(word: str) -> tuple[Reading, ...]:
    """The one reading of a word in Latin letters; none for a word without any of a-z."""
    units = tuple(_units(plain(word)))
    return (Reading(units),) if units else ()


def _units(letters: str) -> Iterator[str]:
    for match in _PIECE.finditer(letters):
        if match["onset"]:
            yield f"o/{_CONSONANTS[match['onset']]}/{match['onset']}"
            continue
        vowel = match["vowel"]
        yield f"{'r' if '+' in _VOWELS[vowel] else 'v'}/{_VOWELS[vowel]}/{vowel}"
        if match["coda"]:
            yield f"c/{_coda(match['coda'])}/{match['coda']}"


def _coda(letters: str) -> str:
    sound = _CONSONANTS[letters]
    return {"kh": "k", "c": "t", "ch": "t", "s": "t", "th": "t", "ph": "p", "f": "p"}.get(sound, sound)


RULES: Rows = {}
RULE_SHARE = 0.0
