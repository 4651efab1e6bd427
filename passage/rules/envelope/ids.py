"""Message ids: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

from uuid import UUID


def uuid7(milliseconds: int, random: bytes) -> str:
    """A UUIDv7 in lower-case text.

    `milliseconds`: since 1970 in UTC, below 2^48. `random`: 10 fresh random bytes, of which 74 bits are used. Raises ValueError.
    """
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("milliseconds must fit 48 bits")
    if len(random) != 10:
        raise ValueError("ten random bytes are needed")
    bits = int.from_bytes(random, "big")
    first, second = (bits >> 62) & 0xFFF, bits & ((1 << 62) - 1)
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | first << 64 | 0b10 << 62 | second))
