"""Padding to a few sizes, so that the length of a sealed text says little about what is in it (ISO/IEC 7816-4)."""

from __future__ import annotations

from passage.rules.envelope.refusals import BadEnvelope, Refusal

SMALL_BUCKETS = (1024, 4096, 16384, 65536)
STEP = 65536
LARGEST_BUCKET = 1024 * 1024
LARGEST_BODY = LARGEST_BUCKET - 1
_MARK = b"\x80"


def bucket_for(length: int) -> int:
    """The padded size of a body of `length` bytes: 1, 4, 16 or 64 KiB, then whole multiples of 64 KiB up to 1 MiB.

    One byte always marks where the padding begins. Raises `BadEnvelope` with code `too_large` above `LARGEST_BODY`.
    """
    needed = length + 1
    if needed > LARGEST_BUCKET:
        raise BadEnvelope(Refusal.TOO_LARGE)
    for bucket in SMALL_BUCKETS:
        if needed <= bucket:
            return bucket
    return -(-needed // STEP) * STEP


def is_bucket(size: int) -> bool:
    return size in SMALL_BUCKETS or (size % STEP == 0 and STEP < size <= LARGEST_BUCKET)


def pad(body: bytes) -> bytes:
    """The body, the byte 0x80, then zeros up to its bucket."""
    return (body + _MARK).ljust(bucket_for(len(body)), b"\x00")


def unpad(padded: bytes, bucket: int) -> bytes:
    """The reverse of `pad`. Raises `BadEnvelope` with code `bad_padding` unless this is the one padding its body can have."""
    end = len(padded.rstrip(b"\x00")) - 1
    if len(padded) != bucket or end < 0 or padded[end : end + 1] != _MARK or bucket_for(end) != bucket:
        raise BadEnvelope(Refusal.BAD_PADDING)
    return padded[:end]
