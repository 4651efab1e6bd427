"""Two records side by side: what agrees, what is close, what differs, each in bits, and the probability taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from passage.rules import names as name_rule
from passage.rules.linkage import fields
from passage.rules.linkage.fields import Agreement, Weighed
from passage.rules.linkage.record import Record

__all__ = ["Agreement", "Comparison", "Evidence", "Strength", "compare", "compare_many"]

PEOPLE = 10_000
"""Of how many people one is sought, where the caller does not say."""


class Strength(StrEnum):
    """How much the evidence says, strongest first."""

    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"
    NONE = "none"


# The least probability of each strength.
_LEAST = {Strength.STRONG: 0.9, Strength.SOME: 0.3, Strength.WEAK: 0.002}


@dataclass(frozen=True)
class Evidence:
    """One field of both records, how they stand to each other, and what it speaks for (above 0) or against, in bits."""

    field: str
    code: Agreement
    a_part: str
    b_part: str
    bits: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """The evidence in a fixed order (names, birth, sex, home_place, phone, parents). It decides nothing.

    `bits`: the sum. `prior`: bits against any two records being of one person, from the number of people. `probability`:
    of one person, 0 to 1, from both.
    """

    evidence: tuple[Evidence, ...]
    prior: float

    @property
    def bits(self) -> float:
        return sum(item.bits for item in self.evidence)

    @property
    def probability(self) -> float:
        return float(1 / (1 + 2.0 ** -max(-60.0, min(60.0, self.bits + self.prior))))

    @property
    def strength(self) -> Strength:
        return next((strength for strength, least in _LEAST.items() if self.probability >= least), Strength.NONE)


def compare(a: Record, b: Record, *, people: int = PEOPLE) -> Comparison:
    """Put two records side by side. Symmetric in its codes and bits; raises nothing. `people`: among how many one is sought."""
    return compare_many(a, [b], people=people)[0]


def compare_many(a: Record, others: Sequence[Record], *, people: int = PEOPLE, bearers: Sequence[int] = ()) -> list[Comparison]:
    """One record beside many, in their order: the same as `compare` with each, in much less time.

    `bearers`: for each of the others how many of these people bear the very name of one of the two, where that was counted.
    A name that many bear says less than its letters would.
    """
    names = _best_bits(a.names, [other.names for other in others])
    parents = _best_bits(a.parents, [other.parents for other in others])
    prior = -fields.log2(max(2, people))
    most = [_most_name_bits(people, count) for count in bearers or [0] * len(others)]
    return [Comparison(_evidence(a, other, names[at], parents[at], most[at]), prior) for at, other in enumerate(others)]


def _most_name_bits(people: int, bearers: int) -> float:
    """How much a name can say that so many of the people bear: no more than would single out one of them."""
    return max(0.0, fields.log2(people / (bearers - 1))) if bearers > 1 else fields.MOST_NAME_BITS


def _best_bits(own: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> list[float | None]:
    """For each of the others the evidence of its best pair of names, in bits; None where one side has no name to compare."""
    mine = [name for name in map(name_rule.read, own) if not name.is_empty]
    pairs, places = [], []
    for at, texts in enumerate(others):
        for other in map(name_rule.read, texts):
            if not other.is_empty:
                pairs += [(name, other) for name in mine]
                places += [at] * len(mine)
    distinct = list(dict.fromkeys(pairs))
    known_bits = dict(zip(distinct, map(float, name_rule.bits(distinct)), strict=True))
    best: list[float | None] = [None] * len(others)
    for at, bits in zip(places, map(known_bits.__getitem__, pairs), strict=True):
        known = best[at]
        best[at] = bits if known is None else max(known, bits)
    return best


def _evidence(a: Record, b: Record, names: float | None, parents: float | None, most: float) -> tuple[Evidence, ...]:
    found: tuple[tuple[str, Weighed, str, str], ...] = (
        ("names", fields.weigh_names(a.names, b.names, names, most), " / ".join(a.names), " / ".join(b.names)),
        ("birth", fields.weigh_births(a.birth, b.birth), str(a.birth or ""), str(b.birth or "")),
        ("sex", fields.weigh_sexes(a.sex, b.sex), a.sex, b.sex),
        ("home_place", fields.weigh_places(a.home_place, b.home_place), a.home_place, b.home_place),
        ("phone", fields.weigh_phones(a.phone, b.phone), a.phone, b.phone),
        ("parents", fields.weigh_parents(a.parents, b.parents, parents), " / ".join(a.parents), " / ".join(b.parents)),
    )
    return tuple(Evidence(field, code, a_part, b_part, bits) for field, (code, bits), a_part, b_part in found)
