"""What a peer sends has one effect here: a person under their own key, and a referral that waits for an officer."""

from __future__ import annotations

from uuid import uuid4

import pytest

from passage.node.audit.models import Entry
from passage.node.matching import queries as matching
from passage.node.peers.models import InboxRow
from passage.node.people import queries as people
from passage.node.people.models import Person, PersonKey
from passage.node.people.profiles import Profile
from passage.node.people.vault import unseal_bytes
from passage.node.referrals import actions, queries
from passage.node.referrals.models import CaseChannel, Referral
from passage.node.referrals.places import place_of_body, place_of_envelope, unseal_text
from passage.rules.consent import Field
from passage.rules.journey import Kind
from tests.node.referrals.world import CONSENT_HASH, agree, arrive, body_of, deliver, hear, hear_request, make_world, tell

pytestmark = pytest.mark.django_db


def test_an_admitted_request_waits_for_an_answer_about_a_new_person_with_an_own_key():
    world = make_world()
    referral = hear_request(world)
    assert (referral.sent, referral.state, referral.case) == (False, "in_progress", None)
    assert referral.fields == ["name", "birth"]
    assert referral.person != world.case.person
    assert PersonKey.objects.filter(person=referral.person).exists()
    profile = people.profile_of(referral.person)
    assert profile.names == ("នួន ស្រីពៅ", "Nuon Sreypov")
    assert (profile.birth, profile.birth_certainty) == ("2001-04", "stated")
    assert CaseChannel.objects.get(channel=referral.channel).person == referral.person


def test_body_and_envelope_are_kept_as_they_came_and_only_under_the_persons_key():
    world = make_world()
    body = body_of(Kind.TRACING_REQUEST, fields={Field.NAME: ["Nuon Sreypov"]})
    raw = world.other.seal("tracing_request/1", body.to_bytes(), purpose="family_tracing", consent=CONSENT_HASH)
    arrive(world, raw)
    referral = Referral.objects.get()
    assert unseal_text(referral.person, place_of_body(referral), referral.body) == body.to_bytes()
    assert unseal_bytes(referral.person, place_of_envelope(referral), referral.envelope) == raw
    assert b"Nuon" not in bytes(referral.body)
    assert raw[:200] not in bytes(referral.envelope)
    assert InboxRow.objects.get().raw is None


def test_the_same_envelope_twice_is_one_referral():
    world = make_world()
    body = body_of(Kind.TRACING_REQUEST, fields={Field.NAME: ["Nuon Sreypov"]})
    raw = world.other.seal("tracing_request/1", body.to_bytes(), purpose="family_tracing", consent=CONSENT_HASH)
    first, second = arrive(world, raw), arrive(world, raw)
    assert first.receipt == second.receipt
    assert Referral.objects.count() == 1
    assert Person.objects.count() == 2


def test_the_same_message_in_a_new_envelope_is_the_same_referral_and_is_answered_again():
    world = make_world()
    channel = uuid4()
    body = body_of(Kind.TRACING_REQUEST, fields={Field.NAME: ["Nuon Sreypov"]})
    hear(world, body, channel)
    referral = Referral.objects.get()
    actions.accept(by=world.officer, referral=referral, open_new_case=True)
    deliver(world)
    assert hear(world, body, channel).status == 200
    assert Referral.objects.get().message_id != referral.message_id
    (receipt,) = deliver(world)
    assert receipt.header.kind == "receipt/1"
    assert b'"stage":"accepted"' in receipt.body
    assert Referral.objects.get().message_id.encode() in receipt.body


def test_a_thread_that_is_taken_is_refused():
    world = make_world()
    referral = hear_request(world)
    other = body_of(Kind.TRACING_REQUEST, thread=referral.public_id, fields={Field.NAME: ["Somebody Else"]})
    assert hear(world, other, referral.channel.public_id).code == "thread_taken"
    assert hear(world, other).code == "thread_taken"
    assert Referral.objects.count() == 1


