"""Which rules of a law can be switched off, one by one: a lawyer of the node may hold one to be too uncertain to count with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law.minimum_wage import MinimumWages
from passage.rules.labour_law.parameters import last_verified_of

AT_SEA, SCOPE = "sea.", "scope."


class NoSuchRule(LookupError):
    """The law has no rule of this id. `code`: no_such_rule."""

    code = "no_such_rule"


@dataclass(frozen=True, slots=True)
class RuleOfLaw:
    """A rule that can be switched off. `id`: as `pay.ot_multiplier_workday`, `scope.domestic_work`, `sea.monthly_wage`,
    `minimum_wage.hotel` or that of one notification. `section`: the citation. `certainty`: of the newest value.
    `last_verified`: None if never. `title`: in English."""

    id: str
    section: str
    certainty: Certainty
    last_verified: date | None
    title: str


def of_parameters(table: Mapping[str, Any]) -> Iterator[RuleOfLaw]:
    for name, row in table["parameters"].items():
        newest = row["values"][-1]
        yield RuleOfLaw(name, row["ref"], Certainty(newest["certainty"]), last_verified_of(newest, table["meta"]), row["name"])


def of_rows(rows: Iterable[Mapping[str, Any]], meta: Mapping[str, Any], text: str, prefix: str = "") -> Iterator[RuleOfLaw]:
    """Of rows with id, ref and certainty; `text`: the field that says what it is."""
    for row in rows:
        yield RuleOfLaw(f"{prefix}{row['id']}", row["ref"], Certainty(row["certainty"]), last_verified_of(row, meta), row[text])


def of_minimum_wages(wages: MinimumWages, section: str) -> Iterator[RuleOfLaw]:
    """Each sector as a whole, then each notification."""
    newest = {table.scope: table for table in wages.tables}
    for table in newest.values():
        title = f"Minimum wages, sector: {table.sector}"
        yield RuleOfLaw(table.scope, section, table.certainty, table.last_verified, title)
    for table in wages.tables:
        title = f"Minimum wages of {table.since}, sector: {table.sector}"
        yield RuleOfLaw(table.id, section, table.certainty, table.last_verified, title)
