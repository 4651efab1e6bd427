"""Other nodes for tests: they have only their own keys and a register, and speak to this node in real bytes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from passage.node.audit.traces import Console
from passage.node.peers import actions, queries
from passage.node.peers.models import OutboxRow, Peer
from passage.rules import register as registers
from passage.rules.envelope import (
    Header,
    Opened,
    Receipt,
    ReceiptStage,
    SealingKey,
    SigningKey,
    Suite,
    bucket_for,
    envelope_hash,
    open_envelope,
    seal,
    sign_receipt,
    stamp,
    transport_headers,
    uuid7,
)
from passage.rules.journey import Kind

BY = Console("test")
BEGINS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
ROOTS = {code: SigningKey.generate() for code in ("KH", "LA", "MM", "TH")}
KINDS = frozenset(f"{kind}/1" for kind in Kind)
ROOT_HASH = "0" * 64


@dataclass
class OtherNode:
    """A peer of the node under test, which is `settings.NODE_NAME`.

    `seal` makes an envelope to us, numbered and chained as a real one; `open` reads ours; `receipt_for` signs an answer.
    """

    name: str = "kh"
    country: str = "KH"
    suites: tuple[Suite, ...] = tuple(Suite)
    kinds: frozenset[str] = KINDS
    signing: SigningKey = field(default_factory=SigningKey.generate)
    sealing: dict[Suite, SealingKey] = field(default_factory=lambda: {suite: SealingKey.generate(suite) for suite in Suite})
    sent: dict[str, tuple[int, str]] = field(default_factory=dict)
    port: int = 8101

    @property
    def endpoint(self) -> str:
        return f"http://{self.name}.localhost:{self.port}"

    @property
    def row(self) -> Peer:
        """What the node under test knows of this one."""
        found = queries.peer(self.name)
        assert found is not None
        return found

    def member(self) -> registers.Member:
        return _member(self.name, self.country, self.endpoint, self.signing, list(self.sealing.values()), self)

    def seal(
        self,
        kind: str = "message/1",
        body: bytes = b"{}",
        *,
        channel: str = "",
        purpose: str = "protection",
        suite: Suite = Suite.XWING,
        at: datetime | None = None,
        **header: object,
    ) -> bytes:
        """The next envelope of a channel (a fresh one if none is named) to us; `header` overrides single fields."""
        at = at or timezone.now()
        channel = channel or str(uuid4())
        seq, prev = self.sent.get(channel, (0, ""))
        to = settings.KEYRING.newest_sealing()[suite].public()
        values: dict[str, object] = {
            "id": uuid7(int(at.timestamp() * 1000), os.urandom(10)),
            "sender": self.name,
            "recipient": settings.NODE_NAME,
            "sender_key": self.signing.id,
            "recipient_key": to.id,
            "suite": suite,
            "channel": channel,
            "seq": seq + 1,
            "prev": prev,
            "created": stamp(at),
            "not_after": stamp(at + timedelta(days=14)),
            "kind": kind,
            "purpose": purpose,
            "consent": "",
            "bucket": bucket_for(len(body)),
            "register": 1,
        }
        values.update(header)
        raw = seal(header=Header(**values), body=body, to=to, by=self.signing)  # type: ignore[arg-type]
        self.sent[channel] = (seq + 1, envelope_hash(raw))
        return raw

    def open(self, raw: bytes, at: datetime | None = None) -> Opened:
        """What this node reads in an envelope of ours."""
        return open_envelope(
            raw,
            recipient=self.name,
            keys={key.id: key for key in self.sealing.values()},
            verify_key_of=lambda header: settings.KEYRING.signing.public(),
            suites=list(self.suites),
            now=at or timezone.now(),
            skew=timedelta(minutes=10),
        )

    def receipt_for(
        self, row: OutboxRow, stage: ReceiptStage = ReceiptStage.RECEIVED, reason: str = "", **fields: object
    ) -> bytes:
        """This node's signed answer to an envelope of ours; `fields` overrides single ones."""
        values: dict[str, object] = {
            "stage": stage,
            "message": row.message_id,
            "envelope": row.envelope_hash,
            "node": self.name,
            "at": stamp(timezone.now()),
            "reason": reason,
            "log_index": 0,
            "log_root": ROOT_HASH,
        }
        values.update(fields)
        return sign_receipt(Receipt(**values), self.signing)  # type: ignore[arg-type]

    def headers_for(self, raw: bytes, at: datetime | None = None) -> dict[str, str]:
        """The signed headers of the request that brings `raw` to our wire door."""
        url = f"{settings.NODE_ADDRESS}/wire/envelope"
        return transport_headers("POST", url, raw, self.signing, self.name, at or timezone.now(), uuid4().hex)


