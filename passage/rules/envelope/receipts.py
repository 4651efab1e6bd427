"""Receipts: a node's signed answers to an envelope, in three stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import decode, encode, is_hash, is_key_id, is_moment, is_uuid
from passage.rules.envelope.signatures import ED25519
from passage.rules.keys import BadSignature, SigningKey, VerifyKey, is_node_name

DOMAIN = "safe-passage/receipt/1"
RECEIPT_LIMIT = 2048
_REASON = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_LARGEST_INTEGER = 2**53 - 1


class ReceiptStage(StrEnum):
    """How far it has come. `received` is said by the node, the others by a person at a desk."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    COMPLETED = "completed"


class ReceiptFault(StrEnum):
    """What makes a receipt void."""

    MALFORMED = "malformed"
    NO_REASON = "no_reason"
    NEEDLESS_REASON = "needless_reason"
    BAD_SIGNATURE = "bad_signature"


class BadReceipt(Exception):
    """The receipt does not stand; `code` is a `ReceiptFault`."""

    def __init__(self, code: ReceiptFault) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Receipt:
    """What a node says of one envelope it got.

    `message`: its id. `envelope`: `envelope_hash` of it. `node`: who says so. `at`: ISO 8601, UTC, seconds, Z. `reason`: a code,
    for `refused` and for nothing else. `log_index`, `log_root`: the place of the envelope's leaf in the node's log, from 0, and
    the root (hex) of the log with that leaf in it. Raises `BadReceipt` when built with anything else.
    """

    stage: ReceiptStage
    message: str
    envelope: str
    node: str
    at: str
    reason: str
    log_index: int
    log_root: str

    def __post_init__(self) -> None:
        if not isinstance(self.stage, ReceiptStage) or not all(holds(getattr(self, name)) for name, holds in _SHAPES.items()):
            raise BadReceipt(ReceiptFault.MALFORMED)
        if self.stage is ReceiptStage.REFUSED and not self.reason:
            raise BadReceipt(ReceiptFault.NO_REASON)
        if self.stage is not ReceiptStage.REFUSED and self.reason:
            raise BadReceipt(ReceiptFault.NEEDLESS_REASON)

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785) that are signed."""
        return chain.canonical(self._values())

    def _values(self) -> dict[str, Any]:
        return {"v": 1, "stage": self.stage.value, **{name: getattr(self, name) for name in _SHAPES}}


def sign_receipt(receipt: Receipt, by: SigningKey) -> bytes:
    """The receipt as it goes: a canonical object of `receipt` and `signature` (`alg`, `key`, `sig`)."""
    signature = encode(by.sign(DOMAIN, receipt.to_bytes()))
    return chain.canonical(
        {"receipt": receipt._values(), "signature": {"alg": ED25519, "key": by.id, "sig": signature}},
    )


def read_receipt(raw: bytes) -> tuple[Receipt, str]:
    """The receipt as it claims to be, and the id of the key said to have signed it: to look that key up. Raises `BadReceipt`."""
    receipt, key_id, _ = _read(raw)
    return receipt, key_id


def verify_receipt(raw: bytes, key: VerifyKey) -> Receipt:
    """The receipt, if `key` signed it. The key comes from the register, under the receipt's node. Raises `BadReceipt`."""
    receipt, key_id, signature = _read(raw)
    if key_id != key.id:
        raise BadReceipt(ReceiptFault.BAD_SIGNATURE)
    try:
        key.verify(DOMAIN, receipt.to_bytes(), signature)
    except BadSignature as error:
        raise BadReceipt(ReceiptFault.BAD_SIGNATURE) from error
    return receipt


def _read(raw: bytes) -> tuple[Receipt, str, bytes]:
    """The reading is exact: these bytes are the only spelling of what is returned."""
    try:
        values = chain.read_canonical(raw, limit=RECEIPT_LIMIT)
    except chain.NotCanonical as error:
        raise BadReceipt(ReceiptFault.MALFORMED) from error
    said, signed = values.get("receipt"), values.get("signature")
    if set(values) != {"receipt", "signature"} or not isinstance(said, dict) or not isinstance(signed, dict):
        raise BadReceipt(ReceiptFault.MALFORMED)
    if set(signed) != {"alg", "key", "sig"} or signed["alg"] != ED25519 or not is_key_id(signed["key"]):
        raise BadReceipt(ReceiptFault.MALFORMED)
    signature = decode(signed["sig"])
    if signature is None:
        raise BadReceipt(ReceiptFault.MALFORMED)
    return _receipt(said), signed["key"], signature


def _receipt(values: Mapping[str, Any]) -> Receipt:
    if set(values) != {"v", "stage", *_SHAPES} or type(values["v"]) is not int or values["v"] != 1:
        raise BadReceipt(ReceiptFault.MALFORMED)
    if values["stage"] not in [stage.value for stage in ReceiptStage]:
        raise BadReceipt(ReceiptFault.MALFORMED)
    return Receipt(stage=ReceiptStage(values["stage"]), **{name: values[name] for name in _SHAPES})


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "message": lambda value: is_uuid(value, 7),
    "envelope": is_hash,
    "node": lambda value: isinstance(value, str) and is_node_name(value),
    "at": is_moment,
    "reason": lambda value: value == "" or (isinstance(value, str) and _REASON.match(value) is not None),
    "log_index": lambda value: type(value) is int and 0 <= value <= _LARGEST_INTEGER,
    "log_root": is_hash,
}
