"""A page costs the same number of statements for three rows as for three hundred."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from passage.node.agency.models import Account, Role
from passage.node.cases import actions as cases
from passage.node.cases.models import Case, Episode, Note, Relation, Report
from passage.node.claims import actions as claims
from passage.node.claims.models import Claim, Evidence, Group
from passage.rules.labour_law import law_of
from tests.factories.cases import make_case, make_report
from tests.factories.claims import make_filed
from tests.factories.people import make_account, make_agency
from tests.node.referrals.world import hear_request, make_world

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 300
RULES = [rule.id for rule in law_of("TH").rules()]
BACKEND = "passage.doors.desk.entrance.Officers"
PARTS = ("", "journey/", "people/", "screening/", "claims/", "notes/", "consents/", "sharing/", "history/")


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


def test_the_list_of_claims_a_group_and_the_parts_of_a_claim() -> None:
    make_agency()
    officer = make_account(Role.OFFICER)
    claim, client = make_filed(officer), signed_in()
    group = claims.make_group(by=officer, claims=[claim])
    pages = ["/desk/claims/", "/desk/claims/?tab=open", f"/desk/claims/groups/{group.public_id}/"]
    pages += [f"/desk/claims/{claim.public_id}/", f"/desk/claims/{claim.public_id}/facts/work/", "/desk/law/?country=TH"]
    fill(officer, claim, group, FEW)
    few = {page: statements(client, page) for page in pages}
    fill(officer, claim, group, 40)
    assert {page: statements(client, page) for page in pages} == few


def fill(officer: Account, claim: Claim, group: Group, to: int) -> None:
    """A group of so many, and a claim with so many pieces of each kind."""
    today = timezone.localdate()
    for number in range(Evidence.objects.count(), to):
        claims.join_group(by=officer, claim=make_filed(officer), group=group)
        claims.add_evidence(by=officer, claim=claim, kind="photo", words="At the pier")
        claims.ask(by=officer, claim=claim, what="question", words="Who paid?")
        claims.record_payment(by=officer, claim=claim, on=today, amount="1", settles=False)
        claims.grant_attorney(by=officer, case=claim.case, agent="Desk", allows=["file"], begins=today, ends=today)
        claims.switch_rule_off(by=make_account(Role.LAWYER), country="TH", rule=RULES[number], reason="unread")


def add(officer: Account, case: Case, to: int) -> None:
    """Notes, relations and episodes until there are `to` of each; every one is an entry in the log as well."""
    for _ in range(Note.objects.count(), to):
        cases.add_note(by=officer, case=case, text="The worker was reached.")
        cases.add_relation(by=officer, case=case, kind="family", detail={"name": "ចាន់ ម៉ាលី"})
        cases.add_episode(by=officer, case=case, episode=cases.EpisodeTold(stage="employment", begins="2024", country="TH"))
    assert {kind._default_manager.count() for kind in (Note, Relation, Episode)} == {to}