def test_a_second_message_of_a_channel_belongs_to_the_same_person():
    world = make_world()
    referral = hear_request(world)
    channel = referral.channel.public_id
    message = body_of(Kind.MESSAGE, ask="She is in Phnom Penh.", answers=referral.public_id)
    assert hear(world, message, channel).status == 200
    assert Referral.objects.get(public_id=message.thread).person == referral.person
    assert CaseChannel.objects.count() == 1


def test_a_message_of_a_channel_with_a_case_belongs_to_that_case():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    reply = body_of(Kind.TRACING_RESULT, answers=sent.public_id, fields={Field.FAMILY: {"result": "found"}})
    assert hear(world, reply, sent.channel.public_id).status == 200
    got = Referral.objects.get(public_id=reply.thread)
    assert (got.case, got.person, got.answers) == (world.case, world.case.person, sent)


def test_a_person_first_heard_of_without_a_name_gets_it_with_a_later_message():
    world = make_world()
    channel = uuid4()
    hear(world, body_of(Kind.MESSAGE, ask="Somebody will come."), channel)
    later = hear_request(world, channel)
    assert people.profile_of(later.person).name == "នួន ស្រីពៅ"


def test_what_is_known_of_a_person_is_never_overwritten_by_a_message():
    world = make_world()
    first = hear_request(world)
    hear_request(world, first.channel.public_id, fields={Field.NAME: ["Another Name"]})
    assert people.profile_of(first.person).name == "នួន ស្រីពៅ"


def test_an_answer_to_nothing_is_refused():
    world = make_world()
    referral = hear_request(world)
    channel = referral.channel.public_id
    assert hear(world, body_of(Kind.TRACING_RESULT)).code == "nothing_to_answer"
    assert hear(world, body_of(Kind.TRACING_RESULT, answers=uuid4()), channel).code == "nothing_to_answer"
    assert hear(world, body_of(Kind.TRACING_RESULT, answers=referral.public_id), channel).code == "nothing_to_answer"


def test_an_answer_in_another_channel_is_refused():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    assert hear(world, body_of(Kind.TRACING_RESULT, answers=sent.public_id)).code == "nothing_to_answer"


def test_a_message_never_sets_a_status_here():
    world = make_world()
    agree(world, purpose="protection")
    sent = tell(world, kind="referral", purpose="protection", fields=("name",))
    deliver(world)
    screening = {"assertions": [{"assertion": "actual", "authority": "court", "basis": "judgment", "on": "2026-11-01"}]}
    body = body_of(Kind.REFERRAL, purpose="protection", fields={Field.SCREENING: screening})
    assert hear(world, body, sent.channel.public_id).status == 200
    assert not world.case.statuses.exists()
    assert world.case.state == "open"


def test_somebody_who_was_referred_can_be_found_before_a_second_case_is_made():
    world = make_world()
    referral = hear_request(world)
    found = matching.candidates(world.officer, Profile(names=("Nuon Sreypov",), birth="2001-04"))
    assert referral.person.public_id in {candidate.person for candidate in found}


def test_admitting_is_logged_as_the_peers_act():
    world = make_world()
    referral = hear_request(world)
    entry = Entry.objects.get(act="referral.admit")
    assert (entry.actor_kind, entry.actor, entry.thing_id) == ("peer", "kh", str(referral.public_id))


def test_what_comes_for_a_person_who_was_erased_is_refused():
    world = make_world()
    agree(world)
    sent = tell(world)
    deliver(world)
    actions.erase(by=world.supervisor, case=world.case, reason="asked_by_person")
    deliver(world)
    message = body_of(Kind.MESSAGE, ask="She is here.")
    assert hear(world, message, sent.channel.public_id).code == "no_longer_kept"


def test_an_officer_reads_what_the_peer_wrote():
    world = make_world()
    referral = hear_request(world)
    view = queries.read_referral(world.officer, referral.public_id)
    assert view.shown[0].value == ["នួន ស្រីពៅ", "Nuon Sreypov"]
    assert view.ask == "Please find the family."
    assert (view.locked, view.basis, view.from_desk) == (False, "consent", "Reintegration desk")
    assert Entry.objects.filter(act="referral.read", person=referral.person.public_id).count() == 1
