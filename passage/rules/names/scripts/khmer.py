"""Khmer names as units. A vowel sign is read by the series of its consonant; vowels that are not written get a unit of their own.

Series and vowel values after the orthography of the Chuon Nath dictionary and the tables of UNGEGN and BGN/PCGN: a sonorant
takes the series of a first-series consonant in the syllable before it. The spelling is learned from the official
romanisation of places and from names of persons; conventions that few pairs show are rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from passage.rules.names.scripts.khmer_spelling import RULE_SHARE, RULES
from passage.rules.names.scripts.khmer_syllables import (
    BANTOC,
    MUUSIKATOAN,
    ROBAT,
    SAMYOK,
    SIGNS,
    TRIISAP,
    Cluster,
    Role,
    clusters,
    in_one_order,
    roles,
)
from passage.rules.names.units import Reading

__all__ = ["GENERIC", "RULES", "RULE_SHARE", "read"]

GENERIC = ("រដ្ឋធានី", "រាជធានី", "ប្រទេស", "សង្កាត់", "តំបន់", "ខេត្ត", "ស្រុក", "ខណ្ឌ", "ក្រុង", "ភូមិ", "ឃុំ", "រដ្ឋ")
_WITHOUT_GENERIC_BITS = 1.0
_NEARLY_AS_GOOD = 0.5
_OTHER_DIVISION_BITS = 1.0

_FIRST = {
    **{"ក": "k", "ខ": "kh", "ច": "c", "ឆ": "ch", "ដ": "d", "ឋ": "th", "ណ": "n", "ត": "t", "ថ": "th", "ប": "b", "ផ": "ph"},
    **{"ស": "s", "ឝ": "s", "ឞ": "s", "ហ": "h", "ឡ": "l", "អ": "q"},
}
_SECOND = {
    **{"គ": "k", "ឃ": "kh", "ង": "ng", "ជ": "c", "ឈ": "ch", "ញ": "ny", "ឌ": "d", "ឍ": "th", "ទ": "t", "ធ": "th", "ន": "n"},
    **{"ព": "p", "ភ": "ph", "ម": "m", "យ": "y", "រ": "r", "ល": "l", "វ": "w"},
}
_ONSETS = _FIRST | _SECOND
_SONORANTS = frozenset("ងញណនមយរលវឡ")
_CODAS = {
    **dict.fromkeys("កខគឃ", "k"),
    **dict.fromkeys("ចឆជឈ", "c"),
    **dict.fromkeys("ដឋឌឍតថទធ", "t"),
    **dict.fromkeys("បផពភ", "p"),
    **{"ង": "ng", "ញ": "ny", "ណ": "n", "ន": "n", "ម": "m", "យ": "y", "រ": "r", "ល": "l", "ឡ": "l", "វ": "w", "ស": "h"},
    **{"ហ": "h", "អ": "", "ឝ": "h", "ឞ": "h"},
}
# Ho with a letter below: one sound of foreign words, or silent.
_LOANS = {"វ": "f", "គ": "g"}
# The sounds of a vowel sign after a consonant of the first and of the second series.
_VOWELS = {
    "ា": ("a", "ia"),
    "ិ": ("e", "i"),
    "ី": ("e+y", "i"),
    "ឹ": ("@", "U"),
    "ឺ": ("@", "U"),
    "ុ": ("o", "u"),
    "ូ": ("o", "u"),
    "ួ": ("ua", "ua"),
    "ើ": ("@", "@"),
    "ឿ": ("Ua", "Ua"),
    "ៀ": ("ia", "ia"),
    "េ": ("e", "e"),
    "ែ": ("E", "E"),
    "ៃ": ("a+y", "e+y"),
    "ោ": ("a+w", "o"),
    "ៅ": ("a+w", "o+w"),
    "ំ": ("O+m", "u+m"),
    "ុំ": ("o+m", "u+m"),
    "ាំ": ("a+m", "o+m"),
    "ាំង": ("a+ng", "ia+ng"),
    "ះ": ("a", "ia"),
    "ុះ": ("o", "u"),
    "េះ": ("e", "i"),
    "ោះ": ("O", "ua"),
    "ិះ": ("e", "i"),
    "ែះ": ("E", "E"),
    "័": ("a", "a"),
    "ៈ": ("a", "a"),
}
# Of the second series before a consonant with bantoc: by the coda.
_SHORT_AA = {"k": "ia", "ng": "ia", "": "ua"}
_INDEPENDENT = {
    **{"ឥ": ("q", "e", "ិ"), "ឦ": ("q", "e+y", "ី"), "ឧ": ("q", "u", "ុ"), "ឨ": ("q", "u", "ុ"), "ឩ": ("q", "u", "ូ")},
    **{"ឪ": ("q", "o+w", "ៅ"), "ឫ": ("r", "U", "ឹ"), "ឬ": ("r", "U", "ឺ"), "ឭ": ("l", "U", "ឹ"), "ឮ": ("l", "U", "ឺ")},
    **{"ឯ": ("q", "E", "ែ"), "ឰ": ("q", "a+y", "ៃ"), "ឱ": ("q", "a+w", "ោ"), "ឲ": ("q", "a+w", "ោ"), "ឳ": ("q", "a+w", "ៅ")},
}
_SILENT_LAST = ("ិ", "ុ")
_LONG = ("ា", "ី", "ឺ", "ូ", "ួ", "ើ", "ឿ", "ៀ", "េ", "ែ", "ោ")
_NUMERALS = ("", "m+ua+y", "p+i", "b+e+y", "b+ua+n", "p+r+a+m")
_DIGITS = ("សូន្យ", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
_HUNDRED = "រយ"
_TENS = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Khmer word: as written, divided otherwise, and without a word for province or district before it."""
    text = in_one_order(word)
    found = list(_readings(text))
    rest = next((text.removeprefix(generic) for generic in GENERIC if text.startswith(generic)), "")
    if found and rest and rest[0] not in SIGNS:
        found += [Reading(each.units, each.bits + _WITHOUT_GENERIC_BITS) for each in _readings(rest)]
    return tuple(found)


