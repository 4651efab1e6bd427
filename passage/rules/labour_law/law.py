"""The law of one country: its dated parameters, its minimum wages, what it leaves open, and what is switched off of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.facts import Work
from passage.rules.labour_law.minimum_wage import MinimumWages
from passage.rules.labour_law.parameters import Parameters, Reading, citation
from passage.rules.labour_law.switching import SCOPE, NoSuchRule, RuleOfLaw


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

    def certainty_on(self, day: date) -> Certainty:
        return self.certainty if day <= self.last_verified else weakest([self.certainty, Certainty.PROBABLE])


@dataclass(frozen=True)
class DomesticWork:
    """Domestic work: the day from which it has normal hours and a minimum wage, and the citations before and since, and of
    its having no severance. `left_out`: the rules (ids of parameters) that did not hold from `since_before` to that day;
    `unread`: those of which it is not known whether they hold since."""

    since: date
    section_before: str
    section: str
    section_of_no_severance: str
    since_before: date
    left_out: frozenset[str]
    unread: frozenset[str]


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
    late_note: str

    def certainty_on(self, day: date) -> Certainty:
        return Certainty.PROBABLE if self.note_on(day) else Certainty.CERTAIN

    def note_on(self, day: date) -> str:
        """What is to be said of a day past the last verified one."""
        return self.late_note if day > self.last_verified else ""


@dataclass(frozen=True)
class RuleAtSea:
    """A rule of the table of work at sea that one fact is held against. `asks`: the fact; at least `least` of it, in `unit`.

    `where`: the conditions under which the rule holds, any one of them; each names facts and how much of them is needed.
    """

    id: str
    asks: str
    least: Decimal
    unit: str
    section: str
    since: date | None
    certainty: Certainty
    last_verified: date
    late_note: str
    where: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Law:
    """What is known of one country's law. `country`: ISO 3166-1 alpha-2; `currency`: ISO 4217; `labour_day`: month and day;
    `labour_day_moves`: on a weekly holiday the next working day is a holiday in its place.

    `works`: for which work the tables hold something; of `uncertain_works` it is not certain that they hold. What a table does
    not have is None. `days_in_year`, `surcharge_days`: how interest and surcharge are counted, 0 where neither is entered.
    `questions`: the readings of what the law leaves open, by id; `chosen`: those that are counted by, where it is not the
    default.
    """

    country: str
    currency: str
    parameters: Parameters
    minimum_wages: MinimumWages
    latest_notice: LatestNotice
    labour_day: tuple[int, int] | None
    labour_day_moves: bool
    works: frozenset[Work]
    uncertain_works: frozenset[Work]
    days_in_year: Decimal
    surcharge_days: int
    wage_at_sea: WageAtSea | None
    rest_at_sea: RestAtSea | None
    rules_at_sea: tuple[RuleAtSea, ...]
    domestic: DomesticWork | None
    questions: Mapping[str, tuple[Reading, ...]]
    known: Mapping[str, RuleOfLaw]
    off: frozenset[str] = frozenset()
    chosen: Mapping[str, str] = field(default_factory=dict)

    def to_settle(self, question: str) -> tuple[Reading, ...]:
        """The readings of a question that the law leaves open."""
        return self.questions[question]

    def reading(self, question: str) -> str:
        """The reading that is counted by."""
        chosen = self.chosen.get(question)
        return chosen or next(reading.id for reading in self.questions[question] if reading.is_default)

    def read_as(self, question: str, reading: str) -> Law:
        """The same law with another reading of what it leaves open."""
        return _read_as(self, question, reading)

    def section(self, rule: str) -> str:
        """The citation alone, without what the table says of it after a colon, a semicolon or in brackets."""
        return citation(self.known[rule].section)

    def certainty_of_work(self, work: Work) -> Certainty:
        """Of the tables as a whole for this work."""
        return self.known[f"{SCOPE}{work}"].certainty if work in self.uncertain_works else Certainty.CERTAIN

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


@lru_cache(maxsize=64)
def _read_as(law: Law, question: str, reading: str) -> Law:
    """Kept, for what is found by it is kept under it."""
    return replace(law, chosen={**law.chosen, question: reading})
