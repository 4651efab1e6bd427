"""Reads the law of a country from the tables beside this rule. A country is its tables: nothing here names one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from passage.rules.journey.sources import Certainty, read
from passage.rules.labour_law.facts import Work
from passage.rules.labour_law.law import DomesticWork, LatestNotice, Law, NoSuchLaw, RestAtSea, RuleAtSea, WageAtSea
from passage.rules.labour_law.minimum_wage import MinimumWages
from passage.rules.labour_law.parameters import Parameters, Reading, readings_of
from passage.rules.labour_law.switching import AT_SEA, SCOPE, RuleOfLaw, of_minimum_wages, of_parameters, of_rows
from passage.rules.text.partial import PartialDate

# Of the tables of scope and of work at sea, the rules that something is counted or checked by.
_SCOPES = ("domestic_work", "agriculture")
_AT_SEA = ("rest_24h", "rest_7d", "min_age", "monthly_wage", "overtime")
Table = Mapping[str, Any]


@cache
def law_of(country: str) -> Law:
    """The law of a country with tables. Raises `NoSuchLaw`."""
    name = country.lower()
    if not name.isalpha() or not _has(f"{name}_labour.yaml"):
        raise NoSuchLaw(country)
    fishing = read(__package__, f"{name}_fishing.yaml") if _has(f"{name}_fishing.yaml") else {"rules": []}
    table = _joined(read(__package__, f"{name}_labour.yaml"), name)
    text = resources.files(__package__).joinpath("data", f"{name}_minimum_wage.csv").read_text("utf-8")
    wages = MinimumWages(csv.DictReader(text.splitlines()))
    meta, scope = table["meta"], {row["id"]: row for row in table["scope"]}
    return Law(
        country=country,
        currency=meta["currency"],
        parameters=Parameters(table),
        minimum_wages=wages,
        latest_notice=_latest_notice(read(__package__, f"{name}_minimum_wage_status.yaml")),
        labour_day=_labour_day(table["parameters"]),
        labour_day_moves=table["parameters"].get("holiday.labour_day", {}).get("on_weekly_holiday") == "next_working_day",
        works=frozenset(map(Work, meta["works"])),
        uncertain_works=frozenset(work for work in Work if scope.get(work, {}).get("certainty") == Certainty.UNCERTAIN),
        days_in_year=Decimal(meta.get("days_in_year", 0)),
        surcharge_days=int(meta.get("surcharge_days", 0)),
        wage_at_sea=_wage_at_sea(fishing),
        rest_at_sea=_rest_at_sea(fishing),
        rules_at_sea=tuple(_rule_at_sea(row, fishing["meta"]) for row in fishing["rules"] if "asks" in row),
        domestic=_domestic(scope.get("domestic_work")),
        questions=MappingProxyType(dict(_questions(table, fishing))),
        known=MappingProxyType({rule.id: rule for rule in _rules(table, fishing, wages)}),
    )


def _joined(table: Table, name: str) -> Table:
    """With the parameters of the other files of the country; each value of those keeps the last verified day of its file."""
    parameters = dict(table["parameters"])
    for file in (f"{name}_fishing.yaml", f"{name}_foreign_workers_law.yaml"):
        more = read(__package__, file) if _has(file) else {}
        for parameter, row in more.get("parameters", {}).items():
            last = more["meta"]["last_verified"]
            parameters[parameter] = {**row, "values": [{"last_verified": last, **value} for value in row["values"]]}
    return {**table, "parameters": parameters}


def _has(name: str) -> bool:
    return resources.files(__package__).joinpath("data", name).is_file()


def _rules(table: Table, fishing: Table, wages: MinimumWages) -> Iterator[RuleOfLaw]:
    yield from of_parameters(table)
    yield from of_rows(table["to_settle"], table["meta"], "question")
    yield from of_rows([row for row in table["scope"] if row["id"] in _SCOPES], table["meta"], "rule", SCOPE)
    at_sea = [row for row in fishing["rules"] if row["id"] in _AT_SEA or "asks" in row]
    yield from of_rows(at_sea, fishing.get("meta", {}), "check", AT_SEA)
    yield from of_minimum_wages(wages, table["parameters"]["pay.minimum_wage_binding"]["ref"])


def _questions(table: Table, fishing: Table) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """All that the tables leave open: by the id of the parameter, of the question, of the scope or of the rule at sea."""
    rows = {**table["parameters"], **{row["id"]: row for row in table["to_settle"]}}
    rows |= {f"{SCOPE}{row['id']}": row for row in table["scope"]} | {f"{AT_SEA}{row['id']}": row for row in fishing["rules"]}
    for name, row in rows.items():
        if "readings" in row:
            yield name, readings_of(row["readings"])


def _labour_day(parameters: Table) -> tuple[int, int] | None:
    row = parameters.get("holiday.labour_day")
    if row is None:
        return None
    month, day = row["values"][-1]["value"].split("-")
    return int(month), int(day)


def _domestic(row: Table | None) -> DomesticWork | None:
    if row is None or "exclusions" not in row:
        return None
    before, since = row["exclusions"]
    return DomesticWork(
        date.fromisoformat(row["from"]),
        before["ref"],
        since["ref"],
        since["no_severance"],
        date.fromisoformat(before["from"]),
        frozenset(before["left_out"]),
        frozenset(since["unread"]),
    )


def _wage_at_sea(table: Table) -> WageAtSea | None:
    row = next((row for row in table["rules"] if row["id"] == "monthly_wage"), None)
    if row is None:
        return None
    last = date.fromisoformat(table["meta"]["last_verified"])
    return WageAtSea(row["ref"], date.fromisoformat(row["from"]), Certainty(row["certainty"]), last)


def _rest_at_sea(table: Table) -> RestAtSea | None:
    rules = {row["id"]: row for row in table["rules"]}
    if "rest_24h" not in rules:
        return None
    day, week, age = (rules[name] for name in ("rest_24h", "rest_7d", "min_age"))
    return RestAtSea(
        in_24_hours=_at_least(day["check"]),
        in_7_days=_at_least(week["check"]),
        section_of_24_hours=day["ref"],
        section_of_7_days=week["ref"],
        youngest=_at_least(age["check"]),
        section_of_age=age["ref"],
        last_verified=date.fromisoformat(table["meta"]["last_verified"]),
        late_note=table["meta"]["late_note"],
    )


def _rule_at_sea(row: Table, meta: Table) -> RuleAtSea:
    return RuleAtSea(
        id=row["id"],
        asks=row["asks"],
        least=Decimal(row["least"]),
        unit=row["unit"],
        section=row["ref"],
        since=PartialDate.from_iso(row["from"]).first() if row["from"] else None,
        certainty=Certainty(row["certainty"]),
        last_verified=date.fromisoformat(row.get("last_verified", meta["last_verified"])),
        late_note=meta["late_note"],
        where=tuple(row.get("where", ())),
    )


def _at_least(check: str) -> int:
    """The number of a check of the form `... >= 10 ...`."""
    return int(re.split(r">=\s*", check)[1].split()[0])


def _latest_notice(table: Table) -> LatestNotice:
    known = table["latest_notification_known"]
    later = next(row for name, row in table.items() if name.startswith("after_"))
    return LatestNotice(
        title=known["title"],
        since=known["effective"],
        none_later_known_on=later["as_of"],
        certainty=Certainty(later["certainty"]),
        source=later["src"],
    )
