"""The signature set of an envelope: one that is judged, with room for those of a later algorithm."""

from __future__ import annotations

from typing import Any

from passage.rules import chain
from passage.rules.chain.canonical import read_canonical_value
from passage.rules.chain.spelling import decode, encode, is_key_id
from passage.rules.envelope.refusals import BadEnvelope, Refusal

SIGNATURES_LIMIT = 16384
ED25519 = "ed25519"
# ML-DSA-65 (FIPS 204): 3309 bytes. Carried beside, so that a node which cannot judge it still talks to one that sends it.
LENGTHS = {ED25519: 64, "ml-dsa-65": 3309}


def write_signatures(key_id: str, signature: bytes) -> bytes:
    """A signature set with one Ed25519 signature: a canonical list of objects `alg`, `key`, `sig` (base64)."""
    return chain.canonical([{"alg": ED25519, "key": key_id, "sig": encode(signature)}])


def read_signature(raw: bytes, key_id: str) -> bytes:
    """The Ed25519 signature in the set, which must be the first and of the key `key_id`.

    Raises `BadEnvelope`: `malformed`, or `bad_signature` when the first is not of that key.
    """
    try:
        entries = read_canonical_value(raw, limit=SIGNATURES_LIMIT)
    except chain.NotCanonical as error:
        raise BadEnvelope(Refusal.MALFORMED) from error
    if not isinstance(entries, list) or not entries:
        raise BadEnvelope(Refusal.MALFORMED)
    signatures = [_signature(entry) for entry in entries]
    if len({entry["alg"] for entry in entries}) != len(entries):
        raise BadEnvelope(Refusal.MALFORMED)
    if entries[0]["alg"] != ED25519 or entries[0]["key"] != key_id:
        raise BadEnvelope(Refusal.BAD_SIGNATURE)
    return signatures[0]


def _signature(entry: Any) -> bytes:
    if not isinstance(entry, dict) or set(entry) != {"alg", "key", "sig"} or not all(isinstance(v, str) for v in entry.values()):
        raise BadEnvelope(Refusal.MALFORMED)
    if entry["alg"] not in LENGTHS or not is_key_id(entry["key"]):
        raise BadEnvelope(Refusal.MALFORMED)
    signature = decode(entry["sig"])
    if signature is None or len(signature) != LENGTHS[entry["alg"]]:
        raise BadEnvelope(Refusal.MALFORMED)
    return signature
