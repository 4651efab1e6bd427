"""What the law asks beside money: rest at sea, and what a young worker may do. Work done against a ban is still paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law.facts import DayKind, Facts, Stretch, Work
from passage.rules.labour_law.rest_at_sea import worst_window
from passage.rules.labour_law.writing import Writer, citation

_HOUR = timedelta(hours=1)


class Rule(StrEnum):
    """What is checked."""

    REST_IN_24_HOURS = "rest_in_24_hours"
    REST_IN_7_DAYS = "rest_in_7_days"
    YOUNGEST = "youngest"
    YOUNGEST_IN_HAZARDOUS_WORK = "youngest_in_hazardous_work"
    YOUNGEST_AT_SEA = "youngest_at_sea"
    NO_OVERTIME_UNDER_18 = "no_overtime_under_18"
    NO_NIGHT_UNDER_18 = "no_night_under_18"
    OVERTIME_IN_A_WEEK = "overtime_in_a_week"
    BREAK = "break"
    BREAK_BEFORE_OVERTIME = "break_before_overtime"
    NO_FEE_BY_LICENSEE = "no_fee_by_licensee"
    FEE_OF_THE_SENDING_STATE = "fee_of_the_sending_state"
    COSTS_RECOVERED = "costs_recovered"
    DOCUMENTS_NOT_KEPT = "documents_not_kept"
    BANK_PAY = "bank_pay"
    CONTRACT_COPIES = "contract_copies"
    CONTRACT_LANGUAGE = "contract_language"
    PRESENTED_TO_INSPECTOR = "presented_to_inspector"
    REGISTER_IN_THAI = "register_in_thai"
    WAGE_RECORD = "wage_record"
    MEDICAL_CERTIFICATE = "medical_certificate"
    CREW_LIST = "crew_list"
    SATELLITE_MESSAGES = "satellite_messages"
    PAID_LEAVE_AT_SEA = "paid_leave_at_sea"
    RETURN_TO_PLACE_OF_HIRE = "return_to_place_of_hire"
    VESSEL_CERTIFICATE = "vessel_certificate"


_IDS = {Rule.REST_IN_24_HOURS: "sea.rest_24h", Rule.REST_IN_7_DAYS: "sea.rest_7d", Rule.YOUNGEST_AT_SEA: "sea.min_age"}


@dataclass(frozen=True, slots=True)
class Check:
    """One rule and whether it was kept. `found` and `needed`: in `unit` (h, min, year, day, copy, a currency; yes: 1 for yes,
    0 for no); at least so many are needed, or `at_most` so many allowed.

    `first`, `last`: the window or the stretch. `since`: the first day of the value, as far as it is entered. `certainty`: at
    best probable past the last verified day. `months_of_wage`: money as a share of a month's wage, where both are known.
    """

    rule: Rule
    is_kept: bool
    found: Decimal
    needed: Decimal
    first: date
    last: date
    section: str
    certainty: Certainty
    unit: str = "h"
    at_most: bool = False
    since: date | None = None
    last_verified: date | None = None
    note: str = ""
    months_of_wage: Decimal | None = None


def checks_of(facts: Facts, writer: Writer) -> Iterator[Check]:
    """All that the facts allow to be checked."""
    yield from _rest(facts, writer)
    if facts.born is not None:
        for stretch in facts.stretches:
            yield from _ages(stretch, facts, facts.born, writer)


def _rest(facts: Facts, writer: Writer) -> Iterator[Check]:
    record = facts.rest
    if record is None or facts.work is not Work.FISHING:
        return
    law = writer.law.rest_at_sea
    asked = (
        (Rule.REST_IN_24_HOURS, timedelta(days=1), law.in_24_hours, law.section_of_24_hours),
        (Rule.REST_IN_7_DAYS, timedelta(days=7), law.in_7_days, law.section_of_7_days),
    )
    for rule, length, hours, section in asked:
        if writer.is_off(_IDS[rule], record.first.date(), record.last.date()):
            continue
        window = worst_window(record.rests, (record.first, record.last), length, hours * _HOUR)
        if window is not None:
            first, last = window.start.date(), (window.start + window.length).date()
            certainty = Certainty.CERTAIN if last <= law.last_verified else Certainty.PROBABLE
            rested = Decimal(int(window.rested.total_seconds())) / 3600
            yield Check(rule, window.is_kept, rested, Decimal(hours), first, last, section, certainty)


def _ages(stretch: Stretch, facts: Facts, born: date, writer: Writer) -> Iterator[Check]:
    age = Decimal(_age(born, stretch.first))
    asked = [(Rule.YOUNGEST, "child.min_age")]
    if facts.work is Work.HAZARDOUS:
        asked.append((Rule.YOUNGEST_IN_HAZARDOUS_WORK, "child.hazardous_min_age"))
    for rule, parameter in asked:
        with writer.as_far_as_entered(stretch.first, stretch.last, is_amount=False):
            found = writer.at(parameter, stretch.first)
            needed = Decimal(found.value)
            yield Check(rule, age >= needed, age, needed, stretch.first, stretch.last, citation(found.section), found.certainty)
    if facts.work is Work.FISHING and not writer.is_off(_IDS[Rule.YOUNGEST_AT_SEA], stretch.first, stretch.last):
        law = writer.law.rest_at_sea
        certainty = Certainty.CERTAIN if stretch.last <= law.last_verified else Certainty.PROBABLE
        needed = Decimal(law.youngest)
        yield Check(Rule.YOUNGEST_AT_SEA, age >= needed, age, needed, stretch.first, stretch.last, law.section_of_age, certainty)
    with writer.as_far_as_entered(stretch.first, stretch.last, is_amount=False):
        yield from _overtime_of_the_young(age, stretch, writer)


def _overtime_of_the_young(age: Decimal, stretch: Stretch, writer: Writer) -> Iterator[Check]:
    adult = Decimal(writer.value("child.hazardous_min_age", stretch.first))
    normal = Decimal(writer.value("hours.normal_max_day", stretch.first))
    if age < adult and (stretch.hours.high > normal or (stretch.kind is not DayKind.ORDINARY and stretch.hours.high > 0)):
        found = writer.at("child.no_overtime_or_holiday_work", stretch.first)
        section = citation(found.section)
        yield Check(Rule.NO_OVERTIME_UNDER_18, False, age, adult, stretch.first, stretch.last, section, found.certainty)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
