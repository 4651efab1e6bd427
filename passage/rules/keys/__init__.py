"""Who a node is to the others: its name and its keys."""

from passage.rules.keys.naming import is_node_name
from passage.rules.keys.sealing import BadKey, CannotOpen, SealingKey, SealingPublicKey, Suite
from passage.rules.keys.signing import BadSignature, NoSuchKey, NoSuchKeyReason, SigningKey, VerifyKey

__all__ = [
    "BadKey",
    "BadSignature",
    "CannotOpen",
    "NoSuchKey",
    "NoSuchKeyReason",
    "SealingKey",
    "SealingPublicKey",
    "SigningKey",
    "Suite",
    "VerifyKey",
    "is_node_name",
]
