"""The register: who belongs to the network, with which keys, and who is cut off. One canonical document for each version."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from passage.rules import chain
from passage.rules.chain.spelling import is_hash, is_whole_second, stamp
from passage.rules.keys import NoSuchKey, NoSuchKeyReason, Suite, VerifyKey
from passage.rules.register.members import Member, State, Suspension, ordered
from passage.rules.register.refusals import BadRegister, ExchangeRefusal, NotAllowed, RegisterFault

FORMAT = 1
FRESH_FOR = timedelta(days=7)
_LARGEST_INTEGER = 2**53 - 1


class Staleness(StrEnum):
    """How far a register may still be relied on."""

    FRESH = "fresh"
    STALE = "stale"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Register:
    """One version of the register.

    `version`: 1 and up. `previous`: `hash` of the version before, "" for the first. `issued`: aware, whole seconds. `states`,
    `nodes`, `suspensions`: put in order of code, name, target. `threshold`: how many of the states a general act needs; more than
    half of them, so that two halves cannot each go their own way. Raises `BadRegister` when built with anything else.
    """

    version: int
    previous: str
    issued: datetime
    states: tuple[State, ...]
    threshold: int
    nodes: tuple[Member, ...]
    suspensions: tuple[Suspension, ...]

    def __post_init__(self) -> None:
        self._check_head()
        object.__setattr__(self, "states", ordered(self.states, lambda state: state.code))
        object.__setattr__(self, "nodes", ordered(self.nodes, lambda node: node.name))
        object.__setattr__(self, "suspensions", ordered(self.suspensions, lambda suspension: suspension.target))
        keys = Counter(self._key_ids())
        if keys and max(keys.values()) > 1:
            raise BadRegister(RegisterFault.KEY_TWICE)
        codes, names = {state.code for state in self.states}, {node.name for node in self.nodes}
        for suspension in self.suspensions:
            if not set(suspension.by) <= codes or (suspension.node and suspension.node not in names):
                raise BadRegister(RegisterFault.BAD_SUSPENSION)

    def _check_head(self) -> None:
        if type(self.version) is not int or not 1 <= self.version <= _LARGEST_INTEGER or not is_whole_second(self.issued):
            raise BadRegister(RegisterFault.MALFORMED)
        if (self.version == 1) != (self.previous == "") or (self.previous and not is_hash(self.previous)):
            raise BadRegister(RegisterFault.MALFORMED)
        if not self.states:
            raise BadRegister(RegisterFault.NO_STATES)
        if type(self.threshold) is not int or not len(self.states) < 2 * self.threshold <= 2 * len(self.states):
            raise BadRegister(RegisterFault.BAD_THRESHOLD)

    def _key_ids(self) -> Iterator[str]:
        for state in self.states:
            yield from (root.id for root in state.roots)
        for node in self.nodes:
            yield from (listed.key.id for listed in node.signing)
            yield from (listed.key.id for listed in node.sealing)

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785) that the states sign."""
        return chain.canonical(
            {
                "v": FORMAT,
                "version": self.version,
                "previous": self.previous,
                "issued": stamp(self.issued),
                "threshold": self.threshold,
                "states": [state.values() for state in self.states],
                "nodes": [node.values() for node in self.nodes],
                "suspensions": [suspension.values() for suspension in self.suspensions],
            }
        )

    @property
    def hash(self) -> str:
        """SHA-256 of the document in hex: `previous` of the next version."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def state(self, code: str) -> State | None:
        return next((state for state in self.states if state.code == code), None)

    def has_member(self, name: str) -> bool:
        return any(node.name == name for node in self.nodes)

    def member(self, name: str) -> Member:
        """The node of that name. Raises `NotAllowed("unknown_member")`."""
        for node in self.nodes:
            if node.name == name:
                return node
        raise NotAllowed(ExchangeRefusal.UNKNOWN_MEMBER)

    def verify_key(self, name: str, key_id: str, at: datetime) -> VerifyKey:
        """The key with which `name` signed, if a signature received at `at` counts.

        Raises `keys.NoSuchKey` with code `unknown_sender`, `unknown_key` or `key_not_trusted`.
        """
        if not self.has_member(name):
            raise NoSuchKey(NoSuchKeyReason.UNKNOWN_SENDER)
        return self.member(name).verify_key(key_id, at)

    def suites_between(self, a: str, b: str) -> tuple[Suite, ...]:
        """The suites both nodes may use, in the order `b`, who receives, prefers. Raises `NotAllowed`."""
        ours = set(self.member(a).suites)
        common = tuple(suite for suite in self.member(b).suites if suite in ours)
        if not common:
            raise NotAllowed(ExchangeRefusal.NO_COMMON_SUITE)
        return common

    def is_suspended(self, name: str, at: datetime) -> bool:
        """Is the node itself cut off at `at`?"""
        return any(suspension.node == name and suspension.since <= at for suspension in self.suspensions)

    def is_corridor_suspended(self, one: str, other: str, at: datetime) -> bool:
        """Is the traffic between two countries cut off at `at`?"""
        corridor = tuple(sorted((one, other)))
        return any(suspension.corridor == corridor and suspension.since <= at for suspension in self.suspensions)

    def may_exchange(self, a: str, b: str, kind: str, at: datetime) -> None:
        """May `a` and `b` exchange messages of `kind` at `at`, in either direction? Raises `NotAllowed` with the first reason."""
        one, other = self.member(a), self.member(b)
        if a == b:
            raise NotAllowed(ExchangeRefusal.SAME_NODE)
        if self.is_suspended(a, at) or self.is_suspended(b, at):
            raise NotAllowed(ExchangeRefusal.NODE_SUSPENDED)
        if self.is_corridor_suspended(one.country, other.country, at):
            raise NotAllowed(ExchangeRefusal.CORRIDOR_SUSPENDED)
        if kind not in one.kinds or kind not in other.kinds:
            raise NotAllowed(ExchangeRefusal.KIND_NOT_ALLOWED)


def staleness(register: Register, now: datetime, limit: timedelta, fresh_for: timedelta = FRESH_FOR) -> Staleness:
    """How old the register is: fresh up to and at `fresh_for` after it was issued, stale up to and at `limit`, then expired.

    A stale one is used with a warning; an expired one stops the exchange and says why.
    """
    age = now - register.issued
    if age <= min(fresh_for, limit):
        return Staleness.FRESH
    return Staleness.STALE if age <= limit else Staleness.EXPIRED
