"""Who may act for a worker who went home."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.claims import Authority, BadAuthority, PowerOfAttorney, Standing, why_not

BEGINS, ENDS = date(2026, 1, 10), date(2026, 12, 31)


def power(*allows: Authority, revoked_on: date | None = None) -> PowerOfAttorney:
    return PowerOfAttorney("Desk of the mission", frozenset(allows or Authority), BEGINS, ENDS, revoked_on)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (BEGINS - timedelta(1), Standing.NOT_YET),
        (BEGINS, None),
        (ENDS, None),
        (ENDS + timedelta(1), Standing.ENDED),
    ],
)
def test_both_ends_are_counted(on: date, standing: Standing | None) -> None:
    assert why_not([power()], Authority.FILE, on) is standing


def test_from_the_day_of_the_revocation_it_holds_no_longer() -> None:
    revoked = date(2026, 6, 1)
    assert power(revoked_on=revoked).covers(Authority.FILE, revoked - timedelta(1))
    assert why_not([power(revoked_on=revoked)], Authority.FILE, revoked) is Standing.REVOKED


@given(st.sets(st.sampled_from(Authority), min_size=1), st.sampled_from(Authority))
def test_nothing_follows_from_another_authority(allows: set[Authority], act: Authority) -> None:
    assert power(*allows).covers(act, BEGINS) == (act in allows)


def test_to_file_is_not_to_take_the_money() -> None:
    assert why_not([power(Authority.FILE)], Authority.RECEIVE_MONEY, BEGINS) is Standing.OTHER_AUTHORITY


def test_one_that_covers_is_enough_and_otherwise_the_nearest_reason_is_told() -> None:
    revoked = power(Authority.FILE, revoked_on=BEGINS)
    assert why_not([revoked, power(Authority.FILE)], Authority.FILE, BEGINS) is None
    assert why_not([power(Authority.SIGN), revoked], Authority.FILE, BEGINS) is Standing.REVOKED
    assert why_not([], Authority.FILE, BEGINS) is Standing.NONE


@pytest.mark.parametrize(
    ("agent", "allows", "ends", "code"),
    [
        (" ", {Authority.FILE}, ENDS, "nobody"),
        ("Desk", set(), ENDS, "nothing_allowed"),
        ("Desk", {"everything"}, ENDS, "nothing_allowed"),
        ("Desk", {Authority.FILE}, BEGINS - timedelta(1), "ends_before_begin"),
    ],
)
def test_one_that_says_too_little_or_too_much_is_none(agent: str, allows: set[Authority], ends: date, code: str) -> None:
    with pytest.raises(BadAuthority) as refused:
        PowerOfAttorney(agent, frozenset(allows), BEGINS, ends)
    assert refused.value.code == code
