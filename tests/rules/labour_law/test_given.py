"""Facts as given: what is wrong names its field and the reason, and says nothing of what was given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.labour_law import BadFacts, Reason, Span, facts_from

PLACE = {"province": "TH-10"}
OUT = Reason.OUT_OF_RANGE
FEE = {"amount": 1, "paid_on": "2025-01-01", "taken_by": "licensee"}
DAY = {"from": "2025-01-06", "to": "2025-01-06", "hours": 8}
AWAY = {"why": "sick", "from": "2025-01-06", "to": "2025-01-10"}


def stretch(**more: Any) -> dict[str, Any]:
    return {"workplace": PLACE, "stretches": [DAY | more]}


@pytest.mark.parametrize(
    ("given_facts", "field", "reason"),
    [
        (None, "facts", Reason.NOT_A_TABLE),
        ([], "facts", Reason.NOT_A_TABLE),
        ({}, "workplace", Reason.MISSING),
        ({"workplace": {}}, "workplace.province", Reason.MISSING),
        ({"workplace": "Bangkok"}, "workplace", Reason.NOT_A_TABLE),
        ({"workplace": PLACE, "stretchs": []}, "stretchs", Reason.UNKNOWN_FIELD),
        ({"workplace": PLACE | {"areas": ["Hat Yai"]}}, "workplace.areas[0]", Reason.NOT_AN_AREA),
        ({"workplace": PLACE, "work": "office"}, "work", Reason.NOT_ONE_OF),
        ({"workplace": PLACE, "stretches": {}}, "stretches", Reason.NOT_A_LIST),
        ({"workplace": PLACE, "stretches": [{"from": "2025-01-06", "to": "2025-01-06"}]}, "stretches[0].hours", Reason.MISSING),
        (stretch(hours=25), "stretches[0].hours", Reason.OUT_OF_RANGE),
        (stretch(hours=-1), "stretches[0].hours", Reason.OUT_OF_RANGE),
        (stretch(hours="many"), "stretches[0].hours", Reason.NOT_A_NUMBER),
        (stretch(hours=float("nan")), "stretches[0].hours", Reason.NOT_A_NUMBER),
        (stretch(hours=True), "stretches[0].hours", Reason.NOT_A_NUMBER),
        (stretch(hours={"from": 12, "to": 10}), "stretches[0].hours", Reason.TURNED_AROUND),
        (stretch(hours={"from": 12}), "stretches[0].hours.to", Reason.MISSING),
        (stretch(to="2025-01-05"), "stretches[0].to", Reason.TURNED_AROUND),
        (stretch(to="2025-02-30"), "stretches[0].to", Reason.NOT_A_DAY),
        (stretch(to="2025"), "stretches[0].to", Reason.NOT_A_DAY),
        (stretch(weekdays=["monday"]), "stretches[0].weekdays[0]", Reason.NOT_ONE_OF),
        (stretch(shortened_by_worker="perhaps"), "stretches[0].shortened_by_worker", Reason.NOT_YES_OR_NO),
        ({"workplace": PLACE, "months": [{"month": "2025-03-01", "paid": 0}]}, "months[0].month", Reason.NOT_A_MONTH),
        ({"workplace": PLACE, "months": [{"month": "2025-03"}]}, "months[0].paid", Reason.MISSING),
        ({"workplace": PLACE, "employment": {"from": "2025-01-01", "to": "2025-02-01"}}, "employment.end", Reason.MISSING),
        ({"workplace": PLACE, "debts": [{"amount": 1, "due": "2025-01-01", "x": 1}]}, "debts[0].x", Reason.UNKNOWN_FIELD),
        ({"workplace": PLACE, "debts": [{"amount": 1, "due": "2025-01-01", "kind": "x"}]}, "debts[0].kind", Reason.NOT_ONE_OF),
        ({"workplace": PLACE, "days_a_week": 5.5}, "days_a_week", Reason.NOT_A_NUMBER),
        ({"workplace": PLACE, "days_a_week": 8}, "days_a_week", Reason.OUT_OF_RANGE),
        ({"workplace": PLACE, "days_a_week": 0}, "days_a_week", Reason.OUT_OF_RANGE),
        ({"workplace": PLACE, "normal_hours": 0}, "normal_hours", Reason.OUT_OF_RANGE),
        (
            {"workplace": PLACE, "pay": "monthly", "months": [{"month": "2025-13", "paid": 0}]},
            "months[0].month",
            Reason.NOT_A_MONTH,
        ),
        (
            {"workplace": PLACE, "deposits": [{"amount": 10, "taken_on": "2025-01-01", "returned": 11}]},
            "deposits[0].returned",
            OUT,
        ),
        ({"workplace": PLACE, "fees": [FEE | {"taken_by": "uncle"}]}, "fees[0].taken_by", Reason.NOT_ONE_OF),
        ({"workplace": PLACE, "fees": [FEE | {"sending_state": "TH"}]}, "fees[0].sending_state", Reason.NOT_ONE_OF),
        (
            {"workplace": PLACE, "documents": [{"from": "2025-01-02", "to": "2025-01-01"}]},
            "documents[0].to",
            Reason.TURNED_AROUND,
        ),
        ({"workplace": PLACE, "at_sea": {"bank_pay": True}}, "at_sea.day", Reason.MISSING),
        ({"workplace": PLACE, "at_sea": {"day": "2025-01-01", "bank_pay": 2}}, "at_sea.bank_pay", Reason.NOT_YES_OR_NO),
    ],
)
def test_a_bad_fact_names_its_field_and_the_reason(given_facts: object, field: str, reason: Reason) -> None:
    with pytest.raises(BadFacts) as bad:
        facts_from(given_facts)
    assert (bad.value.field, bad.value.reason) == (field, reason)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"stretches": [DAY, DAY]}, "stretches[1].from"),
        ({"stretches": [DAY | {"to": "2025-01-12"}, DAY | {"from": "2025-01-12", "to": "2025-01-12"}]}, "stretches[1].from"),
        ({"pay": "monthly", "months": [{"month": "2025-01", "paid": 0}, {"month": "2025-01", "paid": 0}]}, "months[1].from"),
        ({"absences": [AWAY, AWAY | {"why": "stoppage", "from": "2025-01-08"}]}, "absences[1].from"),
        ({"pay": "monthly", "months": [{"month": "2025-01", "paid": 0}], "absences": [AWAY]}, "absences[0].from"),
    ],
)
def test_no_day_is_counted_twice(told: dict[str, Any], field: str) -> None:
    with pytest.raises(BadFacts) as bad:
        facts_from({"workplace": PLACE, **told})
    assert (bad.value.field, bad.value.reason) == (field, Reason.TOLD_TWICE)


def test_days_of_the_week_and_parts_of_a_month_may_stand_in_rows_of_their_own() -> None:
    week = DAY | {"to": "2025-01-31"}
    assert facts_from(
        {
            "workplace": PLACE,
            "pay": "monthly",
            "stretches": [week | {"weekdays": ["mon", "tue"]}, week | {"weekdays": ["sun"]}],
            "months": [
                {"month": "2025-03", "to": "2025-03-15", "paid": 0},
                {"month": "2025-03", "from": "2025-03-16", "paid": 0},
            ],
        }
    )


def test_what_was_given_is_in_no_error() -> None:
    with pytest.raises(BadFacts) as bad:
        facts_from(stretch(hours="0812345678"))
    assert "0812345678" not in str(bad.value)


def test_a_range_a_list_of_weekdays_and_buddhist_years_are_read() -> None:
    facts = facts_from(
        {
            "workplace": PLACE | {"areas": []},
            "stretches": [
                {"from": "2568-01-06", "to": "๒๕๖๘-๐๑-๑๒", "weekdays": ["mon", "sun"], "hours": {"from": "10", "to": 12.5}}
            ],
        }
    )
    (found,) = facts.stretches
    assert list(found.days()) == [date(2025, 1, 6), date(2025, 1, 12)]
    assert found.hours == Span(Decimal(10), Decimal("12.5"))
    assert facts.workplace.areas == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        *("workplace", "stretches", "months", "employment", "wage", "pay", "work", "debts", "pay_days", "absences", "deposits"),
        *("fees", "documents", "at_sea", "rest", "born", "days_a_week", "country", "counted_to"),
    ]
)


@given(st.dictionaries(FIELDS, JSON, max_size=5))
def test_whatever_is_given_is_read_or_refused(given_facts: dict[str, Any]) -> None:
    refused: BadFacts | None = None
    try:
        facts_from({"workplace": PLACE, **given_facts})
    except BadFacts as bad:
        refused = bad
    assert refused is None or (refused.field and refused.reason in Reason)
