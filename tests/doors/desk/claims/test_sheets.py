"""The questions of a claim as forms: what they take they give back, and an error finds its field."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from passage.doors.desk.claims.sheets import SHEETS, choices_of
from passage.rules.claims import Question
from passage.rules.labour_law import facts_from, law_of

LAW = law_of("TH")
GIVEN: dict[str, Any] = {
    "workplace": {"province": "TH-90", "areas": ["district:Hat Yai"], "employees": 40, "class": "hotel_type_2"},
    "work": "fishing",
    "pay": "monthly",
    "wage": {"from": "9000", "to": "10000"},
    "days_a_week": 6,
    "born": "2009",
    "stretches": [
        {"from": "2026-03-02", "to": "2026-03-31", "hours": {"from": "10", "to": "12"}, "weekdays": ["mon", "sat"]},
        {"from": "2026-04-01", "to": "2026-04-01", "hours": "8", "kind": "holiday", "paid": "300", "night_hours": "2"},
        {
            "from": "2026-04-02",
            "to": "2026-04-02",
            "hours": "8",
            "earned_a_day": "310",
            "break_minutes": "30",
            "shortened_by_worker": True,
        },
    ],
    "months": [{"month": "2026-03", "paid": "0"}],
    "absences": [{"why": "sick", "from": "2026-02-09", "to": "2026-02-10", "paid": "100", "weekdays": ["mon", "tue"]}],
    "employment": {
        "from": "2024-01-01",
        "to": "2026-04-01",
        "end": "dismissed",
        "told_on": "2026-04-01",
        "leave_days_left": "3",
        "weekdays": ["mon"],
    },
    "pay_days": [
        {"day": "2026-03-31", "due": "9000", "deductions": [{"kind": "damage", "amount": "2000", "consent": True}]},
    ],
    "deposits": [{"amount": "3000", "taken_on": "2026-02-01", "handles_money": True}],
    "fees": [{"amount": "15000", "currency": "THB", "paid_on": "2026-02-01", "taken_by": "employer", "sending_state": "KH"}],
    "debts": [{"amount": "1050", "due": "2026-03-31"}, {"amount": "70", "due": "2026-03-31", "kind": "overtime"}],
    "documents": [{"from": "2026-02-01", "to": "2026-03-01", "asked_back": True}, {"from": "2026-03-02", "at_own_wish": True}],
    "at_sea": {"day": "2026-03-01", "bank_pay": False, "crew_list": True, "contract_copies": "1", "vessel_length": "28"},
    "rest": {
        "from": "2026-03-01 00:00",
        "to": "2026-03-09 00:00",
        "rests": [{"from": "2026-03-01 20:30", "to": "2026-03-02 04:00"}, {"from": "2026-03-03 20:30", "to": "2026-03-04 04:00"}],
    },
    "counted_to": "2026-04-30",
}


def as_sent(question: Question) -> QueryDict:
    """What a browser sends back for the forms as they are shown, unchanged."""
    shown = SHEETS[question](None, GIVEN, {}, choices_of(LAW, GIVEN))
    sent = QueryDict(mutable=True)
    for rows in shown.sets.values():
        for bound in rows.management_form:
            sent[bound.html_name] = str(bound.value())
    for form in shown.forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value())
            if value not in (None, False, "", []):
                sent.setlist(bound.html_name, [str(each) for each in value] if isinstance(value, list) else [str(value)])
    return sent


def test_the_facts_of_this_test_are_facts() -> None:
    assert facts_from({**GIVEN, "country": "TH"})


@pytest.mark.parametrize("question", Question)
def test_a_form_sent_back_as_it_was_shown_changes_nothing(question: Question) -> None:
    sheet = SHEETS[question](as_sent(question), GIVEN, {}, choices_of(LAW, GIVEN))
    assert sheet.is_valid(), [form.errors for form in sheet.forms]
    assert sheet.result() == GIVEN


def test_an_error_of_a_row_is_at_its_field_and_one_of_nothing_here_comes_back() -> None:
    sheet = SHEETS[Question.DAYS](as_sent(Question.DAYS), GIVEN, {}, choices_of(LAW, GIVEN))
    assert sheet.is_valid()
    assert sheet.blame("stretches[1].hours.from", "wrong") == ""
    assert sheet.forms[1].errors == {"hours": ["wrong"]}
    empty = QueryDict("absences-TOTAL_FORMS=0&absences-INITIAL_FORMS=0")
    none = SHEETS[Question.ABSENCES](empty, {}, {}, choices_of(LAW, {}))
    assert none.is_valid()
    assert none.blame("workplace", "say where") == "say where"
