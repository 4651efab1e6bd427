"""Writes lines: each with the section, first day and certainty of all that it rests on."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.parameters import Parameter, Standing, citation
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import NOTHING, Span, rounded

if TYPE_CHECKING:
    from passage.rules.labour_law.basis import Basis


_WAGES, _HOLIDAYS = "claim.prescription_wages_years", "claim.prescription_holiday_pay_years"
_LAPSES = {
    **dict.fromkeys((What.WAGE, What.OVERTIME, What.ABSENCE, What.DEDUCTED_TOO_MUCH), _WAGES),
    **dict.fromkeys((What.HOLIDAY_WAGE, What.HOLIDAY_WORK, What.HOLIDAY_OVERTIME, What.LEAVE_PAYOUT), _HOLIDAYS),
    What.SEVERANCE: "claim.prescription_severance_years",
}


class NothingEntered(Exception):
    """The tables hold nothing for this rule on this day, or it is switched off: no amount can be given. `code`: which."""

    def __init__(self, rule: str, section: str, code: Open = Open.NOTHING_ENTERED) -> None:
        super().__init__(rule)
        self.rule, self.section, self.code = rule, section, code


class _AsFarAsEntered:
    """Within it, what cannot be reckoned for want of a rule is written down as open."""

    __slots__ = ("_days", "_is_amount", "_writer")

    def __init__(self, writer: Writer, days: tuple[date, date], is_amount: bool) -> None:
        self._writer, self._days, self._is_amount = writer, days, is_amount

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, NothingEntered):
            return False
        self._writer.is_partial |= self._is_amount
        self._writer.open(OpenPoint(error.code, *self._days, error.section))
        return True


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What of the law a line rests on."""

    section: str
    since: date
    certainty: Certainty
    is_past_verified: bool
    rests_on: tuple[str, ...]


