"""When somebody must have looked, answered, acknowledged and reported back, and when an untouched report goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from passage.rules.journey.sources import Certainty, Source, read


class Timer(StrEnum):
    """What is promised."""

    DANGER = "danger"
    FIRST_REPLY = "first_reply"
    ACKNOWLEDGEMENT = "acknowledgement"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a promise runs, and on what ground."""

    length: timedelta
    source: Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """One promise that is not yet kept, and the moment until which it can be."""

    kind: Timer
    due: datetime


class Unit(StrEnum):
    """In what a wait is best said. `weekday`: count is the ISO day of the week (1 Monday to 7 Sunday) since when."""

    MINUTES = "minutes"
    HOURS = "hours"
    WEEKDAY = "weekday"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long something waits, as a unit and a whole number; the words are the door's."""

    unit: Unit
    count: int


@cache
def terms() -> Mapping[Timer, Term]:
    """The length of each promise (`data/timers.yaml`)."""
    table = read("passage.rules.journey", "timers.yaml")
    compiled = table["meta"]["compiled_on"]
    return {
        Timer(row["id"]): Term(
            timedelta(days=row.get("days", 0), hours=row.get("hours", 0)),
            Source(row["source"], Certainty(row["certainty"]), compiled_on=compiled),
        )
        for row in table["timers"]
    }


def deadlines(
    *,
    received_at: datetime,
    danger: bool = False,
    first_opened_at: datetime | None = None,
    first_reply_at: datetime | None = None,
    acknowledged_at: datetime | None = None,
    feedback_at: datetime | None = None,
) -> tuple[Deadline, ...]:
    """The promises still open for a report, the most urgent first.

    A later act keeps the earlier promises too: who replied has looked and has acknowledged.
    """
    replied = first_reply_at or feedback_at
    kept = {
        Timer.DANGER: not danger or first_opened_at or replied,
        Timer.FIRST_REPLY: replied,
        Timer.ACKNOWLEDGEMENT: acknowledged_at or replied,
        Timer.FEEDBACK: feedback_at,
    }
    still_open = [Deadline(kind, received_at + term.length) for kind, term in terms().items() if not kept[kind]]
    return tuple(sorted(still_open, key=lambda deadline: deadline.due))


def next_deadline(still_open: Iterable[Deadline]) -> Deadline | None:
    """The most urgent of them, or None."""
    return min(still_open, key=lambda deadline: deadline.due, default=None)


def is_overdue(deadline: Deadline, now: datetime) -> bool:
    """Has the promise been missed? At the very moment it is due it still can be kept."""
    return now > deadline.due


def waiting(since: datetime, now: datetime) -> Waiting:
    """How long since then: minutes below an hour, hours below a day, the weekday below a week, else days.

    The weekday is the one of `now`'s time zone. A moment in the future counts as no wait.
    """
    passed = max(now - since, timedelta())
    if passed < timedelta(hours=1):
        return Waiting(Unit.MINUTES, passed // timedelta(minutes=1))
    if passed < timedelta(days=1):
        return Waiting(Unit.HOURS, passed // timedelta(hours=1))
    local = since.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days < 7:
        return Waiting(Unit.WEEKDAY, local.isoweekday())
    return Waiting(Unit.DAYS, days)


@cache
def retention() -> Term:
    """How long an anonymous report that nobody works on is kept after the last contact."""
    row = read("passage.rules.journey", "timers.yaml")["retention"]
    return Term(timedelta(days=row["untouched_days"]), Source(row["source"], Certainty(row["certainty"])))


def kept_until(last_contact_at: datetime, *, days: int | None = None) -> datetime:
    """The moment from which an anonymous, untouched report may be erased. `days`: the node's own term, if it set one."""
    return last_contact_at + (timedelta(days=days) if days is not None else retention().length)


def may_be_erased(last_contact_at: datetime, now: datetime, *, touched: bool, held: bool, days: int | None = None) -> bool:
    """Is the time up? Never for a report somebody works on (`touched`) or that an open claim holds (`held`)."""
    return not touched and not held and now >= kept_until(last_contact_at, days=days)
