"""From answers to facts: what was said, what is taken for granted, and months that are put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from passage.doors.worker.owed.facts import facts_of
from passage.doors.worker.owed.runs import in_runs
from passage.doors.worker.owed.scene import OwedScene
from passage.rules.labour_law import Facts, Span, law_of, reckon
from passage.rules.labour_law.facts import DayKind
from passage.rules.text.partial import PartialDate

SCENE = OwedScene("en", date(2026, 11, 24), law_of("TH"))
TOLD: dict[str, Any] = {
    "province": "TH-10",
    "work": "general",
    "pay": "daily",
    "first": PartialDate(2025, 3),
    "last": PartialDate(2025, 4),
    "paid_low": Decimal(300),
    "ended": "working",
}


def facts(**more: Any) -> Facts:
    return facts_of({**TOLD, **more}, SCENE)


def test_where_nothing_is_said_one_day_off_and_the_normal_hours_are_counted() -> None:
    (stretch,) = facts().stretches
    assert (stretch.first, stretch.last, stretch.hours) == (date(2025, 3, 1), date(2025, 4, 30), Span.of(8))
    assert stretch.weekdays == frozenset(range(6))
    assert facts(work="hazardous").stretches[0].hours == Span.of(7)


def test_without_a_day_off_the_sunday_of_each_week_is_work_on_a_day_off() -> None:
    week, sunday = facts(off="0").stretches
    assert (week.kind, len(week.weekdays)) == (DayKind.ORDINARY, 6)
    assert (sunday.kind, sunday.weekdays) == (DayKind.WEEKLY_HOLIDAY, frozenset([6]))


def test_months_without_any_pay_are_stretches_of_their_own() -> None:
    first, second = facts(unpaid=["2025-04"]).stretches
    assert (first.last, first.paid_a_day) == (date(2025, 3, 31), Span.of(300))
    assert (second.first, second.paid_a_day) == (date(2025, 4, 1), Span.of(0))


def test_ranges_stay_ranges_and_one_number_of_two_is_a_number() -> None:
    found = facts(wage_low=Decimal(350), wage_high=Decimal(400), hours_high=Decimal(10))
    assert found.wage == Span(Decimal(350), Decimal(400))
    assert found.stretches[0].hours == Span.of(10)


def test_a_monthly_wage_is_asked_month_by_month_and_hours_only_where_there_is_overtime() -> None:
    found = facts(pay="monthly", unpaid=["2025-04"], first=PartialDate(2025, 3, 10))
    assert [(month.first, month.last, month.paid) for month in found.months] == [
        (date(2025, 3, 10), date(2025, 3, 31), Span.of("212.90")),
        (date(2025, 4, 1), date(2025, 4, 30), Span.of(0)),
    ]
    assert found.stretches == ()
    (overtime,) = facts(pay="monthly", hours_low=Decimal(10), extra=Decimal(500)).stretches
    assert overtime.paid == Span.of(1000)


def test_by_the_piece_what_a_usual_day_brings_is_what_was_earned() -> None:
    assert facts(pay="piece", wage_low=Decimal(280)).stretches[0].earned_a_day == Span.of(280)


def test_a_dismissal_counts_the_last_day_of_a_month_that_was_named_alone_and_ends_the_days() -> None:
    told = {"began": PartialDate(2024, 2), "ended_on": PartialDate(2025, 4, 15), "told_on": PartialDate(2025, 4)}
    found = facts(ended="dismissed", **told)
    assert found.employment is not None
    assert (found.employment.first, found.employment.last) == (date(2024, 2, 29), date(2025, 4, 15))
    assert found.employment.told_on == date(2025, 4, 15)
    assert found.stretches[0].last == date(2025, 4, 15)


def test_days_that_have_not_come_are_not_counted() -> None:
    found = facts(first=PartialDate(2026, 11), last=PartialDate(2026, 11))
    assert found.stretches[0].last == date(2026, 11, 24)
    gone = {"began": PartialDate(2024, 1), "ended_on": PartialDate(2025, 1)}
    assert facts(ended="dismissed", **gone).stretches == ()


@pytest.mark.parametrize("work", ["general", "agriculture", "domestic", "fishing", "hotel", "hazardous"])
@pytest.mark.parametrize("pay", ["daily", "monthly", "hourly", "piece"])
def test_every_kind_of_work_and_pay_can_be_reckoned(work: str, pay: str) -> None:
    told = facts(work=work, pay=pay, hotel="hotel_4_star_and_above", wage_low=Decimal(10), hours_low=Decimal(11), off="0")
    assert reckon(told, SCENE.law).parts


def test_an_area_that_was_denied_is_another_thing_than_one_nobody_named() -> None:
    assert facts().workplace.areas is None
    assert facts(areas=["none"]).workplace.areas == ()
    (area,) = facts(areas=["district:Ko Samui"]).workplace.areas or ()
    assert (area.kind, area.name) == ("district", "Ko Samui")


def test_months_alike_are_put_together_and_the_sums_stay() -> None:
    months = {"first": PartialDate(2024, 1), "last": PartialDate(2025, 6), "unpaid": ["2024-05", "2024-06"]}
    found = reckon(facts(pay="monthly", wage_low=Decimal(12000), wage_high=Decimal(13000), **months), SCENE.law)
    short = in_runs(found)
    assert len(found.parts) == 18
    assert [part.lines[0].formula for part in short.parts] == [
        "4 x 12000 to 4 x 13000",
        "2 x 12000 to 2 x 13000",
        "12 x 12000 to 12 x 13000",
    ]
    assert (
        short.total
        == found.total
        == Span(
            sum((part.short.low for part in short.parts), Decimal(0)), sum((part.short.high for part in short.parts), Decimal(0))
        )
    )
    assert (short.parts[0].lines[0].first, short.parts[-1].lines[0].last) == (date(2024, 1, 1), date(2025, 6, 30))
    assert in_runs(replace(found, parts=found.parts[:1])).parts == found.parts[:1]
