"""The words the exchange is spoken in: what a handler gets and gives, what the wire answers, the kinds it keeps for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from passage.node.peers.models import HeldReceipt, OutboxRow, Peer
from passage.rules.envelope import Opened

RECEIPT = "receipt/1"
VOID = "void/1"
OWN_KINDS = frozenset({RECEIPT, VOID})


@dataclass(frozen=True)
class Effect:
    """What admitting a message made or changed: a word and an id for the log. A handler may also return nothing."""

    thing: str = ""
    thing_id: str = ""


Admit = Callable[[Opened, Peer], Effect | None]
Handlers = Mapping[str, Admit]
HeardReceipt = Callable[[HeldReceipt], object]
StillAllowed = Callable[[OutboxRow], bool]
Undelivered = Callable[[OutboxRow], object]


@dataclass(frozen=True)
class Followers:
    """Who follows what is delivered: asked before a row leaves, told when one is given up, told of each receipt."""

    still_allowed: StillAllowed | None = None
    undelivered: Undelivered | None = None
    heard: HeardReceipt | None = None


@dataclass(frozen=True)
class ReceiveResult:
    """How the wire answers: an HTTP status, a code, the signed receipt if there is one.

    200: stored, `receipt` says received. 422: refused for good, `receipt` says refused and why. 409: the same id came with other
    bytes. 400, 403, 503: not taken and not stored; the sender may try again. `missing_from`: the lowest number of the channel
    that this node still waits for, 0 when none is missing.
    """

    status: int
    code: str
    receipt: bytes | None = None
    missing_from: int = 0
