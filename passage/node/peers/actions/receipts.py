"""Signed answers to envelopes: those this node's desks give, and those that come from a peer's desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.peers import registers
from passage.node.peers.actions.posting import post
from passage.node.peers.errors import NotAdmitted, PeersRefused, Refusal
from passage.node.peers.exchange import RECEIPT, Effect, HeardReceipt
from passage.node.peers.models import Channel, HeldReceipt, InboxRow, OutboxRow, Peer, SentReceipt
from passage.rules.envelope import (
    BadReceipt,
    NoSuchKey,
    Opened,
    Receipt,
    ReceiptStage,
    read_receipt,
    sign_receipt,
    stamp,
    verify_receipt,
)
from passage.rules.envelope import moment as moment_of

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

WRONG_RECEIPT = "wrong_receipt"


@transaction.atomic
def post_receipt(
    *, by: Actor, peer: Peer, message_id: str, stage: str, reason: str = "", now: datetime | None = None
) -> SentReceipt:
    """A person decided about a peer's message: sign that and send it in the message's own channel.

    `stage`: accepted, refused or completed; `reason`: a code, for refused only. The same stage twice is sent once.
    Raises `PeersRefused`: unknown_message, or what `post` raises.
    """
    now = now or timezone.now()
    inbox = InboxRow.objects.filter(sender=peer, message_id=message_id).exclude(state="refused").first()
    if inbox is None:
        raise PeersRefused(Refusal.UNKNOWN_MESSAGE)
    sent = SentReceipt.objects.filter(inbox=inbox, stage=stage).first()
    if sent is not None:
        return sent
    channel = Channel.objects.get(public_id=inbox.channel)
    return send(by=by, inbox=inbox, channel=channel, raw=resigned(inbox, ReceiptStage(stage), reason, now), at=now)


def send(*, by: Actor, inbox: InboxRow, channel: Channel, raw: bytes, at: datetime) -> SentReceipt:
    """Put a signed receipt in the outbox and keep it."""
    receipt, _ = read_receipt(raw)
    outbox = post(by=by, channel=channel, kind=RECEIPT, purpose="", consent_hash="", body=raw, now=at)
    sent = SentReceipt.objects.create(inbox=inbox, outbox=outbox, stage=str(receipt.stage), reason=receipt.reason, raw=raw, at=at)
    audit.record(
        by=by, act="receipt.sign", thing="envelope", thing_id=inbox.message_id, stage=receipt.stage, reason=receipt.reason
    )
    return sent


def resigned(row: InboxRow, stage: ReceiptStage, reason: str, at: datetime) -> bytes:
    """The receipt of the row at another stage: the same envelope at the same place of the log."""
    first, _ = read_receipt(bytes(row.receipt))
    return sign_receipt(replace(first, stage=stage, reason=reason, at=stamp(at)), settings.KEYRING.signing)


def proven(raw: bytes, peer: Peer, at: datetime) -> Receipt | None:
    """The receipt if `peer` signed it with a key the register vouches for, else None."""
    try:
        claimed, key_id = read_receipt(raw)
        if claimed.node != peer.name:
            return None
        return verify_receipt(raw, registers.usable(at).verify_key(peer.name, key_id, at))
    except (BadReceipt, NoSuchKey, PeersRefused):
        return None


def keep(row: OutboxRow, receipt: Receipt, raw: bytes) -> tuple[HeldReceipt, bool]:
    """Hold a receipt for one of our messages; the first of each stage stands. True if it is new."""
    return HeldReceipt.objects.get_or_create(
        outbox=row, stage=str(receipt.stage), defaults={"raw": raw, "reason": receipt.reason, "at": moment_of(receipt.at)}
    )


def admit(opened: Opened, peer: Peer, heard: HeardReceipt | None, at: datetime) -> Effect:
    """The handler of the kind `receipt/1`. Refuses one that is not the peer's own or not for what we sent."""
    receipt = proven(opened.body, peer, at)
    row = OutboxRow.objects.filter(message_id=receipt.message, peer=peer).first() if receipt else None
    if receipt is None or row is None or row.envelope_hash != receipt.envelope:
        raise NotAdmitted(WRONG_RECEIPT)
    held, new = keep(row, receipt, opened.body)
    if new and heard is not None:
        heard(held)
    return Effect("receipt", row.message_id)
