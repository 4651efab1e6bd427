"""Rest on a fishing vessel: so much in any 24 hours and any 7 days. The windows roll: they begin at no midnight, no Monday."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Window:
    """The window with the least rest, and whether that is enough."""

    start: datetime
    length: timedelta
    rested: timedelta
    least: timedelta

    @property
    def is_kept(self) -> bool:
        return self.rested >= self.least


def joined(rests: Iterable[Interval]) -> tuple[Interval, ...]:
    """In order of time, what overlaps or touches put together. ValueError for one that ends before it begins."""
    found: list[Interval] = []
    for start, end in sorted(rests):
        if end < start:
            raise ValueError("a rest ends after it begins")
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def worst_window(rests: Sequence[Interval], record: Interval, length: timedelta, least: timedelta) -> Window | None:
    """The window of this length with the least rest inside the record, the earliest of equals; None where the record is shorter.

    How much rest a window holds changes its slope only where a rest begins or ends at one of its two ends: so no other starts
    need to be looked at. `rests`: as `joined` gives them.
    """
    first, last = record[0], record[1] - length
    if last < first:
        return None
    edges = [edge for rest in rests for edge in rest]
    starts = {first, last, *(start for edge in edges for start in (edge, edge - length) if first <= start <= last)}
    rested = _Rested(rests)
    least_rested, start = min((rested.until(start + length) - rested.until(start), start) for start in starts)
    return Window(start, length, least_rested, least)


class _Rested:
    """How much was rested from the beginning up to a moment."""

    def __init__(self, rests: Sequence[Interval]) -> None:
        self._rests = rests
        self._starts = [start for start, _ in rests]
        self._sums = [timedelta(0), *accumulate(end - start for start, end in rests)]

    def until(self, moment: datetime) -> timedelta:
        begun = bisect_right(self._starts, moment)
        if not begun:
            return timedelta(0)
        start, end = self._rests[begun - 1]
        return self._sums[begun - 1] + min(moment, end) - start
