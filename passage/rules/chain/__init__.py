"""What makes a record of the past hard to change unseen: canonical bytes, hash chains, Merkle trees, checkpoints."""

from passage.rules.chain.canonical import NotCanonical, canonical, read_canonical
from passage.rules.chain.links import GENESIS, first_broken, link

__all__ = [
    "GENESIS",
    "NotCanonical",
    "canonical",
    "first_broken",
    "link",
    "read_canonical",
]
