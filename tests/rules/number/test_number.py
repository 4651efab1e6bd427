"""The worker's number: what it catches, what it accepts, what it shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules import number as rule
from passage.rules.number.damm import TABLE
from passage.rules.text.digits import to_native

LOCATORS = st.text("0123456789", min_size=5, max_size=5)
SECRETS = st.text("0123456789", min_size=14, max_size=14)
NUMBERS = st.builds(rule.Number, locator=LOCATORS, secret=SECRETS)
LANGUAGES = st.sampled_from(["km", "lo", "my", "shn", "th", "en"])


def code_of(text: str) -> str | None:
    try:
        rule.parse(text)
    except rule.BadNumber as refusal:
        return refusal.code
    return None


def test_the_table_catches_every_wrong_digit_and_every_swap_in_every_state() -> None:
    # A fold through the table keeps two states apart once they differ, if each column is a permutation; the rest is one step.
    for column in range(10):
        assert sorted(row[column] for row in TABLE) == list(range(10))
    for state in range(10):
        assert sorted(TABLE[state]) == list(range(10))
        assert TABLE[state][state] == 0
        for a in range(10):
            for b in range(10):
                if a != b:
                    assert TABLE[TABLE[state][a]][b] != TABLE[TABLE[state][b]][a]


def test_every_single_wrong_digit_is_caught_at_all_twenty_places() -> None:
    for seed in range(200):
        digits = rule.Number(f"{seed * 491 % 10**5:05d}", f"{(seed * 7_919_191_919_191 + 12345) % 10**14:014d}").digits
        for place in range(rule.LENGTH):
            for wrong in "0123456789":
                typed = digits[:place] + wrong + digits[place + 1 :]
                assert rule.is_consistent(typed) == (wrong == digits[place])


def test_every_swap_of_neighbours_is_caught_at_all_nineteen_places() -> None:
    for pair in range(100):
        for place in range(rule.LENGTH - 1):
            body = "3141592653589793238"
            body = (body[:place] + f"{pair:02d}" + body[place + 2 :])[:19]
            digits = body + rule.check_digit(body)
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            assert rule.is_consistent(swapped) == (swapped == digits)


@given(NUMBERS, LANGUAGES, st.sampled_from(["-", " ", "", ".", " - ", "\u200b", "\u2013", "၊"]))
def test_a_number_shown_in_any_script_is_read_back(number: rule.Number, language: str, separator: str) -> None:
    assert rule.parse(number.grouped(language).replace("-", separator)) == number


@given(NUMBERS)
def test_a_number_has_four_groups_and_ends_in_its_check_digit(number: rule.Number) -> None:
    groups = number.grouped().split("-")
    assert [len(group) for group in groups] == [5, 5, 5, 5]
    assert groups[0] == number.locator
    assert groups[3] == number.last_group
    assert rule.is_consistent(number.digits)
    assert number.grouped("my") == to_native(number.grouped(), "my")


@given(st.text())
def test_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    assert code_of(text) in (None, *rule.BadNumberCode)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" -\u200b ", "empty"),
        ("12345-67890", "too_short"),
        ("1" * 21, "too_long"),
        ("1" * 5000, "too_long"),
        ("12345-67890-12345-6789x", "not_digits"),
        ("12345-67890-12345-6789²", "not_digits"),
        ("00000-00000-00000-00001", "wrong_check"),
    ],
)
def test_what_is_not_a_number_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(rule.BadNumber) as refusal:
        rule.parse(text)
    assert refusal.value.code == code


def test_the_burmese_letter_wa_typed_for_zero_is_read_as_zero() -> None:
    number = rule.Number("10203", "00000000000405")
    assert rule.parse(number.grouped("my").replace("၀", "ဝ")) == number


def test_drawing_asks_for_the_whole_space_and_nothing_else() -> None:
    asked: list[int] = []

    def randbelow(n: int) -> int:
        asked.append(n)
        return n - 1

    number = rule.draw(randbelow)
    assert asked == [10**5, 10**14]
    assert (number.locator, number.secret) == ("9" * 5, "9" * 14)
    assert rule.draw(lambda n: 0).digits == "0" * 20


def test_numbers_drawn_without_a_source_differ() -> None:
    assert len({rule.draw().digits for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("locator", "secret"), [("1234", "0" * 14), ("12345", "0" * 13), ("1234x", "0" * 14), ("१२३४५", "0" * 14)]
)
def test_parts_of_another_form_make_no_number(locator: str, secret: str) -> None:
    with pytest.raises(rule.BadNumber):
        rule.Number(locator, secret)


@given(NUMBERS)
def test_printing_a_number_reveals_nothing(number: rule.Number) -> None:
    assert repr(number) == "Number(...)"
    assert str(number) == "Number(...)"


def test_failures_close_a_locator_for_longer_and_longer_up_to_an_hour() -> None:
    waits = [rule.wait_after(n) for n in range(14)]
    assert waits[:5] == [timedelta(0)] * 5
    assert waits[5:9] == [timedelta(seconds=s) for s in (30, 60, 120, 240)]
    assert waits[11:] == [timedelta(minutes=32), timedelta(hours=1), timedelta(hours=1)]
    assert rule.wait_after(10**9) == timedelta(hours=1)


def test_staff_are_alerted_at_each_tenth_failure() -> None:
    assert [n for n in range(35) if rule.should_alert(n)] == [10, 20, 30]


def test_a_guess_costs_what_the_decision_page_says() -> None:
    assert (rule.ARGON2_MEMORY_KIB, rule.ARGON2_PASSES, rule.ARGON2_LANES, rule.ARGON2_LENGTH) == (65536, 3, 1, 32)
    assert rule.MAX_CANDIDATES == 4
