"""Leave and stoppage: how many working days are paid, by the law of the first day."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from passage.rules.labour_law import Open, Reckoning, facts_from, law_of, reckon


def found(*absences: dict[str, Any], **more: Any) -> Reckoning:
    given = {"workplace": {"province": "TH-10", "areas": []}, "wage": 400, "absences": list(absences), **more}
    return reckon(facts_from(given), law_of("TH"))


def away(why: str, first: str, last: str, **more: Any) -> dict[str, Any]:
    return {"why": why, "from": first, "to": last, **more}


# By hand: working days Monday to Saturday inside the leave, at most those of the section, times 400.
CASES = [
    # LPA s.32, s.57: 30 working days. 2025-03-03 to 2025-03-08 are six.
    ("sick", "2025-03-03", "2025-03-08", 6 * 400),
    # 2025-03-03 to 2025-04-30 are 51 working days: thirty are paid.
    ("sick", "2025-03-03", "2025-04-30", 30 * 400),
    # LPA s.34, s.57/1: three, since 2019-05-05.
    ("business", "2019-05-06", "2019-05-11", 3 * 400),
    # LPA s.59, reading A: 45 working days of the 84 inside 98 days before 2025-12-07, 60 from that day on.
    ("maternity", "2025-12-06", "2026-03-13", 45 * 400),
    ("maternity", "2025-12-07", "2026-04-05", 60 * 400),
    # Act No.9: 15 days from 2025-12-07; infant care at half the wage.
    ("spouse_gave_birth", "2025-12-08", "2025-12-31", 15 * 400),
    ("infant_care", "2025-12-08", "2025-12-31", 15 * 200),
    # LPA s.75: three quarters since 2008-05-27, half before. Six working days.
    ("stoppage", "2025-03-03", "2025-03-08", 6 * 300),
    ("stoppage", "2008-05-19", "2008-05-24", 6 * 200),
]


@pytest.mark.parametrize(("why", "first", "last", "expected"), CASES)
def test_the_paid_days_of_an_absence(why: str, first: str, last: str, expected: int) -> None:
    assert found(away(why, first, last)).total.low == expected


@pytest.mark.parametrize(
    ("why", "first", "last"),
    [
        ("business", "2019-05-04", "2019-05-04"),
        ("spouse_gave_birth", "2025-12-06", "2025-12-06"),
        ("infant_care", "2025-12-06", "2025-12-06"),
    ],
)
def test_before_the_right_there_is_nothing_and_that_is_said(why: str, first: str, last: str) -> None:
    answer = found(away(why, first, last))
    assert (answer.total.low, answer.is_partial) == (0, False)
    assert Open.NO_RIGHT_THEN in {point.code for point in answer.open}


def test_the_days_of_a_year_are_counted_together_and_begin_anew_in_the_next() -> None:
    two = found(away("sick", "2025-03-03", "2025-03-29"), away("sick", "2025-06-02", "2025-06-28"))
    assert two.total.low == 30 * 400
    next_year = found(away("sick", "2024-03-04", "2024-03-30"), away("sick", "2025-03-03", "2025-03-29"))
    assert next_year.total.low == 48 * 400


def test_two_leaves_for_two_births_do_not_share_their_days() -> None:
    assert (
        found(away("maternity", "2022-03-01", "2022-06-06"), away("maternity", "2024-03-01", "2024-06-06")).total.low == 90 * 400
    )


def test_what_was_paid_is_subtracted_and_a_month_is_paid_by_the_thirtieth() -> None:
    assert found(away("sick", "2025-03-03", "2025-03-08", paid=1000)).total.low == 1400
    by_month = found(away("sick", "2025-03-03", "2025-03-08"), pay="monthly", wage=12500)
    assert by_month.total.low == Decimal("2500.00")


def test_the_open_reading_of_paid_maternity_days_is_shown() -> None:
    (point,) = [point for point in found(away("maternity", "2025-03-03", "2025-03-08")).open if point.readings]
    assert [reading.id for reading in point.readings] == ["A", "B"]
