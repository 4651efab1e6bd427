"""Reading about other nodes: who they are, how the lines to them stand, what a person must look at."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone

from passage.node.peers import registers
from passage.node.peers.errors import PeersRefused
from passage.node.peers.lines import REGISTER_USABLE_FOR, Line, state_of
from passage.node.peers.models import Alarm, Channel, InboxRow, LogLeaf, OutboxRow, Peer, RegisterVersion
from passage.rules import chain
from passage.rules.envelope import NoSuchKey, NoSuchKeyReason, VerifyKey
from passage.rules.register import Staleness, fingerprint, staleness

if TYPE_CHECKING:
    from django.db.models import QuerySet


def peers() -> QuerySet[Peer]:
    """Every node this one may know of, by name."""
    return Peer.objects.order_by("name")


def active_peers() -> QuerySet[Peer]:
    """The nodes that something can be sent to now."""
    return Peer.objects.filter(active=True).order_by("name")


def peer(name: str) -> Peer | None:
    return Peer.objects.filter(name=name).first()


def channel(public_id: UUID) -> Channel | None:
    return Channel.objects.select_related("peer").filter(public_id=public_id).first()


def lines(now: datetime | None = None) -> list[Line]:
    """The line to each peer, in one query however many messages wait."""
    now = now or timezone.now()
    waiting = Q(outbox__state="waiting")
    rows = Peer.objects.annotate(waiting=Count("outbox", filter=waiting), oldest=Min("outbox__created", filter=waiting))
    return [
        Line(
            peer=row.name,
            country=row.country,
            names=row.names,
            active=row.active,
            state=state_of(row, now),
            failures=row.failures,
            rests_until=row.closed_until if row.closed_until and row.closed_until > now else None,
            waiting=row.waiting,
            oldest=row.oldest,
            last_sent_at=row.last_sent_at,
            last_heard_at=row.last_heard_at,
        )
        for row in rows.order_by("name")
    ]


def is_anything_due(now: datetime) -> bool:
    """Whether a row waits that could go or must be buried now; writes and locks nothing."""
    return OutboxRow.objects.filter(state="waiting", next_try_at__lte=now).exists()


def open_alarms() -> QuerySet[Alarm]:
    """What nobody has settled yet, newest first."""
    return Alarm.objects.filter(settled_at=None).select_related("peer").order_by("-raised_at", "-pk")


def alarm(pk: int) -> Alarm | None:
    return Alarm.objects.select_related("peer").filter(pk=pk).first()


@dataclass(frozen=True)
class RegisterState:
    """The register in use: its version, when it was issued, how far it may be relied on, and the digits to compare aloud."""

    version: int
    issued: datetime
    staleness: Staleness
    fingerprint: str


def register_state(now: datetime | None = None) -> RegisterState | None:
    """None before the first register is adopted."""
    register = registers.newest()
    if register is None:
        return None
    age = staleness(register, now or timezone.now(), REGISTER_USABLE_FOR)
    return RegisterState(register.version, register.issued, age, fingerprint(register.to_bytes()))


def register_bundle() -> bytes | None:
    """The newest register with its signatures, to hand on."""
    row = RegisterVersion.objects.order_by("-version").first()
    return bytes(row.bundle) if row else None


def why_not_exchange(name: str, kind: str, now: datetime | None = None) -> str | None:
    """Why nothing of this kind may pass between this node and `name` now, as a code; None if it may."""
    now = now or timezone.now()
    try:
        return registers.why_not(registers.usable(now), name, kind, now)
    except PeersRefused as refused:
        return refused.code


def may_exchange(name: str, kind: str, now: datetime | None = None) -> bool:
    return why_not_exchange(name, kind, now) is None


def key_to_trust(now: datetime) -> Callable[[str, str], VerifyKey]:
    """How the wire looks up the key that signed a request, by node and key id. What it returns raises `NoSuchKey`."""
    register = registers.newest()

    def of(name: str, key_id: str) -> VerifyKey:
        if register is None:
            raise NoSuchKey(NoSuchKeyReason.UNKNOWN_SENDER)
        return register.verify_key(name, key_id, now)

    return of


def card() -> dict[str, object]:
    """Who this node is and its public keys: what a state needs to put it into the register."""
    register = registers.newest()
    signing = settings.KEYRING.signing.public()
    sealing = [key.public() for _, key in settings.KEYRING.sealing.values()]
    return {
        "node": settings.NODE_NAME,
        "country": settings.NODE_COUNTRY,
        "endpoint": settings.NODE_ADDRESS,
        "signing": {"id": signing.id, "key": _base64(signing.to_bytes())},
        "sealing": [{"id": key.id, "suite": str(key.suite), "key": _base64(key.to_bytes())} for key in sealing],
        "register": register.version if register else 0,
    }


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def inclusion(message: InboxRow) -> tuple[int, list[str]]:
    """The size of the log and the path (hex) from the message's leaf to its root: with the receipt, proof of receiving."""
    leaves = [bytes.fromhex(leaf) for leaf in LogLeaf.objects.order_by("index").values_list("hash", flat=True)]
    return len(leaves), [step.hex() for step in chain.inclusion_proof(message.log_index, leaves)]
