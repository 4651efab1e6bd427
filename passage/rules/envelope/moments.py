"""Moments as they stand on the wire: ISO 8601, UTC, whole seconds, with a Z."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")


def stamp(at: datetime) -> str:
    """`at` (aware) to the second, cut and not rounded. Raises ValueError for a naive one."""
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The reverse of `stamp`; accepts that form and no other. Raises ValueError."""
    if not isinstance(text, str) or not _MOMENT.match(text):
        raise ValueError("not a moment")
    return datetime.fromisoformat(text)
