"""What makes a record of the past hard to change unseen: canonical bytes, hash chains, Merkle trees, checkpoints."""

from passage.rules.chain.canonical import NotCanonical, canonical, read_canonical
from passage.rules.chain.links import GENESIS, first_broken, link
from passage.rules.chain.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)
from passage.rules.chain.notes import (
    BadNote,
    Checkpoint,
    checkpoint,
    cosign,
    read_checkpoint,
    sign_note,
    verify_cosignature,
    verify_note,
)
from passage.rules.chain.spelling import moment, stamp

__all__ = [
    "EMPTY_ROOT",
    "GENESIS",
    "BadNote",
    "Checkpoint",
    "Frontier",
    "NotCanonical",
    "canonical",
    "checkpoint",
    "consistency_proof",
    "cosign",
    "first_broken",
    "inclusion_proof",
    "leaf_hash",
    "link",
    "moment",
    "read_canonical",
    "read_checkpoint",
    "root",
    "sign_note",
    "stamp",
    "verify_consistency",
    "verify_cosignature",
    "verify_inclusion",
    "verify_note",
]
