"""The names of whole files as arrays: read once each, then compared and blocked without an object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.languages import NATIVE
from passage.rules.names.latin import plain
from passage.rules.names.name import LAST_FIRST_BITS, WITHOUT_TITLES_BITS, Name, read_word
from passage.rules.names.pool import LONGEST_NAME
from passage.rules.names.reading import readings
from passage.rules.names.skeleton import of_letters, skeletons
from passage.rules.text.scripts import Script, script_of
from passage.rules.text.zawgyi import unicode_readings

SCRIPTS = (Script.LATIN, *NATIVE)
"""The scripts of `Names.script`, by number."""

_LATIN = SCRIPTS.index(Script.LATIN)
_LONGEST_TEXT = 200
_MOST_SPELLINGS = 3
_MOST_WORDS_TURNED = 4
_MOST_SKELETONS = 4
_LONGEST_SKELETON = 16
# Four bits for each class of a skeleton; 0 is none, so that a shorter skeleton is another number.
_CLASS_BITS = 4
_CLASS = {letter: number for number, letter in enumerate("KCTPMNLWY", 1)}


@dataclass(frozen=True)
class Names:
    """Distinct names, each with the ways it may be written elsewhere.

    Name k has the ways `first[k]:first[k + 1]`, the first as written, and the skeletons from `first_skeleton[k]` on.
    A way: `script`, a place in `SCRIPTS`; `cost`, how many bits less likely than as written; its signs
    `signs[start:end]`: letters (a is 0) of a Latin name, places in `units` of a native one. `turned`: of ways and skeletons
    whose last word is written first.
    """

    first: NDArray[np.int64]
    script: NDArray[np.int8]
    cost: NDArray[np.int8]
    turned: NDArray[np.bool_]
    start: NDArray[np.int64]
    signs: NDArray[np.uint16]
    units: tuple[str, ...]
    first_skeleton: NDArray[np.int64]
    skeleton: NDArray[np.uint64]
    skeleton_turned: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first) - 1


def read(texts: Iterable[str]) -> Names:
    """Names as written, several spellings of one between slashes. Raises nothing; a text without letters has no ways."""
    reader = _Reader()
    first, first_skeleton = [0], [0]
    ways: list[_Way] = []
    skeleton: list[int] = []
    skeleton_turned: list[bool] = []
    for text in texts:
        own: dict[int, bool] = {}
        for way in reader.ways(text):
            ways.append(way)
            for code in way.skeletons:
                own[code] = own.get(code, True) and way.turned
        first.append(len(ways))
        skeleton += own
        skeleton_turned += own.values()
        first_skeleton.append(len(skeleton))
    return Names(
        first=np.array(first, np.int64),
        script=np.array([way.script for way in ways], np.int8),
        cost=np.array([way.cost for way in ways], np.int8),
        turned=np.array([way.turned for way in ways], np.bool_),
        start=np.cumsum([0, *(len(way.signs) for way in ways)], dtype=np.int64),
        signs=np.array([sign for way in ways for sign in way.signs], np.uint16),
        units=tuple(reader.numbers),
        first_skeleton=np.array(first_skeleton, np.int64),
        skeleton=np.array(skeleton, np.uint64),
        skeleton_turned=np.array(skeleton_turned, np.bool_),
    )


class _Way(NamedTuple):
    script: int
    signs: tuple[int, ...]
    skeletons: tuple[int, ...]
    cost: int
    turned: bool


class _Word(NamedTuple):
    """A word by its likeliest reading: a place in `SCRIPTS`, its signs, and its skeletons, likeliest first."""

    script: int
    signs: tuple[int, ...]
    skeletons: tuple[str, ...]


class _Reader:
    """Reads names, each word once. `numbers`: of the units met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._known: dict[str, _Word | None] = {}

    def ways(self, text: str) -> Iterator[_Way]:
        for spelling in text.split("/")[:_MOST_SPELLINGS]:
            bare, *whole = readings(unicode_readings(spelling[:_LONGEST_TEXT])[0])
            words = whole[0] if whole else bare
            yield from self._written(words, 0)
            if whole:
                yield from self._written(bare, round(WITHOUT_TITLES_BITS))
            if 1 < len(words) <= _MOST_WORDS_TURNED:
                yield from self._written((words[-1], *words[:-1]), round(LAST_FIRST_BITS), turned=True)

    def _written(self, words: Iterable[str], cost: int, *, turned: bool = False) -> Iterator[_Way]:
        """The words of each script together."""
        by_script: dict[int, list[_Word]] = {}
        for text in words:
            word = self._known[text] if text in self._known else self._known.setdefault(text, self._word(text))
            if word is not None:
                by_script.setdefault(word.script, []).append(word)
        for script, found in by_script.items():
            signs = found[0].signs if len(found) == 1 else tuple(sign for each in found for sign in each.signs)
            yield _Way(script, signs[:LONGEST_NAME], _skeletons([each.skeletons for each in found]), cost, turned)

    def _word(self, text: str) -> _Word | None:
        script = script_of(text)
        if script is Script.LATIN:
            letters = plain(text)
            return _Word(_LATIN, tuple(ord(letter) - ord("a") for letter in letters), (of_letters(letters),)) if letters else None
        found = read_word(script, text) if script in NATIVE else ()
        if not found or not found[0].units:
            return None
        numbers = self.numbers
        signs = tuple(numbers.setdefault(unit, len(numbers)) for unit in found[0].units)
        return _Word(SCRIPTS.index(script), signs, skeletons(Name(text, {script: found[:1]}, ()), _MOST_SKELETONS))


