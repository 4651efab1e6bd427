"""What is owed when an employment ends: severance, pay in lieu of notice, leave that was not taken."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from passage.rules.labour_law.basis import Basis, Segment, basis_of
from passage.rules.labour_law.facts import Employment, End, Facts, Pay, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, month_end, part


def days_of_service(first: date, last: date) -> int:
    """Both days counted."""
    return (last - first).days + 1


def years_of_service(first: date, last: date) -> int:
    """Full years by the calendar: 2024-01-01 to 2024-12-31 is one."""
    years = last.year - first.year + 1
    while years > 0 and _anniversary(first, years) - timedelta(1) > last:
        years -= 1
    return years


def _anniversary(first: date, years: int) -> date:
    """The day a year count is full; of 29 February in other years the first of March."""
    year = first.year + years
    if (first.month, first.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return first.replace(year=year)


def severance_days(law: Law, first: date, last: date) -> int:
    """Days of the last wage by LPA s.118, by the law of the last day of service; 0 below the first step.

    Raises `NothingEntered` for a last day before the first value.
    """
    brackets = Writer(law).value("severance.brackets_days", last)
    days, years = days_of_service(first, last), years_of_service(first, last)
    reached = [each["pay"] for each in brackets if days >= each.get("min_days", 0) and years >= each.get("min_years", 0)]
    return max(reached, default=0)


def notice_takes_effect(told_on: date) -> date:
    """When a dismissal that was made known on this day takes effect, wages being paid at the end of each month: the pay day
    after the one that comes on or after it (LPA s.17)."""
    this = month_end(told_on)
    return month_end(this + timedelta(1))


def parts_of_ending(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """Each as a part of its own; nothing was paid for it."""
    employment = facts.employment
    if employment is None:
        return
    basis = None
    with writer.as_far_as_entered(employment.last, employment.last):
        basis = basis_of(facts, law, Segment(employment.last, employment.last, 1), writer)
    if basis is None:
        return
    for lines in (_severance, _in_lieu, _leave):
        with writer.as_far_as_entered(employment.last, employment.last):
            for line in lines(facts, employment, basis, writer):
                yield part((line,), Decimal(0))


def _severance(facts: Facts, employment: Employment, basis: Basis, writer: Writer) -> Iterator[Line]:
    if employment.end is not End.DISMISSED:
        return
    if facts.work is Work.DOMESTIC:
        writer.open(OpenPoint(Open.EXCLUDED, employment.first, employment.last, "LPA s.118-122 (domestic work)"))
        return
    days = Decimal(severance_days(writer.law, employment.first, employment.last))
    if days:
        yield _line(writer, employment, What.SEVERANCE, days, basis, "severance.brackets_days")


def _in_lieu(facts: Facts, employment: Employment, basis: Basis, writer: Writer) -> Iterator[Line]:
    if employment.end is not End.DISMISSED or employment.told_on is None:
        return
    effective = notice_takes_effect(employment.told_on)
    after = (employment.last + timedelta(each) for each in range(1, (effective - employment.last).days + 1))
    days = Decimal(sum(1 for day in after if facts.pay is Pay.MONTHLY or day.weekday() in employment.weekdays))
    if not days:
        return
    with writer.as_far_as_entered(employment.last, effective):
        yield _line(writer, employment, What.PAY_IN_LIEU, days, basis, "notice.pay_in_lieu", "notice.min")


def _leave(facts: Facts, employment: Employment, basis: Basis, writer: Writer) -> Iterator[Line]:
    """Accumulated days for any end; the share of the running year after a full one on a dismissal outside s.119 (A), or on any
    such dismissal and resignation, and before a full year too (B)."""
    accumulated = employment.leave_days_left
    years = years_of_service(employment.first, employment.last)
    running = Decimal(0)
    parameter = "holiday.annual_payout_on_termination"
    reads_wide = parameter in writer.law.questions and writer.law.reading(parameter) == "B"
    ends = (End.DISMISSED, End.RESIGNED) if reads_wide else (End.DISMISSED,)
    if employment.end in ends and (years >= 1 or reads_wide):
        since = _anniversary(employment.first, years)
        of_year = Decimal(0)
        with writer.as_far_as_entered(employment.last, employment.last):
            of_year = Decimal(writer.value("holiday.annual_after_1y", employment.last))
        running = share(of_year, Decimal((employment.last - since).days + 1), writer.law.days_in_year)
    if accumulated + running > 0:
        yield _line(writer, employment, What.LEAVE_PAYOUT, accumulated + running, basis, parameter)


def _line(writer: Writer, employment: Employment, what: What, days: Decimal, basis: Basis, *parameters: str) -> Line:
    return writer.line(
        (employment.last, employment.last),
        what,
        days,
        "day",
        f"{days.normalize():f} x {basis.figures}" if days == days.to_integral() else f"{days:.4f} x {basis.figures}",
        share(basis.amount, days, basis.by),
        *parameters,
        basis=basis,
    )
