"""Khmer names as units. A vowel sign is read by the series of its consonant; vowels that are not written get a unit of their own.

Series and vowel values after the orthography of the Chuon Nath dictionary; the spelling is learned from the official
romanisation of places and from names of persons in their French-style spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from passage.rules.names.spelling import Rows
from passage.rules.names.units import Reading

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
    "ះ": ("a", "ia"),
    "ុះ": ("o", "u"),
    "េះ": ("e", "i"),
    "ោះ": ("O", "ua"),
    "ិះ": ("e", "i"),
    "ែះ": ("E", "E"),
    "័": ("a", "o"),
    "ៈ": ("a", "a"),
}
_INDEPENDENT = {
    **{"ឥ": ("q", "e", "ិ"), "ឦ": ("q", "e+y", "ី"), "ឧ": ("q", "u", "ុ"), "ឨ": ("q", "u", "ុ"), "ឩ": ("q", "u", "ូ")},
    **{"ឪ": ("q", "o+w", "ៅ"), "ឫ": ("r", "U", "ឹ"), "ឬ": ("r", "U", "ឺ"), "ឭ": ("l", "U", "ឹ"), "ឮ": ("l", "U", "ឺ")},
    **{"ឯ": ("q", "E", "ែ"), "ឰ": ("q", "a+y", "ៃ"), "ឱ": ("q", "a+w", "ោ"), "ឲ": ("q", "a+w", "ោ"), "ឳ": ("q", "a+w", "ៅ")},
}
_UNITS_OF_TEN = ("", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
_TENS = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")

_NUMBER = re.compile("[0-9០-៩]+")
_OTHER = re.compile("[^\u1780-\u17a2\u17a5-\u17b3\u17b6-\u17d3]+")
_SPLIT_VOWELS = (("េា", "ោ"), ("េី", "ើ"), ("េះា", "ោះ"), ("ំា", "ាំ"), ("ំុ", "ុំ"), ("ះុ", "ុះ"))
_CLUSTER = re.compile(
    "(?P<base>[\u1780-\u17a2])(?P<shift1>[\u17c9\u17ca]?)(?P<subs>(?:\u17d2[\u1780-\u17a2])*)(?P<shift2>[\u17c9\u17ca]?)"
    "(?P<vowel>[\u17b6-\u17c8\u17d0]*)(?P<signs>[\u17c9-\u17d3]*)"
    "|(?P<independent>[\u17a5-\u17b3])(?P<rest>(?:\u17d2[\u1780-\u17a2])*[\u17b6-\u17d3]*)"
)
GENERIC = ("រដ្ឋធានី", "រាជធានី", "ប្រទេស", "សង្កាត់", "តំបន់", "ខេត្ត", "ស្រុក", "ខណ្ឌ", "ក្រុង", "ភូមិ", "ឃុំ", "រដ្ឋ")
_WITHOUT_GENERIC_BITS = 1.0


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A consonant, what is written below it, its vowel sign ("" for none), its series (0 or 1) and whether it is silenced."""

    base: str
    below: str
    vowel: str
    series: int
    shifted: bool = False
    silenced: bool = False
    has_robat: bool = False
    independent: bool = False


def read(word: str) -> tuple[Reading, ...]:
    """The readings of a Khmer word: as written, and without a word for province, district or village before it."""
    text = _NUMBER.sub(lambda found: _number(found.group()), unicodedata.normalize("NFC", word))
    text = _OTHER.sub("", text)
    for split, whole in _SPLIT_VOWELS:
        text = text.replace(split, whole)
    units = tuple(_units(text))
    if not units:
        return ()
    rest = next((text.removeprefix(start) for start in GENERIC if text.startswith(start) and text != start), "")
    bare = tuple(_units(rest)) if _CLUSTER.match(rest) else ()
    return (Reading(units), Reading(bare, _WITHOUT_GENERIC_BITS)) if bare else (Reading(units),)


def _number(digits: str) -> str:
    """A number below 100 in words; a longer one digit by digit."""
    values = [unicodedata.digit(digit) for digit in digits]
    if len(values) == 1:
        return _UNITS_OF_TEN[values[0]]
    if len(values) == 2:
        return _TENS[values[0]] + _UNITS_OF_TEN[values[1]]
    return "".join(_UNITS_OF_TEN[value] for value in values)


