"""Days without work that are paid all the same: leave, and a stoppage by the employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from passage.rules.labour_law.basis import Basis, Segment
from passage.rules.labour_law.domestic import is_left_out
from passage.rules.labour_law.ending import years_of_service
from passage.rules.labour_law.facts import Absence, Facts, Why
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.parameters import Standing, citation
from passage.rules.labour_law.pieces import days_of_months, pieces_of, spans_between
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part


@dataclass(frozen=True, slots=True)
class _Right:
    """So many working days are paid, "" for all; of the wage this fraction, "" for all of it. `is_of_first_day`: by the law of
    the first day of the leave."""

    days: str = ""
    fraction: str = ""
    is_for_a_year: bool = False
    is_of_first_day: bool = False


_ALL_DAYS = 7
_RIGHTS = {
    Why.SICK: _Right("leave.sick_paid_days", is_for_a_year=True),
    Why.BUSINESS: _Right("leave.business_paid_days", is_for_a_year=True),
    Why.MATERNITY: _Right("leave.maternity_paid_days", is_of_first_day=True),
    Why.SPOUSE_GAVE_BIRTH: _Right("leave.spouse_birth_paid_days"),
    Why.INFANT_CARE: _Right("leave.infant_care_days", "leave.infant_care_paid_fraction"),
    Why.STOPPAGE: _Right(fraction="pay.stoppage_fraction"),
    Why.KEPT_WAITING_ABROAD: _Right(fraction="sea.kept_waiting_fraction"),
}


def parts_of_absences(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each absence the days that are paid, each by the law and the wage of that day; those of a year are counted together."""
    used: dict[tuple[Why, int], int] = {}
    for place, absence in enumerate(facts.absences):
        lines: list[Line] = []
        for first, last in _spans(absence, law):
            with writer.as_far_as_entered(first, last):
                lines += _lines(_Away(absence, first, last, place), facts, writer, used)
        if lines:
            yield part(tuple(lines), absence.paid.low)


@dataclass(frozen=True, slots=True)
class _Away:
    """The days of an absence, its `place` among others, from `first` to `last`: in one year and under one value of its rule."""

    absence: Absence
    first: date
    last: date
    place: int

    @property
    def right(self) -> _Right:
        return _RIGHTS[self.absence.why]

    @property
    def law_of(self) -> date:
        """The day whose law holds: leave for a birth goes by its first one."""
        return self.absence.first if self.right.is_of_first_day else self.first

    @property
    def key(self) -> tuple[Why, int]:
        """Under which days are counted together."""
        return (self.absence.why, self.first.year if self.right.is_for_a_year else -self.place)

    def days(self, *, is_by_calendar: bool) -> list[date]:
        weekdays = frozenset(range(7)) if is_by_calendar else self.absence.weekdays
        return list(replace(self.absence, first=self.first, last=self.last, weekdays=weekdays).days())


def _spans(absence: Absence, law: Law) -> list[tuple[date, date]]:
    right = _RIGHTS[absence.why]
    if right.is_of_first_day:
        return [(absence.first, absence.last)]
    cuts = set(law.parameters.cuts(name for name in (right.days, right.fraction) if name in law.parameters.ids))
    if law.domestic is not None:
        cuts |= {law.domestic.since_before, law.domestic.since}
    if right.is_for_a_year:
        cuts |= {date(year, 1, 1) for year in range(absence.first.year + 1, absence.last.year + 1)}
    return spans_between(absence.first, absence.last, tuple(sorted(cuts)))


def _lines(away: _Away, facts: Facts, writer: Writer, used: dict[tuple[Why, int], int]) -> Iterator[Line]:
    law, right = writer.law, away.right
    parameter = right.days or right.fraction
    if _has_no_right(parameter, away, writer) or is_left_out(parameter, facts.work, (away.law_of, away.last), writer):
        return
    days = away.days(is_by_calendar=right.days in law.questions and law.reading(right.days) == "B")
    if right.days:
        most = _most(writer.value(right.days, away.law_of), away.absence, facts, writer)
        if most is None:
            return
        days = days[: max(0, most - used.get(away.key, 0))]
        used[away.key] = used.get(away.key, 0) + len(days)
    if not days:
        return
    for segment, basis in pieces_of(days[0], days[-1], facts, law, writer):
        yield _line(away, segment, basis, [day for day in days if segment.first <= day <= segment.last], writer)


def _line(away: _Away, segment: Segment, basis: Basis, days: list[date], writer: Writer) -> Line:
    right, count = away.right, Decimal(len(days))
    if basis.by != 1 and not right.days and len(away.absence.weekdays) == _ALL_DAYS:
        count = Decimal(days_of_months(segment.first, segment.last, int(basis.by)))
    fraction = Decimal(writer.value(right.fraction, away.law_of)) if right.fraction else Decimal(1)
    formula = f"{count} x {basis.figures}" + (f" x {fraction}" if right.fraction else "")
    amount = share(basis.amount, count * fraction, basis.by)
    parameters = [name for name in (right.days, right.fraction) if name]
    figures = (count, "working day", formula, amount)
    return writer.line((segment.first, segment.last), What.ABSENCE, *figures, *parameters, basis=basis)


def _most(value: object, absence: Absence, facts: Facts, writer: Writer) -> int | None:
    """So many days; where the law goes by the length of service, those of the highest step reached on the first of them."""
    if not isinstance(value, list):
        return int(str(value))
    if facts.employment is None:
        writer.is_partial = True
        writer.open(OpenPoint(Open.SERVICE_NOT_KNOWN, absence.first, absence.last))
        return None
    years = years_of_service(facts.employment.first, absence.first - timedelta(1))
    return int(max(step["days"] for step in value if years >= step["min_years"]))


def _has_no_right(parameter: str, away: _Away, writer: Writer) -> bool:
    """Whether the Act gave no such right on that day: then nothing is owed, and that is said."""
    if parameter not in writer.law.known:
        return False
    found = writer.law.parameters.at(parameter, away.law_of)
    if found.standing is not Standing.NO_RIGHT:
        return False
    writer.open(OpenPoint(Open.NO_RIGHT_THEN, away.first, away.last, citation(found.section)))
    return True
