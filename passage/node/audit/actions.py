"""Writing the log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from passage.node.audit.links import content
from passage.node.audit.models import Entry
from passage.node.rows import insert
from passage.rules import chain

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

# One writer at a time on PostgreSQL; SQLite's IMMEDIATE transactions already see to it.
APPEND_LOCK = 0x5AFE
BATCH = 500
Draft = tuple[str, str, object, UUID | None, Mapping[str, Any]]
CODE = re.compile(r"[A-Za-z0-9_.:/-]{0,96}\Z")


class NotACode(ValueError):
    """A detail is not a code: free text must never enter the log."""


def record(*, by: Actor, act: str, thing: str = "", thing_id: object = "", person: UUID | None = None, **codes: Any) -> Entry:
    """Append one entry inside the transaction of what it records.

    `codes` are codes, numbers, booleans or lists of codes; anything else raises `NotACode`.
    """
    (entry,) = _linked(by, [(act, thing, thing_id, person, codes)], *_last())
    insert([entry])
    return entry


def record_many(*, by: Actor, entries: Iterable[Draft]) -> int:
    """Append many entries inside one transaction, each (act, thing, thing id, person, codes); returns how many."""
    seq, previous = _last()
    count = 0
    drafts = iter(entries)
    while batch := list(islice(drafts, BATCH)):
        linked = list(_linked(by, batch, seq, previous))
        insert(linked)
        seq, previous = linked[-1].seq, linked[-1].hash
        count += len(linked)
    return count


def _last() -> tuple[int, str]:
    """Seq and hash of the entry to follow; from here until the transaction ends nobody else appends."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry belongs to the transaction of what it records")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPEND_LOCK])
        # Written out: this runs in every request, and building it each time costs more than running it.
        cursor.execute("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1")
        return cursor.fetchone() or (0, chain.GENESIS.hex())


def _linked(by: Actor, drafts: Iterable[Draft], seq: int, previous: str) -> Iterator[Entry]:
    trace, at = by.trace, timezone.now()
    for act, thing, thing_id, person, codes in drafts:
        seq += 1
        entry = Entry(
            seq=seq,
            at=at,
            actor_kind=str(trace.kind),
            actor=trace.id,
            role=trace.role,
            desk=trace.desk,
            act=act,
            thing=thing,
            thing_id=str(thing_id),
            person=person,
            detail={key: _code(value) for key, value in codes.items()},
            previous=previous,
        )
        entry.hash = previous = chain.link(bytes.fromhex(previous), content(entry)).hex()
        yield entry


def _code(value: Any) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_code(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    text = str(value)
    if not CODE.match(text):
        raise NotACode("a detail of an audit entry must be a code")
    return text
