"""Papers and rights on board: one check for each fact that is given, by the table of work at sea."""

from __future__ import annotations

from typing import Any

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import BadFacts, Open, Reason, Rule
from tests.rules.labour_law.reckoned import broken, check, codes, found

PORT = {"workplace": {"province": "TH-90", "areas": []}, "work": "fishing", "pay": "monthly"}


def said(on: str = "2021-03-01", **facts: Any) -> Any:
    return found(**PORT, at_sea={"day": on, **facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"bank_pay": False}, {Rule.BANK_PAY}),
        ({"bank_pay": True}, set()),
        ({"contract_copies": 1}, {Rule.CONTRACT_COPIES}),
        ({"contract_copies": 2, "presented_to_inspector": False}, {Rule.PRESENTED_TO_INSPECTOR}),
        ({"register_in_thai": False, "wage_record": False}, {Rule.REGISTER_IN_THAI, Rule.WAGE_RECORD}),
        ({"medical_certificate": False, "crew_list": False}, {Rule.MEDICAL_CERTIFICATE, Rule.CREW_LIST}),
        ({"paid_leave_at_sea": 29}, {Rule.PAID_LEAVE_AT_SEA}),
        ({"paid_leave_at_sea": 30}, set()),
        ({"return_to_place_of_hire": False}, {Rule.RETURN_TO_PLACE_OF_HIRE}),
        # Messages by satellite only outside Thai waters.
        ({"satellite_messages": False}, set()),
        ({"satellite_messages": False, "outside_waters": True}, {Rule.SATELLITE_MESSAGES}),
        # A certificate for more than three days at sea, and 26.5 m or outside the waters.
        ({"vessel_certificate": False, "days_at_sea": 4, "vessel_length": 26.5}, {Rule.VESSEL_CERTIFICATE}),
        ({"vessel_certificate": False, "days_at_sea": 4, "vessel_length": 26.4}, set()),
        ({"vessel_certificate": False, "days_at_sea": 3, "vessel_length": 40}, set()),
        ({"vessel_certificate": False, "days_at_sea": 4, "outside_waters": True}, {Rule.VESSEL_CERTIFICATE}),
        ({}, set()),
    ],
)
def test_what_is_asked_of_a_vessel(facts: dict[str, Any], expected: set[Rule]) -> None:
    assert broken(said(**facts)) == expected


def test_a_rule_is_not_asked_for_before_its_first_day() -> None:
    early = said("2018-05-17", bank_pay=False)
    assert (early.checks, Open.NOTHING_ENTERED in codes(early)) == ((), True)
    assert broken(said("2018-05-18", bank_pay=False)) == {Rule.BANK_PAY}


def test_past_the_last_verified_day_a_rule_is_probable_and_says_that_the_new_text_was_not_checked() -> None:
    before, after = (check(said(on, wage_record=False), Rule.WAGE_RECORD) for on in ("2021-12-31", "2022-01-01"))
    assert (before.certainty, before.note) == (Certainty.CERTAIN, "")
    assert (after.certainty, after.note) == (Certainty.PROBABLE, "text of B.E. 2565 not checked")
    # The clause on the language of the contract was read later than the others.
    assert check(said("2023-01-01", contract_language=False), Rule.CONTRACT_LANGUAGE).certainty is Certainty.CERTAIN


# By hand, MR2557 (uncertain): half the floor of a day, 345 x 30 / 30 x 0.5, on six days.
def test_kept_waiting_abroad_half_the_wage_is_owed() -> None:
    waiting = {"why": "kept_waiting_abroad", "from": "2024-02-05", "to": "2024-02-10"}
    answer = found(**PORT, absences=[waiting])
    assert answer.total.low == 6 * 345 / 2
    assert answer.parts[0].lines[0].certainty is Certainty.UNCERTAIN
    with pytest.raises(BadFacts) as bad:
        found(absences=[waiting])
    assert (bad.value.field, bad.value.reason) == ("absences[0].why", Reason.NOT_ONE_OF)


def test_ashore_nothing_of_it_is_asked() -> None:
    assert found(at_sea={"day": "2021-03-01", "bank_pay": False}).checks == ()
