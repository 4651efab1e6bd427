"""What is owed for days of work: the wage of the day, overtime, holidays, holiday overtime."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.basis import BINDING, Basis, Segment, basis_of, hours_rule, normal_hours
from passage.rules.labour_law.domestic import is_left_out
from passage.rules.labour_law.facts import DayKind, Facts, Pay, Stretch, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import SATANG, share
from passage.rules.labour_law.writing import Writer, part

LABOUR_DAY, DOMESTIC = "holiday.labour_day", "scope.domestic_work"
_OVERTIME, _HOLIDAY_OVERTIME = "pay.ot_multiplier_workday", "pay.holiday_ot_multiplier"
_DAY_IN_FULL, _OWN_ABSENCE = "pay.minimum_wage_day_hours", "own_absence"
_LIMIT, _DIVISOR = "pay.overtime_wage_limit_month", "pay.hourly_divisor_days_monthly"
_REST_DAY_OVERTIME = "pay.weekly_holiday_ot_multiplier"
_USED = (
    *("hours.normal_max_day", "hours.hazardous_max_day", _OVERTIME, "pay.holiday_extra_if_holiday_paid"),
    *("pay.holiday_if_not_paid", _HOLIDAY_OVERTIME, _REST_DAY_OVERTIME, "pay.hourly_divisor_days_monthly", BINDING),
    *("pay.weekly_holiday_extra_if_monthly", "pay.weekly_holiday_paid_for", _LIMIT),
)


def parts_of_stretches(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each stretch, and for each piece of it under one law, what is due and what was paid."""
    holidays = _in_place_of_labour_day(facts, law)
    for stretch in facts.stretches:
        days = list(stretch.days())
        if LABOUR_DAY in law.off:
            _labour_day_off(stretch, law, days, writer)
        for segment, basis in _alike(stretch, facts, holidays, days, writer):
            lines = _lines_of(_Days(basis, stretch, segment, facts, writer))
            if lines:
                yield part(lines, _paid(stretch, segment, len(days)))


def _in_place_of_labour_day(facts: Facts, law: Law) -> frozenset[date]:
    """Where the first of May is told as a weekly holiday, and the law says so: the next day that is none."""
    if not law.labour_day_moves or LABOUR_DAY in law.off:
        return frozenset()
    weekly = {day for each in facts.stretches if each.kind is DayKind.WEEKLY_HOLIDAY for day in each.days()}
    found = set()
    for day in weekly:
        if (day.month, day.day) == law.labour_day:
            while day in weekly:
                day += timedelta(1)
            found.add(day)
    return frozenset(found)


def _alike(
    stretch: Stretch, facts: Facts, holidays: frozenset[date], days: list[date], writer: Writer
) -> Iterator[tuple[Segment, Basis]]:
    """The days of a stretch by what they are paid. Where a notification changes nothing for this workplace, the days before and
    after it are one line, and are rounded once."""
    law = writer.law
    held: tuple[Segment, Basis] | None = None
    for segment in _segments(stretch, law, facts.work, days, holidays):
        basis = None
        with writer.as_far_as_entered(segment.first, segment.last):
            basis = basis_of_period(facts, law, segment, writer, stretch)
        if held and basis and _is_same(held, (segment, basis), law, facts.work):
            before = held[0]
            held = (Segment(before.first, segment.last, before.days + segment.days, segment.kind), held[1])
            continue
        if held:
            yield held
        held = (segment, basis) if basis else None
    if held:
        yield held


def basis_of_period(facts: Facts, law: Law, segment: Segment, writer: Writer, stretch: Stretch | None = None) -> Basis | None:
    """Found once for each period of the law, where the days themselves have no part in it and nothing stays open of them."""
    if facts.pay not in (Pay.DAILY, Pay.MONTHLY):
        return basis_of(facts, law, segment, writer, stretch)
    period = bisect_right(cuts_of(law, facts.work), segment.first)
    known = writer.bases_of_periods.get(period)
    if known is not None:
        return known
    opened = writer.opened
    found = basis_of(facts, law, segment, writer, stretch)
    if found is not None and writer.opened == opened:
        writer.bases_of_periods[period] = found
    return found


