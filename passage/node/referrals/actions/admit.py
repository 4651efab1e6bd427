"""Taking what a peer sent: the body is checked, the person gets a key here, and the referral waits for an officer."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from passage.node.audit.traces import PeerNode
from passage.node.matching import actions as matching
from passage.node.peers import queries as peers
from passage.node.peers.actions import Effect
from passage.node.peers.errors import NotAdmitted
from passage.node.people import actions as people
from passage.node.people import vault
from passage.node.people.profiles import Profile
from passage.node.referrals import bodies
from passage.node.referrals.actions import crossing, receipts, taking_back
from passage.node.referrals.actions.common import envelope_of, record, step
from passage.node.referrals.bodies import Body
from passage.node.referrals.errors import BadBody
from passage.node.referrals.models import CaseChannel, Referral
from passage.node.referrals.places import place_of_body, place_of_envelope, seal_text
from passage.rules.consent import Field, needs_consent
from passage.rules.journey.kinds import Kind, rule
from passage.rules.journey.referrals import Act, ReferralState, Side

if TYPE_CHECKING:
    from passage.node.peers.models import Channel, Peer
    from passage.node.people.models import Person
    from passage.rules.envelope import Opened

THREAD_TAKEN = "thread_taken"
NOTHING_TO_ANSWER = "nothing_to_answer"
NO_CONSENT_NAMED = "no_consent_named"
NO_LONGER_KEPT = "no_longer_kept"


def admit(opened: Opened, peer: Peer) -> Effect:
    """The handler of every kind, run by `peers.receive` in its transaction.

    Raises `NotAdmitted` with a code for the peer: of `errors.BadBodyCode`, or thread_taken, nothing_to_answer, no_consent_named,
    no_longer_kept, or the name of the part in which a handover differs.
    """
    try:
        body = bodies.read(opened.body, kind=opened.header.kind, purpose=opened.header.purpose)
    except BadBody as bad:
        raise NotAdmitted(str(bad.code)) from bad
    channel = peers.channel(UUID(opened.header.channel))
    assert channel is not None
    known = Referral.objects.filter(public_id=body.thread).select_related("channel__peer", "person").first()
    if known is not None:
        return _again(known, opened, channel)
    if body.kind is Kind.REVOCATION:
        return taking_back.admit_revocation(body, opened, channel)
    if needs_consent(body.kind, body.fields) and not opened.header.consent:
        raise NotAdmitted(NO_CONSENT_NAMED)
    answers = _answered(body, channel)
    referral = _store(body, opened, channel, answers)
    if body.kind is Kind.HANDOVER:
        crossing.admit(referral, body)
    record(PeerNode(peer.name), "referral.admit", referral, purpose=referral.purpose, fields=list(referral.fields))
    return Effect("referral", str(referral.public_id))


def _again(known: Referral, opened: Opened, channel: Channel) -> Effect:
    """The same message under a new envelope, sent again because our receipt did not reach its sender: nothing happens twice."""
    same = known.channel_id == channel.pk and not known.sent and known.body_hash == _hash(opened.body)
    if not same:
        raise NotAdmitted(THREAD_TAKEN)
    if known.message_id != opened.header.id:
        known.message_id = opened.header.id
        known.save(update_fields=["message_id"])
        receipts.repeat(known)
    return Effect("referral", str(known.public_id))


def _answered(body: Body, channel: Channel) -> Referral | None:
    """What it answers must be of the same channel and of a kind that it can answer."""
    of = rule(body.kind)
    if body.answers is None:
        if of.only_as_answer:
            raise NotAdmitted(NOTHING_TO_ANSWER)
        return None
    found = Referral.objects.filter(public_id=body.answers, channel=channel).select_related("person__key", "case").first()
    if found is None:
        raise NotAdmitted(NOTHING_TO_ANSWER)
    countersigns = body.kind is Kind.HANDOVER and Kind(found.kind) is Kind.HANDOVER and found.sent
    if not countersigns and (Kind(found.kind) not in of.answers or (of.only_as_answer and not found.sent)):
        raise NotAdmitted(NOTHING_TO_ANSWER)
    return found


def _store(body: Body, opened: Opened, channel: Channel, answers: Referral | None) -> Referral:
    by = PeerNode(channel.peer.name)
    about = _about(by, channel, body)
    person = about.case.person if about.case else about.person
    referral = Referral(
        public_id=body.thread,
        channel=channel,
        case=about.case,
        person=person,
        sent=False,
        kind=body.kind.value,
        purpose=body.purpose,
        state=str(ReferralState.DRAFT),
        fields=[name.value for name in body.fields],
        answers=answers,
        message_id=opened.header.id,
        body_hash=_hash(opened.body),
        at=timezone.now(),
        due_on=date.fromisoformat(body.due) if body.due else None,
    )
    step(referral, Act.SEND, Side.SENDER)
    try:
        referral.body = seal_text(person, place_of_body(referral), opened.body)
        raw = envelope_of(channel.peer_id, opened.header.id)
        referral.envelope = vault.seal_bytes(person, place_of_envelope(referral), raw) if raw else None
    except vault.Erased as erased:
        raise NotAdmitted(NO_LONGER_KEPT) from erased
    referral.save(force_insert=True)
    return referral


def _about(by: PeerNode, channel: Channel, body: Body) -> CaseChannel:
    """Who this channel is about here; somebody new gets a key of their own, and can be found by `matching`."""
    rows = CaseChannel.objects.select_related("case__person__key", "person__key")
    about = rows.filter(channel=channel).first()
    if about is None:
        return CaseChannel.objects.create(channel=channel, case=None, person=_new_person(by, body))
    if about.case is None and about.person.erased_at:
        about.person = _new_person(by, body)
        about.save(update_fields=["person"])
    elif about.case is None and not about.person.profile:
        _fill(by, about.person, body)
    return about


def _new_person(by: PeerNode, body: Body) -> Person:
    profile = profile_of(body)
    person = people.add_person(by=by, profile=profile)
    matching.index(person, profile)
    return person


def _fill(by: PeerNode, person: Person, body: Body) -> None:
    profile = profile_of(body)
    if profile.to_json():
        people.change_profile(by=by, person=person, profile=profile)
        matching.index(person, profile)


def profile_of(body: Body) -> Profile:
    """What the message says of who the person is; what it says of anything else stays in its body."""
    values = body.fields
    birth = values.get(Field.BIRTH, {})
    return Profile(
        names=tuple(values.get(Field.NAME, ())),
        sex=values.get(Field.SEX, ""),
        birth=birth.get("date", ""),
        birth_certainty=birth.get("certainty", ""),
        nationality=values.get(Field.NATIONALITY, ""),
        languages=tuple(values.get(Field.LANGUAGES, ())),
        home_place=values.get(Field.HOME_PLACE, ""),
        family=tuple(values.get(Field.FAMILY, {}).get("told", ())),
        contact=dict(values.get(Field.CONTACT, {})),
        documents=tuple(values.get(Field.DOCUMENTS, ())),
        health=values.get(Field.HEALTH, ""),
        needs=values.get(Field.NEEDS, ""),
    )


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
