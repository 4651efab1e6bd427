"""Which pairs of people of two whole files are compared at all: those that meet under a key that few share.

Each rule puts a name or a part of it beside other fields, so that its keys stay rare in files of millions. A key that still
brings many pairs is made finer with one field more, never dropped; people whose finer fields are unknown too could not be
told apart by anything the files hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from passage.rules.linkage.reading import Names, shortened, spread

Places = NDArray[np.int64]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]

MOST_PAIRS_OF_A_KEY = 400
"""A key that brings more pairs than this is made finer."""
_MOST_PAIRS_OF_A_FINE_KEY = 10_000

# What of a name is looked at: nothing, its skeleton, or the skeleton whole and without any one class where it has enough.
_ANY, _WHOLE, _NEAR, _NEAR_LONG = range(4)
_LEAST_CLASSES = {_NEAR: 4, _NEAR_LONG: 6}
# What of the name, the fields beside it, and the fields of which one more makes a common key finer.
_RULES = (
    (_ANY, ("phone",), ("year", "parent")),
    (_ANY, ("day", "place"), ("parent",)),
    (_NEAR, ("day",), ("place", "parent")),
    (_NEAR, ("year", "place", "sex"), ("parent",)),
    (_NEAR_LONG, ("year", "sex"), ("parent",)),
    (_WHOLE, ("year", "sex"), ("place", "day", "parent")),
    (_WHOLE, ("parent",), ("place", "day")),
)
# What one of two people may lack, and the fields that then stand beside the skeleton.
_LACKING = (("year", ("place", "sex")), ("sex", ("year", "place")))
# With fewer buckets than keys, keys that never meet would be taken for common ones.
_BUCKETS_A_KEY = 2


@dataclass(frozen=True)
class People:
    """The fields of one file that pairs are found by, one entry a person; 0 is unknown, of `name` and `parent` -1.

    `name`, `parent`: places in `Names`. `sex`, `place`, `phone`: any numbers, the same for the same. `year`: of birth. `day`: of
    birth as yyyymmdd, 0 where it is vague.
    """

    name: Places
    parent: Places
    sex: Places
    year: Places
    day: Places
    place: Places
    phone: Places

    def __len__(self) -> int:
        return len(self.name)


@dataclass(frozen=True)
class Keyed:
    """Rows of people and the key of each; a row may have many."""

    row: Places
    key: Keys

    def where(self, keep: Flags) -> Keyed:
        return Keyed(self.row[keep], self.key[keep])


def pairs(names: Names, left: People, right: People, most: int = MOST_PAIRS_OF_A_KEY) -> tuple[Places, Places]:
    """Pairs (row of the left file, row of the right file), each once, in order.

    `most`: pairs of one key, beyond which it is made finer.
    """
    found = _distinct([_met(one, other) for one, other in keys(names, left, right, most)])
    return found >> 32, found & 0xFFFFFFFF


def is_hopeful(left: People, right: People, one: Places, other: Places, name: NDArray[np.float32]) -> Flags:
    """Whether pairs of rows are worth scoring field by field: their names speak for them, or one day of birth or telephone does.

    `name`: bits of their names. Shape (pairs,).
    """

    def agree(ours: Places, theirs: Places) -> Flags:
        found: Flags = (ours[one] != 0) & (ours[one] == theirs[other])
        return found

    return (name > 0) | agree(left.day, right.day) | agree(left.phone, right.phone)


def keys(names: Names, left: People, right: People, most: int = MOST_PAIRS_OF_A_KEY) -> Iterator[tuple[Keyed, Keyed]]:
    """For each rule the keys of both files that meet, none of them bringing more than a few pairs."""
    files = (_File(names, left, is_right=False), _File(names, right, is_right=True))
    for number, (one, other, finer) in enumerate(_rules(*files)):
        rare, common = _by_pairs(_marked(one, number), _marked(other, number), most)
        yield rare
        for field in finer if len(common[0].row) else ():
            ours, theirs = (file.beside(_marked(side, number), field) for file, side in zip(files, common, strict=True))
            yield _by_pairs(ours, theirs, _MOST_PAIRS_OF_A_FINE_KEY)[0]


class _File:
    """One file's people with the skeletons of their names."""

    def __init__(self, names: Names, people: People, *, is_right: bool) -> None:
        self._fields = {
            "parent": _likeliest(names, people.parent),
            **{field: getattr(people, field) for field in ("sex", "year", "day", "place", "phone")},
        }
        # A name with its last word first is looked for from one side; that is enough.
        whole, turned = _skeletons(names, people.name)
        self._whole = whole if is_right else whole.where(~turned)
        self._people = len(people)

    def keyed(self, form: int, *fields: str, lacking: str = "", year: int = 0) -> Keyed:
        """Keys of what a form takes of the name beside fields, of people of whom they are known; sex need not be.

        `lacking`: only of people of whom that is unknown. `year`: years added to that of birth.
        """
        has = np.ones(self._people, bool)
        for field in fields:
            has &= (self._fields[field] != 0) | (field == "sex")
        if lacking:
            has &= self._fields[lacking] == 0
        if form == _ANY:
            base = Keyed(np.flatnonzero(has), np.zeros(int(has.sum()), np.uint64))
        else:
            base = self._whole.where(has[self._whole.row])
        if form in _LEAST_CLASSES:
            at, key = shortened(base.key, _LEAST_CLASSES[form])
            base = Keyed(base.row[at], key)
        values = (self._fields[field] + (year if field == "year" else 0) for field in fields)
        beside = reduce(_mixed, (value[base.row].astype(np.uint64) for value in values), base.key)
        return Keyed(base.row, beside)

    def beside(self, keyed: Keyed, field: str) -> Keyed:
        """Keys made finer by one field, of people of whom it is known."""
        known = keyed.where(self._fields[field][keyed.row] != 0)
        mark = np.uint64(sum(map(ord, field)))
        return Keyed(known.row, _mixed(known.key + mark, self._fields[field][known.row].astype(np.uint64)))


