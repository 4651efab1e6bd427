"""Envelopes for the tests: fixed keys, fixed times, invented content."""

from datetime import UTC, datetime, timedelta
from typing import Any

from passage.rules.envelope import (
    Header,
    NoSuchKey,
    NoSuchKeyReason,
    Opened,
    SealingKey,
    SigningKey,
    Suite,
    VerifyKey,
    bucket_for,
    open_envelope,
    seal,
    stamp,
    uuid7,
)

NOW = datetime(2026, 11, 24, 6, 0, 0, tzinfo=UTC)
SKEW = timedelta(minutes=5)
SENDER = SigningKey.from_bytes(bytes(range(32)))
RECIPIENT = {suite: SealingKey.from_bytes(suite, bytes(range(suite.private_length))) for suite in Suite}
KEYS = {key.id: key for key in RECIPIENT.values()}
BODY = '{"name":"ចាន់ ធារី","needs":["shelter"]}'.encode()


def a_header(**changes: Any) -> Header:
    suite = changes.get("suite", Suite.XWING)
    values: dict[str, Any] = {
        "id": uuid7(int(NOW.timestamp() * 1000), bytes(range(10))),
        "sender": "th",
        "recipient": "kh",
        "sender_key": SENDER.id,
        "recipient_key": RECIPIENT[suite].id if suite in RECIPIENT else "0" * 16,
        "suite": suite,
        "channel": "2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d",
        "seq": 1,
        "prev": "",
        "created": stamp(NOW),
        "not_after": stamp(NOW + timedelta(days=14)),
        "kind": "tracing_request/1",
        "purpose": "family_tracing",
        "consent": "ab" * 32,
        "bucket": 1024,
        "register": 1,
    }
    return Header(**{**values, **changes})


def an_envelope(body: bytes = BODY, suite: Suite = Suite.XWING, **changes: Any) -> bytes:
    header = a_header(suite=suite, bucket=bucket_for(len(body)), **changes)
    return seal(header=header, body=body, to=RECIPIENT[suite].public(), by=SENDER)


def vouched(header: Header) -> VerifyKey:
    """The register of the tests: knows one node with one key."""
    if header.sender != "th":
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_SENDER)
    if header.sender_key != SENDER.id:
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_KEY)
    return SENDER.public()


def opened(raw: bytes, **changes: Any) -> Opened:
    asked: dict[str, Any] = {
        "recipient": "kh",
        "keys": KEYS,
        "verify_key_of": vouched,
        "suites": tuple(Suite),
        "now": NOW,
        "skew": SKEW,
    }
    return open_envelope(raw, **{**asked, **changes})
