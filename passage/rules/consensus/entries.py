"""One signed entry of a circle: its bytes, its hash, its signature."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import decode, encode, is_hash, is_moment, is_uuid
from passage.rules.consensus.words import EntryHash
from passage.rules.keys import BadSignature, SigningKey, VerifyKey, is_node_name

VERSION = 1
DOMAIN = "safe-passage/circle-entry/1"
ENTRY_LIMIT = 256 * 1024
"""The longest entry, in bytes. A version with more text than that puts it into several `version.part` entries."""
MOST_MEMBERS = 64
_LARGEST_INTEGER = 2**53 - 1
_KIND_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz_.")


class EntryFault(StrEnum):
    """Why bytes are no entry."""

    TOO_LARGE = "too_large"
    MALFORMED = "malformed"
    UNKNOWN_VERSION = "unknown_version"
    BAD_SIGNATURE = "bad_signature"


class BadEntry(ValueError):
    """The bytes are no entry, or not the author's; `code` is an `EntryFault`."""

    def __init__(self, code: EntryFault) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Head:
    """The last entry of a node that somebody knew: its number and hash."""

    seq: int
    hash: EntryHash

    def values(self) -> dict[str, Any]:
        return {"seq": self.seq, "hash": self.hash}


@dataclass(frozen=True)
class Entry:
    """What one node says in a circle. Raises `BadEntry` when built with anything else than this:

    `circle`: UUID of the circle. `author`: node name. `seq`: 1 and up among the author's entries of this circle; `prev`: hash of
    the author's entry before, "" for the first. `seen`: the last entry the author knew of each other node. `clock`: Lamport
    clock, 1 and up. `at`: the author's claimed time, ISO 8601, UTC, whole seconds. `kind`: two words and a dot,
    "position.commit". `person`: UUID of who acted, "" for the node itself. `body`: what is said, its shape by kind.
    """

    circle: str
    author: str
    seq: int
    prev: str
    seen: Mapping[str, Head]
    clock: int
    at: str
    kind: str
    person: str
    body: Mapping[str, Any]

    def __post_init__(self) -> None:
        sound = (
            is_uuid(self.circle)
            and is_node_name(self.author)
            and _is_count(self.seq)
            and (is_hash(self.prev) if self.seq > 1 else self.prev == "")
            and _are_heads(self.seen, self.author)
            and _is_count(self.clock)
            and is_moment(self.at)
            and _is_kind(self.kind)
            and (self.person == "" or is_uuid(self.person))
            and isinstance(self.body, Mapping)
        )
        if not sound:
            raise BadEntry(EntryFault.MALFORMED)

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785) that are hashed, signed, stored and sent. Raises `BadEntry`: too_large, malformed."""
        values = {
            "v": VERSION,
            "circle": self.circle,
            "author": self.author,
            "seq": self.seq,
            "prev": self.prev,
            "seen": {node: head.values() for node, head in self.seen.items()},
            "clock": self.clock,
            "at": self.at,
            "kind": self.kind,
            "person": self.person,
            "body": self.body,
        }
        try:
            raw = chain.canonical(values)
        except chain.NotCanonical as error:
            raise BadEntry(EntryFault.MALFORMED) from error
        if len(raw) > ENTRY_LIMIT:
            raise BadEntry(EntryFault.TOO_LARGE)
        return raw


@dataclass(frozen=True)
class Signed:
    """An entry as it was received: the very bytes, their hash, and the author's signature (64 bytes) over them."""

    entry: Entry
    raw: bytes
    signature: bytes
    hash: EntryHash

    def line(self) -> str:
        """One line of a verification bundle: the bytes as text, and the signature in base64."""
        return json.dumps({"entry": self.raw.decode(), "signature": encode(self.signature)}, ensure_ascii=False)


def hash_of(raw: bytes) -> EntryHash:
    return EntryHash(hashlib.sha256(raw).hexdigest())


def sign(entry: Entry, key: SigningKey) -> Signed:
    """Sign an entry with its author's node key. Raises `BadEntry` if it has no canonical bytes or too many."""
    raw = entry.to_bytes()
    return Signed(entry, raw, key.sign(DOMAIN, raw), hash_of(raw))


def read(raw: bytes, signature: bytes) -> Signed:
    """Read an entry from its bytes, without checking the signature: that needs the author's key (`verify`). Raises `BadEntry`."""
    try:
        values = chain.read_canonical(raw, limit=ENTRY_LIMIT)
    except chain.NotCanonical as error:
        raise BadEntry(EntryFault.TOO_LARGE if error.code == "too_large" else EntryFault.MALFORMED) from error
    if values.pop("v", None) != VERSION:
        raise BadEntry(EntryFault.UNKNOWN_VERSION)
    return Signed(_entry(values), raw, signature, hash_of(raw))


def read_line(line: str) -> Signed:
    """The reverse of `Signed.line`. Raises `BadEntry`."""
    try:
        values = json.loads(line)
        raw, signature = values["entry"].encode(), decode(values["signature"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadEntry(EntryFault.MALFORMED) from error
    if signature is None:
        raise BadEntry(EntryFault.MALFORMED)
    return read(raw, signature)


def verify(signed: Signed, key: VerifyKey) -> None:
    """Raises `BadEntry` (bad_signature) unless these bytes were signed by `key`."""
    try:
        key.verify(DOMAIN, signed.raw, signed.signature)
    except BadSignature as error:
        raise BadEntry(EntryFault.BAD_SIGNATURE) from error


def _entry(values: dict[str, Any]) -> Entry:
    try:
        seen = {node: Head(**head) for node, head in values.pop("seen").items()}
        return Entry(seen=seen, **values)
    except (TypeError, KeyError, AttributeError) as error:
        raise BadEntry(EntryFault.MALFORMED) from error


def _is_count(value: object) -> bool:
    return type(value) is int and 1 <= value <= _LARGEST_INTEGER


def _is_kind(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 40 and set(value) <= _KIND_LETTERS and value.count(".") == 1


def _are_heads(seen: object, author: str) -> bool:
    if not isinstance(seen, Mapping) or len(seen) > MOST_MEMBERS or author in seen:
        return False
    return all(
        isinstance(node, str) and is_node_name(node) and isinstance(head, Head) and _is_count(head.seq) and is_hash(head.hash)
        for node, head in seen.items()
    )