def _lines_of(days: _Days) -> tuple[Line, ...]:
    """The lines of a segment; those of one like it, dated anew, where nothing stayed open there."""
    writer, segment, basis, stretch = days.writer, days.segment, days.basis, days.stretch
    period = bisect_right(cuts_of(writer.law, days.facts.work), segment.first)
    of_basis = (basis.amount, basis.by, basis.section)
    key = (period, *of_basis, segment.kind, segment.days, stretch.hours.low, stretch.shortened_by_worker)
    known = writer.lines_of_days.get(key)
    if known is None:
        opened = writer.opened
        lines = tuple(days.lines())
        if writer.opened == opened:
            writer.lines_of_days[key] = lines
        return lines
    return tuple(line.dated(segment.first, segment.last, writer.lapse(line.what, segment.first)) for line in known)


def _is_same(one: tuple[Segment, Basis], other: tuple[Segment, Basis], law: Law, work: Work) -> bool:
    (before, basis), (after, of_after) = one, other
    if any(before.last < cut <= after.first for cut in _hard_cuts(law, work)):
        return False
    alike = (basis.amount, basis.by, basis.section) == (of_after.amount, of_after.by, of_after.section)
    return alike and before.kind is after.kind


def wages_at_limit(facts: Facts, law: Law) -> tuple[Decimal, ...]:
    """The agreed wages inside the range that is told at which the right to overtime ends, where the law has such a limit."""
    if facts.wage is None or facts.wage.is_exact or _LIMIT not in law.known or facts.pay not in (Pay.DAILY, Pay.MONTHLY):
        return ()
    days = law.parameters.days_of_change(_LIMIT)
    limits = [Decimal(law.parameters.at(_LIMIT, day).value or 0) for day in days]
    if facts.pay is Pay.DAILY:
        limits = [
            (limit / Decimal(law.parameters.at(_DIVISOR, day).value or 1)).quantize(SATANG, ROUND_DOWN)
            for limit, day in zip(limits, days, strict=True)
        ]
    return tuple(limit for limit in limits if facts.wage.low <= limit < facts.wage.high)


def wage_rules(law: Law) -> tuple[str, ...]:
    """An agreed wage is owed also where the minimum is not counted with."""
    return () if BINDING in law.off else (BINDING,)


def _labour_day_off(stretch: Stretch, law: Law, days: list[date], writer: Writer) -> None:
    for day in days:
        if stretch.kind is DayKind.ORDINARY and (day.month, day.day) == law.labour_day:
            writer.open(OpenPoint(Open.SWITCHED_OFF, day, day, law.known[LABOUR_DAY].section))


def _segments(stretch: Stretch, law: Law, work: Work, days: list[date], holidays: frozenset[date]) -> Iterator[Segment]:
    if len(days) == 1:
        yield Segment(days[0], days[0], 1, _kind(stretch, law, days[0], holidays))
        return
    cuts, run, kind = cuts_of(law, work), list[date](), stretch.kind
    for day in days:
        own = _kind(stretch, law, day, holidays)
        if run and (own is not kind or any(run[-1] < cut <= day for cut in cuts)):
            yield Segment(run[0], run[-1], len(run), kind)
            run = []
        kind = own
        run.append(day)
    if run:
        yield Segment(run[0], run[-1], len(run), kind)


@lru_cache(maxsize=64)
def cuts_of(law: Law, work: Work) -> tuple[date, ...]:
    """The days on which the pay of a day may differ from that of the day before, as far as the law is concerned."""
    return tuple(sorted({*law.minimum_wages.cuts, *_hard_cuts(law, work)}))


@lru_cache(maxsize=64)
def _hard_cuts(law: Law, work: Work) -> tuple[date, ...]:
    """Those of them that are not of the minimum wage."""
    known = [name for name in _USED if name in law.parameters.ids]
    since = {law.domestic.since_before, law.domestic.since} if law.domestic and work is Work.DOMESTIC else set()
    return tuple(sorted({*law.parameters.cuts(known), *since}))


