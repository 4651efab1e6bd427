"""The register as this node uses it: the newest adopted version, and what it allows between this node and another."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from django.conf import settings

from passage.node.peers.errors import PeersRefused, Refusal
from passage.node.peers.exchange import OWN_KINDS
from passage.node.peers.lines import REGISTER_USABLE_FOR
from passage.node.peers.models import RegisterVersion
from passage.rules.envelope import NoSuchKey, SealingPublicKey
from passage.rules.register import ExchangeRefusal, NotAllowed, Register, Staleness, parse, staleness, unbundle


@lru_cache(maxsize=4)
def _read(version: int, digest: str) -> Register:
    """Parsing costs more than all the rest; a version never changes under its hash."""
    document, _ = unbundle(bytes(RegisterVersion.objects.get(version=version, hash=digest).bundle))
    return parse(document)


def newest() -> Register | None:
    """The newest adopted version, however old."""
    found = RegisterVersion.objects.order_by("-version").values_list("version", "hash").first()
    return _read(*found) if found else None


def usable(now: datetime) -> Register:
    """The newest version if it may still be relied on.

    A stale one is used, with a warning at the desk; past the limit it stops the exchange. Raises `PeersRefused`: no_register,
    register_expired.
    """
    register = newest()
    if register is None:
        raise PeersRefused(Refusal.NO_REGISTER)
    if staleness(register, now, REGISTER_USABLE_FOR) is Staleness.EXPIRED:
        raise PeersRefused(Refusal.REGISTER_EXPIRED)
    return register


def why_not(register: Register, peer: str, kind: str, at: datetime) -> ExchangeRefusal | None:
    """Why nothing of this kind may pass between here and `peer` now, or None. Receipts and voids need no leave of their own."""
    try:
        register.may_exchange(settings.NODE_NAME, peer, kind, at)
    except NotAllowed as refused:
        if refused.code is ExchangeRefusal.KIND_NOT_ALLOWED and kind in OWN_KINDS:
            return None
        return refused.code
    return None


def sealing_key_of(register: Register, peer: str, at: datetime) -> SealingPublicKey:
    """The key to seal to for `peer`. Raises `PeersRefused`: no_common_suite, no_sealing_key."""
    try:
        suites = register.suites_between(settings.NODE_NAME, peer)
        return register.member(peer).sealing_key(at, suites)
    except NotAllowed as refused:
        raise PeersRefused(Refusal(refused.code)) from refused
    except NoSuchKey as refused:
        raise PeersRefused(Refusal.NO_SEALING_KEY) from refused
