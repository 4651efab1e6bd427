"""The legal clocks of a claim as dated values, with section, certainty and how near their end is.

A day counted from an event is not counted itself: sixty days after 1 March end on 30 April. A last day that falls on a holiday
is not moved: whoever acts earlier is on the safe side. The tables are `data/clocks.yaml` and the parameters of the labour law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from passage.rules.claims.attorney import PowerOfAttorney
from passage.rules.claims.states import LIVE, ClaimState
from passage.rules.journey.sources import Certainty, read, weakest
from passage.rules.labour_law import Law, NoSuchParameter, Parameter, Reckoning, What
from passage.rules.labour_law import Standing as LawStanding
from passage.rules.labour_law.spans import NOTHING, Span


class ClockKind(StrEnum):
    """What ends. `order_extended`: with the extension; `payment`, `payment_latest`: by either text of the law, then escalate."""

    ORDER = "order"
    ORDER_EXTENDED = "order_extended"
    PAYMENT = "payment"
    PAYMENT_LATEST = "payment_latest"
    APPEAL = "appeal"
    LAPSE = "lapse"
    ATTORNEY = "attorney"


class Whose(StrEnum):
    """Who must act before it ends."""

    INSPECTOR = "inspector"
    EMPLOYER = "employer"
    WORKER = "worker"


class Nearness(StrEnum):
    """How near the end is: beyond every declared distance, within one of them, on the last day, or past."""

    FAR = "far"
    WARNED = "warned"
    LAST_DAY = "last_day"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit. `due`: its last day. `since`: the first day of the value used, "" where the table has none. `warn_days`: the
    distances at which somebody is told. `amount`: what can no longer be claimed after it, for a lapse."""

    kind: ClockKind
    whose: Whose
    due: date
    section: str
    certainty: Certainty
    since: str = ""
    last_verified: date | None = None
    note: str = ""
    warn_days: tuple[int, ...] = ()
    amount: Span | None = None

    def days_left(self, today: date) -> int:
        """Days until the last one; below 0 when it is past."""
        return (self.due - today).days

    def nearness(self, today: date) -> Nearness:
        left = self.days_left(today)
        if left < 0:
            return Nearness.PAST
        if left == 0:
            return Nearness.LAST_DAY
        return Nearness.WARNED if any(left <= distance for distance in self.warn_days) else Nearness.FAR

    def warns_on(self) -> tuple[date, ...]:
        """The days on which somebody is told, the last day among them, in order."""
        return tuple(sorted({self.due, *(self.due - timedelta(days) for days in self.warn_days)}))


@cache
def _table() -> Any:
    return read("passage.rules.claims", "clocks.yaml")


def clocks(state: ClaimState, reached: Mapping[ClaimState, date], law: Law) -> tuple[Clock, ...]:
    """The clocks of procedure that run in `state`, the nearest first. `reached`: the day on which each state was last reached.

    A parameter that the country's tables lack, or that is switched off, sets no clock going.
    """
    if state not in LIVE:
        return ()
    found = [clock for row in _table()["clocks"] if (clock := _running(row, reached, law)) is not None]
    return tuple(sorted(found, key=lambda clock: (clock.due, clock.kind)))


def _running(row: Mapping[str, Any], reached: Mapping[ClaimState, date], law: Law) -> Clock | None:
    begins = reached.get(ClaimState(row["runs_from"]))
    if begins is None or any(day >= begins for state in row["until"] if (day := reached.get(ClaimState(state)))):
        return None
    parameter = _in_force(law, row["parameter"], begins)
    days = _days(row, parameter, law.country) if parameter else None
    if parameter is None or days is None:
        return None
    return Clock(
        kind=ClockKind(row["id"]),
        whose=Whose(row["whose"]),
        due=begins + timedelta(days),
        section=parameter.section,
        certainty=Certainty(row["certainty"]) if "certainty" in row else parameter.certainty,
        since=str(parameter.since or ""),
        last_verified=parameter.last_verified,
        note=parameter.note,
        warn_days=tuple(row["warn_days"]),
    )


def _days(row: Mapping[str, Any], parameter: Parameter, country: str) -> int | None:
    """How long it runs; an extension is added to the term it extends."""
    if "days" in row:
        days = row["days"].get(country)
        return None if days is None else int(days)
    value = parameter.value
    whole = int(value["value"] if isinstance(value, Mapping) else value)
    if "part" not in row:
        return whole
    extension = value.get(row["part"]) if isinstance(value, Mapping) else None
    return None if extension is None else whole + int(extension)


def _in_force(law: Law, parameter: str, day: date) -> Parameter | None:
    try:
        found = law.parameters.at(parameter, day)
    except NoSuchParameter:
        return None
    return found if found.standing is LawStanding.IN_FORCE else None


def lapses(reckoning: Reckoning, law: Law) -> tuple[Clock, ...]:
    """For each day on which something can no longer be claimed before a court, how much that is; the nearest first.

    What was paid for together goes under the first of its days: the safe side. A part in which nothing is short has none.
    """
    low: dict[tuple[date, What], Decimal] = defaultdict(lambda: NOTHING)
    high = low.copy()
    for part in reckoning.parts:
        lines = [(line.lapses_on, line.what) for line in part.lines if line.lapses_on]
        if lines and part.short.high:
            first = min(lines)
            low[first] += part.short.low
            high[first] += part.short.high
    return tuple(_merged(low, high, law))


def _merged(low: Mapping[tuple[date, What], Decimal], high: Mapping[tuple[date, What], Decimal], law: Law) -> Iterator[Clock]:
    for due in sorted({day for day, _what in low}):
        kinds = [what for day, what in low if day == due]
        parameters = [found for what in kinds if (found := _prescription(what, due, law)) is not None]
        yield Clock(
            kind=ClockKind.LAPSE,
            whose=Whose(_table()["lapse"]["whose"]),
            due=due,
            section="; ".join(dict.fromkeys(each.section for each in parameters)),
            certainty=weakest([each.certainty for each in parameters]),
            since=str(max((each.since for each in parameters if each.since), key=lambda day: day.first(), default="")),
            last_verified=min((each.last_verified for each in parameters if each.last_verified), default=None),
            note=" ".join(dict.fromkeys(each.note for each in parameters if each.note)),
            warn_days=tuple(_table()["lapse"]["warn_days"]),
            amount=Span(sum((low[due, what] for what in kinds), NOTHING), sum((high[due, what] for what in kinds), NOTHING)),
        )


def _prescription(what: What, day: date, law: Law) -> Parameter | None:
    row = next((row for row in _table()["lapse"]["parameters"] if what in row["what"]), None)
    return _in_force(law, row["parameter"], day) if row else None


def ends_of(powers: Iterable[PowerOfAttorney]) -> tuple[Clock, ...]:
    """The last day of each power of attorney that was not revoked: after it nobody may act for the worker."""
    warn_days = tuple(_table()["power_of_attorney"]["warn_days"])
    standing = (power for power in powers if power.revoked_on is None)
    return tuple(
        Clock(ClockKind.ATTORNEY, Whose.WORKER, power.ends, "", Certainty.CERTAIN, warn_days=warn_days) for power in standing
    )


def nearest(found: Iterable[Clock], today: date) -> Clock | None:
    """The limit that passes next, or None; what is past is past."""
    return min((clock for clock in found if clock.days_left(today) >= 0), key=lambda clock: clock.due, default=None)
