"""A case at the desk: edits that meet are shown, screening explains, an authority concludes."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.audit.models import Entry
from passage.node.cases.models import Case, Screening, Status
from passage.node.people.queries import profile_of
from passage.rules import screening
from tests.factories.cases import NAMES, make_case


@pytest.fixture
def case(accounts):
    return make_case(accounts[Role.OFFICER])


def address(name: str, case: Case) -> str:
    return reverse(f"desk:{name}", args=[case.public_id])


def test_every_part_of_a_case_is_a_look_that_is_written_down(officer, case):
    before = Entry.objects.filter(act="case.read", person=case.person.public_id).count()
    for part in ("case", "case-journey", "case-notes"):
        assert officer.get(address(part, case)).status_code == 200
    assert Entry.objects.filter(act="case.read", person=case.person.public_id).count() == before + 3


def test_acting_on_a_case_opens_nothing_of_it_until_it_must_be_shown(officer, case, django_assert_max_num_queries):
    def looks() -> int:
        return Entry.objects.filter(act="case.read", person=case.person.public_id).count()

    before = looks()
    with django_assert_max_num_queries(10):
        assert officer.post(address("add-note", case), {"text": "Reached and well."}).status_code == 302
    assert looks() == before
    assert officer.post(address("add-note", case), {"text": ""}).status_code == 422
    assert looks() == before + 1


def test_nobody_acts_on_a_case_of_another_desk(signed_in, accounts, case):
    accounts[Role.OFFICER].desk = None
    accounts[Role.OFFICER].save()
    Case.objects.update(assigned_to=None)
    assert signed_in(Role.OFFICER).post(address("add-note", case), {"text": "Reached and well."}).status_code == 403
    assert not case.notes.exists()


def test_who_a_case_is_about_and_what_comes_next_is_always_in_sight(officer, case):
    for part in ("case-journey", "case-people", "case-screening", "case-consents", "case-sharing", "case-history"):
        page = officer.get(address(part, case)).content.decode()
        assert NAMES[0] in page, part
        assert "Next step" in page, part


def test_what_is_known_is_changed_and_read_back(officer, case):
    values = {
        "revision": case.revision,
        "name": "សុខ ចាន់",
        "sex": "feminine",
        "birth": "២៥៤១",
        "languages": ["km"],
        "home_place": "ពោធិ៍សាត់",
    }
    assert officer.post(address("edit-profile", case), values).status_code == 302
    profile = profile_of(Case.objects.get().person)
    assert profile.birth == "1998"
    assert profile.home_place == "ពោធិ៍សាត់"


def test_two_officers_who_edit_at_once_lose_nothing(officer, case):
    first = {"revision": case.revision, "name": "First", "languages": ["km"]}
    second = {"revision": case.revision, "name": "Second Typed", "languages": ["km"]}
    officer.post(address("edit-profile", case), first)
    response = officer.post(address("edit-profile", case), second)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Somebody changed this case" in page
    assert "Second Typed" in page
    assert "First" in page
    assert profile_of(Case.objects.get().person).name == "First"


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("add-note", {"text": ""}, "required"),
        ("add-note", {"text": "x" * 9000}, "longer than 8000"),
        ("add-episode", {"stage": "employment", "begins": "2025", "ends": "2024"}, "cannot be stored"),
        ("add-episode", {"stage": "holiday", "place": "Kept Place"}, "valid choice"),
        ("add-episode", {"stage": "employment", "begins": "99/99/2020", "place": "Kept Place"}, "does not exist"),
        ("add-relation", {"kind": "family"}, "at least one thing"),
        ("next-step", {"revision": "1", "next_step": "", "next_step_on": "2030-01-01"}, "Choose what is to be done"),
        ("next-step", {"revision": "99", "next_step": "screen"}, "Somebody changed this case"),
        ("move-case", {"to": "closed", "reason": ""}, "Say why"),
        ("move-case", {"to": "nowhere"}, "valid choice"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(officer, case, name, values, says):
    response = officer.post(address(name, case), values)
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert all(value in page for value in values.values() if value.startswith("Kept"))


def test_a_case_is_closed_with_a_reason_and_opened_again(officer, case):
    officer.post(address("move-case", case), {"to": "closed", "reason": "resolved"})
    assert Case.objects.get().closing_reason == "resolved"
    officer.post(address("move-case", case), {"to": "open", "reason": ""})
    assert Case.objects.get().state == "open"


def answers(*signs: str) -> dict[str, str]:
    order = [item.id for item in screening.indicator_set("delphi_adult_labour").indicators]
    return {f"a{order.index(sign)}": "yes" for sign in signs}


def test_a_screening_names_the_dimensions_the_answers_and_the_source(officer, case):
    signs = ("exploitation:excessive_working_days_or_hours", "exploitation:low_or_no_salary")
    where = reverse("desk:screen", args=[case.public_id, "delphi_adult_labour"])
    page = officer.post(where, {"episode_on": "2025", **answers(*signs)}, follow=True).content.decode()
    assert "Excessive working days or hours" in page
    assert "WCMS_105023" in page
    assert "labour-rights case" in page
    assert "never compared with the official text" in page


def test_the_marks_of_a_report_are_shown_and_never_answer_for_the_person(officer, case):
    page = officer.get(reverse("desk:screen", args=[case.public_id, "delphi_adult_labour"])).content.decode()
    assert "The report touches this." in page
    assert not re.search(r'value="(yes|no|unknown)"[^>]*checked', page)


def test_a_list_whose_strengths_are_unknown_cannot_be_used(officer, case):
    assert officer.get(reverse("desk:screen", args=[case.public_id, "delphi_adult_sexual"])).status_code == 404


def conclude(officer, case, **values):
    where = reverse("desk:screen", args=[case.public_id, "ilo11"])
    officer.post(where, {"episode_on": "2025", "a0": "yes"})
    row = Screening.objects.get()
    told = {
        "assertion": "possible",
        "authority": "own_desk",
        "basis": "screening",
        "asserted_on": timezone.localdate().isoformat(),
        "reason": "Why not.",
    }
    return officer.post(reverse("desk:conclude", args=[case.public_id, row.public_id]), told | values)


def test_an_officer_concludes_possible_on_the_desks_own_authority(officer, case):
    assert conclude(officer, case).status_code == 302
    assert Status.objects.get().assertion == "possible"


def test_nobody_is_formally_identified_by_a_screening(officer, case):
    response = conclude(officer, case, assertion="actual")
    assert response.status_code == 422
    assert "Only the authority that formally identifies" in response.content.decode()
    assert "Why not." in response.content.decode()
    assert not Status.objects.exists()


def test_a_case_page_costs_the_same_whatever_lies_in_it(officer, case, django_assert_max_num_queries):
    costs = []
    for count in (1, 12):
        for number in range(count):
            officer.post(address("add-note", case), {"text": f"note {number}"})
            officer.post(address("add-episode", case), {"stage": "employment", "begins": "2025"})
        with django_assert_max_num_queries(25) as captured:
            officer.get(address("case", case))
        costs.append(len(captured))
    assert costs[0] == costs[1]
