"""What is owed for days of work: the wage of the day, overtime, holidays, holiday overtime; and for months of a monthly wage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from passage.rules.labour_law.basis import Basis, Segment, basis_of
from passage.rules.labour_law.facts import DayKind, Facts, Pay, Stretch, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part

_USED = (
    *("hours.normal_max_day", "hours.hazardous_max_day", "pay.ot_multiplier_workday", "pay.holiday_extra_if_holiday_paid"),
    *("pay.holiday_if_not_paid", "pay.holiday_ot_multiplier", "pay.hourly_divisor_days_monthly", "pay.minimum_wage_binding"),
    *("pay.weekly_holiday_paid_for",),
)


def parts_of_stretches(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each stretch, and for each piece of it under one law, what is due and what was paid."""
    for stretch in facts.stretches:
        days = list(stretch.days())
        for segment in _segments(stretch, law, days):
            basis = basis_of(facts, law, segment, writer)
            if basis is not None:
                lines = tuple(_Days(basis, stretch, segment, facts, writer).lines())
                if lines:
                    yield part(lines, _paid(stretch, segment, len(days)))


def parts_of_months(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each month of a monthly wage, whole or in part, what is due and what was paid."""
    for month in facts.months:
        days = (month.last - month.first).days + 1
        segment = Segment(month.first, month.last, days)
        basis = basis_of(facts, law, segment, writer)
        if basis is None:
            continue
        if month.first.day == 1 and (month.last + timedelta(1)).day == 1:
            amount, formula = basis.amount, f"{basis.amount}"
        else:
            writer.open(OpenPoint(Open.READING, section="LPA s.68", readings=law.to_settle("part_months")))
            amount, formula = share(basis.amount, Decimal(days), basis.by), f"{basis.figures} x {days}"
        parameters = ("pay.hourly_divisor_days_monthly", "pay.minimum_wage_binding")
        line = writer.line((month.first, month.last), What.WAGE, Decimal(days), "day", formula, amount, *parameters, basis=basis)
        yield part((line,), month.paid.low)


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
    is_labour_day = stretch.kind is DayKind.ORDINARY and (day.month, day.day) == law.labour_day
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
                yield self._wage(hours)
            yield from self._beyond(What.OVERTIME, "pay.ot_multiplier_workday", "LPA s.61")
            return
        if is_daily and kind is DayKind.HOLIDAY:
            yield self._line(What.HOLIDAY_WAGE, self._all_days(), "pay.weekly_holiday_paid_for")
        within = min(hours, self.basis.hours)
        if within:
            pays_twice = is_daily and kind is DayKind.WEEKLY_HOLIDAY
            yield self._hours(
                What.HOLIDAY_WORK, within, "pay.holiday_if_not_paid" if pays_twice else "pay.holiday_extra_if_holiday_paid"
            )
        yield from self._beyond(What.HOLIDAY_OVERTIME, "pay.holiday_ot_multiplier", "LPA s.63")

    def _wage(self, hours: Decimal) -> Line:
        quantity, unit, formula, amount = self._all_days()
        if hours < self.basis.hours and self.stretch.shortened_by_worker:
            self.writer.open(OpenPoint(Open.READING, section="LPA s.90", readings=self.writer.law.to_settle("own_absence")))
            formula = f"{formula} x {hours} / {self.basis.hours}"
            amount = share(self.basis.amount, quantity * hours, self.basis.by * self.basis.hours)
        return self._line(What.WAGE, (quantity, unit, formula, amount), "pay.minimum_wage_binding")

    def _all_days(self) -> tuple[Decimal, str, str, Decimal]:
        days = Decimal(self.segment.days)
        return days, "day", f"{days} x {self.basis.figures}", share(self.basis.amount, days, self.basis.by)

    def _beyond(self, what: What, multiplier: str, section: str) -> Iterator[Line]:
        beyond = self.stretch.hours.low - self.basis.hours
        if beyond > 0 and self._is_paid(what, section):
            yield self._hours(what, beyond, multiplier)

    def _is_paid(self, what: What, section: str) -> bool:
        """Whether hours beyond the normal ones bear an amount in this work; what stays open about it is written down."""
        law, work, first, last = self.writer.law, self.facts.work, self.segment.first, self.segment.last
        if work is Work.FISHING:
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
        self.writer.open(OpenPoint(Open.READING, first, last, section, law.readings_of_domestic_overtime))
        return True

    def _hours(self, what: What, hours: Decimal, multiplier: str) -> Line:
        times, days = Decimal(self.writer.value(multiplier, self.segment.first)), Decimal(self.segment.days)
        formula = f"{days} x {hours} h x {self.basis.figures} / {self.basis.hours} x {times}"
        amount = share(self.basis.amount, days * hours * times, self.basis.by * self.basis.hours)
        hours_of = "hours.hazardous_max_day" if self.facts.work is Work.HAZARDOUS else "hours.normal_max_day"
        return self._line(what, (days * hours, "h", formula, amount), multiplier, hours_of)

    def _line(self, what: What, figures: tuple[Decimal, str, str, Decimal], *parameters: str) -> Line:
        return self.writer.line((self.segment.first, self.segment.last), what, *figures, *parameters, basis=self.basis)
