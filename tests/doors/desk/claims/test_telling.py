"""From the page of a claim to another desk and back, through the composer and the inbox."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from passage.node.claims import queries
from passage.node.claims.models import Claim
from passage.node.referrals.models import Referral
from passage.rules.consent import Field
from passage.rules.journey import Kind
from tests.factories.claims import make_filed
from tests.factories.peers import KINDS, OtherNode, make_register
from tests.node.claims.test_taking import LED
from tests.node.referrals.world import World, agree, body_of, hear, make_world


@pytest.fixture
def world(node: None) -> World:
    return make_world()


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.officer, backend="passage.doors.desk.entrance.Officers")
    return client


def compose(client: Client, claim: Claim, recipient: str) -> str:
    response = client.get(reverse("desk:tell-of-claim", args=[claim.public_id]), {"recipient": recipient})
    assert response.status_code == 302
    return str(response.url)


def test_a_claim_goes_through_the_preview_as_it_stands(world: World, client: Client) -> None:
    claim = make_filed(world.officer, case=world.case)
    agree(world, "name", "claim", purpose="wage_claim")
    address = compose(client, claim, "kh")
    assert "kind=claim_update" in address
    page = client.get(address).content.decode()
    draft = re.search(r'name="draft_id" value="([0-9a-f-]+)"', page)
    assert draft is not None
    sent = {"draft_id": draft[1], "parts": ["name", "claim"], "ask": "Please ask her to sign."}
    shown = client.post(address, {**sent, "do": "preview"}).content.decode()
    assert "1050.00" in shown
    digest = re.search(r'name="expected_hash" value="([0-9a-f]{64})"', shown)
    assert digest is not None
    assert client.post(address, {**sent, "do": "send", "expected_hash": digest[1]}).status_code == 302
    assert Referral.objects.get().kind == "claim_update"


def test_an_older_node_gets_a_referral_with_lines(world: World, client: Client) -> None:
    make_register(OtherNode("mm", "MM", kinds=KINDS - {"claim_update/1"}))
    claim = make_filed(world.officer, case=world.case)
    agree(world, "name", "claim", purpose="wage_claim", recipient="mm")
    address = compose(client, claim, "mm")
    assert "kind=referral" in address
    draft = "c2b7e1a4-9d6c-4f0e-8a51-3b9c5d7e9f20"
    shown = client.post(address, {"draft_id": draft, "parts": ["claim"], "do": "preview"}).content.decode()
    assert "Wage claim under the law of TH: filed" in shown


def test_without_consent_nothing_goes(world: World, client: Client) -> None:
    address = compose(client, make_filed(world.officer, case=world.case), "kh")
    sent = {"draft_id": "c2b7e1a4-9d6c-4f0e-8a51-3b9c5d7e9f20", "parts": ["name", "claim"], "do": "send"}
    assert client.post(address, sent).status_code == 422
    assert not Referral.objects.exists()


def test_the_claim_of_another_case_cannot_be_slipped_in(world: World, client: Client) -> None:
    other = make_filed(world.officer)
    address = reverse("desk:compose", args=[world.case.public_id])
    asked = {"recipient": "kh", "kind": "claim_update", "purpose": "wage_claim"}
    for claim in (other.public_id, "nonsense", world.case.public_id):
        assert client.get(address, {**asked, "claim": claim}).status_code == 404
    assert client.get(address, asked).status_code == 200


def test_what_came_is_taken_over_and_what_is_asked_is_answered(world: World, client: Client) -> None:
    body = body_of(Kind.CLAIM_UPDATE, purpose="wage_claim", fields={Field.NAME: ["Sok"], Field.CLAIM: LED})
    hear(world, body)
    here = reverse("desk:referral", args=[body.thread])
    take = reverse("desk:take-over-claim", args=[body.thread])
    assert client.post(take).status_code == 404, "first it is accepted into a case"
    client.post(reverse("desk:accept", args=[body.thread]), {"case": world.case.reference})
    assert "Take it over into the claim" in client.get(here).content.decode()
    page = client.post(take, follow=True).content.decode()
    assert "Where can the money go?" in page
    assert "brings this claim" in page
    assert "Write down what happened" not in page
    claim = Claim.objects.get()
    need = queries.read_claim(world.officer, claim.public_id).needs[0]
    client.post(reverse("desk:answer-need", args=[claim.public_id, need.public_id]), {"words": "The sister's account"})
    agree(world, "claim", purpose="wage_claim")
    address = compose(client, claim, "kh")
    sent = {"draft_id": "c2b7e1a4-9d6c-4f0e-8a51-3b9c5d7e9f20", "parts": ["claim"], "do": "preview"}
    assert "The sister&#x27;s account" in client.post(address, sent).content.decode()
