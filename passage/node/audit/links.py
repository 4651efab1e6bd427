"""The canonical bytes of an entry, which its hash covers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from passage.rules import chain

if TYPE_CHECKING:
    from passage.node.audit.models import Entry


def content(entry: Entry) -> bytes:
    """The canonical bytes of an entry that its hash covers."""
    return chain.canonical(
        {
            "seq": entry.seq,
            "at": moment(entry.at),
            "actor": [entry.actor_kind, entry.actor, entry.role, entry.desk],
            "act": entry.act,
            "thing": [entry.thing, entry.thing_id],
            "person": str(entry.person) if entry.person else "",
            "detail": entry.detail,
        }
    )


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