def _rules(left: _File, right: _File) -> Iterator[tuple[Keyed, Keyed, tuple[str, ...]]]:
    """The keys of the left file, of the right file, and the fields that make a common key finer."""
    for form, fields, finer in _RULES:
        yield left.keyed(form, *fields), right.keyed(form, *fields), finer
    for one, other in ((left, right), (right, left)):
        years = (other.keyed(_WHOLE, "year", "place", "sex", year=step) for step in (-1, 1))
        row, key = (np.concatenate(each) for each in zip(*((side.row, side.key) for side in years), strict=True))
        yield *_in_order(one, left, one.keyed(_WHOLE, "year", "place", "sex", lacking="day"), Keyed(row, key)), ("parent",)
        for lacking, fields in _LACKING:
            own = one.keyed(_WHOLE, *fields, lacking=lacking)
            yield *_in_order(one, left, own, other.keyed(_WHOLE, *fields)), ("parent",)


def _in_order(one: _File, left: _File, own: Keyed, others: Keyed) -> tuple[Keyed, Keyed]:
    return (own, others) if one is left else (others, own)


def _marked(keyed: Keyed, number: int) -> Keyed:
    """Keys that no other rule has."""
    return Keyed(keyed.row, _mixed(keyed.key, np.full(1, number, np.uint64)))


def _mixed(key: Keys, value: Keys) -> Keys:
    """One number of two, by the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    mixed = (key * np.uint64(0xD1342543DE82EF95)) ^ ((value + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15))
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    found: Keys = mixed ^ (mixed >> np.uint64(31))
    return found


def _skeletons(names: Names, name: Places) -> tuple[Keyed, Flags]:
    """The skeletons of each person's name, and which of them have the last word first."""
    rows = np.flatnonzero(name >= 0)
    start = names.first_skeleton[name[rows]]
    owner, at = spread(start, names.first_skeleton[name[rows] + 1] - start)
    return Keyed(rows[owner], names.skeleton[at]), names.skeleton_turned[at]


def _likeliest(names: Names, name: Places) -> Places:
    """The likeliest skeleton of each name as a number, 0 where there is none."""
    has = (name >= 0) & (names.first_skeleton[name] < names.first_skeleton[name + 1])
    found = np.zeros(len(name), np.int64)
    found[has] = names.skeleton[names.first_skeleton[name[has]]].astype(np.int64)
    return found


def _by_pairs(one: Keyed, other: Keyed, most: int) -> tuple[tuple[Keyed, Keyed], tuple[Keyed, Keyed]]:
    """The keys of both that bring at most so many pairs, and those that bring more; what has no fellow is in neither.

    Counted in buckets of keys: two common keys of one bucket count as one, which makes both finer.
    """
    width = max(10, (_BUCKETS_A_KEY * max(len(one.key), len(other.key), 1)).bit_length())
    shift = np.uint64(64 - width)
    here, there = ((side.key >> shift).astype(np.int64) for side in (one, other))
    brought = np.bincount(here, minlength=1 << width).astype(np.float32) * np.bincount(there, minlength=1 << width)
    rare, common = (brought > 0) & (brought <= most), brought > most
    return (one.where(rare[here]), other.where(rare[there])), (one.where(common[here]), other.where(common[there]))


def _met(one: Keyed, other: Keyed) -> Places:
    """Pairs of rows that share a key, the left row in the upper half of a number of 64 bits."""
    one, other = (Keyed(side.row[order], side.key[order]) for side in (one, other) for order in (np.argsort(side.key),))
    start, stop = (np.searchsorted(one.key, other.key, side) for side in ("left", "right"))
    owner, at = spread(start, stop - start)
    return _distinct([one.row[at] << 32 | other.row[owner]])


def _distinct(found: Sequence[Places]) -> Places:
    """All numbers, each once, in order. (`numpy.unique` hashes, which takes a hundred times as long for numbers like these.)"""
    every = np.concatenate(found)
    every.sort()
    return every[np.flatnonzero(np.diff(every, prepend=-1))]
