"""What is owed for days of work: the wage of the day, overtime, holidays, holiday overtime; and for months of a monthly wage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from passage.rules.labour_law.basis import Basis, Segment, basis_of
from passage.rules.labour_law.facts import DayKind, Facts, Month, Pay, Stretch, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part

_BINDING, _LABOUR_DAY, _DOMESTIC = "pay.minimum_wage_binding", "holiday.labour_day", "scope.domestic_work"
_USED = (
    *("hours.normal_max_day", "hours.hazardous_max_day", "pay.ot_multiplier_workday", "pay.holiday_extra_if_holiday_paid"),
    *("pay.holiday_if_not_paid", "pay.holiday_ot_multiplier", "pay.hourly_divisor_days_monthly", "pay.minimum_wage_binding"),
    *("pay.weekly_holiday_paid_for",),
)


def parts_of_stretches(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each stretch, and for each piece of it under one law, what is due and what was paid."""
    for stretch in facts.stretches:
        days = list(stretch.days())
        _labour_day_off(stretch, law, days, writer)
        for segment in _segments(stretch, law, days):
            with writer.as_far_as_entered(segment.first, segment.last):
                basis = basis_of(facts, law, segment, writer)
                lines = tuple(_Days(basis, stretch, segment, facts, writer).lines()) if basis is not None else ()
                if lines:
                    yield part(lines, _paid(stretch, segment, len(days)))


