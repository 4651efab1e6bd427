"""Thai consonants, and how a run of them without written vowels is cut into syllables.

Each way to cut a run has a cost in bits, estimated from the orthography (a closed syllable is spoken with o, a lone
consonant with a, `กล้วย` with ua) and fitted to nothing; a tone mark stands on the onset of its syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

ONSETS = {
    **dict.fromkeys("ก", "k"),
    **dict.fromkeys("ขฃคฅฆ", "kh"),
    "ง": "ng",
    "จ": "c",
    **dict.fromkeys("ฉชฌ", "ch"),
    **dict.fromkeys("ซศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ฎด", "d"),
    **dict.fromkeys("ฏต", "t"),
    **dict.fromkeys("ฐถฑฒทธ", "th"),
    **dict.fromkeys("ณน", "n"),
    "บ": "b",
    "ป": "p",
    **dict.fromkeys("ผพภ", "ph"),
    **dict.fromkeys("ฝฟ", "f"),
    "ม": "m",
    "ร": "r",
    **dict.fromkeys("ลฬ", "l"),
    "ว": "w",
    **dict.fromkeys("หฮ", "h"),
    "อ": "q",
}
_CODAS = {
    **dict.fromkeys("กขคฆ", "k"),
    "ง": "ng",
    **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษส", "t"),
    **dict.fromkeys("บปพฟภ", "p"),
    **dict.fromkeys("นญณรลฬ", "n"),
    "ม": "m",
    "ย": "y",
    "ว": "w",
}
CONSONANTS = "".join(ONSETS)
TONE = "่"
_PARTS = re.compile(f"(?:.{TONE}?){{1,8}}")


class Coda(Enum):
    """What vowel stands before a run, and so whether the run begins with the final consonant of its syllable.

    `RR` is รร, a before a final consonant (ธรรม) and else an (บรรจบ).
    """

    NEVER = 0
    SHORT = 1
    LONG = 2
    MUST = 3
    RR = 4


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a run: its units, and its cost in bits."""

    cost: float
    units: tuple[str, ...] = ()


_CLOSED, _OPEN, _OPEN_LAST = 0.6, 1.0, 4.0
_WITH_UA, _WITH_OR, _WITH_CLUSTER, _WITH_LEADING_H = 0.1, 1.2, 0.9, 0.1
_CLUSTERS = frozenset(
    first + second
    for firsts, seconds in (("กขค", "รล"), ("ตท", "ร"), ("ปพ", "รล"), ("ผฟ", "ล"), ("ห", "งญนมยรลว"))
    for first in firsts
    for second in seconds
)
_NO_CODA = 0.7
_NO_CODA_ALONE = 3.0
_SILENT_LAST, _ODD_LAST, _LINKED = 0.2, 3.5, 0.5
_MOST_WAYS = 2
_WITHIN = 1.5


@lru_cache(maxsize=16_384)
def ways(run: str, coda: Coda, at_end: bool) -> tuple[Way, ...]:
    """The likely ways to read a run of consonants, best first. `at_end`: nothing that is spoken follows.

    A consonant that bears a tone mark has `TONE` after it.
    """
    found: tuple[Way, ...] = (Way(0.0),)
    parts = _PARTS.findall(run)
    for number, part in enumerate(parts, 1):
        more = _Cut(part, at_end=at_end and number == len(parts)).after(coda if number == 1 else Coda.NEVER)
        found = tuple(Way(way.cost + other.cost, way.units + other.units) for way in found for other in more)[:_MOST_WAYS]
    return found


