"""Reports at the desk: nothing personal before opening, nothing lost when a form is refused."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.audit.models import Entry
from passage.node.cases.models import Case, Report
from passage.node.people.queries import profile_of
from tests.factories.cases import NAMES, STORY, make_numbered_report, make_report


def intake(**values: object) -> dict[str, object]:
    told: dict[str, object] = {
        "submission": str(uuid.uuid4()),
        "danger": "no",
        "about": "self",
        "language": "km",
        "people_count": "1",
        "keep": "on",
    }
    told.update(values)
    return told


def test_the_queue_shows_nothing_personal(officer):
    make_report(danger=True)
    page = officer.get(reverse("desk:queue")).content.decode()
    assert "Danger now" in page
    assert STORY not in page
    assert not any(name in page for name in NAMES)


def test_danger_stands_first(officer):
    make_report(kinds=("debt",))
    make_report(kinds=("violence",), danger=True)
    page = officer.get(reverse("desk:queue")).content.decode()
    assert page.index("violence") < page.index("debt")


def test_opening_is_a_press_of_a_button_and_is_written_down(officer):
    report = make_report()
    before = officer.get(reverse("desk:report", args=[report.public_id])).content.decode()
    assert STORY not in before
    opened = officer.post(reverse("desk:open-report", args=[report.public_id]), follow=True).content.decode()
    assert STORY in opened
    assert Entry.objects.filter(act="report.read", person=report.person.public_id).exists()


def test_a_report_becomes_a_case_once(officer):
    report = make_report()
    officer.post(reverse("desk:open-report", args=[report.public_id]))
    address = reverse("desk:make-case", args=[report.public_id])
    officer.post(address, {"next_step": "screen", "next_step_on": ""})
    again = officer.post(address, {"next_step": "screen", "next_step_on": ""})
    assert again.status_code == 422
    assert "already has a case" in again.content.decode()
    assert Case.objects.count() == 1


def test_an_answer_reaches_the_worker_and_an_empty_one_is_refused_with_words(officer):
    report, _number = make_numbered_report()
    officer.post(reverse("desk:open-report", args=[report.public_id]))
    address = reverse("desk:reply", args=[report.public_id])
    assert officer.post(address, {"text": " \u200b "}).status_code == 422
    assert officer.post(address, {"text": "សូមរង់ចាំ"}).status_code == 302
    assert report.messages.count() == 1


def test_the_assisted_form_takes_buddhist_years_and_native_digits(officer):
    officer.post(reverse("desk:intake"), intake(name="ສົມພອນ", birth="໒໕໔໑", language="lo"))
    assert profile_of(Report.objects.get().person).birth == "1998"


def test_a_form_shows_nothing_of_the_one_before(officer):
    told = {"name": "Somebody Before", "birth": "never", "kinds": ["debt"], "wants": ["doctor"], "country": "TH"}
    assert "Somebody Before" in officer.post("/desk/intake/", told).content.decode()
    page = officer.get("/desk/intake/").content.decode()
    assert "Somebody Before" not in page
    assert "govuk-error-message" not in page
    assert [tag for tag in re.findall(r"<input[^>]*checked[^>]*>", page) if "debt" in tag or "doctor" in tag] == []


def test_after_saving_the_page_says_so_and_later_no_more(officer):
    saved = officer.post(reverse("desk:intake"), intake(), follow=True).content.decode()
    assert "The report is saved." in saved
    plain = officer.get(reverse("desk:report", args=[Report.objects.get().public_id])).content.decode()
    assert "nobody opened" in plain
    assert "The report is saved." not in plain


def test_the_assisted_form_shows_a_number_once(officer):
    values = intake(with_number="on")
    first = officer.post(reverse("desk:intake"), values).content.decode()
    second = officer.post(reverse("desk:intake"), values).content.decode()
    assert 'class="number"' in first
    assert 'class="number"' not in second
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("birth", "31/2/1990", "does not exist"),
        ("birth", "2999-01", "future"),
        ("birth", "soon", "day/month/year"),
        ("name", "x" * 500, "longer than 200"),
        ("story", "a" * 5000, "longer than 4000"),
        ("province", "Samut", "province from the list"),
        ("people_count", "-3", "greater than or equal to 1"),
        ("language", "tlh", "valid choice"),
        ("danger", "", "required"),
        ("submission", "nonsense", "UUID"),
    ],
)
def test_a_bad_value_is_answered_at_its_field_and_nothing_typed_is_lost(officer, field, value, says):
    values = intake(name_latin="Somphone Kept", employer="Boat Kept", **{field: value})
    response = officer.post(reverse("desk:intake"), values)
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert "Somphone Kept" in page
    assert "Boat Kept" in page
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "'; DROP TABLE cases_case; --", "{{ 7*7 }}", "\u202eabc", "\x00\x01", "😀" * 50]
)
def test_hostile_words_are_kept_as_words_and_never_run(officer, hostile):
    response = officer.post(reverse("desk:intake"), intake(story="words " + hostile))
    assert response.status_code == 302
    report = Report.objects.get()
    officer.post(reverse("desk:open-report", args=[report.public_id]))
    page = officer.get(reverse("desk:report", args=[report.public_id])).content.decode()
    assert "<script>alert" not in page
    assert "words" in page


def test_without_a_yes_to_keeping_nothing_is_kept(officer):
    values = intake()
    del values["keep"]
    response = officer.post(reverse("desk:intake"), values)
    assert response.status_code == 422
    assert "You can still give advice" in response.content.decode()
    assert not Report.objects.exists()


def test_search_finds_by_any_spelling_that_was_given_and_writes_down_who_was_seen(officer):
    report = make_report()
    page = officer.post(reverse("desk:search"), {"name": "Chanthida Sok"}).content.decode()
    assert NAMES[0] in page
    assert Entry.objects.filter(act="person.read", person=report.person.public_id).exists()


def test_an_empty_search_says_what_is_missing(officer):
    response = officer.post(reverse("desk:search"), {"name": " "})
    assert response.status_code == 422
    assert "first" in response.content.decode()


def test_no_name_stands_in_the_address_of_a_search(officer):
    response = officer.get(reverse("desk:search") + "?name=Sok")
    assert 'method="post"' in response.content.decode()
    assert 'value="Sok"' not in response.content.decode()


def test_an_officer_of_another_desk_does_not_see_the_report(signed_in, accounts):
    from tests.factories.people import make_account, make_desk

    report = make_report()
    stranger = make_account(Role.OFFICER, desk=make_desk("elsewhere"))
    client = signed_in(Role.OFFICER)
    client.force_login(stranger, backend="passage.doors.desk.entrance.Officers")
    assert client.get(reverse("desk:report", args=[report.public_id])).status_code == 403
    assert str(report.public_id) not in client.get(reverse("desk:queue")).content.decode()


def test_the_queue_costs_the_same_for_three_and_for_thirty(officer, django_assert_max_num_queries):
    costs = []
    for count in (3, 27):
        for _ in range(count):
            make_report(received_at=timezone.now())
        with django_assert_max_num_queries(4) as captured:
            officer.get(reverse("desk:queue"))
        costs.append(len(captured))
    assert costs[0] == costs[1]
