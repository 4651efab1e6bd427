"""A month filled in from memory becomes stretches, and stretches a month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.claims import OneSumForAll, Question, RememberedDay, asked, can_be_reckoned, days_of, still_needed, with_days
from passage.rules.labour_law import facts_from, law_of, reckon
from passage.rules.labour_law.facts import DayKind

WORKPLACE = {"province": "TH-10", "areas": []}
DAYS = st.dictionaries(
    st.dates(date(2025, 2, 1), date(2025, 2, 28)),
    st.builds(
        RememberedDay,
        hours=st.sampled_from(["0", "8", "10", {"from": "9", "to": "12"}]),
        kind=st.sampled_from(DayKind),
        paid=st.sampled_from([None, "300", {"from": "100", "to": "300"}]),
    ),
)


@given(DAYS)
def test_what_was_filled_in_is_what_is_read_back(days: dict[date, RememberedDay]) -> None:
    assert days_of(with_days([], 2025, 2, days), 2025, 2) == days


@given(DAYS)
def test_a_month_filled_in_can_be_reckoned(days: dict[date, RememberedDay]) -> None:
    stretches = with_days([], 2025, 2, days)
    facts = facts_from({"workplace": WORKPLACE, "wage": "400", "stretches": stretches})
    assert sum(len(list(stretch.days())) for stretch in facts.stretches) == len(days)


@given(DAYS)
def test_filling_in_one_month_leaves_the_others_as_they_were(days: dict[date, RememberedDay]) -> None:
    around = [{"from": "2025-01-06", "to": "2025-03-07", "weekdays": ["mon", "fri"], "hours": "8", "paid_a_day": "300"}]
    found = with_days(around, 2025, 2, days)
    for month in (1, 3):
        assert days_of(found, 2025, month) == days_of(around, 2025, month)
    assert days_of(found, 2025, 2) == days


def test_days_in_a_row_that_are_alike_are_one_stretch() -> None:
    days = {date(2025, 2, day): RememberedDay("10", paid="300") for day in (3, 4, 5, 7)}
    assert with_days([], 2025, 2, days) == [
        {"from": "2025-02-03", "to": "2025-02-05", "hours": "10", "paid_a_day": "300"},
        {"from": "2025-02-07", "to": "2025-02-07", "hours": "10", "paid_a_day": "300"},
    ]


def test_what_a_month_does_not_ask_of_a_day_is_carried_along() -> None:
    night = {"from": "2025-02-03", "to": "2025-02-04", "hours": "10", "night_hours": "3", "break_minutes": "30"}
    known = days_of([night], 2025, 2)
    assert known[date(2025, 2, 3)].more == {"night_hours": "3", "break_minutes": "30"}
    assert with_days([night], 2025, 2, known) == [night]


@pytest.mark.parametrize(
    ("hours", "works"), [("0", False), ("0.00", False), (0, False), ("8", True), ({"from": "0", "to": "4"}, True)]
)
def test_a_day_of_no_hours_is_no_work(hours: object, works: bool) -> None:
    assert RememberedDay(hours).is_work is works


def test_one_sum_for_several_days_is_never_divided() -> None:
    together = [{"from": "2025-01-20", "to": "2025-02-10", "hours": "8", "paid": "5000"}]
    with pytest.raises(OneSumForAll):
        days_of(together, 2025, 2)
    with pytest.raises(OneSumForAll):
        with_days(together, 2025, 2, {})
    assert with_days(together, 2025, 3, {}) == together


def test_a_day_of_another_month_is_refused() -> None:
    with pytest.raises(ValueError, match="another month"):
        with_days([], 2025, 2, {date(2025, 3, 1): RememberedDay("8")})


def test_only_what_is_still_needed_is_asked() -> None:
    assert Question.MONTHS not in asked({"pay": "daily"})
    assert still_needed({"pay": "monthly"}, {Question.WORK, Question.PAY, Question.END, Question.ABSENCES}) == (
        Question.DAYS,
        Question.MONTHS,
        Question.KEPT_BACK,
    )


def test_an_area_that_decides_the_minimum_is_asked_again() -> None:
    given_ = {
        "workplace": {"province": "TH-90"},
        "stretches": [{"from": "2025-03-03", "to": "2025-03-04", "hours": "8"}],
    }
    found = reckon(facts_from(given_), law_of("TH"))
    assert still_needed(given_, set(Question), found) == (Question.WORK,)
    known = {**given_, "workplace": {"province": "TH-90", "areas": []}}
    assert still_needed(known, set(Question), reckon(facts_from(known), law_of("TH"))) == ()


def test_nothing_is_reckoned_before_there_is_a_place_and_something_done() -> None:
    assert not can_be_reckoned({})
    assert not can_be_reckoned({"workplace": WORKPLACE})
    assert can_be_reckoned({"workplace": WORKPLACE, "months": [{"month": "2025-02", "paid": "0"}]})