def together(parts: Sequence[Names]) -> Names:
    """The names of all parts in a row, as if read at once."""
    numbers: dict[str, int] = {}
    signs = []
    for part in parts:
        places = np.array([numbers.setdefault(unit, len(numbers)) for unit in part.units] or [0], np.uint16)
        is_native = np.repeat(part.script > 0, np.diff(part.start))
        signs.append(np.where(is_native, places[np.where(is_native, part.signs, 0)], part.signs))
    return Names(
        first=_offsets([part.first for part in parts]),
        script=np.concatenate([part.script for part in parts]),
        cost=np.concatenate([part.cost for part in parts]),
        turned=np.concatenate([part.turned for part in parts]),
        start=_offsets([part.start for part in parts]),
        signs=np.concatenate(signs),
        units=tuple(numbers),
        first_skeleton=_offsets([part.first_skeleton for part in parts]),
        skeleton=np.concatenate([part.skeleton for part in parts]),
        skeleton_turned=np.concatenate([part.skeleton_turned for part in parts]),
    )


def _offsets(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    sizes = np.concatenate([np.diff(part) for part in parts])
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])


def spread(start: NDArray[np.int64], size: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows start[k] to start[k] + size[k] one after the other: k of each, and the row. Shapes (sum of size,)."""
    owner = np.repeat(np.arange(len(size)), size)
    before = np.cumsum(size) - size
    return owner, np.arange(len(owner)) - before[owner] + start[owner]


def _skeletons(words: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """Skeletons of the words together as numbers: all likeliest first, then with the next of one or two words."""
    if len(words) == 1:
        return tuple(map(_number, words[0]))
    if all(len(each) == 1 for each in words):
        return (_number("".join(each[0] for each in words[:_MOST_WORDS_TURNED])),)
    ranked = sorted(product(*(tuple(enumerate(each[:3])) for each in words[:_MOST_WORDS_TURNED])), key=_rank)
    return tuple(dict.fromkeys(_number("".join(part for _, part in each)) for each in ranked[:_MOST_SKELETONS]))


def _rank(parts: tuple[tuple[int, str], ...]) -> int:
    return sum(rank for rank, _ in parts)


@lru_cache(maxsize=65_536)
def _number(skeleton: str) -> int:
    """A skeleton as a number, four bits a class, the same class never twice in succession."""
    number, last, size = 0, 0, 0
    for letter in skeleton:
        code = _CLASS[letter]
        if code != last and size < _LONGEST_SKELETON:
            number, last, size = number << _CLASS_BITS | code, code, size + 1
    return number


def shortened(skeleton: NDArray[np.uint64], least: int) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Each skeleton of at least so many classes, whole and with each one class left out: its place, and what is left."""
    size = np.zeros(len(skeleton), np.int64)
    for at in range(_LONGEST_SKELETON):
        size += (skeleton >> np.uint64(_CLASS_BITS * at)) > 0
    places, found = [np.flatnonzero(size >= least)], [skeleton[size >= least]]
    for at in range(_LONGEST_SKELETON):
        own = np.flatnonzero((size > at) & (size >= least))
        below = (np.uint64(1) << np.uint64(_CLASS_BITS * at)) - np.uint64(1)
        # Shifting by all 64 bits is not defined: the upper part is moved in two steps.
        above = skeleton[own] >> np.uint64(_CLASS_BITS * at) >> np.uint64(_CLASS_BITS)
        places.append(own)
        found.append(above << np.uint64(_CLASS_BITS * at) | skeleton[own] & below)
    return np.concatenate(places), np.concatenate(found)
