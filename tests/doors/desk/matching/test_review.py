"""Two records side by side at the desk, and joining them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from passage.node.agency.models import Account, Role
from passage.node.cases.models import Report
from passage.node.matching.models import Decision, Merge
from passage.node.people.models import Person
from passage.node.people.profiles import Profile
from tests.factories.cases import make_report


@pytest.fixture
def people(node: None) -> tuple[Person, Person]:
    return (
        make_report(profile=Profile(names=("Sok Dara",), birth="1990-05-12")).person,
        make_report(profile=Profile(names=("សុខ ដារ៉ា",), birth="1990", home_place="Kampot")).person,
    )


@pytest.fixture
def address(people: tuple[Person, Person]) -> str:
    return f"/desk/people/{people[0].public_id}/{people[1].public_id}/"


@pytest.fixture
def supervisor(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.SUPERVISOR)


def test_both_records_and_the_evidence_stand_side_by_side(officer: Client, address: str) -> None:
    page = officer.get(address).content.decode()
    assert "Sok Dara" in page
    assert "សុខ ដារ៉ា" in page
    assert "Kampot" in page
    assert "That it is one person:" in page
    assert page.count("<rect") == 3


def test_a_merge_is_proposed_by_one_and_joined_by_another(officer: Client, supervisor: Client, address: str) -> None:
    answer = officer.post(address, {"verdict": "same", "reason": "documents"}, follow=True)
    merge = Merge.objects.get()
    assert "A colleague has to look and agree" in answer.content.decode()
    assert officer.post(f"/desk/people/merges/{merge.public_id}/join/").status_code == 422
    assert "documents" in supervisor.get("/desk/people/merges/").content.decode().lower()
    answer = supervisor.post(f"/desk/people/merges/{merge.public_id}/join/", follow=True)
    assert "stand as one person now" in answer.content.decode()
    report = Report.objects.get(person=merge.left)
    officer.post(f"/desk/reports/{report.public_id}/open/")
    assert "The same person is in another record" in officer.get(f"/desk/reports/{report.public_id}/").content.decode()
    answer = officer.post(f"/desk/people/merges/{merge.public_id}/undo/", follow=True)
    assert "stand apart again" in answer.content.decode()
    merge.refresh_from_db()
    assert merge.state == "undone"


def test_what_is_missing_is_said_and_nothing_is_lost(officer: Client, address: str) -> None:
    for sent in ({}, {"verdict": "same"}, {"verdict": "certainly"}, {"verdict": "same", "reason": "☃"}):
        answer = officer.post(address, sent)
        assert answer.status_code == 422
    assert not Merge.objects.exists()
    assert not Decision.objects.exists()


def test_not_the_same_is_written_down_and_shown(officer: Client, address: str) -> None:
    page = officer.post(address, {"verdict": "other"}, follow=True).content.decode()
    assert "Decided before" in page
    assert "Not the same person" in page


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_opens_no_reports_sees_no_pair(role: Role, signed_in: Callable[[Role], Client], address: str) -> None:
    assert signed_in(role).get(address).status_code == 403


def test_a_record_beside_itself_or_nobody_is_not_there(officer: Client, people: tuple[Person, Person]) -> None:
    one = people[0].public_id
    assert officer.get(f"/desk/people/{one}/{one}/").status_code == 404
    assert officer.get(f"/desk/people/{one}/00000000-0000-4000-8000-000000000000/").status_code == 404
    assert officer.get("/desk/people/merges/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_search_finds_a_name_in_another_script_with_its_evidence(
    officer: Client, people: tuple[Person, Person], accounts: dict[Role, Account]
) -> None:
    page = officer.post("/desk/search/", {"name": "สก ดารา", "birth": "1990"}).content.decode()
    assert "Sok Dara" in page
    assert "Show the evidence" in page
    assert "waterfall" in page
