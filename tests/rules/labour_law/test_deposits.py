"""Deposits kept, and which late money bears interest by the Act."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Open, What
from tests.rules.labour_law.reckoned import codes, found, lines

ENDED = {"from": "2024-06-01", "to": "2025-01-24", "end": "resigned"}
TAKEN = {"amount": 7300, "taken_on": "2024-06-01"}


# By hand, LPA s.10, s.9: seven days after 2025-01-24 is 2025-01-31; 7300 x 0.15 / 365 = 3 a day.
@pytest.mark.parametrize(
    ("deposit", "more", "expected"),
    [
        (TAKEN, {}, 7300),
        (TAKEN | {"returned": 300}, {}, 7000),
        (TAKEN | {"returned": 7300}, {}, 0),
        (TAKEN, {"employment": ENDED, "counted_to": "2025-01-31"}, 7300),
        (TAKEN, {"employment": ENDED, "counted_to": "2025-02-01"}, 7303),
        (TAKEN, {"employment": ENDED, "counted_to": "2025-02-20"}, 7360),
        (TAKEN | {"handles_money": True}, {}, 0),
        (TAKEN | {"handles_money": True}, {"employment": ENDED}, 7300),
    ],
)
def test_a_deposit_that_is_kept_is_owed_back(deposit: dict[str, Any], more: dict[str, Any], expected: int) -> None:
    answer = found(wage=400, deposits=[deposit], **more)
    assert answer.total.low == expected
    for line in lines(answer, What.DEPOSIT):
        assert line.section.startswith("LPA s.10")
        assert line.certainty is Certainty.PROBABLE
    for line in lines(answer, What.INTEREST):
        assert (line.certainty, "LPA s.10" in line.section) == (Certainty.PROBABLE, True)


# LPA s.9: pay in lieu and the money of a stoppage bear this interest since 2019-05-05; 365 days of 1000 are 150.
@pytest.mark.parametrize(
    ("kind", "due", "counted_to", "expected"),
    [
        ("wages", "2019-05-04", "2020-05-03", 150),
        ("pay_in_lieu", "2019-05-04", "2020-05-03", None),
        ("pay_in_lieu", "2019-05-05", "2020-05-04", 150),
        ("stoppage", "2019-05-04", "2020-05-03", None),
        ("stoppage", "2019-05-06", "2020-05-05", 150),
        ("severance", "2000-03-01", "2001-03-01", 150),
        ("other", "2019-05-04", "2020-05-03", None),
    ],
)
def test_interest_by_the_act_is_for_the_money_it_lists_on_the_day(
    kind: str, due: str, counted_to: str, expected: int | None
) -> None:
    answer = found(debts=[{"amount": 1000, "due": due, "kind": kind}], counted_to=counted_to)
    assert answer.total.low == Decimal(expected or 0)
    assert (Open.NOTHING_ENTERED in codes(answer)) == (expected is None) == answer.is_partial
