"""The handover: the host signs, the home desk at the crossing countersigns, and both nodes hold both signatures."""

from __future__ import annotations

import base64
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from passage.node.audit.traces import PeerNode
from passage.node.peers import queries as peers
from passage.node.peers.errors import NotAdmitted
from passage.node.people import vault
from passage.node.referrals import backing, bodies, documents
from passage.node.referrals.actions.common import answer_by_receipt, record, step
from passage.node.referrals.actions.moving import follow_case
from passage.node.referrals.actions.send import post_answer, send
from passage.node.referrals.backing import Need
from passage.node.referrals.bodies import LONGEST_DESK, Body, SignedHandover
from passage.node.referrals.documents import BadDocument, Document
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import Handover, Referral
from passage.node.referrals.places import place_of_body, place_of_document, seal_text, unseal_text
from passage.rules.consent import Field, Purpose
from passage.rules.envelope import NoSuchKey, ReceiptStage
from passage.rules.journey.kinds import Kind
from passage.rules.journey.referrals import Act, Side

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

NO_LONGER_KEPT = "no_longer_kept"
HANDED_OVER = "handed_over"


def sign_handover(
    *,
    by: Account,
    case: Case,
    recipient: str,
    crossing: str,
    on: date,
    items: Sequence[str],
    claims: Sequence[str],
    draft_id: UUID,
    expected_hash: str,
    fields: Collection[str] = (Field.NAME,),
    ask: str = "",
    answers: Referral | None = None,
    now: datetime | None = None,
) -> Referral:
    """Sign the handover document with this node's key and send it; `handover_draft` gives the same to `compose.preview`.

    Raises what `send` raises; `no_channel` when nothing was exchanged with that node about this case before.
    """
    return send(
        by=by,
        case=case,
        recipient=recipient,
        kind=Kind.HANDOVER.value,
        purpose=Purpose.RETURN_HOME.value,
        fields=fields,
        extra=handover_extra(crossing=crossing, on=on, items=items, claims=claims),
        ask=ask,
        answers=answers,
        draft_id=draft_id,
        expected_hash=expected_hash,
        now=now,
    )


def handover_extra(*, crossing: str, on: date, items: Sequence[str], claims: Sequence[str]) -> dict[str, object]:
    """What the officer wrote for a handover, as `compose.preview` and `send` take it."""
    written: dict[str, object] = {Field.RETURN_PLAN.value: {"crossing": crossing, "on": on.isoformat()}}
    if items:
        written[Field.DOCUMENTS.value] = list(items)
    if claims:
        written[Field.CLAIM.value] = list(claims)
    return written


def admit(referral: Referral, body: Body) -> None:
    """A peer's handover came, or its countersignature. Raises `NotAdmitted` with the name of what does not hold."""
    ours = referral.answers
    if ours is not None and ours.sent and Kind(ours.kind) is Kind.HANDOVER:
        _admit_countersignature(referral, ours, body)
    else:
        _admit_handover(referral, body)


def _admit_handover(referral: Referral, body: Body) -> None:
    """Kept with the host's signature until an officer here accepts."""
    assert body.handover is not None
    try:
        drawn = documents.document_of(str(referral.channel.public_id), body)
        signature = _verified(drawn.raw, referral.channel.peer.name, body.handover)
    except BadDocument as bad:
        raise NotAdmitted(bad.code) from bad
    handover = Handover(
        case=referral.case,
        referral=referral,
        crossing=drawn.crossing,
        on=drawn.on,
        document_hash=drawn.hash,
        parts=dict(drawn.parts),
        host_key=body.handover.key,
        host_signature=signature,
    )
    handover.document = seal_text(referral.person, place_of_document(handover), drawn.raw)
    handover.save(force_insert=True)


def _admit_countersignature(referral: Referral, ours: Referral, body: Body) -> None:
    """The home side signed: it must be the very document that was sent, and its signature must hold under it."""
    assert body.handover is not None
    by = PeerNode(referral.channel.peer.name)
    handover = Handover.objects.select_for_update(of=("self",)).get(referral=ours)
    if handover.home_signature is not None:
        raise NotAdmitted("already_countersigned")
    try:
        documents.check_same(handover.parts, body.handover.parts)
        document = unseal_text(ours.person, place_of_document(handover), handover.document)
        signature = _verified(document, by.name, body.handover)
    except vault.Erased as erased:
        raise NotAdmitted(NO_LONGER_KEPT) from erased
    except BadDocument as bad:
        raise NotAdmitted(bad.code) from bad
    _countersigned(handover, body.handover.key, signature)
    for act in (Act.ACCEPT, Act.COMPLETE):
        step(referral, act, Side.RECEIVER)
    referral.answered_at = timezone.now()
    referral.save(update_fields=["state", "answered_at"])
    for stage in (ReceiptStage.ACCEPTED, ReceiptStage.COMPLETED):
        answer_by_receipt(by, referral, stage)
    record(by, "handover.countersigned", ours, document=handover.document_hash)
    follow_case(by, ours.case, HANDED_OVER)


def _verified(document: bytes, peer: str, signed: SignedHandover) -> bytes:
    try:
        key = peers.key_to_trust(timezone.now())(peer, signed.key)
    except NoSuchKey as error:
        raise BadDocument("unknown_key") from error
    return documents.verify(document, signed.signature, key)


def _countersigned(handover: Handover, key: str, signature: bytes) -> None:
    handover.home_key, handover.home_signature, handover.signed_at = key, signature, timezone.now()
    handover.save(update_fields=["home_key", "home_signature", "signed_at"])


@transaction.atomic
def countersign(*, by: Account, referral: Referral, now: datetime) -> Referral:
    """The desk at the crossing received the person: sign the same document and send the signature back. Called by `accept`.

    It tells the host that the person arrived, so it needs the person's consent like everything else: one that names the host
    and the purpose return_home. Nothing of the record goes; the document goes only as hashes of its parts.
    Raises `ReferralRefused` consent_missing.
    """
    assert referral.case is not None
    handover = Handover.objects.select_for_update(of=("self",)).get(referral=referral)
    document = Document(
        unseal_text(referral.person, place_of_document(handover), handover.document),
        handover.parts,
        handover.crossing,
        handover.on,
    )
    need = Need(referral.channel.peer.name, Purpose.RETURN_HOME, frozenset(), now)
    stands = backing.of_consents(backing.consents_for(referral.case), need)
    if not stands.complete:
        raise ReferralRefused(Refusal.CONSENT_MISSING, fields=[], recipient=need.recipient, purpose=need.purpose.value)
    received = _received_body(referral)
    assert received.handover is not None
    signed = documents.signed(document, giver=received.handover.handed_over_by, receiver=received.handover.received_by)
    body = Body(
        kind=Kind.HANDOVER,
        thread=uuid4(),
        purpose=Purpose.RETURN_HOME.value,
        answers=referral.public_id,
        limits=stands.limits(Purpose.RETURN_HOME),
        from_desk=referral.case.desk.name("en")[:LONGEST_DESK],
        handover=signed,
    )
    answer = post_answer(by=by, to=referral, body=body, stands=stands, now=now)
    _countersigned(handover, signed.key, base64.b64decode(signed.signature))
    record(by, "handover.countersign", referral, document=handover.document_hash)
    return answer


def _received_body(referral: Referral) -> Body:
    raw = unseal_text(referral.person, place_of_body(referral), referral.body)
    return bodies.read(raw, kind=f"{referral.kind}/1", purpose=referral.purpose)
