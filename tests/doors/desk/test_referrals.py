"""Referrals at the desk: consent first, the exact bytes, answers and what is taken back."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from passage.node.peers.models import OutboxRow
from passage.node.people.models import Consent
from passage.node.referrals.models import Override, Referral
from tests.node.referrals.world import agree, hear_request, make_world

QUERY = "?recipient=kh&kind=tracing_request&purpose=family_tracing"


@pytest.fixture
def world(node):
    return make_world()


@pytest.fixture
def desk(world):
    return client_of(world.officer)


def client_of(account) -> Client:
    client = Client()
    client.force_login(account, backend="passage.doors.desk.entrance.Officers")
    return client


def composer(world) -> str:
    return reverse("desk:compose", args=[world.case.public_id]) + QUERY


def message(**values):
    return {"draft_id": str(uuid4()), "parts": ["name", "family"], "ask": "Please find the family.", "do": "preview"} | values


def test_without_consent_nothing_goes_and_what_was_typed_stays(desk, world):
    response = desk.post(composer(world), message())
    page = response.content.decode()
    assert response.status_code == 422
    assert "has not agreed to share" in page
    assert "no consent" in page
    assert "Please find the family." in page
    assert not OutboxRow.objects.exists()


def test_no_form_of_sending_gets_past_consent(desk, world):
    response = desk.post(composer(world), message(do="send", expected_hash="0" * 64))
    assert response.status_code == 422
    assert not Referral.objects.exists()
    assert not OutboxRow.objects.exists()


def test_what_is_shown_is_what_is_sealed(desk, world):
    agree(world)
    values = message(parts=["name"])
    page = desk.post(composer(world), values).content.decode()
    shown = re.search(r"SHA-256 <code>([0-9a-f]{64})", page).group(1)
    assert desk.post(composer(world), values | {"do": "send", "expected_hash": shown}).status_code == 302
    row = OutboxRow.objects.get()
    assert row.body_hash == shown
    opened = world.other.open(bytes(row.raw))
    body = json.loads(opened.body)
    assert list(body["fields"]) == ["name"]


def test_a_case_that_changed_after_the_look_is_not_sent(desk, world):
    agree(world)
    values = message(parts=["name"])
    shown = re.search(r"SHA-256 <code>([0-9a-f]{64})", desk.post(composer(world), values).content.decode()).group(1)
    edit = {"revision": world.case.revision, "name": "Another Name", "languages": ["km"]}
    desk.post(reverse("desk:edit-profile", args=[world.case.public_id]), edit)
    response = desk.post(composer(world), values | {"do": "send", "expected_hash": shown})
    assert response.status_code == 422
    assert "changed after you looked" in response.content.decode()
    assert not OutboxRow.objects.exists()


def test_sending_twice_is_sending_once(desk, world):
    agree(world)
    values = message(parts=["name"])
    shown = re.search(r"SHA-256 <code>([0-9a-f]{64})", desk.post(composer(world), values).content.decode()).group(1)
    for _ in range(2):
        assert desk.post(composer(world), values | {"do": "send", "expected_hash": shown}).status_code == 302
    assert OutboxRow.objects.count() == 1


def test_enforcement_is_no_purpose_one_can_choose(desk, world):
    page = desk.get(reverse("desk:compose", args=[world.case.public_id])).content.decode().lower()
    assert "immigration" not in page
    assert "enforcement" not in page
    response = desk.get(composer(world).replace("family_tracing", "immigration_enforcement"))
    assert response.status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "?recipient=th&kind=referral&purpose=protection",
        "?recipient=nobody&kind=x&purpose=y",
        "?answers=junk&recipient=kh&kind=referral&purpose=protection",
        "?recipient=kh&kind=revocation&purpose=protection",
    ],
)
def test_a_strange_address_gets_a_plain_answer(desk, world, query):
    assert desk.get(reverse("desk:compose", args=[world.case.public_id]) + query).status_code in (404, 422)


def test_a_consent_is_recorded_signed_and_taken_back(desk, world):
    where = reverse("desk:record-consent", args=[world.case.public_id])
    values = {
        "recipient": "kh",
        "purpose": "protection",
        "fields_agreed": ["name", "needs"],
        "days": "30",
        "language": "km",
        "channel": "in_person",
    }
    refused = desk.post(where, values)
    assert refused.status_code == 422
    assert "Without a yes of the person" in refused.content.decode()
    assert desk.post(where, values | {"said_yes": "on"}).status_code == 302
    consent = Consent.objects.get()
    page = desk.get(reverse("desk:case-consents", args=[world.case.public_id])).content.decode()
    assert "may know" in page
    assert desk.post(reverse("desk:withdraw-consent", args=[consent.public_id])).status_code == 302
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


@pytest.mark.parametrize("days", ["0", "-1", "5000", "ten", ""])
def test_a_consent_without_a_sensible_end_is_refused(desk, world, days):
    where = reverse("desk:record-consent", args=[world.case.public_id])
    values = {
        "recipient": "kh",
        "purpose": "protection",
        "fields_agreed": ["name"],
        "days": days,
        "language": "km",
        "channel": "phone",
        "said_yes": "on",
    }
    assert desk.post(where, values).status_code == 422
    assert not Consent.objects.exists()


def test_what_came_is_read_accepted_and_answered_with_a_receipt(desk, world):
    referral = hear_request(world)
    inbox = desk.get(reverse("desk:inbox")).content.decode()
    assert str(referral.public_id) in inbox
    page = desk.get(reverse("desk:referral", args=[referral.public_id])).content.decode()
    assert referral.body_hash in page
    assert desk.post(reverse("desk:accept", args=[referral.public_id]), {"case": ""}).status_code == 302
    referral.refresh_from_db()
    assert referral.state == "accepted"
    assert referral.case is not None
    assert OutboxRow.objects.filter(kind="receipt/1").count() == 1


def test_a_refusal_needs_a_reason(desk, world):
    referral = hear_request(world)
    assert desk.post(reverse("desk:reject", args=[referral.public_id]), {}).status_code == 422
    assert desk.post(reverse("desk:reject", args=[referral.public_id]), {"reason": "no_capacity"}).status_code == 302
    referral.refresh_from_db()
    assert referral.state == "rejected"


def test_an_unknown_reference_is_named_at_its_field(desk, world):
    referral = hear_request(world)
    response = desk.post(reverse("desk:accept", args=[referral.public_id]), {"case": "XXXX-0000"})
    assert response.status_code == 422
    assert "no case with this reference" in response.content.decode()


def test_sharing_without_consent_needs_two_people(desk, world):
    where = reverse("desk:request-override", args=[world.case.public_id])
    values = {
        "recipient": "kh",
        "purpose": "protection",
        "ground": "danger_to_life",
        "fields_needed": ["name"],
        "reason": "She is on the boat now.",
    }
    assert desk.post(where, values).status_code == 302
    override = Override.objects.get()
    approve = reverse("desk:approve-override", args=[world.case.public_id, override.public_id])
    assert desk.post(approve).status_code == 403
    assert client_of(world.supervisor).post(approve).status_code == 302
    override.refresh_from_db()
    assert override.approved_by == world.supervisor
    page = desk.post(
        reverse("desk:compose", args=[world.case.public_id])
        + f"?recipient=kh&kind=referral&purpose=protection&override={override.public_id}",
        message(parts=["name"]),
    ).content.decode()
    assert "SHA-256" in page
