"""The header of an envelope: all that is readable on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import is_hash, is_key_id, is_moment, is_uuid, moment
from passage.rules.consent import Purpose
from passage.rules.envelope.padding import is_bucket
from passage.rules.envelope.refusals import BadEnvelope, Refusal
from passage.rules.keys import Suite, is_node_name

VERSION = 1
HEADER_LIMIT = 2048
LONGEST_LIFE = timedelta(days=31)
_KIND = re.compile(r"[a-z_]{1,40}/[1-9][0-9]{0,3}\Z")
_CONSENT = re.compile(r"(?:override:)?[0-9a-f]{64}\Z")
_LARGEST_INTEGER = 2**53 - 1


@dataclass(frozen=True)
class Header:
    """What every node on the way may read. Raises `BadEnvelope` when built with anything else than this:

    `id`: UUIDv7. `sender`, `recipient`: node names. `sender_key`, `recipient_key`: key ids, 16 hex digits.
    `channel`: UUID of the case channel. `seq`: 1 and up in (sender, recipient, channel). `prev`: `envelope_hash` of the envelope
    before it in that channel, or "". `created`, `not_after`: ISO 8601, UTC, seconds, Z; at most 31 days apart.
    `kind`: a name and a version, "tracing_request/1". `purpose`: a `consent.Purpose`, or "" for what is about no person.
    `consent`: hash of the consent statement, "override:" and the hash of the override, or "". `bucket`: size of the padded body,
    see `padding.bucket_for`. `register`: the version of the register the sender saw, 1 and up.
    """

    id: str
    sender: str
    recipient: str
    sender_key: str
    recipient_key: str
    suite: Suite
    channel: str
    seq: int
    prev: str
    created: str
    not_after: str
    kind: str
    purpose: str
    consent: str
    bucket: int
    register: int
    v: int = VERSION

    def __post_init__(self) -> None:
        if type(self.v) is not int:
            raise BadEnvelope(Refusal.MALFORMED)
        if self.v != VERSION:
            raise BadEnvelope(Refusal.UNKNOWN_VERSION)
        if not all(holds(getattr(self, name)) for name, holds in _SHAPES.items()):
            raise BadEnvelope(Refusal.MALFORMED)
        if not isinstance(self.suite, Suite):
            raise BadEnvelope(Refusal.SUITE_NOT_ALLOWED)
        if self.purpose and self.purpose not in set(Purpose):
            raise BadEnvelope(Refusal.NO_SUCH_PURPOSE)
        if self.consent and not self.purpose:
            raise BadEnvelope(Refusal.NO_SUCH_PURPOSE)
        if not timedelta(0) < moment(self.not_after) - moment(self.created) <= LONGEST_LIFE:
            raise BadEnvelope(Refusal.MALFORMED)

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785) that are sent, hashed and signed."""
        return chain.canonical({name: _plain(getattr(self, name)) for name in FIELDS})

    @classmethod
    def from_bytes(cls, raw: bytes) -> Header:
        """Read the header back. Raises `BadEnvelope` for a field missing or unknown, a wrong type, or another spelling."""
        try:
            values = chain.read_canonical(raw, limit=HEADER_LIMIT)
        except chain.NotCanonical as error:
            raise BadEnvelope(Refusal.TOO_LARGE if error.code == "too_large" else Refusal.MALFORMED) from error
        return cls._from_values(values)

    @classmethod
    def _from_values(cls, values: Mapping[str, Any]) -> Header:
        # Another version may have other fields: it is told apart before the fields are counted.
        if type(values.get("v")) is int and values["v"] != VERSION:
            raise BadEnvelope(Refusal.UNKNOWN_VERSION)
        if set(values) != set(FIELDS) or not isinstance(values["suite"], str):
            raise BadEnvelope(Refusal.MALFORMED)
        try:
            suite = Suite(values["suite"])
        except ValueError as error:
            raise BadEnvelope(Refusal.SUITE_NOT_ALLOWED) from error
        return cls(**{**values, "suite": suite})


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.match(value) is not None


def _is_count(value: object) -> bool:
    return type(value) is int and 1 <= value <= _LARGEST_INTEGER


def _is_name(value: object) -> bool:
    return isinstance(value, str) and is_node_name(value)


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "id": lambda value: is_uuid(value, 7),
    "sender": _is_name,
    "recipient": _is_name,
    "sender_key": is_key_id,
    "recipient_key": is_key_id,
    "channel": is_uuid,
    "seq": _is_count,
    "prev": lambda value: value == "" or is_hash(value),
    "created": is_moment,
    "not_after": is_moment,
    "kind": _matches(_KIND),
    "purpose": lambda value: isinstance(value, str) and len(value) <= 40,
    "consent": lambda value: value == "" or _matches(_CONSENT)(value),
    "bucket": lambda value: type(value) is int and is_bucket(value),
    "register": _is_count,
}
FIELDS = (*_SHAPES, "suite", "v")
