"""Taking a peer's envelope: checked, stored once, logged, answered by a signed receipt, given its effect, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.audit.traces import PeerNode
from passage.node.peers import crash, registers
from passage.node.peers.actions import log, ordering
from passage.node.peers.actions.alarms import raise_alarm
from passage.node.peers.errors import PeersRefused
from passage.node.peers.exchange import OWN_KINDS, RECEIPT, VOID, Handlers, HeardReceipt, ReceiveResult
from passage.node.peers.lines import CLOCK_SKEW
from passage.node.peers.models import Channel, InboxRow, Peer
from passage.rules.envelope import (
    BadEnvelope,
    Header,
    Opened,
    Receipt,
    ReceiptStage,
    Refusal,
    Suite,
    envelope_hash,
    moment,
    open_envelope,
    read_header,
    sign_receipt,
    stamp,
)
from passage.rules.register import ExchangeRefusal, Register

HELD_LIMIT = 200
LOCK_WAIT = "500ms"
ATTEMPTS = 3
# Raised only once the sender's signature held: worth a signed answer, after which the sender need not try again.
REFUSED_FOR_GOOD = frozenset(
    {
        Refusal.EXPIRED,
        Refusal.UNKNOWN_KIND,
        Refusal.SUITE_NOT_ALLOWED,
        Refusal.UNKNOWN_RECIPIENT_KEY,
        Refusal.CANNOT_OPEN,
        Refusal.BAD_PADDING,
    }
)


@dataclass(frozen=True)
class Arrival:
    """An envelope whose sender is proven. `refusal`: why it cannot be taken, or ""; `opened`: what was in it otherwise."""

    raw: bytes
    header: Header
    opened: Opened | None
    refusal: str
    at: datetime


def receive(
    *,
    raw: bytes,
    admit: Handlers,
    heard: HeardReceipt | None = None,
    carrier: str | None = None,
    now: datetime | None = None,
) -> ReceiveResult:
    """Take one envelope. `admit`: the handler of each kind ("referral/1"); `heard`: told of each receipt from a peer's desk.

    `carrier`: the node that signed the request which brought it; it must be the sender. A handler refuses with `NotAdmitted`.
    Whatever else it raises rolls everything back, and the sender tries again. See `ReceiveResult` for the answers.
    """
    now = now or timezone.now()
    try:
        register = registers.usable(now)
        arrival = _check(raw, register, admit, now)
    except PeersRefused as refused:
        return ReceiveResult(403, str(refused.code))
    except BadEnvelope as refused:
        return ReceiveResult(400 if refused.code in (Refusal.MALFORMED, Refusal.TOO_LARGE) else 403, str(refused.code))
    if carrier is not None and carrier != arrival.header.sender:
        return ReceiveResult(403, "carried_by_another")
    closed = registers.why_not(register, arrival.header.sender, RECEIPT, now)
    if closed is not None:
        return ReceiveResult(403, str(closed))
    return _take_in_turn(arrival, register.version, admit, heard)


def _check(raw: bytes, register: Register, admit: Handlers, now: datetime) -> Arrival:
    """Prove the sender and open the body. Raises `BadEnvelope` for what is not worth a signed answer."""
    header = read_header(raw)
    try:
        opened = open_envelope(
            raw,
            recipient=settings.NODE_NAME,
            keys=settings.KEYRING.sealing_keys(),
            verify_key_of=lambda header: register.verify_key(header.sender, header.sender_key, now),
            suites=list(Suite),
            now=now,
            skew=CLOCK_SKEW,
        )
    except BadEnvelope as refused:
        if refused.code not in REFUSED_FOR_GOOD:
            raise
        return Arrival(raw, header, None, str(refused.code), now)
    refusal = _why_not_taken(header, register, admit, now)
    return Arrival(raw, header, None if refusal else opened, refusal, now)


def _why_not_taken(header: Header, register: Register, admit: Handlers, now: datetime) -> str:
    """What this node knows or the register allows too little for, or ""."""
    if header.suite not in register.member(settings.NODE_NAME).suites:
        return str(Refusal.SUITE_NOT_ALLOWED)
    if header.kind not in admit and header.kind not in OWN_KINDS:
        return str(Refusal.UNKNOWN_KIND)
    # A closed corridor is no refusal for good: nothing enters, and the sender may try again.
    not_allowed = registers.why_not(register, header.sender, header.kind, now) is ExchangeRefusal.KIND_NOT_ALLOWED
    return str(ExchangeRefusal.KIND_NOT_ALLOWED) if not_allowed else ""


def _take_in_turn(arrival: Arrival, version: int, admit: Handlers, heard: HeardReceipt | None) -> ReceiveResult:
    """Begin anew when another transaction held a lock too long; after that the sender is asked to come again."""
    attempts = 1 if transaction.get_connection().in_atomic_block else ATTEMPTS
    while True:
        try:
            with transaction.atomic():
                result = _take(arrival, version, admit, heard)
                crash.at("receive_before_commit")
            return result
        except OperationalError:
            attempts -= 1
            if not attempts:
                raise


def _take(arrival: Arrival, version: int, admit: Handlers, heard: HeardReceipt | None) -> ReceiveResult:
    header = arrival.header
    _wait_briefly()
    peer = Peer.objects.select_for_update(no_key=True).get(name=header.sender)
    peer.last_heard_at = arrival.at
    peer.save(update_fields=["last_heard_at"])
    if header.register > version:
        raise_alarm(by=PeerNode(peer.name), code="register_behind", peer=None, thing_id=str(header.register))
    known = InboxRow.objects.filter(sender=peer, message_id=header.id).first()
    if known is not None:
        return _repeated(known, arrival, peer)
    channel = _channel(header, peer)
    if channel is None:
        return ReceiveResult(403, "channel_of_another")
    if header.seq > channel.heard_seq + 1 and _held(channel) >= HELD_LIMIT:
        return ReceiveResult(403, "too_many_held")
    arrival = _without_place(arrival, channel, peer)
    row = _store(arrival, peer)
    ordering.run(channel, row, arrival.opened, ordering.Hands(admit, heard, arrival.at))
    return ReceiveResult(
        status=422 if row.state == "refused" else 200,
        code=row.reason if row.state == "refused" else "received",
        receipt=bytes(row.receipt),
        missing_from=channel.heard_seq + 1 if row.state == "held" else 0,
    )


def _wait_briefly() -> None:
    """Give up on a lock before PostgreSQL looks for deadlocks (1 s): the sender tries again, an officer's page does not fail."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCK_WAIT])


