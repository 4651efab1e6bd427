"""A chain of hashes: each entry is bound to all before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

GENESIS = bytes(32)
_TAG = b"safe-passage/chain/1\x00"


def link(previous: bytes, entry: bytes) -> bytes:
    """The hash of `entry` (any bytes) after `previous` (32 bytes; `GENESIS` for the first): SHA-256 over tag, previous, entry."""
    if len(previous) != 32:
        raise ValueError("a link follows a hash of 32 bytes")
    return hashlib.sha256(_TAG + previous + entry).digest()


def first_broken(links: Iterable[tuple[bytes, bytes, bytes]], *, start: bytes = GENESIS) -> int | None:
    """The index of the first (previous, entry, hash) that does not follow from the one before it, or None.

    Reads once, in constant memory. `start` is the hash the first one must follow. A chain cut off at its end holds: keep the
    last hash elsewhere to see that.
    """
    expected = start
    for index, (previous, entry, found) in enumerate(links):
        if previous != expected or link(previous, entry) != found:
            return index
        expected = found
    return None
