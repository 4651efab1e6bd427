"""A name written again by somebody else: in Latin letters, in Thai letters by ear, or with a slip of the hand."""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import accumulate
from random import Random

import numpy as np

from passage.rules.names.languages import LANGUAGES, spelling
from passage.rules.names.units import sounds_of
from passage.rules.text.scripts import Script

_LEAST_SHARE = 0.01

# How Thai ears write a sound: onset and coda, the likelier first. Vowels stand around their onset ("-").
_THAI_ONSETS = {
    **{
        "k": "ก",
        "kh": "คข",
        "g": "ก",
        "ng": "ง",
        "c": "จ",
        "ch": "ชฉ",
        "j": "จ",
        "s": "ซส",
        "z": "ซส",
        "ny": "ยญ",
        "d": "ด",
        "t": "ต",
    },
    **{
        "th": "ทธ",
        "n": "น",
        "b": "บ",
        "p": "ป",
        "ph": "พภ",
        "f": "ฟ",
        "m": "ม",
        "y": "ย",
        "r": "ร",
        "l": "ล",
        "w": "ว",
        "h": "ห",
        "q": "อ",
    },
}
_THAI_CODAS = {
    **{
        "k": "ก",
        "g": "ก",
        "ng": "ง",
        "c": "ด",
        "t": "ดต",
        "d": "ด",
        "s": "ส",
        "n": "น",
        "ny": "น",
        "p": "บป",
        "b": "บ",
        "m": "ม",
    },
    **{
        "y": "ย",
        "w": "ว",
        "r": "ร",
        "l": "ล",
        "h": "",
        "q": "",
        "j": "ด",
        "ch": "ด",
        "th": "ด",
        "kh": "ก",
        "ph": "บ",
        "f": "ฟ",
        "z": "ส",
    },
}
_THAI_VOWELS = {
    **{"a": "-า", "i": "-ี", "u": "-ู", "e": "เ-", "o": "โ-", "E": "แ-", "O": "-อ", "U": "-ึ", "@": "เ-อ", "ia": "เ-ีย"},
    **{"Ua": "เ-ือ", "ua": "-ัว"},
}
_THAI_CLOSED = {"a": "-ั", "i": "-ิ", "u": "-ุ", "e": "เ-", "o": "-", "ua": "-ว", "@": "เ-ิ"}


def in_latin(native: str, script: Script, chance: Random) -> str:
    """A likely Latin spelling of a name, word by word, capitals as on a form."""
    words = [_latin_word(word, script, chance) for word in native.split()]
    return " ".join(word.capitalize() for word in words if word)


def _latin_word(word: str, script: Script, chance: Random) -> str:
    found = LANGUAGES[script].read(word)
    return "".join(_drawn(script, unit, chance.random()) for unit in found[0].units) if found else ""


def _drawn(script: Script, unit: str, at: float) -> str:
    pieces, shares = _pieces(script, unit)
    return pieces[min(bisect(shares, at), len(pieces) - 1)]


@cache
def _pieces(script: Script, unit: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    table = spelling(script)
    row = table.probabilities(unit)
    found = {table.pieces[int(at)]: float(row[at]) for at in np.flatnonzero(row > _LEAST_SHARE)}
    named = {piece: share for piece, share in found.items() if not piece.startswith("?")} or {"": 1.0}
    whole = sum(named.values())
    return tuple(named), tuple(accumulate(share / whole for share in named.values()))


def in_thai(native: str, script: Script, chance: Random) -> str:
    """A name of another script as a Thai clerk may write it by ear."""
    return " ".join(filter(None, (_thai_word(word, script, chance) for word in native.split())))


def _thai_word(word: str, script: Script, chance: Random) -> str:
    found = LANGUAGES[script].read(word)
    sounds = [(unit[0], sound) for unit in found[0].units for sound in sounds_of(unit)] if found else []
    written, at = "", 0
    while at < len(sounds):
        onset = ""
        while at < len(sounds) and sounds[at][1] in _THAI_ONSETS and (not onset or sounds[at][0] == "o"):
            onset += chance.choice(_THAI_ONSETS[sounds[at][1]])
            at += 1
        if at == len(sounds) or sounds[at][1] not in _THAI_VOWELS:
            written += onset
            at += not onset
            continue
        vowel = sounds[at][1]
        at += 1
        coda = ""
        if at < len(sounds) and sounds[at][0] != "o" and sounds[at][1] in _THAI_CODAS:
            coda = chance.choice(_THAI_CODAS[sounds[at][1]] or [""])
            at += 1
        shape = _THAI_CLOSED.get(vowel, _THAI_VOWELS[vowel]) if coda else _THAI_VOWELS[vowel]
        written += shape.replace("-", onset or "อ") + coda
    return written


def with_a_slip(text: str, chance: Random) -> str:
    """One letter left out, doubled, or changed places with the next."""
    if len(text) < 4:
        return text
    at = chance.randrange(1, len(text) - 1)
    slip = chance.randrange(3)
    if slip == 0:
        return text[:at] + text[at + 1 :]
    if slip == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
