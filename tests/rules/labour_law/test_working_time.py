"""Overtime of a week, breaks, nights of the young: checks beside the money, each only where its fact is given."""

from __future__ import annotations

from typing import Any

import pytest

from passage.rules.labour_law import Rule
from tests.rules.labour_law.reckoned import broken, check, day, found

WEEK = ("2025-01-06", "2025-01-11")


# By hand: Monday to Saturday; hours beyond eight, and all on the weekly holiday. LPA s.26: at most 36.
@pytest.mark.parametrize(
    ("stretches", "hours", "is_kept"),
    [
        (day(*WEEK, hours=14), 36, True),
        (day(*WEEK, hours=14) + day("2025-01-12", hours=1, kind="weekly_holiday"), 37, False),
        (day("2025-01-06", "2025-01-19", hours=11), 21, True),
        (day(*WEEK, hours={"from": 8, "to": 15}), 42, False),
        # The second week is the fuller one.
        (day(*WEEK, hours=10) + day("2025-01-13", "2025-01-18", hours=15), 42, False),
    ],
)
def test_overtime_of_the_fullest_week(stretches: list[dict[str, Any]], hours: int, is_kept: bool) -> None:
    one = check(found(stretches=stretches), Rule.OVERTIME_IN_A_WEEK)
    assert (one.found, one.needed, one.is_kept, one.at_most) == (hours, 36, is_kept, True)
    assert one.section == "LPA s.26"
    assert (one.last - one.first).days == 6
    assert one.first.weekday() == 0


def test_at_sea_and_in_domestic_work_other_rules_stand_in_the_place_of_these() -> None:
    for work in ("fishing", "domestic"):
        answer = found(work=work, wage=400, stretches=day(*WEEK, hours=15, break_minutes=0))
        assert not {Rule.OVERTIME_IN_A_WEEK, Rule.BREAK} & {each.rule for each in answer.checks}


# LPA s.27: an hour in a day of more than five hours; 20 minutes before overtime of two hours or more.
@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        (day(hours=8, break_minutes=60), set()),
        (day(hours=8, break_minutes=59), {Rule.BREAK}),
        (day(hours=5, break_minutes=0), set()),
        (day(hours=10, break_before_overtime_minutes=20), set()),
        (day(hours=10, break_before_overtime_minutes=19), {Rule.BREAK_BEFORE_OVERTIME}),
        (day(hours=9, break_before_overtime_minutes=0), set()),
        (day(hours=8), set()),
    ],
)
def test_breaks(stretches: list[dict[str, Any]], expected: set[Rule]) -> None:
    assert broken(found(stretches=stretches)) == expected


# LPA s.47: no work under 18 in the night; the birthday itself is enough.
@pytest.mark.parametrize(
    ("born", "night", "expected"),
    [
        ("2007-01-07", 1, {Rule.NO_NIGHT_UNDER_18}),
        ("2007-01-07", 0, set()),
        ("2007-01-06", 8, set()),
        ("2007-01-07", {"from": 0, "to": 2}, {Rule.NO_NIGHT_UNDER_18}),
    ],
)
def test_night_work_of_the_young(born: str, night: object, expected: set[Rule]) -> None:
    assert broken(found(born=born, stretches=day(night_hours=night))) == expected