def parts_of_months(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each month of a monthly wage, whole or in part, what is due and what was paid."""
    for month in facts.months:
        with writer.as_far_as_entered(month.first, month.last):
            line = _month(month, facts, law, writer)
            if line is not None:
                yield part((line,), month.paid.low)


def _month(month: Month, facts: Facts, law: Law, writer: Writer) -> Line | None:
    days, rests_on = (month.last - month.first).days + 1, tuple[str, ...]()
    basis = basis_of(facts, law, Segment(month.first, month.last, days), writer)
    if basis is None:
        return None
    if month.first.day == 1 and (month.last + timedelta(1)).day == 1:
        amount, formula = basis.amount, f"{basis.amount}"
    else:
        rests_on = ("part_months",)
        writer.need(*rests_on)
        writer.open(OpenPoint(Open.READING, section="LPA s.68", readings=law.to_settle("part_months")))
        amount, formula = share(basis.amount, Decimal(days), basis.by), f"{basis.figures} x {days}"
    parameters = ("pay.hourly_divisor_days_monthly", *_wage_parameters(law))
    figures = (Decimal(days), "day", formula, amount)
    return writer.line((month.first, month.last), What.WAGE, *figures, *parameters, basis=basis, rests_on=rests_on)


def _wage_parameters(law: Law) -> tuple[str, ...]:
    """An agreed wage is owed also where the minimum is not counted with."""
    return () if _BINDING in law.off else (_BINDING,)


def _labour_day_off(stretch: Stretch, law: Law, days: list[date], writer: Writer) -> None:
    if _LABOUR_DAY in law.off and stretch.kind is DayKind.ORDINARY:
        for day in days:
            if (day.month, day.day) == law.labour_day:
                writer.open(OpenPoint(Open.SWITCHED_OFF, day, day, law.known[_LABOUR_DAY].section))


def _segments(stretch: Stretch, law: Law, days: list[date]) -> Iterator[Segment]:
    cuts, run, kind = _cuts(law), list[date](), stretch.kind
    for day in days:
        own = _kind(stretch, law, day)
        if run and (own is not kind or any(run[-1] < cut <= day for cut in cuts)):
            yield Segment(run[0], run[-1], len(run), kind)
            run = []
        kind = own
        run.append(day)
    if run:
        yield Segment(run[0], run[-1], len(run), kind)


@lru_cache(maxsize=16)
def _cuts(law: Law) -> tuple[date, ...]:
    return tuple(sorted({*law.minimum_wages.cuts, *law.parameters.cuts(_USED), law.domestic_from}))


def _kind(stretch: Stretch, law: Law, day: date) -> DayKind:
    """The first of May is a holiday for everybody, whatever it was called."""
    is_labour_day = stretch.kind is DayKind.ORDINARY and (day.month, day.day) == law.labour_day and _LABOUR_DAY not in law.off
    return DayKind.HOLIDAY if is_labour_day else stretch.kind


def _paid(stretch: Stretch, segment: Segment, days_in_all: int) -> Decimal:
    """What was paid for these days; of a sum for the whole stretch the share of its days."""
    paid = stretch.paid_a_day.low * segment.days if stretch.paid_a_day is not None else Decimal(0)
    if stretch.paid is not None:
        paid += share(stretch.paid.low, Decimal(segment.days), Decimal(days_in_all))
    return paid


@dataclass(frozen=True)
class _Days:
    """Writes the lines of one segment. The facts are exact here: the two ends of a range are reckoned one after the other."""

    basis: Basis
    stretch: Stretch
    segment: Segment
    facts: Facts
    writer: Writer

    def lines(self) -> Iterator[Line]:
        kind, hours = self.segment.kind, self.stretch.hours.low
        is_daily = self.facts.pay is Pay.DAILY
        if kind is DayKind.ORDINARY:
            if hours and is_daily:
                yield from self._wage(hours)
            yield from self._beyond(What.OVERTIME, "pay.ot_multiplier_workday", "LPA s.61")
            return
        if is_daily and kind is DayKind.HOLIDAY:
            yield from self._line(What.HOLIDAY_WAGE, self._all_days(), "pay.weekly_holiday_paid_for")
        if hours:
            pays_twice = is_daily and kind is DayKind.WEEKLY_HOLIDAY
            multiplier = "pay.holiday_if_not_paid" if pays_twice else "pay.holiday_extra_if_holiday_paid"
            yield from self._hours(What.HOLIDAY_WORK, multiplier)
        yield from self._beyond(What.HOLIDAY_OVERTIME, "pay.holiday_ot_multiplier", "LPA s.63")

    @property
    def _normal(self) -> Decimal:
        """Normal hours of the day: those of the law, or fewer by contract."""
        most = Decimal(self.writer.value(self._hours_of, self.segment.first))
        return min(most, self.facts.normal_hours) if self.facts.normal_hours else most

    @property
    def _hours_of(self) -> str:
        return "hours.hazardous_max_day" if self.facts.work is Work.HAZARDOUS else "hours.normal_max_day"

    def _wage(self, hours: Decimal) -> Iterator[Line]:
        quantity, unit, formula, amount = self._all_days()
        parameters, rests_on = _wage_parameters(self.writer.law), tuple[str, ...]()
        with self._as_far_as_entered():
            if self.stretch.shortened_by_worker and hours < (normal := self._normal):
                rests_on = ("own_absence",)
                self.writer.need(*rests_on)
                self.writer.open(OpenPoint(Open.READING, section="LPA s.90", readings=self.writer.law.to_settle("own_absence")))
                formula = f"{formula} x {hours} / {normal}"
                amount = share(self.basis.amount, quantity * hours, self.basis.by * normal)
            yield from self._line(What.WAGE, (quantity, unit, formula, amount), *parameters, rests_on=rests_on)

    def _all_days(self) -> tuple[Decimal, str, str, Decimal]:
        days = Decimal(self.segment.days)
        return days, "day", f"{days} x {self.basis.figures}", share(self.basis.amount, days, self.basis.by)

    def _beyond(self, what: What, multiplier: str, section: str) -> Iterator[Line]:
        with self._as_far_as_entered():
            if self.stretch.hours.low > self._normal and self._is_paid(what, section):
                yield from self._hours(what, multiplier)

    def _is_paid(self, what: What, section: str) -> bool:
        """Whether hours beyond the normal ones bear an amount in this work; what stays open about it is written down."""
        law, work, first, last = self.writer.law, self.facts.work, self.segment.first, self.segment.last
        if work is Work.FISHING:
            self.writer.need("sea.overtime")
            self.writer.open(OpenPoint(Open.READING, first, last, section, law.readings_at_sea))
            return False
        if work is not Work.DOMESTIC:
            return True
        if first < law.domestic_from:
            self.writer.open(OpenPoint(Open.EXCLUDED, first, last, f"MR No.14 ({section})"))
            return False
        if what is What.HOLIDAY_OVERTIME:
            self.writer.open(OpenPoint(Open.NOTHING_ENTERED, first, last, f"MR No.15 ({section})"))
            return False
        self.writer.need(_DOMESTIC)
        self.writer.open(OpenPoint(Open.READING, first, last, section, law.readings_of_domestic_overtime))
        return True

    def _hours(self, what: What, multiplier: str) -> Iterator[Line]:
        """Of the hours of each day those within the normal ones for work on a holiday, else those beyond them."""
        with self._as_far_as_entered():
            normal, worked = self._normal, self.stretch.hours.low
            hours = min(worked, normal) if what is What.HOLIDAY_WORK else worked - normal
            times, days = Decimal(self.writer.value(multiplier, self.segment.first)), Decimal(self.segment.days)
            formula = f"{days} x {hours} h x {self.basis.figures} / {normal} x {times}"
            amount = share(self.basis.amount, days * hours * times, self.basis.by * normal)
            rests_on = (_DOMESTIC,) if self.facts.work is Work.DOMESTIC and what is What.OVERTIME else ()
            figures = (days * hours, "h", formula, amount)
            yield from self._line(what, figures, multiplier, self._hours_of, rests_on=rests_on)

    def _line(
        self, what: What, figures: tuple[Decimal, str, str, Decimal], *parameters: str, rests_on: tuple[str, ...] = ()
    ) -> Iterator[Line]:
        days = (self.segment.first, self.segment.last)
        with self._as_far_as_entered():
            yield self.writer.line(days, what, *figures, *parameters, basis=self.basis, rests_on=rests_on)

    def _as_far_as_entered(self) -> AbstractContextManager[None]:
        return self.writer.as_far_as_entered(self.segment.first, self.segment.last)
