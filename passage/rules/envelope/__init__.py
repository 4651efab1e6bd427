"""One sealed message from one node to another, and the signed answers to it."""

from passage.rules.chain import moment, stamp
from passage.rules.envelope.header import Header
from passage.rules.envelope.ids import uuid7
from passage.rules.envelope.padding import LARGEST_BODY, bucket_for
from passage.rules.envelope.receipts import (
    BadReceipt,
    Receipt,
    ReceiptFault,
    ReceiptStage,
    read_receipt,
    sign_receipt,
    verify_receipt,
)
from passage.rules.envelope.refusals import BadEnvelope, Refusal
from passage.rules.envelope.sealed import (
    LARGEST_ENVELOPE,
    Opened,
    body_hash,
    envelope_hash,
    open_envelope,
    read_header,
    seal,
)
from passage.rules.envelope.transport import BadTransport, TransportFault, check_transport, transport_headers
from passage.rules.keys import (
    BadKey,
    BadSignature,
    NoSuchKey,
    NoSuchKeyReason,
    SealingKey,
    SealingPublicKey,
    SigningKey,
    Suite,
    VerifyKey,
)

__all__ = [
    "LARGEST_BODY",
    "LARGEST_ENVELOPE",
    "BadEnvelope",
    "BadKey",
    "BadReceipt",
    "BadSignature",
    "BadTransport",
    "Header",
    "NoSuchKey",
    "NoSuchKeyReason",
    "Opened",
    "Receipt",
    "ReceiptFault",
    "ReceiptStage",
    "Refusal",
    "SealingKey",
    "SealingPublicKey",
    "SigningKey",
    "Suite",
    "TransportFault",
    "VerifyKey",
    "body_hash",
    "bucket_for",
    "check_transport",
    "envelope_hash",
    "moment",
    "open_envelope",
    "read_header",
    "read_receipt",
    "seal",
    "sign_receipt",
    "stamp",
    "transport_headers",
    "uuid7",
    "verify_receipt",
]
