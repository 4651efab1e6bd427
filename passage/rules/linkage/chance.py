"""How often the fields of two people agree by chance: counted over all pairs of two files, for no sample holds what is rare.

Columns are numbers, one entry a person, the same for the same in both files; 0 is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Births:
    """One file's years of birth, and the days as yyyymmdd, 0 where vague; who has a day has its year."""

    year: Places
    day: Places


def same(left: Places, right: Places) -> float:
    """The share of pairs with the same value, of those of whom both are known; never 0."""
    return _share(_met(left, right), _known(left, right))


def places(left: tuple[Places, Places], right: tuple[Places, Places]) -> tuple[float, float, float]:
    """The shares of pairs of one place, of one province but not of one place, and of neither.

    A side: the place of each person, and its province, 0 where no gazetteer names it.
    """
    (here, around), (there, about) = left, right
    whole, place = _known(here, there), _met(here, there)
    province = _met(around * (here != 0), about * (there != 0)) - _met(here * (around != 0), there * (about != 0))
    return _share(place, whole), _share(province, whole), _share(whole - place - province, whole)


def births(left: Births, right: Births) -> tuple[float, ...]:
    """The shares of pairs, of those of whom both years are known, in the order in which one is asked before the other.

    One day; one year, where one of the two is vague; day and month exchanged; a year apart, where one is vague; one year;
    nothing of these.
    """
    whole, day = _known(left.year, right.year), _met(left.day, right.day)
    turned_day = turned(right.day)
    exchanged = _met(left.day, turned_day * (turned_day != right.day))
    exact = left.year * (left.day != 0), right.year * (right.day != 0)
    year = _met(*exact)
    vague = _met(left.year, right.year) - year
    apart = sum(_met(left.year, _moved(right.year, step)) - _met(exact[0], _moved(exact[1], step)) for step in (-1, 1))
    met = (day, vague, exchanged, apart, year - day - exchanged)
    return tuple(_share(each, whole) for each in (*met, whole - sum(met)))


def turned(day: Places) -> Places:
    """Days as yyyymmdd with day and month exchanged."""
    found: Places = day // 10_000 * 10_000 + day % 100 * 100 + day // 100 % 100
    return found


def _moved(year: Places, step: int) -> Places:
    found: Places = np.where(year != 0, year + step, 0)
    return found


def _known(left: Places, right: Places) -> int:
    return int(np.count_nonzero(left)) * int(np.count_nonzero(right))


def _share(pairs: int, whole: int) -> float:
    return max(1, pairs) / max(1, whole)


def _met(left: Places, right: Places) -> int:
    """How many pairs have the same known value."""
    values, counts = np.unique(left[left != 0], return_counts=True)
    theirs = right[right != 0]
    if not len(values):
        return 0
    at = np.minimum(np.searchsorted(values, theirs), len(values) - 1)
    return int(counts[at][values[at] == theirs].sum())
