"""A page costs the same number of statements for three rows as for three hundred."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from passage.node.agency.models import Account, Role
from passage.node.cases import actions as cases
from passage.node.cases.models import Case, Episode, Note, Relation, Report
from tests.factories.cases import make_case, make_report
from tests.factories.people import make_account, make_agency
from tests.node.referrals.world import hear_request, make_world

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 300
BACKEND = "passage.doors.desk.entrance.Officers"
PARTS = ("", "journey/", "people/", "screening/", "notes/", "consents/", "sharing/", "history/")


def multiply(row: Model, to: int, **fresh: Callable[[int], object]) -> None:
    """Copies of a row until there are `to` of them, each with fresh values where rows must differ."""
    kind = type(row)
    have = kind._default_manager.count()
    copies = []
    for number in range(have, to):
        copy = kind._default_manager.get(pk=row.pk)
        copy.pk = None
        for name, value in fresh.items():
            setattr(copy, name, value(number))
        copies.append(copy)
    kind._default_manager.bulk_create(copies)
    assert kind._default_manager.count() == to


def statements(client: Client, path: str) -> int:
    """How many, on a second look: the first of a process also fills its caches."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def signed_in(role: Role = Role.SUPERVISOR) -> Client:
    client = Client()
    client.force_login(make_account(role), backend=BACKEND)
    return client


def test_the_queue() -> None:
    make_agency()
    report, client = make_report(), signed_in()
    multiply(report, FEW, public_id=lambda _: uuid4(), submission=lambda _: uuid4())
    few = statements(client, "/desk/queue/")
    multiply(report, MANY, public_id=lambda _: uuid4(), submission=lambda _: uuid4())
    assert statements(client, "/desk/queue/") == few
    assert Report.objects.count() == MANY


def test_the_list_of_cases() -> None:
    make_agency()
    officer = make_account(Role.OFFICER)
    case, client = make_case(officer), signed_in()
    fresh = {"public_id": lambda _: uuid4(), "reference": lambda number: f"AAAA-{number:04}"}
    multiply(case, FEW, **fresh)
    few = statements(client, "/desk/cases/")
    multiply(case, MANY, **fresh)
    assert statements(client, "/desk/cases/") == few
    assert Case.objects.count() == MANY


def test_the_inbox_of_referrals() -> None:
    world = make_world()
    client = signed_in()
    referral = hear_request(world)
    fresh = {"public_id": lambda _: uuid4(), "message_id": lambda _: str(uuid4())}
    multiply(referral, FEW, **fresh)
    few = statements(client, "/desk/referrals/")
    multiply(referral, MANY, **fresh)
    assert statements(client, "/desk/referrals/") == few


def test_each_part_of_a_case() -> None:
    make_agency()
    officer = make_account(Role.OFFICER)
    case, client = make_case(officer), signed_in()
    add(officer, case, FEW)
    pages = [f"/desk/cases/{case.public_id}/{part}" for part in PARTS]
    few = {page: statements(client, page) for page in pages}
    add(officer, case, MANY)
    assert {page: statements(client, page) for page in pages} == few


def add(officer: Account, case: Case, to: int) -> None:
    """Notes, relations and episodes until there are `to` of each; every one is an entry in the log as well."""
    for _ in range(Note.objects.count(), to):
        cases.add_note(by=officer, case=case, text="The worker was reached.")
        cases.add_relation(by=officer, case=case, kind="family", detail={"name": "ចាន់ ម៉ាលី"})
        cases.add_episode(by=officer, case=case, episode=cases.EpisodeTold(stage="employment", begins="2024", country="TH"))
    assert {kind._default_manager.count() for kind in (Note, Relation, Episode)} == {to}