class _Cut:
    """The ways to cut one run, found from its end."""

    def __init__(self, run: str, *, at_end: bool) -> None:
        self.letters = run.replace(TONE, "")
        self.at_end = at_end
        self._toned = frozenset(len(run[:at].replace(TONE, "")) - 1 for at, letter in enumerate(run) if letter == TONE)
        self._ways: dict[int, tuple[Way, ...]] = {len(self.letters): (Way(0.0),)}
        for at in range(len(self.letters) - 1, -1, -1):
            self._ways[at] = _best(self._from(at))

    def after(self, coda: Coda) -> tuple[Way, ...]:
        """The ways to read all, with or without the first as final consonant of the syllable before."""
        if coda is Coda.NEVER or not self.letters or self.letters[0] not in _CODAS or 0 in self._toned:
            return self._ways[0]
        closing = final(self.letters[0], linked=not self.at_end or len(self.letters) > 1)
        found = [Way(rest.cost, (*closing, *rest.units)) for rest in self._after_coda(coda)]
        if coda is not Coda.MUST:
            alone = _NO_CODA_ALONE if len(self.letters) == 1 else _NO_CODA
            own = ("c/n/รร",) if coda is Coda.RR else ()
            found += [Way(rest.cost + alone, (*own, *rest.units)) for rest in self._ways[0]]
        return _best(found)

    def _after_coda(self, coda: Coda) -> Iterator[Way]:
        yield from self._ways[1]
        first, rest = self.letters[0], self.letters[1:]
        is_last = self.at_end and len(rest) == 1
        if first == "น" and rest[:2] == "ทร" and not (self.at_end and len(rest) == 2):
            yield from (Way(each.cost + _LINKED, ("x//+ท", "x//+ร", *each.units)) for each in self._ways[3])
        elif rest[:1] == "ร" and _has_silent_r(first, coda) and not is_last:
            yield from (Way(each.cost + _LINKED, ("x//+ร", *each.units)) for each in self._ways[2])
        elif is_last:
            yield Way(_SILENT_LAST if _is_silent(first, rest, coda) else _ODD_LAST, (f"x//{rest}",))

    def _from(self, at: int) -> Iterator[Way]:
        """The ways that begin with a syllable at a letter."""
        for width, cost, units in self._first(at):
            for rest in self._ways[at + width]:
                yield Way(cost + rest.cost, (*units, *rest.units))

    def _first(self, at: int) -> Iterator[tuple[int, float, tuple[str, ...]]]:
        """Each syllable that can begin at a letter: how many letters, its cost, its units."""
        first, second, third, fourth = [*self.letters[at : at + 4], "", "", ""][:4]
        left = len(self.letters) - at
        where = f"{min(left, 4)}{'e' if self.at_end else 'm'}"
        onset = f"o/{ONSETS[first]}/{first}"
        toned = [at + step in self._toned for step in range(4)]
        yield 1, _OPEN_LAST if toned[0] or (left == 1 and self.at_end) else _OPEN, (onset, f"v/a/{where}")
        if second in _CODAS and not toned[1]:
            vowel = f"v/O/ร{where}" if second == "ร" else f"v/o/{where}"
            yield 2, _CLOSED, (onset, vowel, *final(second, linked=left > 2 or not self.at_end))
        if third in _CODAS and not toned[2]:
            closing = final(third, linked=left > 3 or not self.at_end)
            if second == "ว" and not toned[1]:
                yield 3, _WITH_OR if third == "ร" else _WITH_UA, (onset, "v/ua/ว", *closing)
            if first + second in _CLUSTERS and not toned[0]:
                yield 3, _WITH_LEADING_H if first == "ห" else _WITH_CLUSTER, (*cluster(first + second), f"v/o/{where}", *closing)
        if first + second in _CLUSTERS and third == "ว" and fourth in _CODAS and not (toned[0] or toned[2] or toned[3]):
            closing = final(fourth, linked=left > 4 or not self.at_end)
            yield 4, _WITH_CLUSTER, (*cluster(first + second), "v/ua/ว", *closing)


def cluster(letters: str) -> tuple[str, ...]:
    """The units of one or two consonants that begin a syllable together."""
    first, second = letters[0], letters[1:]
    if not second:
        return (f"o/{ONSETS[first]}/{first}",)
    if first == "ห":
        return (f"o/{ONSETS[second]}/ห{second}",)
    if first in "ทสศจ":
        return (f"o/{'c' if first == 'จ' else 's'}/{letters}",)
    return (f"o/{ONSETS[first]}/{first}", f"o/{ONSETS[second]}/{second}")


def final(letter: str, *, linked: bool) -> tuple[str, ...]:
    """A final; where more follows it may be spoken again with a (ราชบุรี, rat-cha-bu-ri)."""
    if letter not in _CODAS:
        return (f"x//{letter}",)
    closing = f"c/{_CODAS[letter]}/{letter}{'+' if linked else ''}"
    return (closing, f"x//+{letter}") if linked and letter != "ง" else (closing,)


def _has_silent_r(coda: str, vowel: Coda) -> bool:
    """Whether ร after a final consonant belongs to it: จักร, บุตร, เพชร."""
    return coda in {Coda.MUST: "กขคตทดชปภ", Coda.SHORT: "ตทดช", Coda.LONG: "ตชด"}.get(vowel, "")


def _is_silent(coda: str, last: str, vowel: Coda) -> bool:
    """Whether the last letter of a word is written after the final consonant and not spoken: บุตร, พุทธ, กาญจน์."""
    if last == "ร":
        return _has_silent_r(coda, vowel)
    same = coda == last or _CODAS[coda] == _CODAS.get(last) == "t"
    return coda + last == "ญจ" or (same and vowel is not Coda.LONG)


def _best(found: Iterator[Way] | list[Way]) -> tuple[Way, ...]:
    """The cheapest ways, none much dearer than the best."""
    ordered = sorted(found, key=lambda way: way.cost)
    return tuple(way for way in ordered[:_MOST_WAYS] if way.cost <= ordered[0].cost + _WITHIN)
