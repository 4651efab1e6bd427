"""Rest at sea: any 24 hours and any 7 days, in windows that roll."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.labour_law.rest_at_sea import Interval, joined, worst_window

START = datetime(2025, 3, 3)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


def rests(*hours: tuple[float, float]) -> tuple[Interval, ...]:
    return joined((START + one * HOUR, START + other * HOUR) for one, other in hours)


def rested(found: tuple[Interval, ...], days: int, length: timedelta) -> float:
    window = worst_window(found, (START, START + days * DAY), length, timedelta(0))
    assert window is not None
    return window.rested / HOUR


def test_ten_hours_of_rest_each_day_keep_the_rule_of_the_day_and_break_that_of_the_week() -> None:
    row = next(
        row
        for row in csv.DictReader((Path(__file__).parent / "claims_examples.csv").read_text("utf-8").splitlines())
        if row["case"] == "fishing_rest_10h_each_day"
    )
    assert row["expected"] == "rest_24h kept; rest_7d broken (70 of 77 h)"
    daily = rests(*((24 * day, 24 * day + 10) for day in range(7)))
    record = (START, START + WEEK)
    day, week = worst_window(daily, record, DAY, 10 * HOUR), worst_window(daily, record, WEEK, 77 * HOUR)
    assert day is not None
    assert week is not None
    assert (day.is_kept, week.is_kept) == (True, False)
    assert (week.rested / HOUR, week.least / HOUR) == (70, 77)


def test_the_window_does_not_begin_at_midnight() -> None:
    # By the day 12 hours of rest each; but from noon to noon of the next day none.
    assert rested(rests((0, 12), (36, 48)), 2, DAY) == 0


def test_rests_that_touch_or_overlap_count_once() -> None:
    assert rested(rests((0, 6), (5, 8), (8, 10)), 1, DAY) == 10


def test_a_record_shorter_than_the_window_decides_nothing() -> None:
    assert worst_window(rests((0, 5)), (START, START + DAY), WEEK, 77 * HOUR) is None


def test_no_rest_at_all_is_none() -> None:
    assert rested((), 2, DAY) == 0


def test_a_rest_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="after it begins"):
        joined([(START + DAY, START)])


MINUTES = st.lists(st.tuples(st.integers(0, 4 * 24 * 60), st.integers(0, 900)), max_size=8)


@given(MINUTES, st.integers(0, 3 * 24 * 60))
def test_no_window_has_less_rest_than_the_worst(spans: list[tuple[int, int]], at: int) -> None:
    found = joined((START + timedelta(minutes=start), START + timedelta(minutes=start + length)) for start, length in spans)
    window = worst_window(found, (START, START + 4 * DAY), DAY, 10 * HOUR)
    assert window is not None
    begin = START + timedelta(minutes=at)
    inside = sum((max(timedelta(0), min(end, begin + DAY) - max(start, begin)) for start, end in found), timedelta(0))
    assert window.rested <= inside
