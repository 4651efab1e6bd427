"""The law of one country: its dated provisions and its minimum wages, read from the tables beside this rule."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from passage.rules.journey.sources import Certainty, read
from passage.rules.labour_law.minimum_wage import MinimumWages
from passage.rules.labour_law.provisions import Provisions


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
class Law:
    """What is known of one country's law. `country`: ISO 3166-1 alpha-2; `currency`: ISO 4217."""

    country: str
    currency: str
    provisions: Provisions
    minimum_wages: MinimumWages
    latest_notice: LatestNotice


@cache
def law_of(country: str) -> Law:
    """The law of a country with tables. Raises `NoSuchLaw`."""
    name = country.lower()
    if not name.isalpha() or not resources.files(__package__).joinpath("data", f"{name}_labour.yaml").is_file():
        raise NoSuchLaw(country)
    table = read(__package__, f"{name}_labour.yaml")
    text = resources.files(__package__).joinpath("data", f"{name}_minimum_wage.csv").read_text("utf-8")
    return Law(
        country=country,
        currency=table["meta"]["currency"],
        provisions=Provisions(table),
        minimum_wages=MinimumWages(csv.DictReader(text.splitlines())),
        latest_notice=_latest_notice(read(__package__, f"{name}_minimum_wage_status.yaml")),
    )


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