@lru_cache(maxsize=8192)
def _cluster(text: str) -> _Cluster | None:
    match = _CLUSTER.match(text)
    if match is None:
        return None
    if match["independent"]:
        return _Cluster(match["independent"], "", "", 0, independent=True)
    below = match["subs"].replace("\u17d2", "")
    signs = match["signs"]
    shift = match["shift1"] or match["shift2"] or ("\u17c9" if "\u17c9" in signs else "\u17ca" if "\u17ca" in signs else "")
    governing = next((c for c in reversed(match["base"] + below) if c not in _SONORANTS), match["base"])
    series = int(governing in _SECOND)
    if shift:
        series = int(shift == "\u17ca")
    return _Cluster(
        base=match["base"],
        below=below,
        vowel="".join(dict.fromkeys(match["vowel"])),
        series=series,
        shifted=shift == "\u17c9",
        silenced="\u17cd" in signs,
        has_robat="\u17cc" in signs,
    )


def _units(text: str) -> Iterator[str]:
    clusters = [found for found in (_cluster(match.group()) for match in _CLUSTER.finditer(text)) if found]
    takes_coda = False
    for at, cluster in enumerate(clusters):
        is_last = at + 1 == len(clusters)
        if cluster.independent:
            onset, vowel, sign = _INDEPENDENT[cluster.base]
            yield from (f"o/{onset}/{cluster.base}", f"v/{vowel}/{sign}i")
            takes_coda = True
        elif cluster.silenced:
            yield from (f"x//{letter}" for letter in cluster.base + cluster.below)
        elif cluster.vowel:
            yield from _onset(cluster)
            yield from _vowel(cluster, is_last)
            takes_coda = not (cluster.vowel.endswith(("ំ", "ះ")) or cluster.vowel == "ៈ")
        elif takes_coda and _is_coda(clusters, at):
            yield from _coda(cluster, is_last)
            takes_coda = False
        else:
            yield from _onset(cluster)
            yield _unwritten(cluster, clusters[at + 1] if not is_last else None)
            takes_coda = True


def _onset(cluster: _Cluster) -> Iterator[str]:
    sound = _ONSETS[cluster.base]
    if cluster.base == "ប" and (cluster.shifted or cluster.below[:1] in ("រ", "ល") or cluster.below):
        sound = "p"
    if cluster.base == "ហ" and cluster.below == "វ":
        yield "o/f/ហ្វ"
        return
    yield f"o/{sound}/{cluster.base}{'៉' if cluster.shifted else ''}{'្' if cluster.below else ''}"
    for letter in cluster.below:
        yield f"o/{_ONSETS[letter]}/្{letter}{'=' if letter == cluster.base else ''}"
    if cluster.has_robat:
        yield "x//៌"


def _vowel(cluster: _Cluster, is_last: bool) -> Iterator[str]:
    sign = cluster.vowel
    sounds = _VOWELS.get(sign) or _VOWELS.get(sign[:1]) or ("a", "a")
    end = "$" if is_last and sign in ("ិ", "ុ") else ""
    yield f"{'r' if '+' in sounds[cluster.series] else 'v'}/{sounds[cluster.series]}/{sign}{cluster.series + 1}{end}"


def _unwritten(cluster: _Cluster, following: _Cluster | None) -> str:
    """The vowel of a consonant that has none: by its series and by what follows."""
    sound = ("O", "o")[cluster.series]
    if following is None:
        return f"v/{sound}/{cluster.series + 1}$"
    if following.vowel and not following.below:
        return f"v/{('a', 'o')[cluster.series]}/{cluster.series + 1}-"
    return f"v/{sound}/{cluster.series + 1}{following.base}{'' if not following.vowel else '-'}"


def _is_coda(clusters: list[_Cluster], at: int) -> bool:
    """Whether a consonant without vowel ends the syllable before it: in a run at the end, every second counted from there."""
    run = 1
    for following in clusters[at + 1 :]:
        if following.silenced:
            break
        if following.vowel or following.independent or (following.below and following is not clusters[-1]):
            return run == 1
        run += 1
    return run % 2 == 1


def _coda(cluster: _Cluster, is_last: bool) -> Iterator[str]:
    yield f"c/{_CODAS[cluster.base]}/{cluster.base}{'' if is_last else '+'}"
    if cluster.has_robat:
        yield "x//៌"
    for letter in cluster.below:
        yield f"x/{_ONSETS[letter]}/្{letter}{'$' if is_last else ''}"
    if not is_last:
        yield "x//+"


RULES: Rows = {
    "x": {"": 1.0},
    "x//+": {"": 0.9, "a": 0.1},
}
RULE_SHARE = 0.0