def _kind(stretch: Stretch, law: Law, day: date, holidays: frozenset[date]) -> DayKind:
    """The first of May is a holiday for everybody, whatever it was called, and so are `holidays`."""
    if stretch.kind is not DayKind.ORDINARY:
        return stretch.kind
    is_labour_day = (day.month, day.day) == law.labour_day and LABOUR_DAY not in law.off
    return DayKind.HOLIDAY if is_labour_day or day in holidays else DayKind.ORDINARY


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
        by_month = self.facts.pay is Pay.MONTHLY
        if kind is DayKind.ORDINARY:
            if hours and not by_month:
                yield from self._wage(hours)
            if not self._is_above_limit(_OVERTIME):
                yield from self._beyond(What.OVERTIME, _OVERTIME)
            return
        if not by_month and kind is DayKind.HOLIDAY:
            with self._as_far_as_entered():
                yield from self._holiday_wage()
        if hours and not self._is_above_limit(self._holiday_rule(by_month, kind)):
            yield from self._within(self._holiday_rule(by_month, kind))
            yield from self._beyond(What.HOLIDAY_OVERTIME, self._holiday_overtime_rule(kind))

    def _holiday_wage(self) -> Iterator[Line]:
        """The day as it is without work: by the piece that of a usual day, whatever this one brought."""
        usual: Basis | None = self.basis
        if self.facts.pay is Pay.PIECE:
            usual = basis_of(self.facts, self.writer.law, self.segment, self.writer)
        if usual is not None:
            day = replace(self, basis=usual)
            yield day._line(What.HOLIDAY_WAGE, day._all_days(), "pay.weekly_holiday_paid_for")

    def _is_above_limit(self, rule: str) -> bool:
        """Whether the law pays no overtime and no work on holidays to somebody who earns so much; where it has such a limit."""
        law, day = self.writer.law, self.segment.first
        if _LIMIT not in law.known or not self.stretch.hours.low:
            return False
        with self._as_far_as_entered():
            days = self.basis.by if self.facts.pay is Pay.MONTHLY else Decimal(self.writer.value(_DIVISOR, day))
            if share(self.basis.amount, days, self.basis.by) <= Decimal(self.writer.value(_LIMIT, day)):
                return False
        self.writer.open(OpenPoint(Open.EXCLUDED, day, self.segment.last, f"{law.section(_LIMIT)} ({law.section(rule)})"))
        return True

    def _holiday_rule(self, by_month: bool, kind: DayKind) -> str:
        """For work on a holiday: what the table holds for a weekly holiday of somebody paid by the month, if it does."""
        if kind is DayKind.HOLIDAY:
            return "pay.holiday_extra_if_holiday_paid"
        if not by_month:
            return "pay.holiday_if_not_paid"
        own = "pay.weekly_holiday_extra_if_monthly"
        return own if own in self.writer.law.parameters.ids else "pay.holiday_extra_if_holiday_paid"

    def _holiday_overtime_rule(self, kind: DayKind) -> str:
        has_own = kind is DayKind.WEEKLY_HOLIDAY and _REST_DAY_OVERTIME in self.writer.law.parameters.ids
        return _REST_DAY_OVERTIME if has_own else _HOLIDAY_OVERTIME

    @property
    def _normal(self) -> Decimal:
        return normal_hours(self.facts, self.segment.first, self.writer)

    def _wage(self, hours: Decimal) -> Iterator[Line]:
        quantity, unit, formula, amount = self._all_days()
        with self._as_far_as_entered():
            rests_on = self._of_pay()
            if self._is_in_proportion(hours):
                formula = f"{formula} x {hours} / {self._normal}"
                amount = share(self.basis.amount, quantity * hours, self.basis.by * self._normal)
            if self._is_own_absence(hours):
                rests_on = (*rests_on, _OWN_ABSENCE)
            figures = (quantity, unit, formula, amount)
            yield self._line(What.WAGE, figures, *wage_rules(self.writer.law), rests_on=rests_on)

    def _is_own_absence(self, hours: Decimal) -> bool:
        is_asked = self.stretch.shortened_by_worker and _OWN_ABSENCE in self.writer.law.questions
        return is_asked and hours < self._normal

    def _is_in_proportion(self, hours: Decimal) -> bool:
        """Whether a short day is paid by its hours: where the worker stayed away (A), or the wage is by the hour and the law
        gives no day in full."""
        law = self.writer.law
        if self._is_own_absence(hours):
            return self.writer.reading(_OWN_ABSENCE, law.section(BINDING)) == "A"
        return self.facts.pay is Pay.HOURLY and _DAY_IN_FULL not in law.known and hours < self._normal

    def _of_pay(self) -> tuple[str, ...]:
        """The open question that pay by the piece raises."""
        if self.facts.pay is not Pay.PIECE or "piece_work" not in self.writer.law.questions:
            return ()
        self.writer.reading("piece_work")
        return ("piece_work",)

    def _all_days(self) -> tuple[Decimal, str, str, Decimal]:
        days = Decimal(self.segment.days)
        return days, "day", f"{days} x {self.basis.figures}", share(self.basis.amount, days, self.basis.by)

    def _beyond(self, what: What, multiplier: str) -> Iterator[Line]:
        """The hours beyond the normal ones."""
        with self._as_far_as_entered():
            normal, worked = self._normal, self.stretch.hours.low
            if worked > normal and self._is_paid(what, multiplier):
                yield self._hours(what, (worked - normal, normal), multiplier, self.writer.value(multiplier, self.segment.first))

    def _within(self, multiplier: str) -> Iterator[Line]:
        """Work within the normal hours of a holiday: times the hourly wage, or by steps of days (`up_to` a share of the day)."""
        with self._as_far_as_entered():
            normal, value = self._normal, self.writer.value(multiplier, self.segment.first)
            worked = min(self.stretch.hours.low, normal)
            if self._is_rest_day_at_sea(multiplier):
                return
            if not isinstance(value, list):
                yield self._hours(What.HOLIDAY_WORK, (worked, normal), multiplier, value)
                return
            step = next(Decimal(each["days"]) for each in value if worked <= Decimal(each["up_to"]) * normal)
            days = Decimal(self.segment.days)
            amount = share(self.basis.amount, days * step, self.basis.by)
            figures = (days * step, "day", f"{days} x {step} x {self.basis.figures}", amount)
            yield self._line(What.HOLIDAY_WORK, figures, multiplier, hours_rule(self.facts))

    def _is_rest_day_at_sea(self, multiplier: str) -> bool:
        """Whether work on a weekly holiday bears no amount: at sea, where the regulation stands in place of s.61 to s.63 (A)."""
        if self.facts.work is not Work.FISHING:
            return False
        days = (self.segment.first, self.segment.last)
        used = self.writer.reading("sea.overtime", self.writer.law.section(multiplier), days)
        return used == "A" and self.segment.kind is DayKind.WEEKLY_HOLIDAY

    def _is_paid(self, what: What, multiplier: str) -> bool:
        """Whether hours beyond the normal ones bear an amount in this work; what stays open about it is written down."""
        law, work, first, last = self.writer.law, self.facts.work, self.segment.first, self.segment.last
        section = law.section(multiplier)
        if work is Work.FISHING:
            return self.writer.reading("sea.overtime", section, (first, last)) != "A"
        if is_left_out(multiplier, work, (first, last), self.writer):
            return False
        if work is not Work.DOMESTIC or law.domestic is None:
            return True
        return self.writer.reading(DOMESTIC, section, (first, last)) == "A"

    def _hours(self, what: What, of_a_day: tuple[Decimal, Decimal], multiplier: str, value: object) -> Line:
        """`of_a_day`: these hours, and the normal ones. What only one reading of the law gives is uncertain."""
        (hours, normal), times, days = of_a_day, Decimal(str(value)), Decimal(self.segment.days)
        formula = f"{days} x {hours} h x {self.basis.figures} / {normal} x {times}"
        amount = share(self.basis.amount, days * hours * times, self.basis.by * normal)
        own = {Work.DOMESTIC: (DOMESTIC,), Work.FISHING: ("sea.overtime",)}.get(self.facts.work, ())
        rests_on = own if what is not What.HOLIDAY_WORK or self.facts.work is Work.FISHING else ()
        line = self._line(what, (days * hours, "h", formula, amount), multiplier, hours_rule(self.facts), rests_on=rests_on)
        return replace(line, certainty=weakest([line.certainty, Certainty.UNCERTAIN])) if rests_on else line

    def _line(
        self, what: What, figures: tuple[Decimal, str, str, Decimal], *parameters: str, rests_on: tuple[str, ...] = ()
    ) -> Line:
        days = (self.segment.first, self.segment.last)
        return self.writer.line(days, what, *figures, *parameters, basis=self.basis, rests_on=rests_on)

    def _as_far_as_entered(self) -> AbstractContextManager[None]:
        return self.writer.as_far_as_entered(self.segment.first, self.segment.last)
