"""What a young worker may not do: work before the age for it, overtime, holidays, nights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.domestic import is_left_out
from passage.rules.labour_law.facts import DayKind, Facts, Stretch, Work
from passage.rules.labour_law.writing import Writer

_NO_OVERTIME = "child.no_overtime_or_holiday_work"


def checks_of_age(facts: Facts, born: date, writer: Writer) -> Iterator[Check]:
    """For each stretch of work, at the age on its first day."""
    for stretch in facts.stretches:
        age = Decimal(_age(born, stretch.first))
        asked = [(Rule.YOUNGEST, "child.min_age")]
        if facts.work is Work.HAZARDOUS:
            asked.append((Rule.YOUNGEST_IN_HAZARDOUS_WORK, "child.hazardous_min_age"))
        for rule, parameter in asked:
            with writer.as_far_as_entered(stretch.first, stretch.last, is_amount=False):
                needed = Decimal(writer.value(parameter, stretch.first))
                yield writer.check(rule, parameter, (stretch.first, stretch.last), age, needed, unit="year")
        yield from _at_sea(age, facts, stretch, writer)
        with writer.as_far_as_entered(stretch.first, stretch.last, is_amount=False):
            yield from _barred(age, facts, stretch, writer)


def _at_sea(age: Decimal, facts: Facts, stretch: Stretch, writer: Writer) -> Iterator[Check]:
    law = writer.law.rest_at_sea
    if law is None or facts.work is not Work.FISHING or writer.is_off("sea.min_age", stretch.first, stretch.last):
        return
    needed, certainty = Decimal(law.youngest), law.certainty_on(stretch.last)
    days = (stretch.first, stretch.last)
    yield Check(
        Rule.YOUNGEST_AT_SEA,
        age >= needed,
        age,
        needed,
        *days,
        law.section_of_age,
        certainty,
        unit="year",
        last_verified=law.last_verified,
        note=law.note_on(stretch.last),
    )


def _barred(age: Decimal, facts: Facts, stretch: Stretch, writer: Writer) -> Iterator[Check]:
    """Only what was broken: who is under the age and worked beyond the normal hours, on a holiday or in the night."""
    adult = Decimal(writer.value("child.hazardous_min_age", stretch.first))
    if age >= adult:
        return
    days = (stretch.first, stretch.last)
    normal = Decimal(writer.value("hours.normal_max_day", stretch.first))
    if stretch.hours.high > normal or (stretch.kind is not DayKind.ORDINARY and stretch.hours.high > 0):
        with writer.as_far_as_entered(*days, is_amount=False):
            if not is_left_out(_NO_OVERTIME, facts.work, days, writer):
                yield writer.check(Rule.NO_OVERTIME_UNDER_18, _NO_OVERTIME, days, age, adult, unit="year")
    if stretch.night_hours is not None and stretch.night_hours.high > 0:
        with writer.as_far_as_entered(*days, is_amount=False):
            yield writer.check(Rule.NO_NIGHT_UNDER_18, "child.no_night", days, age, adult, unit="year")


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
