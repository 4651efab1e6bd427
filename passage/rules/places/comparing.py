"""How near two written home places are, and by which parts of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from passage.rules import names
from passage.rules.places.finding import Found, find
from passage.rules.places.gazetteer import gazetteer
from passage.rules.places.parts import Part
from passage.rules.places.place import Level

_AS_LIKELY_BITS = 3.0
_MOST_MEANINGS = 8
_SAME_NAME_BITS, _OTHER_NAME_BITS = 6.0, -6.0


class Nearness(StrEnum):
    """What two places have in common at the deepest."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    CONTRADICTION = "contradiction"
    """They lie in two provinces or countries."""
    UNKNOWN = "unknown"
    """One names no known place, or may name too many."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How near two places are. `a` and `b`: as what they were read, with the parts that say so.

    `parted`: the level at which they name two different places, None where they do not. `alike`: the parts of the same level
    that no gazetteer knows and that the name matcher holds for one name.
    """

    nearness: Nearness
    a: Found | None = None
    b: Found | None = None
    parted: Level | None = None
    alike: tuple[str, str] | None = None


_NEARNESS = {level: Nearness[level.name] for level in Level}


def compare(a: str, b: str) -> Compared:
    """How near two written home places are, in any of the five scripts. Symmetric; raises nothing.

    Where an address may mean several places, two that do not contradict each other count. Only names spelled as known, with
    no word left over beside them, contradict.
    """
    pairs = [(left, right) for left in _meanings(a) for right in _meanings(b)]
    if not pairs:
        return Compared(Nearness.UNKNOWN)
    left, right = max(pairs, key=lambda pair: (-_parts(*pair), pair[0].bits + pair[1].bits, _shared(*pair)))
    depth = _shared(left, right)
    parted = Level(depth) if _parts(left, right) else None
    if parted in (Level.COUNTRY, Level.PROVINCE):
        is_sure = left.is_certain and right.is_certain
        return Compared(Nearness.CONTRADICTION if is_sure else Nearness.UNKNOWN, left, right, parted if is_sure else None)
    return _with_unknown_parts(Compared(_NEARNESS[Level(depth - 1)], left, right, parted))


def _meanings(text: str) -> tuple[Found, ...]:
    """What an address may mean about as likely as the likeliest; () when too many."""
    found = find(text, limit=_MOST_MEANINGS + 1)
    meant = tuple(each for each in found if each.bits >= found[0].bits - _AS_LIKELY_BITS)
    return meant if len(meant) <= _MOST_MEANINGS else ()


def _shared(a: Found, b: Found) -> int:
    """How many places, from the country down, two have in common."""
    both = zip(gazetteer().lineage(a.place), gazetteer().lineage(b.place), strict=False)
    return sum(left.code == right.code for left, right in both)


def _parts(a: Found, b: Found) -> int:
    """How many levels both name, but not as one place."""
    return min(a.place.level, b.place.level) + 1 - _shared(a, b)


def _with_unknown_parts(known: Compared) -> Compared:
    """Deeper, where both go on with a part of the next level that no gazetteer knows and the matcher says more of the two."""
    level = Level[known.nearness.name]
    if known.a is None or known.b is None or known.parted is not None or level in (Level.COUNTRY, Level.COMMUNE):
        return known
    below = Level(level + 1)
    left, right = (_only([part for part in each.rest if part.levels == frozenset({below})]) for each in (known.a, known.b))
    if left is None or right is None:
        return known
    bits = names.compare(names.read(left.text), names.read(right.text))
    if bits >= _SAME_NAME_BITS:
        return Compared(_NEARNESS[below], known.a, known.b, None, (left.text, right.text))
    return Compared(known.nearness, known.a, known.b, below) if bits <= _OTHER_NAME_BITS else known


def _only(found: list[Part]) -> Part | None:
    return found[0] if len(found) == 1 else None
