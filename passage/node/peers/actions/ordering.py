"""Giving messages their effect, in the order of their channel, each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from passage.node.audit import actions as audit
from passage.node.audit.traces import PeerNode
from passage.node.peers import registers
from passage.node.peers.actions import receipts
from passage.node.peers.actions.alarms import raise_alarm
from passage.node.peers.actions.voids import replaced_hash
from passage.node.peers.errors import NotAdmitted
from passage.node.peers.exchange import OWN_KINDS, RECEIPT, VOID, Effect, Handlers, HeardReceipt
from passage.node.peers.lines import CLOCK_SKEW
from passage.node.peers.models import Channel, InboxRow
from passage.rules.envelope import BadEnvelope, Opened, ReceiptStage, Suite, open_envelope


@dataclass(frozen=True)
class Hands:
    """Who takes what came: the handler of each kind, whoever is told of receipts, and the time."""

    admit: Handlers
    heard: HeardReceipt | None
    at: datetime


def run(channel: Channel, arrived: InboxRow, opened: Opened | None, hands: Hands) -> None:
    """Run each message of the locked channel whose turn has come, beginning with `arrived` if it is its turn."""
    before = channel.heard_seq
    while (turn := _next(channel)) is not None:
        if turn.pk == arrived.pk:
            _settle(channel, arrived, opened, hands, waited=False)
        else:
            _settle(channel, turn, None, hands, waited=True)
    if channel.heard_seq != before:
        channel.save(update_fields=["heard_seq", "heard_hash"])


def _next(channel: Channel) -> InboxRow | None:
    of_channel = InboxRow.objects.filter(sender_id=channel.peer_id, channel=channel.public_id)
    return of_channel.filter(seq=channel.heard_seq + 1).select_related("sender").order_by("pk").first()


def _settle(channel: Channel, row: InboxRow, opened: Opened | None, hands: Hands, *, waited: bool) -> None:
    """Give one message its effect or refuse it; either way its number is heard."""
    heard_hash = row.envelope_hash
    if row.state == "held":
        try:
            opened = opened or _open_again(row)
            _look_at_chain(channel, row, opened)
            with transaction.atomic():
                effect = _hand_over(row, opened, hands)
            heard_hash = (row.kind == VOID and replaced_hash(opened.body)) or heard_hash
            _admitted(row, effect)
        except (NotAdmitted, BadEnvelope) as refused:
            _refused(row, channel, str(refused.code), hands, waited=waited)
    channel.heard_seq, channel.heard_hash = row.seq, heard_hash


def _hand_over(row: InboxRow, opened: Opened, hands: Hands) -> Effect | None:
    if row.kind == RECEIPT:
        return receipts.admit(opened, row.sender, hands.heard, hands.at)
    if row.kind == VOID:
        if replaced_hash(opened.body) is None:
            raise NotAdmitted("bad_void")
        return None
    handler = hands.admit.get(row.kind)
    if handler is None:
        raise NotAdmitted("unknown_kind")
    return handler(opened, row.sender)


def _open_again(row: InboxRow) -> Opened:
    """Open a held envelope when its turn has come, as of the time it was received."""
    at = row.received_at
    register = registers.usable(at)
    return open_envelope(
        bytes(row.raw or b""),
        recipient=settings.NODE_NAME,
        keys=settings.KEYRING.sealing_keys(),
        verify_key_of=lambda header: register.verify_key(header.sender, header.sender_key, at),
        suites=list(Suite),
        now=at,
        skew=CLOCK_SKEW,
    )


def _look_at_chain(channel: Channel, row: InboxRow, opened: Opened) -> None:
    """A message that follows another than the one heard last is taken, but somebody must look: the peer's channel was forked.

    That happens when a peer was put back to an older backup. Refusing would cut the person off from help for good.
    """
    if opened.header.prev != channel.heard_hash:
        raise_alarm(by=PeerNode(row.sender.name), code="channel_forked", peer=row.sender, thing_id=row.message_id)


def _admitted(row: InboxRow, effect: Effect | None) -> None:
    row.state, row.raw = "admitted", None
    row.save(update_fields=["state", "raw"])
    made = effect or Effect()
    audit.record(
        by=PeerNode(row.sender.name),
        act="envelope.admit",
        thing="envelope",
        thing_id=row.message_id,
        kind=row.kind,
        made=made.thing,
        made_id=made.thing_id,
    )


def _refused(row: InboxRow, channel: Channel, reason: str, hands: Hands, *, waited: bool) -> None:
    """Refuse for good. One that had waited was answered `received` before: its sender is told by an envelope of its own."""
    row.receipt = receipts.resigned(row, ReceiptStage.REFUSED, reason, hands.at)
    row.state, row.reason, row.raw = "refused", reason, None
    row.save(update_fields=["state", "reason", "raw", "receipt"])
    by = PeerNode(row.sender.name)
    audit.record(by=by, act="envelope.refuse", thing="envelope", thing_id=row.message_id, kind=row.kind, reason=reason)
    if reason == receipts.WRONG_RECEIPT:
        raise_alarm(by=by, code=reason, peer=row.sender, thing_id=row.message_id)
    if waited and row.kind not in OWN_KINDS:
        receipts.send(by=by, inbox=row, channel=channel, raw=bytes(row.receipt), at=hands.at)
