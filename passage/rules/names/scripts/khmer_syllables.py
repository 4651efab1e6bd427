"""A Khmer word as clusters, each with its part in a syllable: which consonants without a vowel begin one, which end one.

What may be typed in several orders is put into one. Where no sign decides, the division with the least cost is taken; the
costs say what is common in Khmer words: short first syllables (ra-, pra-, po-pe), closed last ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import itemgetter

SIGNS = frozenset(map(chr, range(0x17B6, 0x17D3)))
SAMYOK = "\u17d0"
BANTOC, ROBAT = "\u17cb", "\u17cc"
MUUSIKATOAN, TRIISAP = "\u17c9", "\u17ca"
_TOANDAKHIAT = "\u17cd"

_LAST_CONSONANT = "\u17a2"
_CLUSTER = re.compile(
    "(?P<base>[\u1780-\u17b3])(?P<below>(?:\u17d2[\u1780-\u17a2])*)(?P<signs>[\u17b6-\u17d1]*)|(?P<number>[0-9\u17e0-\u17e9]+)"
)
_OTHER = re.compile("[^0-9\u1780-\u17a2\u17a5-\u17b3\u17b6-\u17d2\u17e0-\u17e9]+")
_ODD_ORDER = re.compile("\u17d2[ឫដ]|[\u17b6-\u17d1]\u17d2|\u17d2រ\u17d2|េះ?[ាី]|ំ[ាុ]|ះុ")
_ONE_ORDER = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("\u17d2ឫ", "\u17d2រឹ"),
        # Signs typed before the letter below; ro below goes last; vowels typed in two parts.
        ("([\u17b6-\u17d1]{1,6})((?:\u17d2[\u1780-\u17a2])+)", r"\2\1"),
        ("(\u17d2រ)((?:\u17d2[\u1780-\u17a2])+)", r"\2\1"),
        ("េ(ះ?)ា", r"ោ\1"),
        ("េ(ះ?)ី", r"ើ\1"),
        ("ំា", "ាំ"),
        ("ំុ", "ុំ"),
        ("ះុ", "ុះ"),
        # The letters ta and da look alike below another.
        ("\u17d2ដ", "\u17d2ត"),
    )
)

_NASALS = frozenset("ងញណនម")
_ASPIRATES = frozenset("ខឃឆឈឋឍថធផភ")
_PLACE = {letter: place for place, letters in enumerate(("កខគឃង", "ចឆជឈញ", "ដឋឌឍណតថទធន", "បផពភម")) for letter in letters}
# Letters that are hardly ever spoken below the last letter of a syllable, and letters that may begin one without a vowel.
_SILENT_BELOW, _SPOKEN_BELOW = ("យ", "វ"), ("រ", "ល", "ម", "អ")
_CLOSED = frozenset("ំះៈៃៅ")
# Words that most names of places are made of and that end in a consonant: what follows begins a syllable.
_WORDS = (
    *("អូរ", "ទួល", "បឹង", "ព្រែក", "គោក", "ភ្នំ", "វត្ត", "កោះ", "អន្លង់", "ត្រពាំង", "ដើម", "ស្វាយ", "ជ្រោយ", "ថ្នល់"),
    *("សែន", "ផ្សារ", "កំពង់", "ក្បាល", "ដំណាក់", "ពាម", "រំដួល", "វាល", "ស្ពាន", "ស្រះ", "ស្ទឹង", "សំរោង", "អណ្តូង", "ប្រាសាទ"),
    *("ក្រាំង", "ក្រោល", "ខ្សាច់", "ចំបក់", "ឈូង", "ដូន", "យាយ", "នាង", "ត្នោត", "ទ្រព្យ", "បន្ទាយ", "ស្រុក", "ភូមិ", "ព្រៃ", "ព្រះ"),
    *("អំពិល", "ជើង", "ត្បូង", "កើត", "លិច", "ក្រោម", "កណ្តាល", "ចាស់", "ជ័យ", "មានជ័យ", "ថ្ម", "រស្មី", "ពេជ្រ", "អភិវឌ្ឍន៍"),
)
_WORD = re.compile(f"(?<!\u17d2)(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\u17b6-\u17d2])")


# Whether a coda may follow: no; yes, after a written vowel; yes, after an unwritten vowel.
_NONE, _WRITTEN, _UNWRITTEN = 0, 1, 2
_PATHS = 2


class Role(Enum):
    """What a cluster is in its syllable; SPLIT: its first letter ends one, what is below begins the next."""

    ONSET = 0
    CODA = 1
    SPLIT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """A consonant, the letters below it, its vowel sign and its other signs; or an independent vowel, or a run of digits.

    `shift`: the sign that moves the consonant into the other series, "" for none. `is_bare`: a consonant that is spoken and
    has no vowel sign. `is_inner`: its letters begin no word. `opening`: whether a coda may follow when it begins a syllable.
    Equal only to itself; while it is remembered, the same text gives the same cluster.
    """

    base: str
    opening: int
    below: str = ""
    vowel: str = ""
    signs: str = ""
    shift: str = ""
    is_bare: bool = False
    is_silent: bool = False
    is_inner: bool = False
    is_number: bool = False
    is_vowel: bool = False


# A division so far: its cost, whether its last syllable takes a coda, and the role of each cluster.
_Path = tuple[float, int, tuple[Role, ...]]


def in_one_order(word: str) -> str:
    """The Khmer letters, signs and digits of a word, whatever the order in which they were typed."""
    text = _OTHER.sub("", unicodedata.normalize("NFC", word))
    if _ODD_ORDER.search(text):
        for pattern, into in _ONE_ORDER:
            text = pattern.sub(into, text)
    return text


def clusters(text: str) -> tuple[list[Cluster], set[int]]:
    """The clusters of a text in one order, and which of them begin a syllable for certain."""
    bounds = {match.end() for match in _WORD.finditer(text)}
    found: list[Cluster] = []
    starts: set[int] = set()
    for match in _CLUSTER.finditer(text):
        if match.start() in bounds:
            starts.add(len(found))
        found.append(_cluster(match.group()))
    return found, starts


@lru_cache(maxsize=16_384)
def _cluster(text: str) -> Cluster:
    match = _CLUSTER.match(text)
    if match is None or match["number"]:
        return Cluster(base=text, opening=_NONE, is_number=True)
    base, below, signs = match["base"], match["below"].replace("\u17d2", ""), match["signs"]
    vowel = "".join(dict.fromkeys(sign for sign in signs if sign <= "\u17c8" or sign == SAMYOK))
    if len(vowel) > 1:
        vowel = vowel.replace(SAMYOK, "")
    is_consonant, is_silent = base <= _LAST_CONSONANT, _TOANDAKHIAT in signs
    is_bare = is_consonant and not vowel and not is_silent
    is_closed = bool(_CLOSED & set(vowel)) and vowel != "ាំ"
    return Cluster(
        base=base,
        below=below,
        vowel=vowel,
        signs="".join(sign for sign in signs if "\u17c9" <= sign <= "\u17cc"),
        shift=next((sign for sign in signs if sign in (MUUSIKATOAN, TRIISAP)), ""),
        opening=_UNWRITTEN if is_bare else _NONE if is_closed else _WRITTEN,
        is_bare=is_bare,
        is_silent=is_consonant and is_silent,
        is_inner=is_consonant and bool(below) and _is_inner(base, below[0]),
        is_vowel=not is_consonant,
    )


def _is_inner(base: str, below: str) -> bool:
    """Whether two letters stand together only inside words: the same, one and its aspirate, a nasal and a stop of its place."""
    is_of_one_place = base in _PLACE and _PLACE[base] == _PLACE.get(below)
    return base == below or (is_of_one_place and below not in _NASALS and (base in _NASALS or below in _ASPIRATES))


def roles(word: Sequence[Cluster], starts: set[int]) -> list[tuple[float, tuple[Role, ...]]]:
    """The two divisions of the clusters with the least cost, best first: the cost, and a role for each cluster."""
    beam: list[_Path] = [(0.0, _NONE, ())]
    for at, cluster in enumerate(word):
        before = word[at - 1] if at else None
        if at in starts:
            beam = [(cost, _NONE, given) for cost, _, given in beam]
        beam = _best(
            [
                (cost + own + unwritten, opening, (*given, role))
                for cost, last, given in beam
                for own, unwritten, opening, role in _steps(last, cluster, before, at == 1, at + 1 == len(word))
            ]
        )
    return [(cost, given) for cost, _, given in sorted(beam, key=itemgetter(0))[:_PATHS]]


def _best(paths: list[_Path]) -> list[_Path]:
    """The two best paths of each state."""
    if len(paths) <= _PATHS:
        return paths
    paths.sort(key=itemgetter(0))
    openings = [opening for _, opening, _ in paths]
    return [path for at, path in enumerate(paths) if openings[:at].count(path[1]) < _PATHS]


@lru_cache(maxsize=65_536)
def _steps(
    opening: int, cluster: Cluster, before: Cluster | None, is_second: bool, is_last: bool
) -> list[tuple[float, float, int, Role]]:
    """The ways to go on with a cluster: its own cost and that of an unwritten vowel, whether a coda may follow, the role."""
    if cluster.is_silent:
        return [(0.0, 0.0, opening, Role.ONSET)]
    found = []
    unwritten = _unwritten_cost(cluster, is_last=is_last)
    if opening != _NONE and before is not None:
        closes = BANTOC in cluster.signs or before.vowel == SAMYOK or (before.vowel == "ាំ" and cluster.base == "ង")
        if cluster.is_bare and (closes or (not cluster.shift and cluster.base != "អ" and before.vowel != "ាំ")):
            found.append((_coda_cost(cluster, is_last=is_last), 0.0, _NONE, Role.CODA))
            if closes:
                return found
        if cluster.below and not cluster.is_vowel:
            found.append((_split_cost(opening, cluster), unwritten, cluster.opening, Role.SPLIT))
    found.append((_onset_cost(opening, cluster, before, is_second=is_second), unwritten, cluster.opening, Role.ONSET))
    return found


def _coda_cost(cluster: Cluster, *, is_last: bool) -> float:
    cost = 0.2 if cluster.base != "ហ" else 2.0
    if cluster.below and not cluster.is_inner and not is_last:
        cost += 0.2 if cluster.below in _SILENT_BELOW else 2.0
    return cost


def _split_cost(opening: int, cluster: Cluster) -> float:
    if cluster.is_inner:
        return 0.0
    if opening == _UNWRITTEN:
        return 0.2 if cluster.base in _NASALS else 0.5
    return 0.8


def _onset_cost(opening: int, cluster: Cluster, before: Cluster | None, *, is_second: bool) -> float:
    """What it costs that the syllable before stays open, and that letters begin one that rarely do."""
    cost = (2.0 if cluster.is_inner else 0.0) + (3.0 if BANTOC in cluster.signs else 0.0)
    if opening == _WRITTEN:
        return cost + 0.5
    if opening == _UNWRITTEN and before is not None:
        cost += 0.1 if before.base == cluster.base else 0.3 if before.below or before.base == "រ" else 0.4 if is_second else 0.6
    return cost


def _unwritten_cost(cluster: Cluster, *, is_last: bool) -> float:
    """What it costs that a syllable has no written vowel, more when it ends the word without a coda."""
    if not cluster.is_bare:
        return 0.0
    if not is_last or cluster.shift:
        return 1.0
    return 1.5 if cluster.below in _SPOKEN_BELOW else 3.0