@dataclass
class Writer:
    """Makes the lines of one reckoning, and collects what stays open. `is_partial`: some days got no amount.
    `opened`: how often something was written down as open for some days; what holds for all days needs to be once. What was found
    for days that the law treats alike is kept here."""

    law: Law
    is_partial: bool = False
    points: dict[OpenPoint, None] = field(default_factory=dict)
    opened: int = 0
    bases: dict[tuple[object, ...], Basis] = field(default_factory=dict)
    bases_of_periods: dict[int, Basis] = field(default_factory=dict)
    lines_of_days: dict[tuple[object, ...], tuple[Line, ...]] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _known_lapses: dict[tuple[str, date], date] = field(default_factory=dict)
    _cuts: dict[tuple[str, ...], list[date]] = field(default_factory=dict)
    _known_grounds: dict[tuple[object, ...], _Grounds] = field(default_factory=dict)

    def at(self, parameter: str, day: date) -> Parameter:
        """A parameter in force on the day. Raises `NothingEntered`; what is open about it is written down."""
        if parameter not in self.law.known:
            raise NothingEntered(parameter, f"{self.law.country}: {parameter}")
        found = self.law.parameters.at(parameter, day)
        if id(found) not in self._seen:
            self._seen.add(id(found))
            if found.readings:
                self.open(OpenPoint(Open.READING, section=found.section, readings=found.readings, question=parameter))
        if found.standing is not Standing.IN_FORCE:
            is_off = found.standing is Standing.SWITCHED_OFF
            raise NothingEntered(parameter, found.section, Open.SWITCHED_OFF if is_off else Open.NOTHING_ENTERED)
        return found

    def reading(self, question: str, section: str = "", days: tuple[date, date] | None = None) -> str:
        """The reading that is counted by of what the law leaves open; the question is written down. Raises `NothingEntered`."""
        if question not in self.law.questions:
            raise NothingEntered(question, f"{self.law.country}: {question}")
        self.need(question)
        first, last = days or (None, None)
        section = section or self.law.known[question].section
        self.open(OpenPoint(Open.READING, first, last, section, self.law.to_settle(question), question=question))
        return self.law.reading(question)

    def check(
        self,
        rule: Rule,
        parameter: str,
        days: tuple[date, date],
        found: Decimal,
        needed: Decimal,
        *,
        unit: str = "h",
        at_most: bool = False,
        months_of_wage: Decimal | None = None,
    ) -> Check:
        """A check by a parameter in force on the first of the days. Raises `NothingEntered`."""
        law = self.at(parameter, days[0])
        return Check(
            rule,
            found <= needed if at_most else found >= needed,
            found,
            needed,
            *days,
            citation(law.section),
            law.certainty,
            unit=unit,
            at_most=at_most,
            since=law.since.first() if law.since else None,
            last_verified=law.last_verified,
            months_of_wage=months_of_wage,
        )

    def need(self, *rules: str) -> None:
        """Raises `NothingEntered` where one of these is switched off."""
        for rule in rules:
            if rule in self.law.off:
                raise NothingEntered(rule, self.law.known[rule].section, Open.SWITCHED_OFF)

    def is_off(self, rule: str, first: date, last: date) -> bool:
        """Whether a rule is switched off; then that is written down."""
        if rule not in self.law.off:
            return False
        self.open(OpenPoint(Open.SWITCHED_OFF, first, last, self.law.known[rule].section))
        return True

    def as_far_as_entered(self, first: date, last: date | None, *, is_amount: bool = True) -> _AsFarAsEntered:
        """A context in which a rule that is missing or switched off becomes an open point of these days. `is_amount`: an amount
        is missing then, and not only a check."""
        return _AsFarAsEntered(self, (first, last or first), is_amount)

    def value(self, parameter: str, day: date) -> Any:
        return self.at(parameter, day).value

    def open(self, point: OpenPoint) -> None:
        self.opened += point.first is not None
        self.points[point] = None

    def line(
        self,
        days: tuple[date, date],
        what: What,
        quantity: Decimal,
        unit: str,
        formula: str,
        amount: Decimal,
        *parameters: str,
        basis: Basis | None = None,
        rests_on: tuple[str, ...] = (),
    ) -> Line:
        """One line of `amount`, rounded here and nowhere else. `parameters`: what it rests on beside the basis; `rests_on`:
        ids of other rules."""
        grounds = self._grounds(parameters, days[0], basis)
        return Line(
            first=days[0],
            last=days[1],
            what=what,
            quantity=Span.of(quantity),
            unit=unit,
            formula=formula,
            amount=Span.of(rounded(amount)),
            section=grounds.section,
            since=grounds.since,
            certainty=grounds.certainty,
            is_past_verified=grounds.is_past_verified,
            lapses_on=self.lapse(what, days[0]),
            rests_on=grounds.rests_on if not rests_on else (*grounds.rests_on, *rests_on),
        )

    def lapse(self, what: What, first: date) -> date | None:
        """The last day of the term of the Civil and Commercial Code; all but severance falls due at the end of a month."""
        parameter = _LAPSES.get(what)
        if parameter is None or parameter not in self.law.known:
            return None
        if parameter in self.law.off:
            self.open(OpenPoint(Open.SWITCHED_OFF, section=self.law.known[parameter].section))
            return None
        due = first if what is What.SEVERANCE else first.replace(day=1)
        key = (parameter, due)
        if key not in self._known_lapses:
            years = int(self.value(parameter, first))
            self._known_lapses[key] = _years_after(due if what is What.SEVERANCE else month_end(due), years)
        return self._known_lapses[key]

    def _grounds(self, parameters: tuple[str, ...], day: date, basis: Basis | None) -> _Grounds:
        """Put together once for the same parameters with the same values, and the same reason of the basis."""
        cuts = self._cuts.get(parameters)
        if cuts is None:
            known = [each for each in parameters if each in self.law.known]
            cuts = self._cuts[parameters] = sorted(self.law.parameters.cuts(known))
        key = (parameters, bisect_right(cuts, day), basis and (basis.section, basis.since, basis.certainty, basis.rests_on))
        found = self._known_grounds.get(key)
        if found is None:
            rests_on = [self.at(each, day) for each in parameters]
            sections = [*(citation(each.section) for each in rests_on), *(basis.section.split("; ") if basis else ())]
            found = self._known_grounds[key] = _Grounds(
                section="; ".join(dict.fromkeys(sections)),
                since=max([*(each.since.first() for each in rests_on if each.since), *([basis.since] if basis else ())]),
                certainty=weakest([*(each.certainty for each in rests_on), *([basis.certainty] if basis else ())]),
                is_past_verified=any(each.is_past_verified for each in rests_on),
                rests_on=(*(each.id for each in rests_on), *(basis.rests_on if basis else ())),
            )
        return found


def month_end(day: date) -> date:
    """The last day of its month."""
    return _end_of(day.year, day.month)


@lru_cache(maxsize=2048)
def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _years_after(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def part(lines: tuple[Line, ...], paid: Decimal) -> Part:
    """Lines and what was paid for them: subtracted once, and never below 0."""
    paid = rounded(paid)
    return Part(lines, Span.of(paid), Span.of(max(NOTHING, sum((line.amount.low for line in lines), -paid))))
