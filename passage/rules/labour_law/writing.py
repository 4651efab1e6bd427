"""Writes lines: each with the section, first day and certainty of all that it rests on."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.parameters import Parameter, Standing
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
    """The tables hold nothing for this parameter on this day, so no amount can be given."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter.id)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What of the law a line rests on."""

    section: str
    since: date
    certainty: Certainty
    is_past_verified: bool


@dataclass
class Writer:
    """Makes the lines of one reckoning, and collects what stays open. `is_partial`: some days got no amount."""

    law: Law
    is_partial: bool = False
    points: dict[OpenPoint, None] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _known_lapses: dict[tuple[str, date], date] = field(default_factory=dict)
    _known_grounds: dict[tuple[object, ...], _Grounds] = field(default_factory=dict)

    def at(self, parameter: str, day: date) -> Parameter:
        """A parameter in force on the day. Raises `NothingEntered`; what is open about it is written down."""
        found = self.law.parameters.at(parameter, day)
        if id(found) not in self._seen:
            self._seen.add(id(found))
            if found.readings:
                self.open(OpenPoint(Open.READING, section=found.section, readings=found.readings))
        if found.standing is not Standing.IN_FORCE:
            raise NothingEntered(found)
        return found

    def value(self, parameter: str, day: date) -> Any:
        return self.at(parameter, day).value

    def open(self, point: OpenPoint) -> None:
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
    ) -> Line:
        """One line of `amount`, rounded here and nowhere else. `parameters`: what it rests on beside the basis."""
        grounds = self._grounds([self.at(each, days[0]) for each in parameters], basis)
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
            lapses_on=self._lapse(what, days[0]),
        )

    def _lapse(self, what: What, first: date) -> date | None:
        """The last day of the term of the Civil and Commercial Code; all but severance falls due at the end of a month."""
        parameter = _LAPSES.get(what)
        if parameter is None:
            return None
        due = first if what is What.SEVERANCE else first.replace(day=1)
        key = (parameter, due)
        if key not in self._known_lapses:
            years = int(self.value(parameter, first))
            self._known_lapses[key] = _years_after(due if what is What.SEVERANCE else month_end(due), years)
        return self._known_lapses[key]

    def _grounds(self, rests_on: Sequence[Parameter], basis: Basis | None) -> _Grounds:
        """Put together once for the same parameters and the same reason of the basis."""
        key = (*map(id, rests_on), basis and (basis.section, basis.since, basis.certainty))
        found = self._known_grounds.get(key)
        if found is None:
            sections = [*(citation(each.section) for each in rests_on), *(basis.section.split("; ") if basis else ())]
            found = self._known_grounds[key] = _Grounds(
                section="; ".join(dict.fromkeys(sections)),
                since=max([*(each.since.first() for each in rests_on if each.since), *([basis.since] if basis else ())]),
                certainty=weakest([*(each.certainty for each in rests_on), *([basis.certainty] if basis else ())]),
                is_past_verified=any(each.is_past_verified for each in rests_on),
            )
        return found


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _years_after(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def citation(section: str) -> str:
    """The section alone, without what the table says of it after a colon, a semicolon or in brackets."""
    return re.split(r"[:;]| \(", section, maxsplit=1)[0].strip()


def part(lines: tuple[Line, ...], paid: Decimal) -> Part:
    """Lines and what was paid for them: subtracted once, and never below 0."""
    due = sum((line.amount.low for line in lines), Decimal(0))
    return Part(lines, Span.of(rounded(paid)), Span.of(max(NOTHING, due - rounded(paid))))
