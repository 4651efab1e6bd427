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

from functools import cache, lru_cache

from passage.rules.names.pool import LONGEST_NAME
from passage.rules.names.spelling import Knowledge, Rows, Spelling
from passage.rules.names.units import sounds_of

# One character for each sound, none for the glottal stop.
LETTERS = {
    **{sound: sound for sound in "kgcjszdtnbpfmyrlwhaiueoEOU@"},
    **{"kh": "K", "ng": "G", "ch": "C", "ny": "N", "th": "T", "ph": "P", "ia": "A", "Ua": "W", "ua": "V", "q": ""},
}
VOWELS = frozenset("aiueoEOU@AWV")

# For each sound the other sounds that another script may write it with, and their shares beside that of the same sound.
_NEAR = {
    "k": "K:.2 g:.1",
    "g": "k:.2 K:.1",
    "K": "k:.2 g:.05 h:.03",
    "G": "n:.1 N:.05",
    "c": "C:.15 j:.1 s:.1 z:.03 t:.02",
    "j": "c:.15 C:.15 z:.1 y:.05",
    "C": "c:.2 s:.2 j:.05 z:.03 T:.02",
    "s": "C:.15 z:.1 T:.07 t:.05 c:.05",
    "z": "s:.25 j:.1 c:.1 C:.05",
    "N": "y:.25 n:.1 G:.05",
    "d": "t:.2 T:.1 l:.02",
    "t": "T:.2 d:.12 s:.03",
    "T": "t:.22 d:.1 s:.07",
    "n": "G:.04 N:.03 m:.02 l:.02",
    "b": "p:.15 P:.12 w:.04 m:.01",
    "p": "P:.15 b:.15",
    "P": "p:.22 b:.1 f:.03",
    "f": "P:.2 p:.1 w:.03",
    "m": "n:.02",
    "y": "N:.1 r:.08 j:.03 l:.02",
    "r": "l:.25 y:.1",
    "l": "r:.2 n:.02 y:.02",
    "w": "b:.06 f:.03 u:.02",
    "h": "r:.03 K:.02",
    "a": "@:.06 O:.05 E:.04 o:.03 A:.03",
    "i": "e:.08 A:.03 U:.02 y:.01",
    "u": "o:.12 U:.04 V:.03",
    "e": "i:.12 E:.08 @:.03 A:.03 a:.02",
    "E": "e:.15 a:.06 A:.03",
    "o": "u:.12 O:.1 a:.06 V:.03 @:.02",
    "O": "o:.2 a:.12 u:.02 V:.02",
    "U": "i:.12 u:.1 @:.08 W:.04",
    "@": "a:.12 U:.1 o:.05 e:.05 W:.03",
    "A": "i:.12 e:.12 E:.06 a:.06",
    "W": "U:.15 @:.1 u:.08 V:.05 A:.03",
    "V": "u:.15 o:.12 w:.06 W:.05 O:.03",
}
_FINALS = {
    "k": "t:.08 p:.04",
    "t": "k:.06 p:.04 s:.04 d:.03 c:.02",
    "p": "t:.06 k:.04 b:.04",
    "n": "G:.1 m:.06 l:.05 r:.05 N:.03",
    "G": "n:.15 m:.04 N:.02",
    "m": "n:.08 G:.04",
    "N": "n:.3 y:.1 G:.1",
    "c": "t:.3 k:.08",
    "h": "s:.15 t:.05",
    "l": "n:.3 r:.08",
    "r": "n:.25 l:.12",
    "y": "i:.1 e:.04",
    "w": "o:.08 u:.08",
    "s": "t:.25 h:.15",
}
_SAME, _LEFT_OUT = 0.75, 0.03


@lru_cache(maxsize=8192)
def written(units: tuple[str, ...]) -> str:
    """The sounds of units, one character each."""
    return "".join(LETTERS.get(sound, "") for unit in units for sound in sounds_of(unit))


@lru_cache(maxsize=8192)
def sound_units(units: tuple[str, ...]) -> tuple[str, ...]:
    """The units split into one for each sound, of the roles `o`, `v`, `c`; what has no sound is left out.

    The first keeps the letters of the unit as its detail, for explaining.
    """
    found = []
    for unit in units:
        letters = unit.partition("/")[2].partition("/")[2]
        for sound in sounds_of(unit):
            letter = LETTERS.get(sound, "")
            if letter:
                role = "v" if letter in VOWELS else "o" if unit[0] == "o" else "c"
                found.append(f"{role}/{letter}/{letters}" if letters else f"{role}/{letter}")
                letters = ""
    return tuple(found[:LONGEST_NAME])


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
            row = {letter: _SAME} | {other: float(share) for other, share in (each.split(":") for each in near)}
            row[""] = _LEFT_OUT * (5 if role == "c" or letter in "h@" else 3 if letter in "ary" else 1)
            rules[f"{role}/{letter}"] = row
    return rules
