"""Dated values of one section of a law: which holds on a day, how sure it is, and what the law left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.text.partial import PartialDate


class Standing(StrEnum):
    """What the table says of a day."""

    IN_FORCE = "in_force"
    NO_RIGHT = "no_right"
    """The day is before the first value and the law gave no such right then: the amount is 0."""
    UNKNOWN = "unknown"
    """The day is before the first value and nothing is entered for it: no amount can be given."""
    SWITCHED_OFF = "switched_off"
    """A lawyer of this node does not let the program count with it: no amount can be given."""


class NoSuchParameter(LookupError):
    """No parameter has this id. `code`: no_such_parameter."""

    code = "no_such_parameter"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a law that is open. `id`: a letter."""

    id: str
    text: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter on one day.

    `value`: None unless in force. `section`: the citation. `since`: the first day of the value, as precisely as it is known.
    `certainty`: at best probable when the day is after `last_verified`, and then `is_past_verified`. `readings`: empty where
    the law is not open; the default one is computed with and named, the others are shown beside it.
    """

    id: str
    standing: Standing
    value: Any
    unit: str
    section: str
    since: PartialDate | None
    certainty: Certainty
    source: str
    last_verified: date | None
    is_past_verified: bool = False
    readings: tuple[Reading, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Value:
    since: PartialDate | None
    first_day: date
    row: Mapping[str, Any]


class Parameters:
    """The dated parameters of one file. `off`: ids of those that are switched off."""

    def __init__(self, table: Mapping[str, Any], off: frozenset[str] = frozenset()) -> None:
        self._table, self._off = table, off
        self._meta = table["meta"]
        self._rows: Mapping[str, Any] = table["parameters"]
        self._found: dict[tuple[str, date], Parameter] = {}
        self._days: dict[str, tuple[date, ...]] = {}

    def without(self, off: frozenset[str]) -> Parameters:
        """The same, and each of these (ids of others are no matter) has the standing `SWITCHED_OFF` on every day."""
        return Parameters(self._table, self._off | off)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def at(self, parameter: str, day: date) -> Parameter:
        """What the table says of a parameter on a day. Raises `NoSuchParameter`."""
        if parameter not in self._rows:
            raise NoSuchParameter(parameter)
        cuts = self._cuts(parameter)
        since = bisect_right(cuts, day)
        key = (parameter, cuts[since - 1] if since else date.min)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._at(*key)
        return found

    def _at(self, parameter: str, day: date) -> Parameter:
        row = self._rows[parameter]
        values = sorted(_values(row["values"]), key=lambda value: value.first_day)
        reached = [value for value in values if value.first_day <= day]
        readings = readings_of(row.get("readings", {}))
        found = Parameter(
            id=parameter,
            standing=Standing(row.get("before_first", self._meta["before_first_default"])),
            value=None,
            unit=row.get("unit", ""),
            section=row["ref"],
            since=None,
            certainty=Certainty(values[0].row["certainty"]),
            source=values[0].row["src"],
            last_verified=last_verified_of(values[0].row, self._meta),
            readings=readings,
            note=row.get("note", ""),
        )
        if parameter in self._off:
            return replace(found, standing=Standing.SWITCHED_OFF, readings=())
        return _in_force(found, reached[-1], self._meta, day) if reached else found

    def cuts(self, parameters: Iterable[str]) -> frozenset[date]:
        """The days on which an answer of one of these may differ from that of the day before."""
        return frozenset(day for parameter in parameters for day in self._cuts(parameter))

    def _cuts(self, parameter: str) -> tuple[date, ...]:
        known = self._days.get(parameter)
        if known is None:
            found: set[date] = set()
            for value in _values(self._rows[parameter]["values"]):
                last = last_verified_of(value.row, self._meta)
                found |= {value.first_day} | ({last + timedelta(1)} if last else set())
            known = self._days[parameter] = tuple(sorted(found))
        return known

    def days_of_change(self, parameter: str) -> tuple[date, ...]:
        """The first day of each value, in order."""
        return tuple(sorted(value.first_day for value in _values(self._rows[parameter]["values"])))


def _in_force(found: Parameter, value: _Value, meta: Mapping[str, Any], day: date) -> Parameter:
    row, last = value.row, last_verified_of(value.row, meta)
    past = last is None or day > last
    certainty = Certainty(row["certainty"])
    return replace(
        found,
        standing=Standing.IN_FORCE,
        value={**{name: row[name] for name in row if name not in _ABOUT}, "value": row["value"]}
        if set(row) - _ABOUT - {"value"}
        else row["value"],
        since=value.since,
        certainty=weakest([certainty, Certainty.PROBABLE]) if past else certainty,
        source=row["src"],
        last_verified=last,
        is_past_verified=past,
        note=" ".join(filter(None, (found.note, row.get("note", "")))),
    )


_ABOUT = {"from", "certainty", "src", "last_verified", "note", "conflict"}


def _values(rows: Iterable[Mapping[str, Any]]) -> Iterable[_Value]:
    for row in rows:
        since = PartialDate.from_iso(row["from"]) if row["from"] else None
        yield _Value(since, since.first() if since else date.min, row)


def last_verified_of(row: Mapping[str, Any], meta: Mapping[str, Any]) -> date | None:
    """The last day for which a source of this row speaks; that of its file where it has none of its own."""
    text = row.get("last_verified", meta["last_verified"])
    return date.fromisoformat(text) if text else None


def readings_of(row: Mapping[str, Any]) -> tuple[Reading, ...]:
    """The readings of an open law: one under each letter, `default` names that which is computed with."""
    return tuple(Reading(name, str(text), is_default=name == row["default"]) for name, text in row.items() if len(name) == 1)


@lru_cache(maxsize=1024)
def citation(section: str) -> str:
    """The section alone, without what the table says of it after a colon, a semicolon or in brackets."""
    return re.split(r"[:;]| \(| \+ ", section, maxsplit=1)[0].strip()