def _repeated(known: InboxRow, arrival: Arrival, peer: Peer) -> ReceiveResult:
    """The same id again: the stored receipt for the same bytes, an alarm for others."""
    if known.envelope_hash != envelope_hash(arrival.raw):
        raise_alarm(by=PeerNode(peer.name), code="other_bytes", peer=peer, thing_id=known.message_id)
        return ReceiveResult(409, "other_bytes")
    missing = 0
    if known.state == "held":
        missing = Channel.objects.get(public_id=known.channel).heard_seq + 1
    refused = known.state == "refused"
    return ReceiveResult(422 if refused else 200, known.reason if refused else "received", bytes(known.receipt), missing)


def _channel(header: Header, peer: Peer) -> Channel | None:
    """The channel, locked; made on first hearing. None if that id is the channel of another peer."""
    public_id = UUID(header.channel)
    Channel.objects.get_or_create(public_id=public_id, defaults={"peer": peer})
    channel = Channel.objects.select_for_update(no_key=True).get(public_id=public_id)
    return channel if channel.peer_id == peer.pk else None


def _held(channel: Channel) -> int:
    return InboxRow.objects.filter(sender_id=channel.peer_id, channel=channel.public_id, state="held").count()


def _without_place(arrival: Arrival, channel: Channel, peer: Peer) -> Arrival:
    """The arrival, refused if another message already has its number in the channel."""
    header = arrival.header
    taken = header.seq <= channel.heard_seq
    taken = taken or InboxRow.objects.filter(sender=peer, channel=channel.public_id, seq=header.seq).exists()
    if arrival.refusal or not taken:
        return arrival
    if header.kind == VOID:
        return replace(arrival, opened=None, refusal="already_heard")
    raise_alarm(by=PeerNode(peer.name), code="number_taken", peer=peer, thing_id=header.id)
    return replace(arrival, opened=None, refusal="number_taken")


def _store(arrival: Arrival, peer: Peer) -> InboxRow:
    """Append the log leaf, sign the receipt, write the row: held for now, or refused."""
    header = arrival.header
    digest = envelope_hash(arrival.raw)
    leaf = log.append(digest, arrival.at)
    stage = ReceiptStage.REFUSED if arrival.refusal else ReceiptStage.RECEIVED
    receipt = Receipt(
        stage=stage,
        message=header.id,
        envelope=digest,
        node=settings.NODE_NAME,
        at=stamp(arrival.at),
        reason=arrival.refusal,
        log_index=leaf.index,
        log_root=leaf.root,
    )
    row = InboxRow.objects.create(
        sender=peer,
        message_id=header.id,
        channel=UUID(header.channel),
        seq=header.seq,
        kind=header.kind,
        envelope_hash=digest,
        raw=None if arrival.refusal else arrival.raw,
        state="refused" if arrival.refusal else "held",
        reason=arrival.refusal,
        receipt=sign_receipt(receipt, settings.KEYRING.signing),
        log_index=leaf.index,
        received_at=arrival.at,
        not_after=moment(header.not_after),
    )
    audit.record(
        by=PeerNode(peer.name),
        act="envelope.refuse" if arrival.refusal else "envelope.receive",
        thing="envelope",
        thing_id=header.id,
        kind=header.kind,
        reason=arrival.refusal,
    )
    return row
