"""Days in a row by what they are paid: a new piece begins where the pay of a day changes."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from passage.rules.labour_law.basis import Basis, Segment
from passage.rules.labour_law.days import basis_of_period, cuts_of
from passage.rules.labour_law.facts import Facts
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.writing import Writer, month_end


def pieces_of(first: date, last: date, facts: Facts, law: Law, writer: Writer) -> list[tuple[Segment, Basis]]:
    """One piece where nothing changes; days for which no floor and no agreed wage is known are in none."""
    found: list[tuple[Segment, Basis]] = []
    for start, end in spans_between(first, last, cuts_of(law, facts.work)):
        segment, basis = Segment(start, end, (end - start).days + 1), None
        with writer.as_far_as_entered(start, end):
            basis = basis_of_period(facts, law, segment, writer)
        before = found[-1] if found else None
        if basis is not None and before and before[1].amount == basis.amount and before[0].last + timedelta(1) == start:
            before_segment, before_basis = found.pop()
            found.append((Segment(before_segment.first, end, before_segment.days + segment.days), before_basis))
        elif basis is not None:
            found.append((segment, basis))
    return found


def spans_between(first: date, last: date, cuts: tuple[date, ...]) -> list[tuple[date, date]]:
    """The days from `first` to `last`, cut before each of the days in `cuts`, which are in order."""
    inside = cuts[bisect_right(cuts, first) : bisect_right(cuts, last)]
    if not inside:
        return [(first, last)]
    return list(zip((first, *inside), (*(cut - timedelta(1) for cut in inside), last), strict=True))


def days_of_months(first: date, last: date, of_month: int) -> int:
    """The days of a monthly wage: a whole month counts as `of_month` whatever its length, other days one by one."""
    days, start = 0, first
    while start <= last:
        end = min(month_end(start), last)
        is_whole = start.day == 1 and end == month_end(start)
        days += of_month if is_whole else (end - start).days + 1
        start = end + timedelta(1)
    return days
