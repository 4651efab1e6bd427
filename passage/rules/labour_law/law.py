"""The law of one country: its dated parameters and its minimum wages, read from the tables beside this rule."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from passage.rules.journey.sources import Certainty, read
from passage.rules.labour_law.minimum_wage import MinimumWages
from passage.rules.labour_law.parameters import Parameters, Reading, readings_of
from passage.rules.labour_law.switching import AT_SEA, SCOPE, NoSuchRule, RuleOfLaw, of_minimum_wages, of_parameters, of_rows

# Of the tables of scope and of work at sea, the rules that something is counted or checked by.
_SCOPES = ("domestic_work",)
_AT_SEA = ("rest_24h", "rest_7d", "min_age", "monthly_wage", "overtime")


class NoSuchLaw(LookupError):
    """No tables for this country. `code`: no_such_law."""

    code = "no_such_law"


@dataclass(frozen=True)
class LatestNotice:
    """The newest notice of minimum wages that is known of. `none_later_known_on`: the day somebody last looked for another."""

    title: str
    since: str
    none_later_known_on: str
    certainty: Certainty
    source: str


@dataclass(frozen=True)
class WageAtSea:
    """The monthly wage in sea fishing: thirty times the minimum of a day."""

    section: str
    since: date
    certainty: Certainty
    last_verified: date


@dataclass(frozen=True)
class RestAtSea:
    """Hours of rest in windows that roll, and the youngest age, in sea fishing."""

    in_24_hours: int
    in_7_days: int
    section_of_24_hours: str
    section_of_7_days: str
    youngest: int
    section_of_age: str
    last_verified: date


@dataclass(frozen=True, eq=False)
class Law:
    """What is known of one country's law. `country`: ISO 3166-1 alpha-2; `currency`: ISO 4217; `labour_day`: month and day;
    `domestic_from`: the day from which domestic work has normal hours and a minimum wage.

    What it leaves open stands beside it: `questions` by id, overtime at sea and in domestic work.
    """

    country: str
    currency: str
    parameters: Parameters
    minimum_wages: MinimumWages
    latest_notice: LatestNotice
    labour_day: tuple[int, int]
    wage_at_sea: WageAtSea
    rest_at_sea: RestAtSea
    readings_at_sea: tuple[Reading, ...]
    domestic_from: date
    readings_of_domestic_overtime: tuple[Reading, ...]
    questions: Mapping[str, tuple[Reading, ...]]
    known: Mapping[str, RuleOfLaw]
    off: frozenset[str] = frozenset()

    def to_settle(self, question: str) -> tuple[Reading, ...]:
        """The readings of a question that the law leaves open."""
        return self.questions[question]

    def rules(self) -> tuple[RuleOfLaw, ...]:
        """All that can be switched off."""
        return tuple(self.known.values())

    def without(self, rules: frozenset[str]) -> Law:
        """The same law with these rules switched off: nothing that rests on one of them is counted or checked, an open point
        names it instead. Keep what this returns: it begins without what the tables found before. Raises `NoSuchRule`."""
        for rule in rules - self.known.keys():
            raise NoSuchRule(rule)
        return replace(
            self,
            parameters=self.parameters.without(rules),
            minimum_wages=self.minimum_wages.without(rules),
            off=self.off | rules,
        )


@cache
def law_of(country: str) -> Law:
    """The law of a country with tables. Raises `NoSuchLaw`."""
    name = country.lower()
    if not name.isalpha() or not resources.files(__package__).joinpath("data", f"{name}_labour.yaml").is_file():
        raise NoSuchLaw(country)
    table = read(__package__, f"{name}_labour.yaml")
    text = resources.files(__package__).joinpath("data", f"{name}_minimum_wage.csv").read_text("utf-8")
    fishing = read(__package__, f"{name}_fishing.yaml")
    wages = MinimumWages(csv.DictReader(text.splitlines()))
    return Law(
        country=country,
        currency=table["meta"]["currency"],
        parameters=Parameters(table),
        minimum_wages=wages,
        latest_notice=_latest_notice(read(__package__, f"{name}_minimum_wage_status.yaml")),
        labour_day=_month_and_day(table["parameters"]["holiday.labour_day"]["values"][-1]["value"]),
        wage_at_sea=_wage_at_sea(fishing),
        rest_at_sea=_rest_at_sea(fishing),
        readings_at_sea=_of_rule(fishing["rules"], "overtime"),
        domestic_from=_first_day(table["scope"], "domestic_work"),
        readings_of_domestic_overtime=_of_rule(table["scope"], "domestic_work"),
        questions=MappingProxyType({row["id"]: readings_of(row["readings"]) for row in table["to_settle"]}),
        known=MappingProxyType({rule.id: rule for rule in _rules(table, fishing, wages)}),
    )


def _rules(table: Mapping[str, Any], fishing: Mapping[str, Any], wages: MinimumWages) -> Iterator[RuleOfLaw]:
    yield from of_parameters(table)
    yield from of_rows(table["to_settle"], table["meta"], "question")
    yield from of_rows([row for row in table["scope"] if row["id"] in _SCOPES], table["meta"], "rule", SCOPE)
    yield from of_rows([row for row in fishing["rules"] if row["id"] in _AT_SEA], fishing["meta"], "check", AT_SEA)
    yield from of_minimum_wages(wages, table["parameters"]["pay.minimum_wage_binding"]["ref"])


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _wage_at_sea(table: Mapping[str, Any]) -> WageAtSea:
    row = next(row for row in table["rules"] if row["id"] == "monthly_wage")
    last = date.fromisoformat(table["meta"]["last_verified"])
    return WageAtSea(row["ref"], date.fromisoformat(row["from"]), Certainty(row["certainty"]), last)


def _rest_at_sea(table: Mapping[str, Any]) -> RestAtSea:
    rules = {row["id"]: row for row in table["rules"]}
    day, week, age = (rules[name] for name in ("rest_24h", "rest_7d", "min_age"))
    return RestAtSea(
        in_24_hours=_at_least(day["check"]),
        in_7_days=_at_least(week["check"]),
        section_of_24_hours=day["ref"],
        section_of_7_days=week["ref"],
        youngest=_at_least(age["check"]),
        section_of_age=age["ref"],
        last_verified=date.fromisoformat(table["meta"]["last_verified"]),
    )


def _at_least(check: str) -> int:
    """The number of a check of the form `... >= 10 ...`."""
    return int(re.split(r">=\s*", check)[1].split()[0])


def _first_day(rows: Iterable[Mapping[str, Any]], rule: str) -> date:
    return next(date.fromisoformat(row["from"]) for row in rows if row["id"] == rule)


def _of_rule(rows: Iterable[Mapping[str, Any]], rule: str) -> tuple[Reading, ...]:
    return next(readings_of(row["readings"]) for row in rows if row["id"] == rule)


def _latest_notice(table: Mapping[str, Any]) -> LatestNotice:
    known = table["latest_notification_known"]
    later = next(row for name, row in table.items() if name.startswith("after_"))
    return LatestNotice(
        title=known["title"],
        since=known["effective"],
        none_later_known_on=later["as_of"],
        certainty=Certainty(later["certainty"]),
        source=later["src"],
    )
