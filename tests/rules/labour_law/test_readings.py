"""What another reading of an open law would give stands beside the amount that is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from passage.rules.labour_law import facts_from, law_of, reckon
from tests.rules.labour_law.everything import all_facts
from tests.rules.labour_law.reckoned import day, found

DEBT = {"debts": [{"amount": 10000, "due": "2025-01-31"}], "counted_to": "2025-07-30"}
LEAVE = {"why": "maternity", "from": "2025-03-03", "to": "2025-04-13"}
RESIGNED = {"from": "2023-01-01", "to": "2025-01-10", "end": "resigned", "leave_days_left": 2}


# By hand; B stands in the table beside A.
@pytest.mark.parametrize(
    ("question", "facts", "by_a", "by_b"),
    [
        # 36 working days of six weeks, or all 42 days of them.
        ("leave.maternity_paid_days", {"wage": 400, "absences": [LEAVE]}, "14400", "16800"),
        # Ten hours at sea: the floor bears no overtime, or 2 x 12000 / 30 / 8 x 1.5.
        ("sea.overtime", {"work": "fishing", "pay": "monthly", "wage": 12000, "stretches": day(hours=10)}, "0", "150"),
        # Eight hours on the weekly holiday at sea: nothing, or 12000 / 30 once more (s.62).
        (
            "sea.overtime",
            {"work": "fishing", "pay": "monthly", "wage": 12000, "stretches": day("2025-01-05", kind="weekly_holiday")},
            "0",
            "400",
        ),
        # Domestic work: 372 + 2 x 46.5 x 1.5, or 372.
        ("scope.domestic_work", {"work": "domestic", "stretches": day(hours=10)}, "511.50", "372"),
        # Six hours because the worker stayed away: 372 x 6 / 8, or 372.
        ("own_absence", {"stretches": day(hours=6, shortened_by_worker=True)}, "279", "372"),
        # Two accumulated days; or also 10 of 365 days of six: 400 x (2 + 6 x 10 / 365) = 865.753.
        ("holiday.annual_payout_on_termination", {"wage": 400, "employment": RESIGNED}, "800", "865.75"),
    ],
)
def test_the_other_reading_in_figures(question: str, facts: dict[str, Any], by_a: str, by_b: str) -> None:
    answer = found(**facts)
    assert answer.total.low == Decimal(by_a)
    (point,) = [point for point in answer.open if point.question == question]
    assert [(other.reading, other.total.low) for other in point.alternatives] == [("B", Decimal(by_b))]


def test_the_surcharge_by_the_other_reading_stands_apart_too() -> None:
    answer = found(**DEBT)
    (point,) = [point for point in answer.open if point.question == "interest.wilful_surcharge_per_7_days"]
    (other,) = point.alternatives
    assert (answer.apart[0].amount.low, other.apart.low, other.total) == (36000, 37500, answer.total)


def test_a_range_has_a_range_by_the_other_reading() -> None:
    answer = found(work="domestic", stretches=day(hours={"from": 8, "to": 10}))
    (point,) = [point for point in answer.open if point.question]
    (other,) = point.alternatives
    assert (other.total.low, other.total.high) == (372, 372)


@pytest.mark.parametrize("facts", all_facts(), ids=lambda facts: str(facts)[:60])
def test_the_section_that_a_question_bears_on_is_reckoned_as_all_of_it_would_be(facts: dict[str, Any]) -> None:
    read, law = facts_from(facts), law_of("TH")
    for point in reckon(read, law).open:
        for other in point.alternatives:
            whole = reckon(read, law.read_as(point.question, other.reading))
            assert other.total == whole.total
            assert other.apart.low == sum(line.amount.low for line in whole.apart)


def test_two_debts_of_one_day_both_stand_in_a_range() -> None:
    debt = {"amount": 10000, "due": "2025-01-31"}
    answer = found(debts=[debt, debt], counted_to="2025-07-30", stretches=day(hours={"from": 8, "to": 10}))
    assert [line.amount.low for line in answer.apart] == [36000, 36000]
    assert [part.short.low for part in answer.parts if part.lines[0].what == "interest"] == [Decimal("739.73")] * 2