def _readings(text: str) -> Iterator[Reading]:
    found, starts = clusters(text)
    if not found:
        return
    divisions = roles(found, starts)
    yield Reading(tuple(_units(found, divisions[0][1])))
    if len(divisions) > 1 and divisions[1][0] - divisions[0][0] < _NEARLY_AS_GOOD:
        yield Reading(tuple(_units(found, divisions[1][1])), _OTHER_DIVISION_BITS)


def _units(word: Sequence[Cluster], division: Sequence[Role]) -> Iterator[str]:
    spread = None
    last = len(word) - 1
    for at, cluster in enumerate(word):
        role = division[at]
        if cluster.is_silent or cluster.is_number or cluster.is_vowel:
            yield from _apart(cluster)
        elif role is Role.CODA:
            if not (cluster.base == "ង" and word[at - 1].vowel == "ាំ"):
                yield from _coda(cluster, at == last)
            spread = None
        elif at == last and cluster.vowel in _SILENT_LAST and _ends_silent(word, role):
            yield from (*_coda(cluster, is_last=True), f"x//{cluster.vowel}$")
        else:
            coda = word[at + 1] if at < last and division[at + 1] is not Role.ONSET and not word[at + 1].is_silent else None
            units, spread = _syllable(cluster, role, coda, spread, at == last)
            yield from units


@lru_cache(maxsize=16_384)
def _apart(cluster: Cluster) -> tuple[str, ...]:
    """The units of what is no consonant with its vowel."""
    if cluster.is_silent:
        return tuple(f"x//{letter}" for letter in cluster.base + cluster.below)
    return tuple(_number(cluster.base) if cluster.is_number else _independent(cluster))


@lru_cache(maxsize=65_536)
def _syllable(
    cluster: Cluster, role: Role, coda: Cluster | None, spread: int | None, is_last: bool
) -> tuple[tuple[str, ...], int | None]:
    """The units of a syllable but for its coda, and the series that it gives to a sonorant after it."""
    series = _series(cluster, role, spread)
    units = (*_onset(cluster, role), _vowel(cluster, series, coda, is_last=is_last))
    return units, series if cluster.is_bare or cluster.vowel == "ំ" else None


def _independent(cluster: Cluster) -> Iterator[str]:
    onset, vowel, sign = _INDEPENDENT[cluster.base]
    yield f"o/{onset}/{cluster.base}"
    yield f"{'r' if '+' in vowel else 'v'}/{vowel}/{sign}i"
    yield from (f"c/{_CODAS[letter]}/{letter}" for letter in cluster.below)


def _ends_silent(word: Sequence[Cluster], role: Role) -> bool:
    """Whether a short vowel at the end is not spoken: after two stops, or after one stop and a long vowel."""
    cluster = word[-1]
    if role is Role.SPLIT:
        return cluster.base not in _SONORANTS
    return len(word) > 1 and not cluster.below and word[-2].vowel in _LONG and cluster.base not in "ងញយរលវសហអ"


