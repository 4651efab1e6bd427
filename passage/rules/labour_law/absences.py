"""Days without work that are paid all the same: leave, and a stoppage by the employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from passage.rules.labour_law.basis import Segment, basis_of
from passage.rules.labour_law.ending import years_of_service
from passage.rules.labour_law.facts import Absence, Facts, Why
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.parameters import Standing, citation
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part


@dataclass(frozen=True, slots=True)
class _Right:
    """So many working days are paid, "" for all; of the wage this fraction, "" for all of it."""

    days: str = ""
    fraction: str = ""
    is_for_a_year: bool = False


_RIGHTS = {
    Why.SICK: _Right("leave.sick_paid_days", is_for_a_year=True),
    Why.BUSINESS: _Right("leave.business_paid_days", is_for_a_year=True),
    Why.MATERNITY: _Right("leave.maternity_paid_days"),
    Why.SPOUSE_GAVE_BIRTH: _Right("leave.spouse_birth_paid_days"),
    Why.INFANT_CARE: _Right("leave.infant_care_days", "leave.infant_care_paid_fraction"),
    Why.STOPPAGE: _Right(fraction="pay.stoppage_fraction"),
    Why.KEPT_WAITING_ABROAD: _Right(fraction="sea.kept_waiting_fraction"),
}


def parts_of_absences(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each absence the days that are paid, by the law of its first day; those of a year are counted together."""
    used: dict[tuple[Why, int], int] = {}
    for absence in facts.absences:
        with writer.as_far_as_entered(absence.first, absence.last):
            line = _line(absence, facts, law, writer, used)
            if line is not None:
                yield part((line,), absence.paid.low)


def _line(absence: Absence, facts: Facts, law: Law, writer: Writer, used: dict[tuple[Why, int], int]) -> Line | None:
    right = _RIGHTS[absence.why]
    if _has_no_right(absence, right, law, writer):
        return None
    basis = basis_of(facts, law, Segment(absence.first, absence.last, 1), writer)
    if basis is None:
        return None
    days = sum(1 for _ in absence.days())
    if law.questions.get(right.days) and law.reading(right.days) == "B":
        days = (absence.last - absence.first).days + 1
    if right.days:
        key = (absence.why, absence.first.year if right.is_for_a_year else -len(used))
        most = _most(writer.value(right.days, absence.first), absence, facts, writer)
        if most is None:
            return None
        days = min(days, max(0, most - used.get(key, 0)))
        used[key] = used.get(key, 0) + days
    fraction = Decimal(writer.value(right.fraction, absence.first)) if right.fraction else Decimal(1)
    formula = f"{days} x {basis.figures}" + (f" x {fraction}" if right.fraction else "")
    amount = share(basis.amount, days * fraction, basis.by)
    parameters = [name for name in (right.days, right.fraction) if name]
    dates = (absence.first, absence.last)
    return writer.line(dates, What.ABSENCE, Decimal(days), "working day", formula, amount, *parameters, basis=basis)


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


def _has_no_right(absence: Absence, right: _Right, law: Law, writer: Writer) -> bool:
    """Whether the Act gave no such right on that day: then nothing is owed, and that is said."""
    parameter = right.days or right.fraction
    if parameter not in law.known:
        return False
    found = law.parameters.at(parameter, absence.first)
    if found.standing is not Standing.NO_RIGHT:
        return False
    writer.open(OpenPoint(Open.NO_RIGHT_THEN, absence.first, absence.last, citation(found.section)))
    return True
