"""Limits of working time beside pay: overtime of a week, breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from passage.rules.labour_law.basis import normal_hours
from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.facts import DayKind, Facts, Stretch, Work
from passage.rules.labour_law.writing import Writer

_WEEK = "hours.overtime_max_week"
_BREAK, _BEFORE_OVERTIME = "rest.break_after_5h", "rest.before_ot_2h_or_more"
_FIVE, _TWO = Decimal(5), Decimal(2)
_MINUTES = Decimal(60)


def checks_of_hours(facts: Facts, writer: Writer) -> Iterator[Check]:
    """Not at sea and not in domestic work: regulations stand there in place of these sections."""
    if facts.work in (Work.FISHING, Work.DOMESTIC) or facts.work not in writer.law.works:
        return
    if _WEEK in writer.law.known and facts.stretches:
        with writer.as_far_as_entered(facts.stretches[0].first, facts.stretches[-1].last, is_amount=False):
            yield from _overtime_of_a_week(facts, writer)
    for stretch in facts.stretches:
        if stretch.break_minutes is not None or stretch.break_before_overtime_minutes is not None:
            with writer.as_far_as_entered(stretch.first, stretch.last, is_amount=False):
                yield from _breaks(stretch, normal_hours(facts, stretch.first, writer), writer)


def _overtime_of_a_week(facts: Facts, writer: Writer) -> Iterator[Check]:
    """The week (Monday to Sunday, declared) with most hours beyond the normal ones and on holidays, at the most that is told."""
    weeks: dict[date, Decimal] = defaultdict(Decimal)
    for stretch in facts.stretches:
        hours = stretch.hours.high
        if hours and stretch.kind is DayKind.ORDINARY:
            hours -= normal_hours(facts, stretch.first, writer)
        if hours > 0:
            for day in stretch.days():
                weeks[day - timedelta(day.weekday())] += hours
    if weeks:
        monday = max(weeks, key=lambda week: (weeks[week], -week.toordinal()))
        days, most = (monday, monday + timedelta(6)), Decimal(writer.value(_WEEK, monday))
        yield writer.check(Rule.OVERTIME_IN_A_WEEK, _WEEK, days, weeks[monday], most, at_most=True)


def _breaks(stretch: Stretch, normal: Decimal, writer: Writer) -> Iterator[Check]:
    """A break of the day after five hours of work, and one before overtime of two hours or more."""
    days, hours = (stretch.first, stretch.last), stretch.hours.high
    if stretch.break_minutes is not None and hours > _FIVE and _BREAK in writer.law.known:
        needed = Decimal(writer.value(_BREAK, stretch.first)) * _MINUTES
        yield writer.check(Rule.BREAK, _BREAK, days, stretch.break_minutes, needed, unit="min")
    before = stretch.break_before_overtime_minutes
    if before is not None and hours - normal >= _TWO and _BEFORE_OVERTIME in writer.law.known:
        needed = Decimal(writer.value(_BEFORE_OVERTIME, stretch.first))
        yield writer.check(Rule.BREAK_BEFORE_OVERTIME, _BEFORE_OVERTIME, days, before, needed, unit="min")
