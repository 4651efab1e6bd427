"""Ages from whole and partial dates, and the child rule at its edge."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.ages import AgeRange, BadAge, Minor, age_on, child_below, completed_years, is_minor
from passage.rules.text.dates import PartialDate

WHOLE = st.dates(min_value=date(1930, 1, 1), max_value=date(2030, 12, 31))


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    whole = draw(WHOLE)
    parts = draw(st.sampled_from([1, 2, 3]))
    return PartialDate(whole.year, whole.month if parts > 1 else None, whole.day if parts > 2 else None)


def test_the_child_rule_holds_below_eighteen_as_the_protocol_says() -> None:
    assert child_below() == 18


@pytest.mark.parametrize(
    ("on", "age", "minor"),
    [
        ("2024-05-16", 17, Minor.YES),
        ("2024-05-17", 18, Minor.NO),
        ("2024-05-18", 18, Minor.NO),
    ],
)
def test_a_child_is_a_child_until_the_day_before_the_eighteenth_birthday(on: str, age: int, minor: Minor) -> None:
    found = age_on(day("2006-05-17"), day(on))
    assert found == AgeRange(age, age)
    assert is_minor(found) is minor


@pytest.mark.parametrize(
    ("on", "minor"),
    [("2026-02-27", Minor.YES), ("2026-02-28", Minor.YES), ("2026-03-01", Minor.NO)],
)
def test_who_was_born_on_29_february_stays_a_child_through_28_february(on: str, minor: Minor) -> None:
    assert is_minor(age_on(day("2008-02-29"), day(on))) is minor


def test_29_february_is_the_birthday_in_a_leap_year() -> None:
    assert age_on(day("2008-02-29"), day("2028-02-28")) == AgeRange(19, 19)
    assert age_on(day("2008-02-29"), day("2028-02-29")) == AgeRange(20, 20)


@pytest.mark.parametrize(
    ("on", "expected", "minor"),
    [
        ("2023-12-31", AgeRange(17, 17), Minor.YES),
        ("2023-12-30", AgeRange(16, 17), Minor.YES),
        ("2024-01-01", AgeRange(17, 18), Minor.UNKNOWN),
        ("2024-12-30", AgeRange(17, 18), Minor.UNKNOWN),
        ("2024-12-31", AgeRange(18, 18), Minor.NO),
    ],
)
def test_a_birth_known_by_year_alone_leaves_the_eighteenth_year_open(on: str, expected: AgeRange, minor: Minor) -> None:
    found = age_on(day("2006"), day(on))
    assert found == expected
    assert is_minor(found) is minor


def test_two_years_alone_leave_a_range_of_two() -> None:
    assert age_on(day("2006"), day("2024")) == AgeRange(17, 18)


def test_a_month_narrows_the_range() -> None:
    assert age_on(day("2006-05"), day("2024-04-30")) == AgeRange(17, 17)
    assert age_on(day("2006-05"), day("2024-05-15")) == AgeRange(17, 18)
    assert age_on(day("2006-05"), day("2024-05-31")) == AgeRange(18, 18)
    assert age_on(day("2006-05"), day("2024-06")) == AgeRange(18, 18)


def test_an_unknown_age_is_neither_child_nor_adult() -> None:
    assert is_minor(None) is Minor.UNKNOWN


def test_a_birth_after_the_day_is_refused() -> None:
    with pytest.raises(BadAge) as refused:
        age_on(day("2025"), day("2024-12-31"))
    assert refused.value.code == "born_after_day"


def test_a_birth_in_the_same_year_is_an_infant_not_a_refusal() -> None:
    assert age_on(day("2024"), day("2024-06-01")) == AgeRange(0, 0)


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (5, 4)])
def test_an_impossible_range_is_refused(low: int, high: int) -> None:
    with pytest.raises(BadAge) as refused:
        AgeRange(low, high)
    assert refused.value.code == "bad_range"


@given(partial_dates(), partial_dates(), st.data())
def test_every_reading_of_partial_dates_falls_within_the_range(birth: PartialDate, on: PartialDate, data: st.DataObject) -> None:
    if birth.first() > on.last():
        return
    found = age_on(birth, on)
    born = data.draw(st.dates(birth.first(), birth.last()))
    seen = data.draw(st.dates(on.first(), on.last()))
    assert completed_years(born, seen) < 0 or found.low <= completed_years(born, seen) <= found.high
    assert completed_years(birth.first(), on.last()) == found.high


@given(WHOLE, WHOLE)
def test_age_never_falls_from_one_day_to_the_next(birth: date, on: date) -> None:
    assert completed_years(birth, on) <= completed_years(birth, on + timedelta(days=1)) <= completed_years(birth, on) + 1
