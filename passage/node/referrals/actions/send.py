"""Sending: the bytes are made again, must be those the officer saw, and go under a consent that stands at this moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from passage.node.agency.models import Account
from passage.node.cases.models import Case
from passage.node.peers import actions as peers
from passage.node.peers.errors import PeersRefused
from passage.node.referrals import backing, compose, documents, policies
from passage.node.referrals.actions.common import lock, lock_case, record, step
from passage.node.referrals.backing import Backing, Need
from passage.node.referrals.bodies import Body
from passage.node.referrals.compose import Draft
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import CaseChannel, Handover, Override, Referral
from passage.node.referrals.places import place_of_body, place_of_document, seal_text, unseal_text
from passage.rules.consent import Field, Purpose
from passage.rules.journey.kinds import Kind, rule
from passage.rules.journey.referrals import Act, ReferralState, Side

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.peers.models import Channel, OutboxRow, Peer


@transaction.atomic
def send(
    *,
    by: Account,
    case: Case,
    recipient: str,
    kind: str,
    purpose: str,
    fields: Collection[str],
    draft_id: UUID,
    expected_hash: str,
    ask: str = "",
    due_on: date | None = None,
    answers: Referral | None = None,
    extra: Mapping[str, Any] | None = None,
    override: Override | None = None,
    now: datetime | None = None,
) -> Referral:
    """Tell another node. `expected_hash` is the `body_hash` of the preview the officer saw; the same draft twice is sent once.

    Raises `NotPermitted`; `ReferralRefused`: consent_missing (with the fields), override_not_live, changed_since_preview,
    draft_taken, case_closed, corridor_closed, and what `compose.draft` raises.
    """
    case = lock_case(case)
    policies.require_refer(by, case)
    asked = compose.draft(
        recipient=recipient,
        kind=kind,
        purpose=purpose,
        fields=fields,
        draft_id=draft_id,
        ask=ask,
        due_on=due_on,
        answers=answers,
        extra=extra,
        override=override,
    )
    known = Referral.objects.filter(public_id=draft_id).select_related("channel__peer").first()
    if known is not None:
        return _same(known, case, asked, expected_hash)
    return send_draft(by=by, case=case, asked=asked, expected_hash=expected_hash, now=now or timezone.now())


def send_draft(*, by: Account, case: Case, asked: Draft, expected_hash: str, now: datetime) -> Referral:
    """The rest of `send`, for actions that have checked the policy and hold the case."""
    if case.state == "closed":
        raise ReferralRefused(Refusal.CASE_CLOSED)
    composed = compose.compose(case, asked, now, lock=True)
    _require(composed.backing, asked)
    if composed.hash != expected_hash:
        raise ReferralRefused(Refusal.CHANGED_SINCE_PREVIEW)
    assert composed.body is not None
    channel = composed.channel or _open_channel(by, case, composed.peer)
    referral = Referral(channel=channel, case=case, person=case.person, answers=asked.answers, by=by, at=now)
    _post(by, referral, composed.body, composed.raw, composed.backing)
    if asked.kind is Kind.HANDOVER:
        _store_handover(referral, composed.body)
    record(
        by,
        "referral.send",
        referral,
        purpose=referral.purpose,
        fields=list(referral.fields),
        basis="override" if asked.override else "consent",
    )
    return referral


def post_answer(*, by: Actor, to: Referral, body: Body, stands: Backing | None, now: datetime) -> Referral:
    """Send a body that carries no part of a record back in the channel of `to`: a countersignature or a revocation."""
    referral = Referral(channel=to.channel, case=to.case, person=to.person, answers=to, at=now)
    referral.by = by if isinstance(by, Account) else None
    _post(by, referral, body, body.to_bytes(), stands)
    return referral


def _same(known: Referral, case: Case, asked: Draft, expected_hash: str) -> Referral:
    if not known.sent or known.case_id != case.pk or known.kind != asked.kind or known.body_hash != expected_hash:
        raise ReferralRefused(Refusal.DRAFT_TAKEN)
    return known


def _require(stands: Backing, asked: Draft) -> None:
    if stands.complete:
        return
    if asked.override:
        raise ReferralRefused(Refusal.OVERRIDE_NOT_LIVE)
    raise ReferralRefused(Refusal.CONSENT_MISSING, fields=sorted(stands.coverage.missing & asked.fields))


def _open_channel(by: Actor, case: Case, peer: Peer) -> Channel:
    channel = peers.open_channel(by=by, peer=peer)
    CaseChannel.objects.create(channel=channel, case=case, person=case.person)
    return channel


def _post(by: Actor, referral: Referral, body: Body, raw: bytes, stands: Backing | None) -> None:
    """Seal the bytes into the outbox and write the row, under the consents that stand behind it."""
    outbox = _seal(by, referral, body.kind, body.purpose, stands, raw)
    referral.public_id, referral.sent = body.thread, True
    referral.kind, referral.purpose = body.kind.value, body.purpose
    referral.fields = [name.value for name in body.fields]
    referral.due_on = date.fromisoformat(body.due) if body.due else None
    referral.outbox, referral.message_id = outbox, outbox.message_id
    referral.body_hash = outbox.body_hash
    referral.override = stands.override if stands else None
    referral.state = str(ReferralState.DRAFT)
    step(referral, Act.SEND, Side.SENDER)
    if body.kind is not Kind.REVOCATION:
        referral.body = seal_text(referral.person, place_of_body(referral), raw)
    referral.save(force_insert=True)
    referral.consents.set(stands.consents if stands else ())


def _seal(by: Actor, referral: Referral, kind: Kind, purpose: str, stands: Backing | None, raw: bytes) -> OutboxRow:
    try:
        return peers.post(
            by=by,
            channel=referral.channel,
            kind=f"{kind}/{rule(kind).version}",
            purpose=purpose,
            consent_hash=stands.reference if stands else "",
            body=raw,
            now=referral.at,
        )
    except PeersRefused as error:
        raise ReferralRefused(Refusal.CORRIDOR_CLOSED, why=str(error.code)) from error


def _store_handover(referral: Referral, body: Body) -> None:
    assert body.handover is not None
    drawn = documents.document_of(str(referral.channel.public_id), body)
    handover = Handover(
        case=referral.case,
        referral=referral,
        crossing=drawn.crossing,
        on=drawn.on,
        document_hash=drawn.hash,
        parts=dict(drawn.parts),
        host_key=body.handover.key,
        host_signature=documents.sign(drawn.raw),
    )
    handover.document = seal_text(referral.person, place_of_document(handover), drawn.raw)
    handover.save(force_insert=True)


@transaction.atomic
def resend(*, by: Account, referral: Referral, now: datetime | None = None) -> Referral:
    """Send the same bytes again after delivery was given up. Consent is asked for again.

    Raises `ReferralRefused`: not_allowed_now, consent_missing, override_not_live, corridor_closed.
    """
    now = now or timezone.now()
    referral = lock(referral)
    policies.require_revoke(by, referral)
    assert referral.case is not None
    step(referral, Act.RESEND, Side.SENDER)
    need = Need(referral.channel.peer.name, Purpose(referral.purpose), frozenset(Field(name) for name in referral.fields), now)
    stands = (
        backing.of_override(referral.override, referral.case, need)
        if referral.override
        else backing.of_consents(backing.consents_for(referral.case, lock=True), need)
    )
    if not stands.complete:
        code = Refusal.OVERRIDE_NOT_LIVE if referral.override else Refusal.CONSENT_MISSING
        raise ReferralRefused(code, fields=sorted(stands.coverage.missing & need.fields))
    raw = unseal_text(referral.person, place_of_body(referral), referral.body)
    referral.at = now
    outbox = _seal(by, referral, Kind(referral.kind), referral.purpose, stands, raw)
    referral.outbox, referral.message_id = outbox, outbox.message_id
    referral.save(update_fields=["state", "at", "outbox", "message_id"])
    referral.consents.set(stands.consents)
    record(by, "referral.resend", referral)
    return referral