def _series(cluster: Cluster, role: Role, spread: int | None) -> int:
    """0 or 1: the series of a syllable's vowel."""
    if cluster.shift:
        return int(cluster.shift == TRIISAP)
    letters = cluster.below if role is Role.SPLIT else cluster.base + cluster.below
    governing = next((letter for letter in reversed(letters) if letter not in _SONORANTS), None)
    if governing is None and spread == 0:
        return 0
    return int((governing or letters[0]) in _SECOND)


def _onset(cluster: Cluster, role: Role) -> Iterator[str]:
    base, below = cluster.base, cluster.below
    if role is Role.SPLIT:
        yield f"c/{_CODAS[base]}/{base}="
        yield f"o/{_below(base, below[0])}/{'=' if below[0] == base else '-'}{below[0]}"
        base, below = below[0], below[1:]
    elif base == "ហ" and below[:1] in _LOANS and below:
        yield f"o/{_LOANS[below[0]]}/ហ្{below[0]}"
        base, below = below[0], below[1:]
    else:
        sound = "p" if base == "ប" and (below or cluster.shift == MUUSIKATOAN) else _ONSETS[base]
        yield f"o/{sound}/{base}{'៉' if cluster.shift == MUUSIKATOAN else ''}{'្' if below else ''}"
    yield from (f"o/{_below(base, letter)}/្{letter}{'=' if letter == base else ''}" for letter in below)
    if ROBAT in cluster.signs:
        yield "x//៌"


def _below(base: str, letter: str) -> str:
    """The sound of an onset letter below another: ta and da look alike there."""
    if letter == "ត" and base not in "តនស":
        return "d"
    return _ONSETS[letter]


def _vowel(cluster: Cluster, series: int, coda: Cluster | None, *, is_last: bool) -> str:
    closing = _CODAS[coda.base] if coda else ""
    is_short = coda is not None and BANTOC in coda.signs
    if cluster.is_bare:
        return _unwritten(series, coda, closing, is_last=is_last)
    sign = cluster.vowel
    if sign == "ាំ" and coda and coda.base == "ង":
        sign = "ាំង"
    sound = (_VOWELS.get(sign) or _VOWELS.get(sign[:1]) or ("a", "a"))[series]
    detail = ""
    if sign == "ា" and is_short:
        detail = "់" + (closing if closing in _SHORT_AA else "")
        sound = _SHORT_AA[detail[1:]] if series else sound
    elif sign == SAMYOK:
        detail = closing if closing in ("k", "y") else ""
    elif sign in ("ិ", "េ") and closing in ("c", "ny"):
        detail = "c"
    elif sign in _SILENT_LAST and is_last:
        detail = "$"
    elif sign in _LONG and not coda:
        detail = "-"
    return f"{'r' if '+' in sound else 'v'}/{sound}/{sign}{series + 1}{detail}"


def _unwritten(series: int, coda: Cluster | None, closing: str, *, is_last: bool) -> str:
    """The vowel of a consonant that has none: by its series and by what closes the syllable."""
    sound = ("O", "o")[series]
    if coda is not None:
        short = "់" if BANTOC in coda.signs else "=" if coda.below else ""
        return f"v/{sound}/{series + 1}{closing}{short}"
    return f"v/{sound}/{series + 1}$" if is_last else f"v/{('a', 'o')[series]}/{series + 1}-"


@lru_cache(maxsize=16_384)
def _coda(cluster: Cluster, is_last: bool) -> tuple[str, ...]:
    has_robat = ROBAT in cluster.signs
    first = f"c//{cluster.base}៌" if has_robat else f"c/{_CODAS[cluster.base]}/{cluster.base}{'' if is_last else '+'}"
    return (first, *(f"x/{_ONSETS[letter]}/្{letter}{'$' if is_last else ''}" for letter in cluster.below))


def _number(digits: str) -> Iterator[str]:
    """A number below 1,000 as it is spoken, 1 to 5 alone as one unit; a longer number digit by digit."""
    values = [unicodedata.digit(digit) for digit in digits]
    if len(values) == 1 and 0 < values[0] < len(_NUMERALS):
        yield f"r/{_NUMERALS[values[0]]}/{values[0]}"
        return
    for word in _words(values) if len(values) <= len("999") else map(_DIGITS.__getitem__, values):
        yield from _spoken(word)


def _words(values: Sequence[int]) -> Iterator[str]:
    hundreds, tens, ones = (*[0] * (3 - len(values)), *values)
    if hundreds:
        yield _DIGITS[hundreds] + _HUNDRED
    if tens:
        yield _TENS[tens]
    if ones or not hundreds + tens:
        yield _DIGITS[ones]


@lru_cache(maxsize=64)
def _spoken(word: str) -> tuple[str, ...]:
    found, starts = clusters(in_one_order(word))
    return tuple(_units(found, roles(found, starts)[0][1]))
