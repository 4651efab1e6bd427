"""The minimum wage of a workplace on a day: whole notifications are looked up, never single rows.

A notification is one whole table. For a province the newest notification that lists it holds with all its areas: so an older
row of a district does not live on beside a newer table that lists the province without it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from passage.rules.journey.sources import Certainty

WHOLE_COUNTRY = "*"
_UNVERIFIED = "unverified"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a province that may have a rate of its own. `kind`: district, khet, municipality and so on; a municipality
    is not a district."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where somebody works. `province`: ISO 3166-2. `areas`: all the local areas it lies in; None where nobody asked.

    `establishment_class`: as in the tables (`hotel_4_star_and_above`, `hotel_type_2`), "" for others. `employees`: how many.
    """

    province: str
    areas: tuple[Area, ...] | None = None
    establishment_class: str = ""
    employees: int | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A minimum for one normal day, in the currency of the law, and the row that says so."""

    per_day: Decimal
    notification: str
    since: date
    area: Area | None
    certainty: Certainty
    source: str
    last_verified: date


class Refused(StrEnum):
    """Why no amount can be given."""

    BEFORE_FIRST = "before_first"
    AFTER_LAST_VERIFIED = "after_last_verified"
    NO_SUCH_PROVINCE = "no_such_province"


@dataclass(frozen=True, slots=True)
class RateAnswer:
    """`rate`: None when `refused`; `last_known` is then the newest rate, which is no answer for the day.

    `ask`: areas of the province that have rates of their own, where the areas of the workplace are not known.
    `others`: rates of other scopes that the workplace meets too; the highest of all is `rate`, which is an assumption.
    """

    rate: Rate | None
    refused: Refused | None = None
    last_known: Rate | None = None
    ask: tuple[Area, ...] = ()
    others: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    province: str
    area: Area | None
    rate: Rate


@dataclass(frozen=True, slots=True)
class _Notification:
    """One whole table. `classes`: empty for any; `employees`: the fewest a workplace must have."""

    id: str
    sector: str
    classes: frozenset[str]
    employees: int
    since: date
    rows: tuple[_Row, ...]

    @property
    def scope(self) -> tuple[str, frozenset[str], int]:
        return (self.sector, self.classes, self.employees)

    def covers(self, workplace: Workplace) -> bool:
        if self.sector == _ALL:
            return True
        enough = not self.employees or (workplace.employees or 0) >= self.employees
        return workplace.establishment_class in self.classes and enough

    def of(self, province: str) -> list[_Row]:
        return [row for row in self.rows if row.province in (province, WHOLE_COUNTRY)]


class MinimumWages:
    """All notifications of a country. `rows`: as in the table's file, one mapping a line."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        tables: dict[str, list[Mapping[str, str]]] = {}
        for row in rows:
            tables.setdefault(row["notification_id"], []).append(row)
        self._notifications = sorted((_notification(name, each) for name, each in tables.items()), key=lambda each: each.since)
        self.provinces = frozenset(row.province for each in self._notifications for row in each.rows) - {WHOLE_COUNTRY}
        self.cuts = tuple(sorted(self._days_that_differ()))
        """The days on which an answer may differ from that of the day before, in order."""

    @property
    def days_of_change(self) -> tuple[date, ...]:
        """The first day of each notification, in order."""
        return tuple(sorted({each.since for each in self._notifications}))

    def _days_that_differ(self) -> set[date]:
        after = {row.rate.last_verified + timedelta(1) for each in self._notifications for row in each.rows}
        return after | set(self.days_of_change)

    def at(self, workplace: Workplace, day: date) -> RateAnswer:
        """The rate of a normal day; the higher of the general and the sector's, which is an assumption to be verified."""
        since = bisect_right(self.cuts, day)
        return self._at(workplace, self.cuts[since - 1] if since else date.min)

    @lru_cache(maxsize=4096)  # noqa: B019 the tables live as long as the process
    def _at(self, workplace: Workplace, day: date) -> RateAnswer:
        if workplace.province not in self.provinces:
            return RateAnswer(None, Refused.NO_SUCH_PROVINCE)
        held = [each for each in self._notifications if each.since <= day and each.covers(workplace)]
        rates, ask = [], dict[Area, None]()
        for scope in {each.scope: None for each in held}:
            found = _rate([each for each in held if each.scope == scope], workplace, ask)
            if found is not None:
                rates.append(found)
        rates.sort(key=lambda rate: (-rate.per_day, rate.since))
        if not rates:
            return RateAnswer(None, Refused.BEFORE_FIRST)
        best, *others = rates
        if day > best.last_verified:
            return RateAnswer(None, Refused.AFTER_LAST_VERIFIED, best, tuple(ask), tuple(others))
        return RateAnswer(best, ask=tuple(ask), others=tuple(others))


def _rate(scope: Sequence[_Notification], workplace: Workplace, ask: dict[Area, None]) -> Rate | None:
    """From the newest notification of one scope that lists the province and has a row for the workplace."""
    for notification in reversed(scope):
        rows = notification.of(workplace.province)
        if not rows:
            continue
        own = _row_of(rows, workplace)
        if workplace.areas is None:
            ask.update(dict.fromkeys(row.area for row in rows if row.area is not None))
        if own is not None:
            return own.rate
    return None


def _row_of(rows: Sequence[_Row], workplace: Workplace) -> _Row | None:
    areas = workplace.areas or ()
    for row in rows:
        if row.area is not None and any(_matches(row.area, area) for area in areas):
            return row
    whole = [row for row in rows if row.area is None]
    return next((row for row in whole if row.province != WHOLE_COUNTRY), whole[0] if whole else None)


def _matches(of_row: Area, area: Area) -> bool:
    return of_row.name == area.name and of_row.kind in (area.kind, _UNVERIFIED)


def _notification(name: str, rows: Sequence[Mapping[str, str]]) -> _Notification:
    first = rows[0]
    return _Notification(
        id=name,
        sector=first["sector"],
        classes=frozenset(filter(None, first["establishment_class"].split("|"))),
        employees=int(first["min_employees"] or 0),
        since=date.fromisoformat(first["effective_from"]),
        rows=tuple(_row(row) for row in rows),
    )


def _row(row: Mapping[str, str]) -> _Row:
    area = Area(row["area_kind"], row["district"]) if row["district"] else None
    return _Row(
        province=row["iso_3166_2"],
        area=area,
        rate=Rate(
            per_day=Decimal(row["baht_per_day"]),
            notification=row["notification_id"],
            since=date.fromisoformat(row["effective_from"]),
            area=area,
            certainty=Certainty(row["certainty"]),
            source=row["source"],
            last_verified=date.fromisoformat(row["last_verified"]),
        ),
    )
