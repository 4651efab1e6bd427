"""Adopting a version of the register that the states signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.audit.traces import ActorKind
from passage.node.peers import registers
from passage.node.peers.models import Peer, RegisterVersion
from passage.rules.register import Register, StateSignature, bundle, parse, verify

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor


@transaction.atomic
def adopt_register(
    *, by: Actor, document: bytes, signatures: Sequence[StateSignature], now: datetime | None = None
) -> RegisterVersion:
    """Take a register over if the states that must sign its changes did; the peers are then those it names.

    The version that is already in use is taken again without effect. Versions come one after the other. The first one proves only
    that its states agree with each other: compare its fingerprint in person before. Raises `rules.register.BadRegister`.
    """
    if by.trace.kind is not ActorKind.CONSOLE:
        require(by, Permission.MANAGE_NODE)
    now = now or timezone.now()
    claimed = parse(document)
    known = RegisterVersion.objects.filter(version=claimed.version, hash=claimed.hash).first()
    if known is not None:
        return known
    register = verify(document, signatures, registers.newest())
    version = RegisterVersion.objects.create(version=register.version, bundle=bundle(document, signatures), hash=register.hash)
    _write_peers(register, now)
    audit.record(by=by, act="register.adopt", thing="register", thing_id=register.version, hash=register.hash)
    return version


def _write_peers(register: Register, now: datetime) -> None:
    for member in register.nodes:
        if member.name != settings.NODE_NAME:
            Peer.objects.update_or_create(
                name=member.name,
                defaults={
                    "country": member.country,
                    "names": dict(member.agency),
                    "endpoint": member.endpoint,
                    "active": not register.is_suspended(member.name, now),
                },
            )
