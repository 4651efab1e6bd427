"""A person crosses: both nodes sign the very same document and both hold both signatures."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from passage.node.referrals import actions, bodies, compose, documents, queries
from passage.node.referrals.errors import ReferralRefused
from passage.node.referrals.models import Handover, Referral
from passage.node.referrals.places import place_of_document, unseal_text
from passage.rules.consent import Field
from passage.rules.envelope import ReceiptStage, SigningKey
from passage.rules.journey import Kind
from tests.node.referrals.world import (
    CLAIMS,
    CROSSING,
    ITEMS,
    ON,
    agree,
    agree_to_return,
    asked,
    body_of,
    countersignature,
    decide,
    deliver,
    hear,
    hear_request,
    make_world,
    show,
    sign_as,
    sign_document,
    tell,
)

pytestmark = pytest.mark.django_db


def host_world():
    """A case here that has a channel to the home side and consent for the return."""
    world = make_world()
    agree_to_return(world)
    plan = {"return_plan": {"crossing": CROSSING, "on": ON.isoformat()}}
    sent = tell(world, kind="return_plan", purpose="return_home", fields=("name",), extra=plan)
    deliver(world)
    decide(world, sent, ReceiptStage.ACCEPTED)
    return world, sent


def sign(world, plan=None, **values):
    said = {"crossing": CROSSING, "on": ON, "items": ITEMS, "claims": CLAIMS}
    said.update(values)
    extra = actions.handover_extra(**said)
    draft = asked(world, kind="handover", purpose="return_home", fields=("name",), extra=extra, answers=plan, ask="", due_on=None)
    expected = show(world, draft).body_hash
    return actions.sign_handover(
        by=world.officer,
        case=world.case,
        recipient="kh",
        draft_id=draft["draft_id"],
        expected_hash=expected,
        answers=plan,
        **said,
    )


def test_the_host_signs_and_the_countersignature_comes_back():
    world, plan = host_world()
    sent = sign(world, plan)
    handover = Handover.objects.get()
    (opened,) = deliver(world)
    read = bodies.read(opened.body, kind="handover/1", purpose="return_home")
    document = documents.document_of(str(sent.channel.public_id), read)
    own = settings.KEYRING.signing.public()
    assert documents.verify(document.raw, read.handover.signature, own) == bytes(handover.host_signature)
    assert handover.home_signature is None
    decide(world, sent, ReceiptStage.ACCEPTED)
    assert hear(world, countersignature(world, sent), sent.channel.public_id).status == 200
    handover.refresh_from_db()
    kept = unseal_text(world.case.person, place_of_document(handover), handover.document)
    assert kept == document.raw
    world.other.signing.public().verify(documents.DOMAIN, kept, bytes(handover.home_signature))
    own.verify(documents.DOMAIN, kept, bytes(handover.host_signature))
    world.case.refresh_from_db()
    assert world.case.state == "handed_over"
    assert [b'"accepted"' in o.body or b'"completed"' in o.body for o in deliver(world)] == [True, True]
    assert queries.read_referral(world.officer, sent.public_id).handover.signed_at is not None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"plan": {"crossing": "Mae Sot - Myawaddy"}}, "other_crossing"),
        ({"plan": {"on": "2027-02-04"}}, "other_date"),
        ({Field.DOCUMENTS: ["a phone"]}, "other_items"),
        ({Field.CLAIM: []}, "other_claims"),
    ],
)
def test_a_signature_under_another_document_is_refused_by_the_name_of_the_part(changes, code):
    world, _ = host_world()
    sent = sign(world)
    deliver(world)
    result = hear(world, countersignature(world, sent, **changes), sent.channel.public_id)
    assert (result.status, result.code) == (422, code)
    assert Handover.objects.get().home_signature is None
    world.case.refresh_from_db()
    assert world.case.state == "in_return"


def test_a_countersignature_that_does_not_hold_is_refused():
    world, _ = host_world()
    sent = sign(world)
    deliver(world)
    good = countersignature(world, sent)
    foreign = SigningKey.generate()
    document = unseal_text(world.case.person, place_of_document(sent.handover), sent.handover.document)
    forged = base64.b64encode(foreign.sign(documents.DOMAIN, document)).decode()
    for signed, code in (
        (replace(good.handover, signature=forged), "bad_signature"),
        (replace(good.handover, signature=forged, key=foreign.id), "unknown_key"),
    ):
        assert hear(world, replace(good, handover=signed), sent.channel.public_id).code == code
    assert Handover.objects.get().home_signature is None


def test_a_handover_is_countersigned_once():
    world, _ = host_world()
    sent = sign(world)
    deliver(world)
    assert hear(world, countersignature(world, sent), sent.channel.public_id).status == 200
    assert hear(world, countersignature(world, sent), sent.channel.public_id).code == "already_countersigned"


def test_a_handover_without_anything_exchanged_before_is_refused():
    world = make_world()
    agree_to_return(world)
    with pytest.raises(ReferralRefused, match="no_channel"):
        sign(world)


def test_what_crosses_with_the_person_needs_consent_field_by_field():
    world = make_world()
    agree(world, "name", "return_plan", purpose="return_home")
    said = asked(
        world,
        kind="handover",
        purpose="return_home",
        fields=("name",),
        extra=actions.handover_extra(crossing=CROSSING, on=ON, items=ITEMS, claims=CLAIMS),
    )
    shown = compose.preview(world.officer, **said)
    assert shown.coverage.missing == {"documents", "claim"}


def test_a_signed_handover_cannot_be_taken_back():
    world, _ = host_world()
    sent = sign(world)
    with pytest.raises(ReferralRefused) as error:
        actions.revoke(by=world.officer, referral=sent, reason="mistake")
    assert error.value.codes["why"] == "not_revocable"


def received(world, **changes):
    """A handover of the other node, which is the host here, about somebody we have a case of."""
    request = actions.accept(by=world.officer, referral=hear_request(world), open_new_case=True)
    channel = request.channel.public_id
    fields = {
        Field.NAME: ["Nuon Sreypov"],
        Field.RETURN_PLAN: {"crossing": CROSSING, "on": ON.isoformat()},
        Field.DOCUMENTS: ITEMS,
    }
    signed = sign_as(world.other, channel, fields, giver="Host desk", receiver="Home desk")
    body = body_of(
        Kind.HANDOVER, purpose="return_home", fields={**fields, **changes.pop("fields", {})}, handover=signed, **changes
    )
    return body, channel, request.case


def test_the_home_desk_countersigns_by_accepting_with_the_persons_consent():
    world = make_world()
    body, channel, case = received(world)
    assert hear(world, body, channel).status == 200
    referral = Referral.objects.get(public_id=body.thread)
    deliver(world)
    with pytest.raises(ReferralRefused) as error:
        actions.accept(by=world.officer, referral=referral)
    assert (error.value.code, error.value.codes["purpose"]) == ("consent_missing", "return_home")
    referral.refresh_from_db()
    assert referral.state == "in_progress"
    agree_to_return(world, case)
    actions.accept(by=world.officer, referral=referral)
    receipt, answer = deliver(world)
    assert b'"accepted"' in receipt.body
    read = bodies.read(answer.body, kind="handover/1", purpose="return_home")
    assert (read.answers, read.fields, read.ask) == (referral.public_id, {}, "")
    handover = Handover.objects.get()
    document = unseal_text(referral.person, place_of_document(handover), handover.document)
    documents.verify(document, read.handover.signature, settings.KEYRING.signing.public())
    world.other.signing.public().verify(documents.DOMAIN, document, bytes(handover.host_signature))
    assert handover.home_signature is not None
    case.refresh_from_db()
    assert case.state == "handed_over"
    assert handover.case == case


def test_a_countersignature_carries_nothing_of_the_record():
    world = make_world()
    body, channel, case = received(world)
    hear(world, body, channel)
    agree_to_return(world, case)
    actions.accept(by=world.officer, referral=Referral.objects.get(public_id=body.thread))
    text = deliver(world)[-1].body.decode()
    assert "Sreypov" not in text
    assert "phone" not in text
    assert CROSSING not in text


def test_a_handover_whose_words_are_not_what_was_signed_is_refused_by_name():
    world = make_world()
    plan = {Field.RETURN_PLAN: {"crossing": "Friendship Bridge", "on": ON.isoformat()}}
    body, channel, _ = received(world, fields=plan)
    assert hear(world, body, channel).code == "other_crossing"
    assert not Handover.objects.exists()


def test_a_handover_that_somebody_else_signed_is_refused():
    world = make_world()
    body, channel, _ = received(world)
    stranger = replace(world.other, signing=SigningKey.generate())
    document = documents.document_of(str(channel), body)
    signed = sign_document(stranger, document, giver="Host desk", receiver="Home desk")
    assert hear(world, replace(body, handover=signed), channel).code == "unknown_key"
    assert not Handover.objects.exists()


def test_a_handover_can_open_the_case_here():
    world = make_world()
    request = hear_request(world)
    channel = request.channel.public_id
    fields = {Field.RETURN_PLAN: {"crossing": CROSSING, "on": ON.isoformat()}}
    signed = sign_as(world.other, channel, fields, giver="Host desk", receiver="Home desk")
    body = body_of(Kind.HANDOVER, purpose="return_home", fields=fields, handover=signed)
    hear(world, body, channel)
    first = actions.accept(by=world.officer, referral=request, open_new_case=True)
    assert Handover.objects.get().case == first.case


def test_a_handover_without_a_place_and_a_day_is_refused():
    world = make_world()
    body, channel, _ = received(world)
    fields = {Field.NAME: ["Nuon Sreypov"]}
    assert hear(world, replace(body, fields=fields), channel).code == "no_return_plan"


def test_the_database_holds_a_countersignature_whole_or_not_at_all():
    world, _ = host_world()
    sign(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.update(home_signature=b"x")
