"""Filling the place of a message that will never be sent, so that those after it do not wait for it.

Numbers and hashes are in the sealed bytes and cannot be changed afterwards. When consent is withdrawn, message 3 is stopped; the
revocation that follows is message 4, and the peer would hold it for ever. A void takes the place of message 3 and names its
hash, to which message 4 is chained.
"""

from __future__ import annotations

import re
from datetime import datetime

from passage.node.audit import actions as audit
from passage.node.audit.traces import Console
from passage.node.peers.actions.posting import Content, Place, write
from passage.node.peers.exchange import VOID
from passage.node.peers.lines import KEEP_TRYING
from passage.node.peers.models import OutboxRow
from passage.rules import chain

BODY_LIMIT = 256
HASH = re.compile(r"[0-9a-f]{64}\Z")
ANSWERED = ("received", "refused")


def fill_gap_before(row: OutboxRow, now: datetime) -> bool:
    """Write a void for each number just below `row` that will never be sent. True if any was written: they go first."""
    earlier = OutboxRow.objects.filter(channel=row.channel, seq__lt=row.seq)
    answered = earlier.filter(state__in=ANSWERED).order_by("-seq").values_list("seq", flat=True).first() or 0
    gone = earlier.filter(state__in=("dead", "stopped"), seq__gt=answered).exclude(kind=VOID).order_by("seq")
    written = [_write_void(lost, now) for lost in gone]
    return bool(written)


def _write_void(lost: OutboxRow, now: datetime) -> OutboxRow:
    before = OutboxRow.objects.filter(channel=lost.channel, seq=lost.seq - 1).exclude(kind=VOID)
    place = Place(lost.seq, before.values_list("envelope_hash", flat=True).first() or "")
    body = chain.canonical({"replaces": lost.envelope_hash})
    void = write(lost.channel, place, Content(VOID, "", "", body), now, KEEP_TRYING)
    audit.record(by=Console("deliver"), act="envelope.void", thing="envelope", thing_id=void.message_id, replaces=lost.message_id)
    return void


def replaced_hash(body: bytes) -> str | None:
    """The hash of the envelope whose place a void takes, or None if the body is not that of a void."""
    try:
        values = chain.read_canonical(body, limit=BODY_LIMIT)
    except chain.NotCanonical:
        return None
    replaces = values.get("replaces")
    return replaces if set(values) == {"replaces"} and isinstance(replaces, str) and HASH.match(replaces) else None
