"""Sealing a body for one node, and opening what another node sealed."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from passage.rules.chain.spelling import moment
from passage.rules.envelope.header import HEADER_LIMIT, Header
from passage.rules.envelope.padding import LARGEST_BUCKET, bucket_for, pad, unpad
from passage.rules.envelope.refusals import BadEnvelope, Refusal
from passage.rules.envelope.signatures import SIGNATURES_LIMIT, read_signature, write_signatures
from passage.rules.keys import BadSignature, CannotOpen, NoSuchKey, SealingKey, SealingPublicKey, SigningKey, Suite, VerifyKey

MAGIC = b"SPE1"
DOMAIN = "safe-passage/envelope/1"
_INFO_TAG = b"safe-passage/envelope/1/hpke\x00"
_CIPHERTEXT_LIMIT = LARGEST_BUCKET + max(suite.overhead for suite in Suite)
LARGEST_ENVELOPE = len(MAGIC) + 3 * 4 + HEADER_LIMIT + _CIPHERTEXT_LIMIT + SIGNATURES_LIMIT


@dataclass(frozen=True)
class Opened:
    """What was in an envelope. `hash`: `envelope_hash` of the bytes as received."""

    header: Header
    body: bytes
    hash: str


@dataclass(frozen=True)
class Parts:
    """The three parts of an envelope, as received."""

    header: bytes
    ciphertext: bytes
    signatures: bytes


def seal(*, header: Header, body: bytes, to: SealingPublicKey, by: SigningKey) -> bytes:
    """The bytes that go: magic, then header, ciphertext and signature set, each behind its length (u32, big-endian).

    Raises `BadEnvelope`: `wrong_key` when the header names other keys or another suite than `to` and `by` are, `wrong_bucket`
    when it names another size than `bucket_for(len(body))`, `too_large` for a body above `padding.LARGEST_BODY`.
    """
    if (header.suite, header.recipient_key, header.sender_key) != (to.suite, to.id, by.id):
        raise BadEnvelope(Refusal.WRONG_KEY)
    if header.bucket != bucket_for(len(body)):
        raise BadEnvelope(Refusal.WRONG_BUCKET)
    head = header.to_bytes()
    ciphertext = to.seal(pad(body), _info(head))
    signatures = write_signatures(by.id, by.sign(DOMAIN, _signed(head, ciphertext)))
    return MAGIC + b"".join(struct.pack(">I", len(part)) + part for part in (head, ciphertext, signatures))


def split(raw: bytes) -> Parts:
    """Cut an envelope into its parts; reads nothing in them. Raises `BadEnvelope`: `too_large` or `malformed`."""
    if len(raw) > LARGEST_ENVELOPE:
        raise BadEnvelope(Refusal.TOO_LARGE)
    if raw[: len(MAGIC)] != MAGIC:
        raise BadEnvelope(Refusal.MALFORMED)
    parts: list[bytes] = []
    position = len(MAGIC)
    for limit in (HEADER_LIMIT, _CIPHERTEXT_LIMIT, SIGNATURES_LIMIT):
        if len(raw) < position + 4:
            raise BadEnvelope(Refusal.MALFORMED)
        (length,) = struct.unpack_from(">I", raw, position)
        position += 4
        if length > limit:
            raise BadEnvelope(Refusal.TOO_LARGE)
        if len(raw) < position + length:
            raise BadEnvelope(Refusal.MALFORMED)
        parts.append(bytes(raw[position : position + length]))
        position += length
    if position != len(raw):
        raise BadEnvelope(Refusal.MALFORMED)
    return Parts(*parts)


def read_header(raw: bytes) -> Header:
    """The header as it claims to be: nothing about it is proven yet. Raises `BadEnvelope`."""
    return Header.from_bytes(split(raw).header)


def envelope_hash(raw: bytes) -> str:
    """SHA-256 of the whole envelope in hex: what a receipt acknowledges and `prev` points at."""
    return hashlib.sha256(raw).hexdigest()


def body_hash(body: bytes) -> str:
    """SHA-256 of a body in hex, to compare a preview with what is sealed. Short bodies can be guessed from it: keep it inside."""
    return hashlib.sha256(body).hexdigest()


def open_envelope(
    raw: bytes,
    *,
    recipient: str,
    keys: Mapping[str, SealingKey],
    verify_key_of: Callable[[Header], VerifyKey],
    suites: Collection[Suite],
    now: datetime,
    skew: timedelta,
    kinds: Collection[str] | None = None,
) -> Opened:
    """Check and open an envelope, by the bytes as received.

    `recipient`: the name of this node. `keys`: its sealing keys by id. `verify_key_of`: the sender's key the register vouches
    for, or raises `keys.NoSuchKey` (another LookupError counts as `unknown_key`). `suites`: those this node still accepts from
    that sender. `now`: aware; `skew`: how far two clocks may be apart. `kinds`: the kinds known here; None takes every kind.
    Whatever `raw` is, nothing but `BadEnvelope` is raised, and the body is decrypted only after the signature held.
    """
    parts = split(raw)
    header = Header.from_bytes(parts.header)
    if header.recipient != recipient:
        raise BadEnvelope(Refusal.WRONG_RECIPIENT)
    if header.suite not in suites:
        raise BadEnvelope(Refusal.SUITE_NOT_ALLOWED)
    _check_signature(parts, header, _vouched(header, verify_key_of))
    _check_time(header, now, skew)
    if kinds is not None and header.kind not in kinds:
        raise BadEnvelope(Refusal.UNKNOWN_KIND)
    return Opened(header, _decrypt(parts, header, keys), envelope_hash(raw))


def _vouched(header: Header, verify_key_of: Callable[[Header], VerifyKey]) -> VerifyKey:
    try:
        key = verify_key_of(header)
    except NoSuchKey as error:
        raise BadEnvelope(Refusal(error.code)) from error
    except LookupError as error:
        raise BadEnvelope(Refusal.UNKNOWN_KEY) from error
    if key.id != header.sender_key:
        raise BadEnvelope(Refusal.UNKNOWN_KEY)
    return key


def _check_signature(parts: Parts, header: Header, key: VerifyKey) -> None:
    signature = read_signature(parts.signatures, header.sender_key)
    try:
        key.verify(DOMAIN, _signed(parts.header, parts.ciphertext), signature)
    except BadSignature as error:
        raise BadEnvelope(Refusal.BAD_SIGNATURE) from error


def _check_time(header: Header, now: datetime, skew: timedelta) -> None:
    if moment(header.created) > now + skew:
        raise BadEnvelope(Refusal.NOT_YET_VALID)
    if moment(header.not_after) < now - skew:
        raise BadEnvelope(Refusal.EXPIRED)


def _decrypt(parts: Parts, header: Header, keys: Mapping[str, SealingKey]) -> bytes:
    key = keys.get(header.recipient_key)
    if key is None or key.suite is not header.suite:
        raise BadEnvelope(Refusal.UNKNOWN_RECIPIENT_KEY)
    try:
        padded = key.open(parts.ciphertext, _info(parts.header))
    except CannotOpen as error:
        raise BadEnvelope(Refusal.CANNOT_OPEN) from error
    return unpad(padded, header.bucket)


def _info(header: bytes) -> bytes:
    return _INFO_TAG + hashlib.sha256(header).digest()


def _signed(header: bytes, ciphertext: bytes) -> bytes:
    return hashlib.sha256(header).digest() + hashlib.sha256(ciphertext).digest()
