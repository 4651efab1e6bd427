"""The published Delphi rules: when a dimension is positive, and what a combination of positive dimensions is called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from passage.rules.journey.sources import Certainty, Source
from passage.rules.screening.indicators import ADULT_LABOUR, Dimension, IndicatorSet, Strength, table

_TABLE = "indicators_delphi.json"


class Outcome(StrEnum):
    """The published names of a combination; `no_published_outcome` where the table has no row, and the officer decides.

    `exploited_migrant` is a labour-rights case. None of them is a legal determination.
    """

    TRAFFICKING_FOR_FORCED_LABOUR = "trafficking_for_forced_labour"
    DECEPTION_AND_EXPLOITATION = "deception_and_exploitation"
    EXPLOITED_MIGRANT = "exploited_migrant"
    NONE = "none"
    NO_PUBLISHED_OUTCOME = "no_published_outcome"


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of the dimension rule. `text`: as published. `minimum`: how many of what it asks for.

    Keys of `minimum`: strong, medium, weak, and medium_or_weak for both together.
    """

    id: str
    text: str
    minimum: tuple[tuple[str, int], ...]

    def holds(self, counts: Mapping[Strength, int]) -> bool:
        """Do these counts of yes answers satisfy it?"""
        either = counts[Strength.MEDIUM] + counts[Strength.WEAK]
        found = {**{str(strength): count for strength, count in counts.items()}, "medium_or_weak": either}
        return all(found[what] >= least for what, least in self.minimum)


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension: how many strong, medium and weak signs were answered yes, and what follows by the published rule.

    `clause`: the part of the rule that made it positive, None when it is not. `because`: the ids of the yes answers.
    """

    id: str
    positive: bool
    strong: int
    medium: int
    weak: int
    clause: Clause | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the combination table: all of these positive, at least one of those (if any are named), none of these."""

    outcome: Outcome
    all: frozenset[str]
    any: frozenset[str]
    none: frozenset[str]

    def matches(self, positive: Collection[str]) -> bool:
        """Do these positive dimensions fall under the row?"""
        found = frozenset(positive)
        return self.all <= found and not self.none & found and (not self.any or bool(self.any & found))


@cache
def clauses() -> tuple[Clause, ...]:
    """The dimension rule (WCMS_105023 p.3): a dimension is positive if any clause holds."""
    return tuple(
        Clause(row["id"], row["text"], tuple(row["minimum"].items()))
        for row in table(_TABLE)["dimension_rule"]["positive_if_any"]
    )


@cache
def combinations(set_id: str) -> tuple[Row, ...]:
    """The combination table of a list; empty where none is published (the child list, and every list without weights)."""
    if set_id != ADULT_LABOUR:
        return ()
    return tuple(
        Row(Outcome(row["outcome"]), frozenset(row["all"]), frozenset(row["any"]), frozenset(row["none"]))
        for row in table(_TABLE)["combination"]["adult_labour"]
    )


def weigh(of: IndicatorSet, dimension: Dimension, yes: Collection[str]) -> DimensionResult:
    """One dimension of a Delphi list, judged by the published rule from the ids answered yes."""
    found = [indicator for indicator in of.indicators if indicator.dimension == dimension.id and indicator.id in yes]
    counts = {strength: sum(indicator.strength is strength for indicator in found) for strength in Strength}
    clause = next((clause for clause in clauses() if clause.holds(counts)), None)
    return DimensionResult(
        id=dimension.id,
        positive=clause is not None,
        strong=counts[Strength.STRONG],
        medium=counts[Strength.MEDIUM],
        weak=counts[Strength.WEAK],
        clause=clause,
        because=tuple(indicator.id for indicator in found),
    )


def outcome(set_id: str, positive: Collection[str]) -> Outcome:
    """What the published table calls this combination of positive dimensions."""
    rows = (row.outcome for row in combinations(set_id) if row.matches(positive))
    return next(rows, Outcome.NO_PUBLISHED_OUTCOME)


def rule_source() -> Source:
    """Where the dimension rule is published."""
    of, rule = table(_TABLE), table(_TABLE)["dimension_rule"]
    return Source(rule["source"], Certainty(rule["certainty"]), of["published"], of["compiled_on"], of["last_verified"])


def combination_source() -> Source:
    """Where the combination table comes from."""
    of, rows = table(_TABLE), table(_TABLE)["combination"]
    return Source(rows["source"], Certainty(rows["certainty"]), None, of["compiled_on"], of["last_verified"])
