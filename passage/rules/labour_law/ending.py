"""What is owed when an employment ends: severance, pay in lieu of notice, leave that was not taken."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from passage.rules.labour_law.basis import Basis, Segment, basis_of
from passage.rules.labour_law.facts import Employment, End, Facts, Pay, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.pieces import days_of_months
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import NothingEntered, Writer, month_end, part

_SEVERANCE, _PAYOUT = "severance.brackets_days", "holiday.annual_payout_on_termination"
_NOTICE, _ON_THE_NEXT_PAY_DAY = "notice.min", "at_or_before_a_pay_day_effective_on_the_next"
_READ_WIDELY = (End.DISMISSED, End.RESIGNED)
_MONTHS, _WEEKS = Decimal(12), Decimal(52)


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


def severance_days(law: Law, first: date, last: date) -> Decimal:
    """Days of wage by the law of the last day of service: of the highest step reached, a number of its own or so many for each
    year, full months as twelfths; 0 below the first step. Raises `NothingEntered` where the law of that day is not entered."""
    steps = _of(Writer(law).value(_SEVERANCE, last), "value")
    days, years = days_of_service(first, last), years_of_service(first, last)
    reached = [each for each in steps if days >= each.get("min_days", 0) and years >= each.get("min_years", 0)]
    if not reached:
        return Decimal(0)
    step = reached[-1]
    if "pay" in step:
        return Decimal(step["pay"])
    return share(Decimal(step["pay_a_year"]), years * _MONTHS + months_of_service(first, last), _MONTHS)


def months_of_service(first: date, last: date) -> Decimal:
    """Full months after the last full year."""
    since = _anniversary(first, years_of_service(first, last))
    months = 0
    while _month_after(since, months + 1) <= last + timedelta(1):
        months += 1
    return Decimal(months)


def _month_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _of(value: Any, part: str) -> Any:
    """A part of a value that stands alone or with others."""
    return value.get(part) if isinstance(value, dict) else value if part == "value" else None


def notice_takes_effect(told_on: date) -> date:
    """When a dismissal that was made known on this day takes effect, wages being paid at the end of each month: the pay day
    after the one that comes on or after it."""
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
        writer.open(OpenPoint(Open.EXCLUDED, employment.first, employment.last, _section_of_none(writer.law)))
        return
    days = severance_days(writer.law, employment.first, employment.last)
    if days:
        average = _of(writer.value(_SEVERANCE, employment.last), "average_days")
        yield _line(writer, employment, What.SEVERANCE, days, _averaged(basis, average, facts), _SEVERANCE)


def _section_of_none(law: Law) -> str:
    return law.domestic.section_of_no_severance if law.domestic else law.section(_SEVERANCE)


def _averaged(basis: Basis, days: int | None, facts: Facts) -> Basis:
    """The wage of a day as a share of a year's, where the law counts so; else that of a normal day."""
    if days is None:
        return basis
    if facts.pay is Pay.MONTHLY:
        return replace(basis, amount=basis.amount * _MONTHS, by=Decimal(days))
    return replace(basis, amount=basis.amount * facts.days_a_week * _WEEKS, by=basis.by * days)


def _in_lieu(facts: Facts, employment: Employment, basis: Basis, writer: Writer) -> Iterator[Line]:
    if employment.end is not End.DISMISSED or employment.told_on is None:
        return
    if _of(writer.value(_NOTICE, employment.last), "value") != _ON_THE_NEXT_PAY_DAY:
        raise NothingEntered(_NOTICE, writer.law.section(_NOTICE))
    most = int(_of(writer.value(_NOTICE, employment.last), "max_months"))
    effective = min(notice_takes_effect(employment.told_on), _month_after(employment.last, most))
    days = Decimal(_days_of_notice(employment, effective, basis, facts))
    if not days:
        return
    with writer.as_far_as_entered(employment.last, effective):
        yield _line(writer, employment, What.PAY_IN_LIEU, days, basis, "notice.pay_in_lieu", _NOTICE)


def _days_of_notice(employment: Employment, effective: date, basis: Basis, facts: Facts) -> int:
    """The days after the last for which a wage is paid in lieu: of a monthly wage whole months and days, else those worked."""
    if facts.pay is Pay.MONTHLY:
        return days_of_months(employment.last + timedelta(1), effective, int(basis.by))
    after = (employment.last + timedelta(each) for each in range(1, (effective - employment.last).days + 1))
    return sum(1 for day in after if day.weekday() in employment.weekdays)


def _leave(facts: Facts, employment: Employment, basis: Basis, writer: Writer) -> Iterator[Line]:
    """Accumulated days, and the share of the running year after a full one, each for the ends that the table names (A); the
    share also on resignation, and before a full year (B)."""
    accumulated, running = employment.leave_days_left, Decimal(0)
    if not accumulated and (employment.end not in _READ_WIDELY or _PAYOUT not in writer.law.known):
        return
    years, law_says = years_of_service(employment.first, employment.last), writer.value(_PAYOUT, employment.last)
    reads_wide = _PAYOUT in writer.law.questions and writer.law.reading(_PAYOUT) == "B"
    if employment.end not in law_says["accumulated_on"]:
        accumulated = Decimal(0)
    if employment.end in (_READ_WIDELY if reads_wide else law_says["running_on"]) and (years >= 1 or reads_wide):
        since = _anniversary(employment.first, years)
        of_year = Decimal(0)
        with writer.as_far_as_entered(employment.last, employment.last):
            of_year = Decimal(writer.value("holiday.annual_after_1y", employment.last))
        running = share(of_year, Decimal((employment.last - since).days + 1), writer.law.days_in_year)
    if accumulated + running > 0:
        yield _line(writer, employment, What.LEAVE_PAYOUT, accumulated + running, basis, _PAYOUT)


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
