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

_WHY = {
    Refused.BEFORE_FIRST: Open.MINIMUM_BEFORE_FIRST,
    Refused.AFTER_LAST_VERIFIED: Open.MINIMUM_NOT_VERIFIED,
    Refused.NO_SUCH_PROVINCE: Open.NO_SUCH_PROVINCE,
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
    """The pay of one normal day of `hours` hours is `amount` / `by`; `by` is 30 for a monthly wage. `section`: why so much."""

    amount: Decimal
    by: Decimal
    hours: Decimal
    section: str
    since: date
    certainty: Certainty

    @property
    def figures(self) -> str:
        return f"{self.amount}" if self.by == 1 else f"{self.amount} / {self.by}"


def basis_of(facts: Facts, law: Law, segment: Segment, writer: Writer) -> Basis | None:
    """None, and an open point written down, where neither a minimum nor an agreed wage is known for these days."""
    day = segment.first
    by = Decimal(writer.value("pay.hourly_divisor_days_monthly", day)) if facts.pay is Pay.MONTHLY else Decimal(1)
    rate = _minimum(facts, law, segment, writer)
    agreed = facts.wage.low if facts.wage is not None else None
    floor = rate.per_day * by if rate is not None else None
    hours = _hours(facts, day, writer)
    if agreed is not None and (floor is None or agreed >= floor):
        return Basis(agreed, by, hours, "agreed wage (LPA s.90)", day, Certainty.CERTAIN)
    if rate is None or floor is None:
        writer.is_partial = True
        return None
    section = f"LPA s.90; {rate.notification}" + (f", {rate.area.name}" if rate.area else "")
    if facts.work is not Work.FISHING:
        return Basis(floor, by, hours, section, rate.since, rate.certainty)
    certainties = [rate.certainty, Certainty.CERTAIN if day <= law.wage_at_sea.last_verified else Certainty.PROBABLE]
    return Basis(floor, by, hours, f"{law.wage_at_sea.section}; {section}", rate.since, weakest(certainties))


def _minimum(facts: Facts, law: Law, segment: Segment, writer: Writer) -> Rate | None:
    """The minimum of these days where there is one; what stays open about it is written down."""
    if facts.work is Work.DOMESTIC and segment.first < law.domestic_from:
        writer.open(OpenPoint(Open.EXCLUDED, segment.first, segment.last, "MR No.14 (no minimum wage in domestic work)"))
        return None
    if facts.work is Work.FISHING:
        if segment.first < law.wage_at_sea.since:
            writer.open(OpenPoint(Open.NOTHING_ENTERED, segment.first, segment.last, law.wage_at_sea.section))
            return None
        for question in ("port_province_at_sea", "district_rates_at_sea"):
            writer.open(OpenPoint(Open.READING, section=law.wage_at_sea.section, readings=law.to_settle(question)))
    answer = law.minimum_wages.at(facts.workplace, segment.first)
    _write_down(answer, segment, writer)
    if facts.pay is Pay.MONTHLY and answer.rate is not None:
        writer.open(OpenPoint(Open.READING, section="LPA s.68, s.90", readings=law.to_settle("monthly_floor_ashore")))
    return answer.rate


def _write_down(answer: RateAnswer, segment: Segment, writer: Writer) -> None:
    if answer.refused is not None:
        last = answer.last_known.per_day if answer.last_known else None
        writer.open(OpenPoint(_WHY[answer.refused], segment.first, segment.last, "LPA s.90", last_known=last))
    if answer.ask:
        writer.open(OpenPoint(Open.AREA_NOT_KNOWN, segment.first, segment.last, "LPA s.90", areas=answer.ask))
    if answer.others and answer.rate is not None:
        writer.open(OpenPoint(Open.HIGHER_OF_TWO, segment.first, segment.last, "LPA s.90"))


def _hours(facts: Facts, day: date, writer: Writer) -> Decimal:
    parameter = "hours.hazardous_max_day" if facts.work is Work.HAZARDOUS else "hours.normal_max_day"
    most = Decimal(writer.value(parameter, day))
    return min(most, facts.normal_hours) if facts.normal_hours else most
