"""The six digits an authenticator shows now (RFC 6238, SHA-1, 30 seconds), for the story's sign-in."""

from __future__ import annotations

import base64
import hmac
import struct
import time


def code_now(secret: str, at: float | None = None) -> str:
    """The code for a base32 secret at `at` (seconds since 1970; now otherwise)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.new(key, counter, "sha1").digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
