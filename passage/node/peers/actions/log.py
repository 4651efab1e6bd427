"""This node's Merkle log of what it received: salted hashes only, appended in the transaction of the receiving."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from passage.node.peers.models import LogHead, LogLeaf
from passage.rules import chain

SALT_LENGTH = 32


@dataclass(frozen=True)
class Leaf:
    """The place of an entry: its index from 0, and the root (hex) of the log with it as the last one."""

    index: int
    root: str


def append(envelope_hash: str, at: datetime) -> Leaf:
    """Append the salted hash of an envelope (hex). Locks the head: writers take their turns, at a cost of O(log n)."""
    LogHead.objects.get_or_create(pk=1)
    head = LogHead.objects.select_for_update(no_key=True).get(pk=1)
    frontier = chain.Frontier(head.size, tuple(bytes.fromhex(peak) for peak in head.peaks))
    salt = secrets.token_bytes(SALT_LENGTH)
    leaf = chain.leaf_hash(salt + bytes.fromhex(envelope_hash))
    LogLeaf.objects.create(index=head.size, hash=leaf.hex(), salt=salt, at=at)
    frontier = frontier.append(leaf)
    head.size, head.peaks = frontier.size, [peak.hex() for peak in frontier.peaks]
    head.save(update_fields=["size", "peaks"])
    return Leaf(frontier.size - 1, frontier.root().hex())
