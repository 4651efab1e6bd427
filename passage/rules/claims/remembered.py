"""A month calendar filled in from memory, as stretches of facts and back.

Facts are plain mappings as `labour_law.facts_from` takes them, with days in ISO 8601. Nothing is made up: a day that nobody
remembers is in no stretch.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from passage.rules.labour_law.facts import DayKind
from passage.rules.labour_law.given import WEEKDAYS

_DAY = timedelta(1)
# What a month asks of a day. All else that is known of it (hours at night, breaks) is carried along.
_ASKED = frozenset({"from", "to", "weekdays", "hours", "kind", "paid", "paid_a_day"})


class OneSumForAll(ValueError):
    """A stretch that reaches beyond the month, or past its first day, was paid with one sum: its days cannot be told apart.

    `code`: one_sum_for_all.
    """

    code = "one_sum_for_all"


@dataclass(frozen=True, slots=True)
class RememberedDay:
    """One day. `hours`, `paid`: as given, a number in text or {"from", "to"}; `paid` None where that is not known. `more`: by
    name, what else is known of the work of that day."""

    hours: Any
    kind: DayKind = DayKind.ORDINARY
    paid: Any = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_work(self) -> bool:
        """Whether any hours were worked, as far as is known."""
        most = self.hours["to"] if isinstance(self.hours, Mapping) else self.hours
        return Decimal(str(most)) > 0


def days_of(stretches: Iterable[Mapping[str, Any]], year: int, month: int) -> dict[date, RememberedDay]:
    """What stretches say of each day of a month. Raises `OneSumForAll`."""
    first, last = _month(year, month)
    found: dict[date, RememberedDay] = {}
    for stretch in stretches:
        days = [day for day in _days(stretch) if first <= day <= last]
        if not days:
            continue
        paid = stretch.get("paid_a_day")
        if paid is None and stretch.get("paid") is not None:
            if len(list(_days(stretch))) > 1:
                raise OneSumForAll
            paid = stretch["paid"]
        kind = DayKind(stretch.get("kind", DayKind.ORDINARY))
        more = {name: value for name, value in stretch.items() if name not in _ASKED}
        found |= {day: RememberedDay(stretch["hours"], kind, paid, more) for day in days}
    return found


def with_days(
    stretches: Iterable[Mapping[str, Any]], year: int, month: int, days: Mapping[date, RememberedDay]
) -> list[dict[str, Any]]:
    """The stretches with this month as it is remembered now, in the order of their first days. Raises `OneSumForAll`."""
    first, last = _month(year, month)
    if any(not first <= day <= last for day in days):
        raise ValueError("a day of another month")
    kept = [piece for stretch in stretches for piece in _outside(stretch, first, last)]
    return sorted([*kept, *_runs(days)], key=lambda stretch: (stretch["from"], stretch["to"]))


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _ends(stretch: Mapping[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(str(stretch["from"])), date.fromisoformat(str(stretch["to"]))


def _days(stretch: Mapping[str, Any]) -> Iterator[date]:
    first, last = _ends(stretch)
    weekdays = stretch.get("weekdays") or WEEKDAYS
    for offset in range((last - first).days + 1):
        day = first + timedelta(offset)
        if WEEKDAYS[day.weekday()] in weekdays:
            yield day


def _outside(stretch: Mapping[str, Any], first: date, last: date) -> Iterator[dict[str, Any]]:
    """What of a stretch lies before and after the month."""
    begins, ends = _ends(stretch)
    if ends < first or begins > last:
        yield dict(stretch)
        return
    inside = first <= begins and ends <= last
    if not inside and stretch.get("paid") is not None:
        raise OneSumForAll
    if begins < first:
        yield {**stretch, "to": (first - _DAY).isoformat()}
    if ends > last:
        yield {**stretch, "from": (last + _DAY).isoformat()}


def _runs(days: Mapping[date, RememberedDay]) -> Iterator[dict[str, Any]]:
    """Days in a row that are alike, as one stretch each."""
    ordered = sorted(days)
    rows = enumerate(ordered)
    for _, run in groupby(rows, key=lambda row: (row[1].toordinal() - row[0], str(days[row[1]]))):
        members = [day for _, day in run]
        told = days[members[0]]
        stretch = {"from": members[0].isoformat(), "to": members[-1].isoformat(), "hours": told.hours}
        if told.kind is not DayKind.ORDINARY:
            stretch["kind"] = str(told.kind)
        if told.paid is not None:
            stretch["paid_a_day"] = told.paid
        yield {**stretch, **told.more}
