"""On what the pay of a day is reckoned: the higher of the minimum and the agreed wage, and the normal hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.facts import DayKind, Facts, Pay, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.minimum_wage import Rate, RateAnswer, Refused
from passage.rules.labour_law.reckoning import Open, OpenPoint
from passage.rules.labour_law.writing import Writer

_BINDING = "pay.minimum_wage_binding"
_DIVISOR = ("pay.hourly_divisor_days_monthly",)
_AT_SEA = ("port_province_at_sea", "district_rates_at_sea")
_WHY = {
    Refused.BEFORE_FIRST: Open.MINIMUM_BEFORE_FIRST,
    Refused.AFTER_LAST_VERIFIED: Open.MINIMUM_NOT_VERIFIED,
    Refused.NO_SUCH_PROVINCE: Open.NO_SUCH_PROVINCE,
    Refused.SWITCHED_OFF: Open.SWITCHED_OFF,
}


@dataclass(frozen=True, slots=True)
class Segment:
    """Days that the law treats alike, `days` of them between the first and the last."""

    first: date
    last: date
    days: int
    kind: DayKind = DayKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Basis:
    """The pay of one normal day is `amount` / `by`; `by` is 30 for a monthly wage. `section`: why so much."""

    amount: Decimal
    by: Decimal
    section: str
    since: date
    certainty: Certainty
    rests_on: tuple[str, ...] = ()

    @property
    def figures(self) -> str:
        return f"{self.amount}" if self.by == 1 else f"{self.amount} / {self.by}"


def basis_of(facts: Facts, law: Law, segment: Segment, writer: Writer) -> Basis | None:
    """None, and an open point written down, where neither a minimum nor an agreed wage is known for these days."""
    day = segment.first
    by = Decimal(writer.value("pay.hourly_divisor_days_monthly", day)) if facts.pay is Pay.MONTHLY else Decimal(1)
    rate = None
    with writer.as_far_as_entered(segment.first, segment.last):
        rate = _minimum(facts, law, segment, writer)
    agreed = facts.wage.low if facts.wage is not None else None
    floor = rate.per_day * by if rate is not None else None
    if agreed is not None and (floor is None or agreed >= floor):
        return Basis(agreed, by, "agreed wage (LPA s.90)", day, Certainty.CERTAIN, _DIVISOR if by != 1 else ())
    if rate is None or floor is None:
        writer.is_partial = True
        return None
    section = f"LPA s.90; {rate.notification}" + (f", {rate.area.name}" if rate.area else "")
    rests_on = (rate.notification, rate.scope, *_needed(facts), *(_DIVISOR if by != 1 else ()))
    if facts.work is not Work.FISHING:
        return Basis(floor, by, section, rate.since, rate.certainty, rests_on)
    certainties = [rate.certainty, Certainty.CERTAIN if day <= law.wage_at_sea.last_verified else Certainty.PROBABLE]
    return Basis(floor, by, f"{law.wage_at_sea.section}; {section}", rate.since, weakest(certainties), rests_on)


def _needed(facts: Facts) -> tuple[str, ...]:
    """The rules by which a minimum of a day is the floor of this work and this pay."""
    if facts.work is Work.FISHING:
        return (_BINDING, "sea.monthly_wage", *_AT_SEA)
    by_month = ("monthly_floor_ashore",) if facts.pay is Pay.MONTHLY else ()
    return (_BINDING, *by_month, *(("scope.domestic_work",) if facts.work is Work.DOMESTIC else ()))


def _minimum(facts: Facts, law: Law, segment: Segment, writer: Writer) -> Rate | None:
    """The minimum of these days where there is one; what stays open about it is written down."""
    if facts.work is Work.DOMESTIC and segment.first < law.domestic_from:
        writer.open(OpenPoint(Open.EXCLUDED, segment.first, segment.last, "MR No.14 (no minimum wage in domestic work)"))
        return None
    writer.need(*_needed(facts))
    if facts.work is Work.FISHING:
        if segment.first < law.wage_at_sea.since:
            writer.open(OpenPoint(Open.NOTHING_ENTERED, segment.first, segment.last, law.wage_at_sea.section))
            return None
        for question in _AT_SEA:
            writer.open(OpenPoint(Open.READING, section=law.wage_at_sea.section, readings=law.to_settle(question)))
    answer = law.minimum_wages.at(facts.workplace, segment.first)
    _write_down(answer, segment, writer)
    if facts.pay is Pay.MONTHLY and answer.rate is not None:
        writer.open(OpenPoint(Open.READING, section="LPA s.68, s.90", readings=law.to_settle("monthly_floor_ashore")))
    return answer.rate


def _write_down(answer: RateAnswer, segment: Segment, writer: Writer) -> None:
    if answer.refused is not None:
        last = answer.last_known.per_day if answer.last_known else None
        section = "; ".join(("LPA s.90", *answer.off))
        writer.open(OpenPoint(_WHY[answer.refused], segment.first, segment.last, section, last_known=last))
    elif answer.off:
        writer.open(OpenPoint(Open.SWITCHED_OFF, segment.first, segment.last, "; ".join(("LPA s.90", *answer.off))))
    if answer.ask:
        writer.open(OpenPoint(Open.AREA_NOT_KNOWN, segment.first, segment.last, "LPA s.90", areas=answer.ask))
    if answer.others and answer.rate is not None:
        writer.open(OpenPoint(Open.HIGHER_OF_TWO, segment.first, segment.last, "LPA s.90"))
