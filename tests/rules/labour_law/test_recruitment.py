"""Fees, costs taken back from wages, and documents kept: by the Royal Ordinance and by the limits of the sending states."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Open, Rule, What
from tests.rules.labour_law.reckoned import broken, check, codes, found

FEE = {"amount": 15000, "paid_on": "2024-05-02", "taken_by": "licensee"}


def test_a_fee_that_a_licensee_took_stands_apart_with_its_share_of_a_months_wage() -> None:
    answer = found(pay="monthly", wage=12000, fees=[FEE])
    (apart,) = answer.apart
    assert (apart.what, apart.amount.low, apart.section) == (What.RECRUITMENT_FEE, 15000, "Royal Ordinance s.42")
    assert answer.total.low == 0
    one = check(answer, Rule.NO_FEE_BY_LICENSEE)
    assert (one.is_kept, one.needed, one.unit, one.months_of_wage) == (False, 0, "THB", Decimal("1.25"))


def test_before_the_ordinance_nothing_is_entered_and_a_fee_in_another_currency_has_no_share() -> None:
    assert Open.NOTHING_ENTERED in codes(found(fees=[FEE | {"paid_on": "2017-06-22"}]))
    dollars = found(pay="monthly", wage=12000, fees=[FEE | {"currency": "usd", "amount": 650}])
    assert (dollars.apart, check(dollars, Rule.NO_FEE_BY_LICENSEE).months_of_wage) == ((), None)


# The limit of the day in its own currency, with its certainty; whether it still holds is verified for none.
@pytest.mark.parametrize(
    ("state", "currency", "amount", "day", "needed", "certainty"),
    [
        ("KH", "USD", 49, "2014-06-01", 49, Certainty.CERTAIN),
        ("KH", "USD", 650, "2018-03-01", 49, Certainty.CERTAIN),
        ("MM", "MMK", 160000, "2018-01-01", 150000, Certainty.CERTAIN),
        ("MM", "MMK", 160000, "2022-04-30", 150000, Certainty.CERTAIN),
        ("MM", "MMK", 160000, "2022-05-01", 300000, Certainty.CERTAIN),
        ("MM", "MMK", 400000, "2023-10-01", 500000, Certainty.UNCERTAIN),
        ("MM", "MMK", 400000, "2024-05-02", 500000, Certainty.UNCERTAIN),
    ],
)
def test_a_fee_is_held_against_the_limit_of_the_sending_state(
    state: str, currency: str, amount: int, day: str, needed: int, certainty: Certainty
) -> None:
    fee = {"amount": amount, "currency": currency, "paid_on": day, "taken_by": "agency_at_home", "sending_state": state}
    one = check(found(fees=[fee]), Rule.FEE_OF_THE_SENDING_STATE)
    assert (one.needed, one.unit, one.is_kept, one.certainty) == (needed, currency, amount <= needed, certainty)
    assert "in force today: unverified" in one.note
    assert one.since is not None


@pytest.mark.parametrize(
    ("state", "currency", "day"),
    [
        ("LA", "THB", "2022-01-01"),
        ("MM", "THB", "2024-05-02"),
        ("KH", "THB", "2020-01-01"),
        ("MM", "MMK", "2017-12-31"),
        ("KH", "USD", "2014-05-31"),
    ],
)
def test_where_a_sending_state_has_no_limit_in_that_currency_or_on_that_day_nothing_is_said(
    state: str, currency: str, day: str
) -> None:
    fee = {"amount": 100, "currency": currency, "paid_on": day, "taken_by": "agency_at_home", "sending_state": state}
    answer = found(fees=[fee])
    assert (answer.checks, codes(answer)) == ((), {Open.NOTHING_ENTERED})


def kept_back(*kinds: tuple[str, int]) -> dict[str, Any]:
    deductions = [{"kind": kind, "amount": amount} for kind, amount in kinds]
    return {"pay_days": [{"day": "2025-01-31", "due": 12000, "deductions": deductions}]}


# By hand, s.49: a tenth of the month; LPA s.76: a fifth of what was due, apart from it (A) or with it inside (B).
@pytest.mark.parametrize(
    ("facts", "by_a", "by_b"),
    [
        (kept_back(("recruitment", 1200)), 0, 0),
        (kept_back(("recruitment", 1500)), 300, 300),
        ({"pay": "monthly", "wage": 11000} | kept_back(("recruitment", 1500)), 400, 400),
        (kept_back(("recruitment", 1200), ("welfare", 1200), ("damage", 1200)), 0, 1200),
        (kept_back(("recruitment", 1500), ("welfare", 1200), ("damage", 1200)), 300, 1500),
    ],
)
def test_costs_of_recruitment_taken_back_from_wages(facts: dict[str, Any], by_a: int, by_b: int) -> None:
    answer = found(**facts)
    assert answer.total.low == by_a
    (point,) = [point for point in answer.open if point.question == "s49_and_s76"]
    assert [(other.reading, other.total.low) for other in point.alternatives] == [("B", by_b)]
    assert check(answer, Rule.COSTS_RECOVERED).is_kept == (by_a == 0)


@pytest.mark.parametrize(
    ("kept", "is_kept"),
    [
        ({}, False),
        ({"at_own_wish": True}, True),
        ({"at_own_wish": True, "asked_back": True}, False),
        ({"to": "2024-05-03"}, False),
    ],
)
def test_a_passport_in_other_hands(kept: dict[str, Any], is_kept: bool) -> None:
    answer = found(documents=[{"from": "2024-05-02", **kept}])
    one = check(answer, Rule.DOCUMENTS_NOT_KEPT)
    assert (one.is_kept, one.section) == (is_kept, "Royal Ordinance s.131")
    assert (Rule.DOCUMENTS_NOT_KEPT in broken(answer)) != is_kept


# By hand: a tenth of 10,000 or of 12,000; the higher the wage, the less is taken back too much.
def test_a_wage_that_is_only_remembered_gives_a_range_of_what_was_taken_back_too_much() -> None:
    answer = found(pay="monthly", wage={"from": 10000, "to": 12000}, **kept_back(("recruitment", 1500)))
    assert (answer.total.low, answer.total.high) == (300, 500)
