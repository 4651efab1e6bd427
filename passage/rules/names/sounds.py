"""The broad sounds that the five scripts share: one inventory, written in ASCII, tone and length left out.

Consonants, alone as onset or coda: `k kh g ng c ch j s z ny d t th n b p ph f m y r l w h` and `q` (the glottal stop, or a
syllable that begins with its vowel). Aspirates are kh ch th ph. Burmese voiceless nasals and liquids count as the voiced
ones. Vowels: `a i u e o`, `E` (open e: Thai แ), `O` (open o: Thai อ), `U` (Thai อึ), `@` (Thai เออ, and the weak vowel),
`ia`, `Ua`, `ua`; a diphthong that ends in i or u is a vowel and the coda `y` or `w` (Thai ไ is a+y, เอา is a+w).

Native names of two scripts are compared by these sounds, without a detour through Latin letters: the sounds of one are
the letters that the units of the other spell, with the shares below. They are written by hand from the phonology of the
languages and from how each writes names of the others; fitted to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from passage.rules.names.spelling import Knowledge, Rows, Spelling
from passage.rules.names.units import sounds_of

# One character for each sound, none for the glottal stop.
LETTERS = {
    **{sound: sound for sound in "kgcjszdtnbpfmyrlwhaiueoEOU@"},
    **{"kh": "K", "ng": "G", "ch": "C", "ny": "N", "th": "T", "ph": "P", "ia": "A", "Ua": "W", "ua": "V", "q": ""},
}
VOWELS = frozenset("aiueoEOU@AWV")

# For each sound the other sounds another script may write it with, likeliest first, and that it may be left out ("").
_NEAR = {
    "k": "g K",
    "g": "k K",
    "K": "k g h",
    "G": "n N",
    "c": "j C s t",
    "j": "c C z y",
    "C": "c s j T",
    "s": "z c C T t",
    "z": "s j c",
    "N": "y n G",
    "d": "t T l",
    "t": "d T",
    "T": "t d s",
    "n": "G N m l r",
    "b": "p P m w",
    "p": "b P",
    "P": "p b f",
    "f": "P p w",
    "m": "n b",
    "y": "N j",
    "r": "l",
    "l": "r n",
    "w": "b f u",
    "h": "",
    "a": "@ O E o",
    "i": "e A U",
    "u": "o U V w",
    "e": "i E @ A",
    "E": "e a A",
    "o": "u O a V w",
    "O": "o a V",
    "U": "i u @ W",
    "@": "a U e W o",
    "A": "i e E",
    "W": "U @ u V",
    "V": "u o W w",
}
_FINALS = {
    "k": "t p",
    "t": "k p s c d",
    "p": "t k b",
    "n": "G m l r",
    "G": "n m",
    "m": "n G",
    "N": "n y",
    "c": "t k",
    "h": "s t",
    "l": "n r",
    "r": "n l",
    "y": "i e",
    "w": "o u",
    "s": "t h",
}
_SAME, _NEXT, _LEFT_OUT = 0.75, (0.1, 0.05, 0.03, 0.02), 0.03


def written(units: Iterable[str]) -> str:
    """The sounds of units, one character each."""
    return "".join(LETTERS.get(sound, "") for unit in units for sound in sounds_of(unit))


def sound_units(units: Iterable[str]) -> tuple[str, ...]:
    """The units split into one for each sound, of the roles `o`, `v`, `c`; what has no sound is left out."""
    found = []
    for unit in units:
        role = unit[0]
        for sound in sounds_of(unit):
            letter = LETTERS.get(sound, "")
            if letter:
                found.append(f"{'v' if letter in VOWELS else 'o' if role == 'o' else 'c'}/{letter}")
    return tuple(found)


@cache
def sound_spelling() -> Spelling:
    """How the sounds of a name in one script are written by the sounds of another."""
    return Spelling(Knowledge(rules=_rules()))


def _rules() -> Rows:
    rules: dict[str, dict[str, float]] = {}
    for letter in LETTERS.values():
        if not letter:
            continue
        roles = ("v",) if letter in VOWELS else ("o", "c")
        for role in roles:
            near = (_FINALS.get(letter, "") if role == "c" else _NEAR[letter]).split()
            row = {letter: _SAME} | dict(zip(near, _NEXT, strict=False))
            row[""] = _LEFT_OUT * (5 if role == "c" or letter in "h@" else 3 if letter in "ary" else 1)
            rules[f"{role}/{letter}"] = row
    return rules
