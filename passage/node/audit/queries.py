"""Reading and checking the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from passage.node.audit.links import content
from passage.node.audit.models import Entry
from passage.rules import chain

if TYPE_CHECKING:
    from django.db.models import QuerySet

READING_ACTS = (
    "case.read",
    "report.read",
    "referral.read",
    "person.read",
    "screening.read",
    "message.read",
    "export.read",
)


@dataclass(frozen=True)
class Check:
    """The outcome of walking the whole chain: `broken_at` is the seq of the first link that does not hold."""

    entries: int
    head: str
    broken_at: int | None

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def check_chain(expected_head: tuple[int, str] | None = None) -> Check:
    """Recompute every link from the first, in constant memory.

    `expected_head` (seq, hash), kept elsewhere, also shows a log that was cut short or rewritten whole.
    """
    count, previous = 0, chain.GENESIS.hex()
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        count += 1
        right = chain.link(bytes.fromhex(previous), content(entry)).hex()
        if entry.seq != count or entry.previous != previous or entry.hash != right:
            return Check(count, previous, min(entry.seq, count))
        if expected_head and entry.seq == expected_head[0] and entry.hash != expected_head[1]:
            return Check(count, previous, entry.seq)
        previous = entry.hash
    if expected_head and count < expected_head[0]:
        return Check(count, previous, count + 1)
    return Check(count, previous, None)


def head() -> tuple[int, str]:
    """Seq and hash of the last entry; (0, genesis) for an empty log."""
    return Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, chain.GENESIS.hex())


@dataclass(frozen=True)
class Look:
    """One reading of a person's data, as the person is shown it."""

    at: datetime
    role: str
    desk: str
    act: str


def who_looked(person: UUID, limit: int = 200) -> Iterator[Look]:
    """Every reading of this person's data, newest first."""
    rows = Entry.objects.filter(person=person, act__in=READING_ACTS).order_by("-seq")
    for at, role, desk, act in rows.values_list("at", "role", "desk", "act")[:limit]:
        yield Look(at, role, desk, act)


def history(thing: str, thing_id: str) -> QuerySet[Entry]:
    """What happened to one thing, newest first."""
    return Entry.objects.filter(thing=thing, thing_id=thing_id).order_by("-seq")


@dataclass(frozen=True)
class Page:
    """A stretch of the log, newest first; `before` is the seq to go on from, None at the end."""

    entries: list[Entry]
    before: int | None


def page(*, act: str = "", thing_id: str = "", actor: str = "", before: int | None = None, limit: int = 50) -> Page:
    """Entries that match, newest first."""
    rows = Entry.objects.order_by("-seq")
    if act:
        rows = rows.filter(act__startswith=act)
    if thing_id:
        rows = rows.filter(thing_id=thing_id)
    if actor:
        rows = rows.filter(actor=actor)
    if before:
        rows = rows.filter(seq__lt=before)
    found = list(rows[: limit + 1])
    return Page(found[:limit], found[limit - 1].seq if len(found) > limit else None)
