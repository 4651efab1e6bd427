"""Two records side by side: what agrees, what is close, what differs, and how strong that is taken together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from passage.rules.linkage import fields
from passage.rules.linkage.fields import Agreement
from passage.rules.linkage.record import Record

__all__ = ["Agreement", "Comparison", "Evidence", "Strength", "compare"]


class Strength(StrEnum):
    """How much the evidence says, strongest first."""

    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True)
class Evidence:
    """One field of both records, and how they stand to each other."""

    field: str
    code: Agreement
    a_part: str
    b_part: str


@dataclass(frozen=True)
class Comparison:
    """The evidence in a fixed order (names, birth, sex, home_place, phone, parents) and its strength. It decides nothing."""

    evidence: tuple[Evidence, ...]
    strength: Strength


def compare(a: Record, b: Record) -> Comparison:
    """Put two records side by side. Symmetric in its codes and strength; raises nothing."""
    evidence = (
        Evidence("names", fields.compare_names(a.names, b.names), " / ".join(a.names), " / ".join(b.names)),
        Evidence("birth", fields.compare_births(a.birth, b.birth), str(a.birth or ""), str(b.birth or "")),
        Evidence("sex", fields.compare_sexes(a.sex, b.sex), a.sex, b.sex),
        Evidence("home_place", fields.compare_places(a.home_place, b.home_place), a.home_place, b.home_place),
        Evidence("phone", fields.compare_phones(a.phone, b.phone), a.phone, b.phone),
        Evidence("parents", fields.compare_names(a.parents, b.parents), " / ".join(a.parents), " / ".join(b.parents)),
    )
    return Comparison(evidence, _strength({item.field: item.code for item in evidence}))


# Name agreement -> the strength by how much else speaks for it: nothing, something close, one agreement, two.
_TABLE = {
    Agreement.AGREE: (Strength.SOME, Strength.SOME, Strength.STRONG, Strength.STRONG),
    Agreement.CLOSE: (Strength.WEAK, Strength.SOME, Strength.SOME, Strength.STRONG),
    Agreement.OTHER_SCRIPT: (Strength.NONE, Strength.WEAK, Strength.SOME, Strength.SOME),
    Agreement.MISSING: (Strength.NONE, Strength.NONE, Strength.WEAK, Strength.SOME),
    Agreement.DIFFER: (Strength.NONE, Strength.NONE, Strength.WEAK, Strength.SOME),
}
_WEAKER = {
    Strength.STRONG: Strength.SOME,
    Strength.SOME: Strength.WEAK,
    Strength.WEAK: Strength.NONE,
    Strength.NONE: Strength.NONE,
}


def _strength(codes: dict[str, Agreement]) -> Strength:
    """By the table; a sex or a birth that differs takes one step off. Home place alone is never more than close."""
    agreeing = sum(codes[field] is Agreement.AGREE for field in ("birth", "phone", "parents"))
    close = any(codes[field] is Agreement.CLOSE for field in ("birth", "parents", "home_place"))
    close = close or codes["home_place"] is Agreement.AGREE
    support = min(agreeing + 1, 3) if agreeing else int(close)
    strength = _TABLE[codes["names"]][support]
    if Agreement.DIFFER in (codes["sex"], codes["birth"]):
        return _WEAKER[strength]
    return strength
