"""Pay by the hour and by the piece, months across a change, agricultural work. Bangkok: 372 a day from 2025-01-01."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import BadFacts, Open, Reason, What
from tests.rules.labour_law.reckoned import codes, day, found, lines


# By hand: R = the higher of 372 and eight times the hour; LPA s.90, s.61, s.56, s.62.
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"wage": 60, "stretches": day(hours=8)}, 8 * 60),
        ({"wage": 40, "stretches": day(hours=8)}, 372),
        ({"wage": 60, "stretches": day(hours=10)}, 8 * 60 + 2 * 60 * 1.5),
        ({"wage": 40, "stretches": day(hours=10)}, 372 + 2 * 46.5 * 1.5),
        # Five hours: the minimum in full, or the hours worked where that is more.
        ({"wage": 60, "stretches": day(hours=5)}, 372),
        ({"wage": 80, "stretches": day(hours=5)}, 400),
        # The worker stayed away: in proportion.
        ({"wage": 60, "stretches": day(hours=5, shortened_by_worker=True)}, 300),
        ({"wage": 40, "stretches": day(hours=4, shortened_by_worker=True)}, 186),
        # The weekly holiday twice the hour, a holiday the day and once more.
        ({"wage": 60, "stretches": day("2025-01-05", hours=4, kind="weekly_holiday")}, 2 * 4 * 60),
        ({"wage": 60, "stretches": day("2025-04-14", hours=4, kind="holiday")}, 480 + 4 * 60),
        ({"wage": 60, "stretches": day("2025-04-14", hours=0, kind="holiday")}, 480),
        ({"stretches": day(hours=8)}, 372),
        ({"wage": 60, "work": "hazardous", "stretches": day(hours=8)}, 7 * 60 + 60 * 1.5),
    ],
)
def test_pay_by_the_hour(facts: dict[str, Any], expected: float) -> None:
    assert found(pay="hourly", **facts).total.low == Decimal(str(expected))


# By hand: what was earned of each day against 372 (reading A); an hour is what the pieces brought for each hour.
@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        (day(earned_a_day=300), 372),
        (day(earned_a_day=500), 500),
        (day(hours=4, earned_a_day=200), 372),
        (day(hours=10, earned_a_day=400), 372 + 2 * 46.5 * 1.5),
        (day(hours=10, earned_a_day=600), 600 * 8 / 10 + 2 * 60 * 1.5),
        (day("2025-01-05", hours=4, earned_a_day=300, kind="weekly_holiday"), 2 * 4 * 75),
        (day("2025-01-06", "2025-01-08", earned_a_day=300) + day("2025-01-09", earned_a_day=700), 3 * 372 + 700),
        (day(), 372),
        # The worker stayed away: the minimum in proportion, or the pieces where they are more.
        (day(hours=4, earned_a_day=100, shortened_by_worker=True), 186),
        (day(hours=4, earned_a_day=250, shortened_by_worker=True), 250),
        # A holiday: a usual day without work, and what the pieces of that day brought once more.
        (day("2025-04-14", hours=4, earned_a_day=300, kind="holiday"), 372 + 300),
        (day("2025-04-14", hours=4, earned_a_day=100, kind="holiday"), 372 + 186),
    ],
)
def test_pay_by_the_piece_is_held_against_the_minimum_day_by_day(stretches: list[dict[str, Any]], expected: float) -> None:
    answer = found(pay="piece", stretches=stretches)
    assert answer.total.low == Decimal(str(expected))
    assert {point.question for point in answer.open} <= {"piece_work", "own_absence"}


def test_earnings_that_are_only_remembered_give_a_range() -> None:
    answer = found(pay="piece", stretches=day(earned_a_day={"from": 300, "to": 500}))
    assert (answer.total.low, answer.total.high) == (372, 500)


# By hand: July 2025 was verified up to the 22nd; May and June whole.
@pytest.mark.parametrize(
    ("month", "more", "expected", "is_partial"),
    [
        ("2025-06", {}, "11160", False),
        # 400 x 30 x 22 / 31 = 8516.129; nine days without a floor.
        ("2025-07", {}, "8516.13", True),
        ("2025-07", {"wage": 12500}, "12500", False),
        # 12,000 is the floor up to the 22nd too: one piece.
        ("2025-07", {"wage": 12000}, "12000", False),
        # 11,000 is below the floor of 12,000 for 22 days, then the agreed wage alone: 8516.13 + 11000 x 9 / 31 = 3193.55.
        ("2025-07", {"wage": 11000}, "11709.68", False),
        # Domestic work: no minimum before 30 April 2024, then 363 x 30 for one day of thirty; 29 days of the agreed wage.
        ("2024-04", {"work": "domestic", "wage": 6000}, "6163", False),
    ],
)
def test_a_month_in_which_the_floor_changes(month: str, more: dict[str, Any], expected: str, is_partial: bool) -> None:
    answer = found(pay="monthly", months=[{"month": month, "paid": 0}], **more)
    assert (answer.total.low, answer.is_partial) == (Decimal(expected), is_partial)
    assert (Open.MINIMUM_NOT_VERIFIED in codes(answer)) == (month == "2025-07")


def test_months_are_of_a_monthly_wage() -> None:
    with pytest.raises(BadFacts) as bad:
        found(months=[{"month": "2025-01", "paid": 0}])
    assert (bad.value.field, bad.value.reason) == ("months", Reason.ONLY_PAY_BY_MONTH)


def test_agricultural_work_is_counted_and_marked_uncertain() -> None:
    answer = found(work="agriculture", stretches=day(hours=10))
    assert answer.total.low == Decimal("511.50")
    assert Open.SCOPE_UNCERTAIN in codes(answer)
    assert {line.certainty for line in answer.parts[0].lines} == {Certainty.UNCERTAIN}
    (wage,) = lines(answer, What.WAGE)
    assert "scope.agriculture" in wage.rests_on


def test_what_rests_on_an_agreed_wage_stands_since_the_law_does_and_not_since_the_day() -> None:
    told = found(wage=500, stretches=[*day(hours=10), *day("2025-03-03", hours=10)])
    for what in (What.WAGE, What.OVERTIME):
        assert {str(line.since) for line in lines(told, what)} == {"1998-08-19"}
