"""Writing the log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from passage.node.audit.links import content
from passage.node.audit.models import Entry
from passage.rules import chain

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

# One writer at a time on PostgreSQL; SQLite's IMMEDIATE transactions already see to it.
APPEND_LOCK = 0x5AFE
CODE = re.compile(r"[A-Za-z0-9_.:/@ -]{0,96}\Z")


class NotACode(ValueError):
    """A detail is not a code: free text must never enter the log."""


def record(*, by: Actor, act: str, thing: str = "", thing_id: object = "", person: UUID | None = None, **codes: Any) -> Entry:
    """Append one entry inside the transaction of what it records.

    `codes` are codes, numbers, booleans or lists of codes; anything else raises `NotACode`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry belongs to the transaction of what it records")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPEND_LOCK])
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    trace = by.trace
    entry = Entry(
        seq=last[0] + 1 if last else 1,
        at=timezone.now(),
        actor_kind=str(trace.kind),
        actor=trace.id,
        role=trace.role,
        desk=trace.desk,
        act=act,
        thing=thing,
        thing_id=str(thing_id),
        person=person,
        detail={key: _code(value) for key, value in codes.items()},
        previous=last[1] if last else chain.GENESIS.hex(),
    )
    entry.hash = chain.link(bytes.fromhex(entry.previous), content(entry)).hex()
    entry.save(force_insert=True)
    return entry


def _code(value: Any) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_code(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    text = str(value)
    if not CODE.match(text):
        raise NotACode("a detail of an audit entry must be a code")
    return text
