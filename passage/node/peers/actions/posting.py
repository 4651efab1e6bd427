"""Making an envelope for a peer, in the transaction of the change that it speaks of."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.peers import registers
from passage.node.peers.errors import PeersRefused, Refusal
from passage.node.peers.lines import KEEP_TRYING
from passage.node.peers.models import Channel, OutboxRow, Peer
from passage.rules.envelope import Header, bucket_for, envelope_hash, moment, seal, stamp, uuid7

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor


@dataclass(frozen=True)
class Place:
    """Where an envelope stands in its channel: its number and the hash of the one before it."""

    seq: int
    prev: str


@dataclass(frozen=True)
class Content:
    """What is sealed and what the header says of it. `consent_hash`: as `rules.envelope.Header.consent`."""

    kind: str
    purpose: str
    consent_hash: str
    body: bytes


@transaction.atomic
def open_channel(*, by: Actor, peer: Peer) -> Channel:
    """Begin one case between this node and `peer`."""
    channel = Channel.objects.create(peer=peer)
    audit.record(by=by, act="channel.open", thing="channel", thing_id=channel.public_id, peer=peer.name)
    return channel


def post(
    *,
    by: Actor,
    channel: Channel,
    kind: str,
    purpose: str,
    consent_hash: str,
    body: bytes,
    not_after_days: int = KEEP_TRYING.days,
    now: datetime | None = None,
) -> OutboxRow:
    """Seal `body` for the channel's peer and put it in the outbox, inside the caller's transaction.

    `kind` with its version ("tracing_request/1"), `purpose` of `rules.consent.Purpose` or "", `consent_hash` of the consent
    statement, "override:" and a hash, or "". The bytes made here are the ones that go, however often they are tried.
    Raises `PeersRefused`: no_transaction, no_register, register_expired, or why the register does not allow it; and `BadEnvelope`
    for a body or header that cannot be.
    """
    if not transaction.get_connection().in_atomic_block:
        raise PeersRefused(Refusal.NO_TRANSACTION)
    now = now or timezone.now()
    channel = Channel.objects.select_for_update(no_key=True, of=("self",)).select_related("peer").get(pk=channel.pk)
    place = Place(channel.sent_seq + 1, channel.sent_hash)
    row = write(channel, place, Content(kind, purpose, consent_hash, body), now, timedelta(days=not_after_days))
    channel.sent_seq, channel.sent_hash = row.seq, row.envelope_hash
    channel.save(update_fields=["sent_seq", "sent_hash"])
    audit.record(by=by, act="envelope.post", thing="envelope", thing_id=row.message_id, kind=kind, peer=channel.peer.name)
    return row


def write(channel: Channel, place: Place, content: Content, now: datetime, life: timedelta) -> OutboxRow:
    """Seal and store one envelope at a place of the channel. The caller holds the channel and keeps its count."""
    register = registers.usable(now)
    refused = registers.why_not(register, channel.peer.name, content.kind, now)
    if refused is not None:
        raise PeersRefused(Refusal(refused))
    to = registers.sealing_key_of(register, channel.peer.name, now)
    signing = settings.KEYRING.signing
    header = Header(
        id=uuid7(int(now.timestamp() * 1000), os.urandom(10)),
        sender=settings.NODE_NAME,
        recipient=channel.peer.name,
        sender_key=signing.id,
        recipient_key=to.id,
        suite=to.suite,
        channel=str(channel.public_id),
        seq=place.seq,
        prev=place.prev,
        created=stamp(now),
        not_after=stamp(now + life),
        kind=content.kind,
        purpose=content.purpose,
        consent=content.consent_hash,
        bucket=bucket_for(len(content.body)),
        register=register.version,
    )
    raw = seal(header=header, body=content.body, to=to, by=signing)
    return OutboxRow.objects.create(
        message_id=header.id,
        channel=channel,
        peer=channel.peer,
        seq=place.seq,
        kind=content.kind,
        consent_hash=content.consent_hash,
        raw=raw,
        envelope_hash=envelope_hash(raw),
        body_hash=hashlib.sha256(content.body).hexdigest(),
        created=now,
        not_after=moment(header.not_after),
        next_try_at=now,
    )
