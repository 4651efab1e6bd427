"""What waits for a person is in sight of whoever may see to it, and each has a button."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from passage.doors.desk import log_words
from passage.node.agency.models import Role
from passage.node.audit.models import Entry
from passage.node.audit.traces import Console
from passage.node.cases.models import LocatorTries
from passage.node.peers import actions as peers
from passage.node.peers.models import Alarm, Peer
from passage.node.people.models import PersonKey
from passage.node.referrals import actions
from tests.factories.cases import make_case, make_numbered_report, make_report
from tests.node.referrals.world import make_world

NODE = Path(__file__).parents[3] / "passage" / "node"


@pytest.fixture
def world(node):
    return make_world()


def client_of(account) -> Client:
    client = Client()
    client.force_login(account, backend="passage.doors.desk.entrance.Officers")
    return client


def test_every_act_of_the_log_and_every_alarm_has_words():
    sources = "\n".join(path.read_text("utf-8") for path in NODE.rglob("*.py"))
    acts = set(re.findall(r'act="([a-z]+\.[a-z_]+)"', sources)) | set(re.findall(r'record\([^)"]*"([a-z]+\.[a-z_]+)"', sources))
    assert len(acts) > 40
    assert sorted(acts - set(log_words.ACTS)) == []
    assert sorted(set(re.findall(r'raise_alarm\([^)]*code="([a-z_]+)"', sources)) - set(log_words.ALARMS)) == []


def test_an_officer_sees_what_was_not_delivered_and_sees_to_it(world):
    alarm = peers.raise_alarm(by=Console("test"), code="not_delivered", peer=Peer.objects.get(name="kh"), thing_id="m-1")
    desk = client_of(world.officer)
    assert "was not delivered in fourteen days" in desk.get(reverse("desk:inbox")).content.decode()
    done = desk.post(reverse("desk:settle-alarm", args=[alarm.pk]))
    assert done.headers["Location"] == reverse("desk:inbox")
    assert Alarm.objects.get(pk=alarm.pk).settled_at
    assert "fourteen days" not in desk.get(reverse("desk:inbox")).content.decode()


def test_a_supervisor_sees_what_waits_for_a_second_person_and_who_asked_does_not(world):
    asked = {"recipient": "kh", "purpose": "protection", "fields": ["name"], "ground": "danger_to_life"}
    made = actions.request_override(by=world.officer, case=world.case, reason="She cannot be reached.", **asked)
    address = reverse("desk:approve-override", args=[world.case.public_id, made.public_id])
    page = client_of(world.supervisor).get(reverse("desk:inbox")).content.decode()
    assert address in page
    assert "cannot be reached" not in page
    assert address not in client_of(world.officer).get(reverse("desk:inbox")).content.decode()


def test_speaking_with_the_worker_keeps_the_promise_of_an_answer(officer):
    report = make_report()
    officer.post(reverse("desk:open-report", args=[report.public_id]))
    assert "I spoke with the worker" in officer.get(reverse("desk:report", args=[report.public_id])).content.decode()
    officer.post(reverse("desk:spoke", args=[report.public_id]))
    report.refresh_from_db()
    assert report.replied_at
    assert report.due_kind == "feedback"


def test_the_danger_flag_of_a_case_is_raised_and_lowered(officer, accounts):
    case = make_case(accounts[Role.OFFICER])
    for said, danger in (("yes", True), ("no", False)):
        assert officer.post(reverse("desk:set-danger", args=[case.public_id]), {"danger": said}).status_code == 302
        case.refresh_from_db()
        assert case.danger is danger


def test_a_supervisor_erases_with_a_reason_and_after_a_warning(signed_in, accounts):
    case = make_case(accounts[Role.OFFICER])
    address = reverse("desk:erase", args=[case.public_id])
    supervisor = signed_in(Role.SUPERVISOR)
    assert "passage keys rotate" in supervisor.get(address).content.decode()
    assert supervisor.post(address, {"reason": "wished"}).status_code == 422
    assert PersonKey.objects.filter(person=case.person).exists()
    assert supervisor.post(address, {"reason": "wished", "certain": "on"}).status_code == 302
    assert not PersonKey.objects.filter(person=case.person).exists()
    assert Entry.objects.filter(act="person.erase", person=case.person.public_id).exists()
    assert "was erased" in supervisor.get(reverse("desk:case", args=[case.public_id])).content.decode()


def test_an_officer_erases_nobody(officer, accounts):
    case = make_case(accounts[Role.OFFICER])
    address = reverse("desk:erase", args=[case.public_id])
    assert officer.get(address).status_code == 403
    assert officer.post(address, {"reason": "wished", "certain": "on"}).status_code == 403
    assert PersonKey.objects.filter(person=case.person).exists()


def test_the_administrator_gives_a_new_password_and_the_old_sign_in_ends(signed_in, accounts):
    officer, account = signed_in(Role.OFFICER), accounts[Role.OFFICER]
    address = reverse("desk:account-password", args=[account.public_id])
    administrator = signed_in(Role.ADMINISTRATOR)
    assert administrator.post(address, {"password": "short"}).status_code == 422
    assert administrator.post(address, {"password": "a long and quiet river 7"}).status_code == 302
    account.refresh_from_db()
    assert account.check_password("a long and quiet river 7")
    assert officer.get(reverse("desk:queue")).status_code == 302
    entry = Entry.objects.get(act="account.password")
    assert "river" not in str(entry.detail)


def test_nobody_gives_a_password_to_themselves_or_without_the_permission(signed_in, accounts, officer):
    own = reverse("desk:account-password", args=[accounts[Role.ADMINISTRATOR].public_id])
    assert signed_in(Role.ADMINISTRATOR).post(own, {"password": "a long and quiet river 7"}).status_code == 422
    assert officer.post(own, {"password": "a long and quiet river 7"}).status_code == 403


def test_everybody_finds_their_own_account_and_chooses_the_language_there(officer, accounts):
    assert reverse("mfa_index") in officer.get(reverse("desk:queue")).content.decode()
    assert reverse("account_language") in officer.get(reverse("mfa_index")).content.decode()
    officer.post(reverse("account_language"), {"language": "th"})
    accounts[Role.OFFICER].refresh_from_db()
    assert accounts[Role.OFFICER].language == "th"


def test_the_desk_is_told_that_somebody_guesses_at_a_number(officer):
    report, number = make_numbered_report()
    assert "is guessing" not in officer.get(reverse("desk:inbox")).content.decode()
    LocatorTries.objects.create(locator=number.locator, failures=11, wait_until=timezone.now())
    page = officer.get(reverse("desk:inbox")).content.decode()
    assert "is guessing" in page
    assert reverse("desk:report", args=[report.public_id]) in page
    assert number.locator not in page
