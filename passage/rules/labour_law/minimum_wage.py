"""The minimum wage of a workplace on a day: whole notifications are looked up, never single rows.

A notification is one whole table. For a province the newest notification that lists it holds with all its areas: so an older
row of a district does not live on beside a newer table that lists the province without it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from passage.rules.journey.sources import Certainty, weakest

WHOLE_COUNTRY = "*"
_UNVERIFIED = "unverified"
_ALL = "all"
_MOST_KEPT = 4096
_MANY = 10**9


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
    scope: str = f"minimum_wage.{_ALL}"
    per_month: Decimal | None = None
    per_hour: Decimal | None = None
    per_day_of_week: tuple[tuple[int, Decimal], ...] = ()

    def of_week(self, days: int) -> Decimal | None:
        """Of a normal day to somebody who works so many days a week; None where that is not in the table."""
        return dict(self.per_day_of_week).get(days) if self.per_day_of_week else self.per_day


class Refused(StrEnum):
    """Why no amount can be given."""

    BEFORE_FIRST = "before_first"
    AFTER_LAST_VERIFIED = "after_last_verified"
    NO_SUCH_PROVINCE = "no_such_province"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True)
class RateAnswer:
    """`rate`: None when `refused`; `last_known` is then the newest rate, which is no answer for the day.

    `ask`: areas of the province that have rates of their own, where the areas of the workplace are not known.
    `others`: rates of other scopes that the workplace meets too; the highest of all is `rate`, which is an assumption.
    `asks_employees`: a table holds only where enough people work, and how many is not known.
    `off`: tables and scopes that are switched off and would have given a rate; nothing of them is in the answer.
    """

    rate: Rate | None
    refused: Refused | None = None
    last_known: Rate | None = None
    ask: tuple[Area, ...] = ()
    others: tuple[Rate, ...] = ()
    off: tuple[str, ...] = ()
    asks_employees: bool = False


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

    @property
    def scope_id(self) -> str:
        return f"minimum_wage.{self.sector}"

    @property
    def certainty(self) -> Certainty:
        return weakest([row.rate.certainty for row in self.rows])

    @property
    def last_verified(self) -> date:
        return min(row.rate.last_verified for row in self.rows)

    def covers(self, workplace: Workplace) -> bool:
        enough = not self.employees or (workplace.employees or 0) >= self.employees
        return enough and self.is_of_class(workplace)

    def is_of_class(self, workplace: Workplace) -> bool:
        return self.sector == _ALL or workplace.establishment_class in self.classes

    def of(self, province: str) -> list[_Row]:
        return [row for row in self.rows if row.province in (province, WHOLE_COUNTRY)]


@dataclass(frozen=True, slots=True)
class Table:
    """One notification as a whole. `scope`: the id under which all of its sector are switched off."""

    id: str
    scope: str
    sector: str
    since: date
    certainty: Certainty
    last_verified: date


class MinimumWages:
    """All notifications of a country. `rows`: as in the table's file, one mapping a line. `off`: ids of tables and scopes
    (`minimum_wage.hotel`) that are switched off."""

    def __init__(self, rows: Iterable[Mapping[str, str]], off: frozenset[str] = frozenset()) -> None:
        self._read, self._off = tuple(rows), off
        tables: dict[str, list[Mapping[str, str]]] = {}
        for row in self._read:
            tables.setdefault(row["notification_id"], []).append(row)
        self._notifications = sorted((_notification(name, each) for name, each in tables.items()), key=lambda each: each.since)
        self.provinces = frozenset(row.province for each in self._notifications for row in each.rows) - {WHOLE_COUNTRY}
        self.classes = frozenset(code for each in self._notifications for code in each.classes)
        """The kinds of workplace that have rates of their own, as in `Workplace.establishment_class`."""
        self.cuts = tuple(sorted(self._days_that_differ()))
        """The days on which an answer may differ from that of the day before, in order."""
        self._found: dict[tuple[Workplace, date], RateAnswer] = {}

    def without(self, off: frozenset[str]) -> MinimumWages:
        """The same without what these tables and scopes say. Where one is the newest, no older one takes its place."""
        return MinimumWages(self._read, self._off | off)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Each notification, in order of the first day."""
        return tuple(
            Table(each.id, each.scope_id, each.sector, each.since, each.certainty, each.last_verified)
            for each in self._notifications
        )

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
        key = (workplace, self.cuts[since - 1] if since else date.min)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            found = self._found[key] = self._at(*key)
        return found

    def _at(self, workplace: Workplace, day: date) -> RateAnswer:
        if workplace.province not in self.provinces:
            return RateAnswer(None, Refused.NO_SUCH_PROVINCE)
        held = [each for each in self._notifications if each.since <= day and each.covers(workplace)]
        rates, ask, off = [], dict[Area, None](), list[str]()
        for scope in {each.scope: None for each in held}:
            of_scope = [each for each in held if each.scope == scope]
            found = _rate(of_scope, workplace, ask)
            if found is None:
                continue
            switched_off = self._off & {found.scope, found.notification}
            off += sorted(switched_off)
            if not switched_off:
                rates.append(found)
        rates.sort(key=lambda rate: (-rate.per_day, rate.since))
        if not rates:
            return RateAnswer(None, Refused.SWITCHED_OFF if off else Refused.BEFORE_FIRST, off=tuple(off))
        best, *others = rates
        others = [each for each in others if each.scope != best.scope]
        if day > best.last_verified:
            return RateAnswer(None, Refused.AFTER_LAST_VERIFIED, best, tuple(ask), tuple(others), tuple(off))
        asks_employees = workplace.employees is None and self._depends_on_employees(workplace, day, best)
        return RateAnswer(best, None, None, tuple(ask), tuple(others), tuple(off), asks_employees)

    def _depends_on_employees(self, workplace: Workplace, day: date, best: Rate) -> bool:
        """Whether a newer or higher rate would hold if enough people worked there."""
        larger = replace(workplace, employees=_MANY)
        own = [each for each in self._notifications if each.employees and each.since <= day and each.covers(larger)]
        found = [_rate([each for each in own if each.scope == scope], larger, {}) for scope in {each.scope for each in own}]
        return any(each is not None and each.per_day > best.per_day for each in found)


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
            per_day=Decimal(row.get("baht_per_day") or row["per_day_6"]),
            notification=row["notification_id"],
            since=date.fromisoformat(row["effective_from"]),
            area=area,
            certainty=Certainty(row["certainty"]),
            source=row["source"],
            last_verified=date.fromisoformat(row["last_verified"]),
            scope=f"minimum_wage.{row['sector']}",
            per_month=Decimal(row["per_month"]) if row.get("per_month") else None,
            per_hour=Decimal(row["per_hour"]) if row.get("per_hour") else None,
            per_day_of_week=tuple((days, Decimal(row[f"per_day_{days}"])) for days in (6, 5, 4) if row.get(f"per_day_{days}")),
        ),
    )
