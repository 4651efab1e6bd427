"""On what the pay of a day is reckoned: the higher of the minimum and the agreed wage, and the normal hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.facts import DayKind, Facts, Pay, Stretch, Work
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.minimum_wage import Rate, RateAnswer, Refused
from passage.rules.labour_law.reckoning import Open, OpenPoint
from passage.rules.labour_law.writing import Writer

BINDING = "pay.minimum_wage_binding"
_DIVISOR = ("pay.hourly_divisor_days_monthly",)
_DAY_IN_FULL = "pay.minimum_wage_day_hours"
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
    """The pay of one normal day is `amount` / `by`; `by` divides a monthly wage. `section`: why so much."""

    amount: Decimal
    by: Decimal
    section: str
    since: date
    certainty: Certainty
    rests_on: tuple[str, ...] = ()

    @property
    def figures(self) -> str:
        return f"{self.amount}" if self.by == 1 else f"{self.amount} / {self.by}"


def normal_hours(facts: Facts, day: date, writer: Writer) -> Decimal:
    """Of a day: those of the law, or fewer by contract."""
    most = Decimal(writer.value(hours_rule(facts), day))
    return min(most, facts.normal_hours) if facts.normal_hours else most


def hours_rule(facts: Facts) -> str:
    return "hours.hazardous_max_day" if facts.work is Work.HAZARDOUS else "hours.normal_max_day"


def basis_of(facts: Facts, law: Law, segment: Segment, writer: Writer, stretch: Stretch | None = None) -> Basis | None:
    """None, and an open point written down, where neither a minimum nor an agreed wage is known for these days."""
    if facts.work not in law.works:
        writer.open(OpenPoint(Open.NOTHING_ENTERED, segment.first, segment.last, f"{law.country}: {facts.work}"))
        writer.is_partial = True
        return None
    if facts.work in law.uncertain_works:
        _uncertain(facts.work, law, segment, writer)
    by = Decimal(writer.value(_DIVISOR[0], segment.first)) if facts.pay is Pay.MONTHLY else Decimal(1)
    rate = _minimum(facts, law, segment, writer)
    floor = _floor(rate, facts, by, segment, writer) if rate is not None else None
    agreed, units = _agreed(facts, segment, writer, stretch)
    if agreed is not None and (floor is None or agreed >= floor * units):
        rests_on = (*_scope(facts, law), *(_DIVISOR if by != 1 else ()))
        certainty = law.certainty_of_work(facts.work)
        # A wage has no first day of its own: it is owed since the law binds the employer to what was agreed.
        known = law.parameters.at(BINDING, segment.first).since
        since = known.first() if known is not None else segment.first
        return Basis(agreed, by * units, f"agreed wage ({law.section(BINDING)})", since, certainty, rests_on)
    if rate is None or floor is None:
        writer.is_partial = True
        return None
    late = law.wage_at_sea is not None and segment.first > law.wage_at_sea.last_verified
    key = (id(rate), floor, by, late)
    found = writer.bases.get(key)
    if found is None:
        found = writer.bases[key] = _of_minimum(rate, floor, by, facts, law, segment)
    return found


def _of_minimum(rate: Rate, floor: Decimal, by: Decimal, facts: Facts, law: Law, segment: Segment) -> Basis:
    section = f"{law.section(BINDING)}; {rate.notification}" + (f", {rate.area.name}" if rate.area else "")
    rests_on = (rate.notification, rate.scope, *_needed(facts, law), *(_DIVISOR if by != 1 else ()))
    certainties = [rate.certainty, law.certainty_of_work(facts.work)]
    if facts.work is Work.FISHING and law.wage_at_sea is not None:
        section = f"{law.wage_at_sea.section}; {section}"
        certainties.append(law.wage_at_sea.certainty_on(segment.first))
    return Basis(floor, by, section, rate.since, weakest(certainties), rests_on)


def _floor(rate: Rate, facts: Facts, by: Decimal, segment: Segment, writer: Writer) -> Decimal | None:
    """The minimum of the month or of the day: as the notification gives it, else worked out from that of a day."""
    if facts.pay is Pay.MONTHLY:
        return rate.per_month or rate.per_day * by
    if facts.pay is Pay.HOURLY and rate.per_hour is not None:
        return rate.per_hour * normal_hours(facts, segment.first, writer)
    of_week = rate.of_week(facts.days_a_week)
    if of_week is None:
        section = f"{rate.notification}: {facts.days_a_week} days a week"
        writer.open(OpenPoint(Open.NOTHING_ENTERED, segment.first, segment.last, section))
    return of_week


def _agreed(facts: Facts, segment: Segment, writer: Writer, stretch: Stretch | None) -> tuple[Decimal | None, Decimal]:
    """The agreed pay of a normal day (of a month), and by what it is to be divided."""
    wage, one = facts.wage.low if facts.wage is not None else None, Decimal(1)
    if facts.pay in (Pay.DAILY, Pay.MONTHLY):
        return wage, one
    hours = stretch.hours.low if stretch is not None else Decimal(0)
    if facts.pay is Pay.HOURLY:
        if wage is None:
            return None, one
        normal = normal_hours(facts, segment.first, writer)
        is_as_earned = _is_as_earned(facts, segment, stretch, normal, writer.law) and _DAY_IN_FULL in writer.law.known
        return (wage * hours if is_as_earned else wage * normal), one
    if stretch is None or not hours or stretch.earned_a_day is None:
        return wage, one
    normal, earned = normal_hours(facts, segment.first, writer), stretch.earned_a_day.low
    is_as_earned = _is_as_earned(facts, segment, stretch, normal, writer.law)
    return (earned, one) if is_as_earned else (earned * normal, hours)


def _is_as_earned(facts: Facts, segment: Segment, stretch: Stretch | None, normal: Decimal, law: Law) -> bool:
    """Whether what was earned on a day is set against the minimum as it is: the employer gave fewer hours; or pieces are paid as
    they are on a day that the worker cut short, but where that day is paid in proportion, and where no overtime is paid."""
    if facts.pay is Pay.PIECE and stretch is not None and stretch.hours.low > normal:
        return not _pays_overtime(facts.work, law, segment.first)
    if stretch is None or segment.kind is not DayKind.ORDINARY or not 0 < stretch.hours.low < normal:
        return False
    if not stretch.shortened_by_worker:
        return True
    in_proportion = "own_absence" in law.questions and law.reading("own_absence") == "A"
    return facts.pay is Pay.PIECE and not in_proportion


def _pays_overtime(work: Work, law: Law, day: date) -> bool:
    if work is Work.FISHING:
        return law.reading("sea.overtime") != "A"
    if work is Work.DOMESTIC and law.domestic is not None:
        return day >= law.domestic.since and law.reading("scope.domestic_work") == "A"
    return True


def _scope(facts: Facts, law: Law) -> tuple[str, ...]:
    return (f"scope.{facts.work}",) if facts.work in law.uncertain_works else ()


def _needed(facts: Facts, law: Law) -> tuple[str, ...]:
    """The rules by which a minimum of a day is the floor of this work and this pay."""
    if facts.work is Work.FISHING:
        return (BINDING, "sea.monthly_wage", *_AT_SEA)
    by_month = ("monthly_floor_ashore",) if facts.pay is Pay.MONTHLY and "monthly_floor_ashore" in law.questions else ()
    return (BINDING, *by_month, *(("scope.domestic_work",) if facts.work is Work.DOMESTIC else _scope(facts, law)))


def _uncertain(work: Work, law: Law, segment: Segment, writer: Writer) -> None:
    writer.need(f"scope.{work}")
    writer.open(OpenPoint(Open.SCOPE_UNCERTAIN, segment.first, segment.last, law.known[f"scope.{work}"].section))


def _minimum(facts: Facts, law: Law, segment: Segment, writer: Writer) -> Rate | None:
    """The minimum of these days where there is one; what stays open about it is written down."""
    if facts.work is Work.DOMESTIC and law.domestic is not None and segment.first < law.domestic.since:
        is_entered = segment.first >= law.domestic.since_before
        section = f"{law.domestic.section_before} (no minimum wage in domestic work)"
        before = f"{law.country}: domestic work before {law.domestic.since_before}"
        code, section = (Open.EXCLUDED, section) if is_entered else (Open.NOTHING_ENTERED, before)
        writer.open(OpenPoint(code, segment.first, segment.last, section))
        return None
    if law.off and any([writer.is_off(rule, segment.first, segment.last) for rule in _needed(facts, law)]):
        writer.is_partial = True
        return None
    if facts.work is Work.FISHING and law.wage_at_sea is not None:
        if segment.first < law.wage_at_sea.since:
            writer.open(OpenPoint(Open.NOTHING_ENTERED, segment.first, segment.last, law.wage_at_sea.section))
            return None
        for question in _AT_SEA:
            writer.reading(question, law.wage_at_sea.section)
    answer = law.minimum_wages.at(facts.workplace, segment.first)
    _write_down(answer, law.section(BINDING), segment, writer)
    if facts.pay is Pay.MONTHLY and answer.rate is not None and "monthly_floor_ashore" in law.questions:
        writer.reading("monthly_floor_ashore")
    return answer.rate


def _write_down(answer: RateAnswer, section: str, segment: Segment, writer: Writer) -> None:
    if answer.refused is not None:
        last = answer.last_known.per_day if answer.last_known else None
        of_tables = "; ".join((section, *answer.off))
        writer.open(OpenPoint(_WHY[answer.refused], segment.first, segment.last, of_tables, last_known=last))
    elif answer.off:
        writer.open(OpenPoint(Open.SWITCHED_OFF, segment.first, segment.last, "; ".join((section, *answer.off))))
    if answer.ask:
        writer.open(OpenPoint(Open.AREA_NOT_KNOWN, segment.first, segment.last, section, areas=answer.ask))
    if answer.asks_employees:
        writer.open(OpenPoint(Open.EMPLOYEES_NOT_KNOWN, segment.first, segment.last, section))
    if answer.others and answer.rate is not None:
        writer.open(OpenPoint(Open.HIGHER_OF_TWO, segment.first, segment.last, section))