def make_register(
    *others: OtherNode,
    suspensions: Sequence[registers.Suspension] = (),
    issued: datetime | None = None,
    own_suites: tuple[Suite, ...] = tuple(Suite),
) -> registers.Register:
    """A register of this node and `others`, signed by all test states and adopted; the next version if there is one already."""
    register = draw_register(*others, before=_newest(), suspensions=suspensions, issued=issued, own_suites=own_suites)
    document = register.to_bytes()
    actions.adopt_register(by=BY, document=document, signatures=sign_by_states(document))
    return register


def draw_register(
    *others: OtherNode,
    before: registers.Register | None = None,
    suspensions: Sequence[registers.Suspension] = (),
    issued: datetime | None = None,
    own_suites: tuple[Suite, ...] = tuple(Suite),
) -> registers.Register:
    """The same, neither signed nor adopted; follows `before`."""
    us = OtherNode(name=settings.NODE_NAME, country=settings.NODE_COUNTRY, suites=own_suites)
    sealing = [key for _, key in settings.KEYRING.sealing.values()]
    own = _member(us.name, us.country, settings.NODE_ADDRESS, settings.KEYRING.signing, sealing, us)
    members = {member.name: member for member in (before.nodes if before else ())}
    members |= {other.name: other.member() for other in others} | {own.name: own}
    return registers.Register(
        version=before.version + 1 if before else 1,
        previous=before.hash if before else "",
        issued=(issued or timezone.now()).replace(microsecond=0),
        states=tuple(registers.State(code, (root.public(),)) for code, root in sorted(ROOTS.items())),
        threshold=3,
        nodes=tuple(members[name] for name in sorted(members)),
        suspensions=tuple(sorted(suspensions, key=lambda suspension: suspension.target)),
    )


def sign_by_states(document: bytes, *codes: str) -> list[registers.StateSignature]:
    """The signatures of these test states, or of all."""
    return [registers.sign(document, code, ROOTS[code]) for code in codes or sorted(ROOTS)]


def suspend_corridor(one: str, other: str, at: datetime | None = None) -> registers.Suspension:
    """All traffic between two countries stopped by the first of them."""
    since = ((at or timezone.now()) - timedelta(minutes=1)).replace(microsecond=0)
    return registers.Suspension("", tuple(sorted((one, other))), (one,), since, "decided_by_the_state")


def make_other_node(name: str = "kh", country: str = "KH") -> OtherNode:
    """One other node, in a register that this node adopted."""
    other = OtherNode(name, country)
    make_register(other)
    return other


def _newest() -> registers.Register | None:
    raw = queries.register_bundle()
    return registers.parse(registers.unbundle(raw)[0]) if raw else None


def _member(
    name: str, country: str, endpoint: str, signing: SigningKey, sealing: Sequence[SealingKey], of: OtherNode
) -> registers.Member:
    keys = sorted((key.public() for key in sealing), key=lambda key: key.id)
    return registers.Member(
        name=name,
        country=country,
        agency={"en": f"Test node {name}"},
        endpoint=endpoint,
        signing=(registers.ListedSigningKey(signing.public(), BEGINS, ENDS),),
        sealing=tuple(registers.ListedSealingKey(key, BEGINS, ENDS) for key in keys),
        kinds=of.kinds,
        suites=of.suites,
        roles=frozenset({registers.Role.CASEWORK}),
    )
