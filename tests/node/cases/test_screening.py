"""Screening by the published rules, and conclusions on an authority's word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.traces import PeerNode
from passage.node.cases import actions, queries
from passage.node.cases.errors import CaseRefused
from passage.node.cases.models import Screening, Status
from passage.node.people.profiles import Profile
from passage.rules import screening as rule
from tests.factories.cases import make_case
from tests.factories.people import make_account, make_desk

pytestmark = pytest.mark.django_db
ADULT = "delphi_adult_labour"


def all_signs() -> dict[str, str]:
    """Every sign of the adult list answered yes."""
    listed = rule.indicator_set(ADULT).indicators
    return {sign.id: "yes" for sign in listed}


def a_conclusion(**values):
    told = {
        "assertion": "possible",
        "authority": rule.OWN_DESK,
        "basis": "screening",
        "asserted_on": timezone.localdate(),
        "reason": "Documents kept and wages withheld",
    }
    return told | values


def test_a_screening_keeps_the_answers_and_names_what_they_show():
    officer = make_account()
    case = make_case(officer)
    row = actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs(), episode_on="2025-06")
    view = queries.read_case(officer, case.public_id).screenings[0]
    assert view.answers["answers"] == all_signs()
    assert view.outcome["outcome"] == "trafficking_for_forced_labour"
    assert view.outcome["minor"] == "no"
    assert all(dimension["because"] for dimension in view.outcome["dimensions"] if dimension["positive"])
    assert (row.set_version, view.set_version) == (rule.indicator_set(ADULT).version,) * 2


def test_answers_and_outcome_lie_sealed_and_the_log_holds_neither():
    officer = make_account()
    case = make_case(officer)
    actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs())
    row = Screening.objects.get()
    assert b"yes" not in bytes(row.answers)
    assert b"trafficking" not in bytes(row.outcome)
    entry = Entry.objects.get(act="screening.record")
    assert set(entry.detail) == {"screening", "set"}


def test_the_child_rule_goes_by_the_age_on_the_day_it_happened():
    officer = make_account()
    case = make_case(officer, profile=Profile(names=("Young",), birth="2006-05-01"))
    acts = {"recruitment": "yes"}
    outcomes = {}
    for day in ("2022-03", "2025-03", ""):
        actions.record_screening(by=officer, case=case, set_id="palermo", answers={}, palermo=acts, episode_on=day)
        outcomes[day] = queries.read_case(officer, case.public_id).screenings[0].outcome["minor"]
    assert outcomes == {"2022-03": "yes", "2025-03": "no", "": "unknown"}


def test_dates_that_contradict_each_other_leave_the_age_unknown():
    officer = make_account()
    case = make_case(officer, profile=Profile(names=("Late",), birth="2020"))
    actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs(), episode_on="2010")
    assert queries.read_case(officer, case.public_id).screenings[0].outcome["minor"] == "unknown"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"set_id": "delphi_adult_sexual"}, "unknown_indicator_set"),
        ({"set_id": "horoscope"}, "unknown_indicator_set"),
        ({"answers": {"no_such_sign": "yes"}}, "bad_answers"),
        ({"answers": {"recruitment": "maybe"}, "set_id": "palermo"}, "bad_answers"),
        ({"palermo": {"no_such_element": "yes"}}, "bad_answers"),
        ({"answers": {}}, "empty"),
        ({"episode_on": "last year"}, "bad_value"),
    ],
)
def test_what_the_published_list_does_not_know_is_refused(values, code):
    officer = make_account()
    case = make_case(officer)
    told = {"set_id": ADULT, "answers": all_signs()} | values
    with pytest.raises(CaseRefused) as refused:
        actions.record_screening(by=officer, case=case, **told)
    assert refused.value.code == code
    assert Screening.objects.count() == 0


def test_an_officer_concludes_with_authority_basis_and_reason_and_the_newest_counts():
    officer = make_account()
    case = make_case(officer)
    screening = actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs())
    actions.conclude(by=officer, case=case, screening=screening, **a_conclusion())
    actions.conclude(by=officer, case=case, **a_conclusion(assertion="actual", authority="th_mdt", basis="formal_identification"))
    view = queries.read_case(officer, case.public_id)
    assert [(s.assertion, s.authority, s.basis) for s in view.statuses] == [
        ("actual", "th_mdt", "formal_identification"),
        ("possible", "own_desk", "screening"),
    ]
    assert view.status.reason == "Documents kept and wages withheld"
    assert view.statuses[1].screening_id == screening.public_id
    assert b"Documents" not in bytes(Status.objects.first().reason)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"assertion": "actual"}, "bad_conclusion"),
        ({"assertion": "actual", "authority": "kh_moi", "basis": "formal_identification"}, "bad_conclusion"),
        ({"assertion": "guilty"}, "bad_conclusion"),
        ({"basis": "rumour"}, "bad_conclusion"),
        ({"authority": ""}, "bad_conclusion"),
        ({"authority": "The Ministry; of everything"}, "bad_conclusion"),
        ({"asserted_on": timezone.localdate() + timedelta(days=2)}, "bad_conclusion"),
        ({"reason": " "}, "reason_needed"),
        ({"reason": "x" * 5001}, "too_long"),
    ],
)
def test_a_conclusion_that_the_rule_does_not_allow_is_refused(values, code):
    officer = make_account()
    case = make_case(officer)
    screening = actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs())
    with pytest.raises(CaseRefused) as refused:
        actions.conclude(by=officer, case=case, screening=screening, **a_conclusion(**values))
    assert refused.value.code == code
    assert Status.objects.count() == 0


def test_a_conclusion_from_a_screening_names_the_screening_of_this_case():
    officer = make_account()
    case, other = make_case(officer), make_case(officer)
    screening = actions.record_screening(by=officer, case=other, set_id=ADULT, answers=all_signs())
    for given, code in [(None, "bad_conclusion"), (screening, "other_case")]:
        with pytest.raises(CaseRefused) as refused:
            actions.conclude(by=officer, case=case, screening=given, **a_conclusion())
        assert refused.value.code == code


def test_another_node_never_sets_a_status_here():
    case = make_case()
    with pytest.raises(NotPermitted):
        actions.conclude(by=PeerNode("kh"), case=case, **a_conclusion(basis="told_by_authority", authority="th_mdt"))
    assert Status.objects.count() == 0


def test_only_officers_of_the_desk_screen_and_conclude():
    case = make_case()
    for by in (make_account(Role.OPERATOR), make_account(Role.AUDITOR), make_account(desk=make_desk("elsewhere"))):
        with pytest.raises(NotPermitted):
            actions.record_screening(by=by, case=case, set_id=ADULT, answers=all_signs())
        with pytest.raises(NotPermitted):
            actions.conclude(by=by, case=case, **a_conclusion(basis="interview"))


def test_a_closed_case_is_not_screened():
    officer = make_account()
    case = make_case(officer)
    actions.move_case(by=officer, case=case, to="closed", reason="resolved")
    for act in (
        lambda: actions.record_screening(by=officer, case=case, set_id=ADULT, answers=all_signs()),
        lambda: actions.conclude(by=officer, case=case, **a_conclusion(basis="interview")),
    ):
        with pytest.raises(CaseRefused) as refused:
            act()
        assert refused.value.code == "closed"


def test_the_database_refuses_an_assertion_outside_the_three():
    officer = make_account()
    case = make_case(officer)
    actions.conclude(by=officer, case=case, **a_conclusion(basis="interview"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Status.objects.update(assertion="guilty")
