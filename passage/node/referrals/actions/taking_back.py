"""Taking back: by an officer, or because the person withdrew a consent; and what a peer takes back here."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from passage.node.agency.policies import Permission
from passage.node.audit.traces import PeerNode
from passage.node.cases import policies as cases
from passage.node.peers import actions as peers
from passage.node.peers.actions import Effect
from passage.node.peers.errors import NotAdmitted
from passage.node.people import actions as people
from passage.node.referrals import policies
from passage.node.referrals.actions.common import answer_by_receipt, lock, record, step
from passage.node.referrals.actions.send import post_answer
from passage.node.referrals.bodies import Body
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import CaseChannel, Referral
from passage.rules.envelope import ReceiptStage
from passage.rules.journey.kinds import Kind
from passage.rules.journey.referrals import Act, ReferralState, Side, allowed

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.audit.traces import Actor
    from passage.node.cases.models import Case
    from passage.node.peers.models import Channel, OutboxRow
    from passage.node.people.models import Consent, Person
    from passage.rules.envelope import Opened

REASON = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
WITHDRAWN = "consent_withdrawn"
ERASED = "erased"
NOT_TOLD = "revocation_not_sent"
NOT_REVOCABLE = "not_revocable"
NOTHING_TO_ANSWER = "nothing_to_answer"


@transaction.atomic
def revoke(*, by: Account, referral: Referral, reason: str) -> Referral:
    """Take back something that was sent: what waits is stopped, and the other node is told if anything may have left.

    `reason`: a code. Raises `ReferralRefused`: not_allowed_now (a signed handover stays), reason_needed.
    """
    referral = lock(referral)
    policies.require_revoke(by, referral)
    if not REASON.match(reason):
        raise ReferralRefused(Refusal.REASON_NEEDED)
    step(referral, Act.REVOKE, Side.SENDER)
    _take_back(by, referral, reason)
    return referral


@transaction.atomic
def withdraw_consent(*, by: Actor, consent: Consent) -> Consent:
    """The person takes a consent back, by the number or through an officer: everything that stands on it is taken back with it.

    Raises `NotPermitted`, `people.errors.PeopleRefused` already_withdrawn.
    """
    policies.require_consents_of(by, consent.person)
    consent = people.mark_withdrawn(by=by, consent=consent)
    for referral in Referral.objects.filter(consents=consent, sent=True).order_by("pk"):
        _end(by, lock(referral), WITHDRAWN)
    return consent


@transaction.atomic
def erase(*, by: Account, case: Case, reason: str) -> Person:
    """Erase the worker of a case: everything told about them is taken back, then the key is destroyed.

    Raises `NotPermitted`, `people.errors.PeopleRefused` held, erased.
    """
    cases.require_work_case(by, case, Permission.ERASE)
    if not REASON.match(reason):
        raise ReferralRefused(Refusal.REASON_NEEDED)
    for referral in Referral.objects.filter(person=case.person_id, sent=True).order_by("pk"):
        _end(by, lock(referral), ERASED)
    Referral.objects.filter(person=case.person_id).update(body=b"", envelope=None)
    return people.erase(by=by, person=case.person, reason=reason)


def _end(by: Actor, referral: Referral, reason: str) -> None:
    """As `revoke`, for whatever state it is in: a handover that was signed stays, but nothing of it that waits goes out."""
    if Kind(referral.kind) is Kind.REVOCATION or referral.state == str(ReferralState.REVOKED):
        return
    if allowed(ReferralState(referral.state), Act.REVOKE, Side.SENDER, Kind(referral.kind)):
        step(referral, Act.REVOKE, Side.SENDER)
        _take_back(by, referral, reason)
    else:
        _stop(by, referral, reason)


def _take_back(by: Actor, referral: Referral, reason: str) -> None:
    outbox = _stop(by, referral, reason)
    referral.reason, referral.answered_at = reason, timezone.now()
    referral.save(update_fields=["state", "reason", "answered_at"])
    record(by, "referral.revoke", referral, reason=reason)
    if may_have_left(outbox):
        _tell(by, referral, reason)


def _stop(by: Actor, referral: Referral, reason: str) -> OutboxRow:
    assert referral.outbox is not None
    return peers.stop(by=by, row=referral.outbox, reason=reason)


def may_have_left(outbox: OutboxRow) -> bool:
    """Could the peer hold it? What it refused it does not keep; what was tried may have arrived though no receipt came."""
    return outbox.state == "received" or (outbox.state != "refused" and outbox.tries > 0)


def _tell(by: Actor, referral: Referral, reason: str) -> None:
    """A line that is closed must not keep anybody from withdrawing: then an alarm has an officer tell the other node later."""
    body = Body(kind=Kind.REVOCATION, thread=uuid4(), purpose="", answers=referral.public_id, reason=reason)
    try:
        with transaction.atomic():
            post_answer(by=by, to=referral, body=body, stands=None, now=timezone.now())
    except ReferralRefused:
        peers.raise_alarm(by=by, code=NOT_TOLD, peer=referral.channel.peer, thing_id=str(referral.public_id))


@transaction.atomic
def tell_revoked(*, by: Account, referral: Referral) -> Referral:
    """Tell the other node of something taken back while the line was closed.

    Raises `ReferralRefused`: not_allowed_now, corridor_closed.
    """
    referral = lock(referral)
    policies.require_revoke(by, referral)
    told = Referral.objects.filter(answers=referral, kind=Kind.REVOCATION.value, sent=True)
    undelivered = str(ReferralState.UNDELIVERED)
    if referral.state != str(ReferralState.REVOKED) or told.exclude(state=undelivered).exists():
        raise ReferralRefused(Refusal.NOT_ALLOWED_NOW, state=referral.state)
    body = Body(kind=Kind.REVOCATION, thread=uuid4(), purpose="", answers=referral.public_id, reason=referral.reason)
    return post_answer(by=by, to=referral, body=body, stands=None, now=timezone.now())


def admit_revocation(body: Body, opened: Opened, channel: Channel) -> Effect:
    """The peer takes something back: its words are destroyed here, and whoever was known only by it is erased.

    The officer still sees that something came, of which kind, when, and why it was taken back. Where a case was opened the case
    stays: it has its own reasons, and is shown the revocation. Raises `NotAdmitted`: not_revocable, nothing_to_answer.
    """
    if body.answers is None:
        raise NotAdmitted(NOTHING_TO_ANSWER)
    by = PeerNode(channel.peer.name)
    found = Referral.objects.filter(public_id=body.answers, channel=channel, sent=False).first()
    if found is None:
        # It was stopped on its way and never came: there is nothing here to take back, which is what the peer wants to hear.
        return Effect("revocation", str(body.thread))
    referral = lock(found)
    row = _store(body, opened, referral)
    if referral.state != str(ReferralState.REVOKED):
        if not allowed(ReferralState(referral.state), Act.REVOKE, Side.SENDER, Kind(referral.kind)):
            raise NotAdmitted(NOT_REVOCABLE)
        step(referral, Act.REVOKE, Side.SENDER)
        referral.reason, referral.answered_at = body.reason, timezone.now()
        referral.save(update_fields=["state", "reason", "answered_at"])
        record(by, "referral.revoked", referral, reason=body.reason)
        drop(by, referral, "revoked_by_peer")
    answer_by_receipt(by, row, ReceiptStage.COMPLETED)
    return Effect("referral", str(referral.public_id))


def _store(body: Body, opened: Opened, referral: Referral) -> Referral:
    """The revocation itself, done as soon as it came. It names no person, so there is nothing to seal."""
    row = Referral(
        public_id=body.thread,
        channel=referral.channel,
        case=referral.case,
        person=referral.person,
        sent=False,
        kind=Kind.REVOCATION.value,
        state=str(ReferralState.DRAFT),
        answers=referral,
        message_id=opened.header.id,
        body_hash=hashlib.sha256(opened.body).hexdigest(),
        at=timezone.now(),
        answered_at=timezone.now(),
        reason=body.reason,
    )
    step(row, Act.SEND, Side.SENDER)
    step(row, Act.COMPLETE, Side.RECEIVER)
    row.save(force_insert=True)
    return row


def drop(by: Actor, referral: Referral, reason: str) -> None:
    """Destroy the words of something received. Somebody whom we know from nothing else is erased."""
    referral.body, referral.envelope = b"", None
    referral.save(update_fields=["body", "envelope"])
    about = CaseChannel.objects.select_related("person").get(channel=referral.channel)
    person = about.person
    if about.case_id is not None or person.erased_at or person.held_for:
        return
    if person.cases.exists() or person.reports.exists():
        return
    kept = Referral.objects.filter(person=person).exclude(body=b"").exclude(pk=referral.pk)
    if not kept.exists():
        people.erase(by=by, person=person, reason=reason)
