"""How moments, bytes and ids are spelled in what is signed: one way each, so that one content has one hash."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import UTC, datetime
from uuid import UUID

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_KEY_ID = re.compile(r"[0-9a-f]{16}\Z")


def stamp(at: datetime) -> str:
    """ISO 8601, UTC, whole seconds (cut, not rounded), with a Z. Raises ValueError for a moment without a time zone."""
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def moment(text: object) -> datetime:
    """The reverse of `stamp`; accepts that form and no other. Raises ValueError."""
    if not isinstance(text, str) or not _MOMENT.match(text):
        raise ValueError("not a moment")
    return datetime.fromisoformat(text)


def is_moment(text: object) -> bool:
    try:
        moment(text)
    except ValueError:
        return False
    return True


def is_whole_second(at: object) -> bool:
    """Is it a moment that `stamp` keeps whole: aware and without a fraction of a second?"""
    return isinstance(at, datetime) and at.utcoffset() is not None and at.microsecond == 0


def encode(value: bytes) -> str:
    """Base64 with padding (RFC 4648, section 4)."""
    return base64.b64encode(value).decode("ascii")


def decode(text: object) -> bytes | None:
    """The bytes that `encode` spells so, or None: no other spelling of them is taken."""
    if not isinstance(text, str):
        return None
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return value if encode(value) == text else None


def is_hash(text: object) -> bool:
    """Is it a SHA-256 in lower-case hex?"""
    return isinstance(text, str) and _HASH.match(text) is not None


def is_key_id(text: object) -> bool:
    """Is it a short key id, 16 lower-case hex digits?"""
    return isinstance(text, str) and _KEY_ID.match(text) is not None


def is_uuid(text: object, version: int | None = None) -> bool:
    """Is it a UUID (of that version) in its usual lower-case form?"""
    try:
        return isinstance(text, str) and str(UUID(text)) == text and version in (None, UUID(text).version)
    except ValueError:
        return False
