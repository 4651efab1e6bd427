"""How two values of one field stand to each other, and how many bits that speaks for one person.

The bits are log2 of (how often the two values stand so for one person) over (how often for two people). Names come from
the matcher. The others are estimates written by hand (chances of agreement among adults of working age, of half-known
birth dates, of telephones shared in a family), not learned from any register; they are marked as such where they are shown.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

from passage.rules import names as name_rule
from passage.rules import places as place_rule
from passage.rules.text.dates import PartialDate
from passage.rules.text.phones import tail
from passage.rules.text.scripts import Script, script_of


def log2(value: float) -> float:
    """The binary logarithm."""
    return math.log2(value)


class Agreement(StrEnum):
    """How two values stand to each other; `other_script`: both are known, in scripts that cannot be compared here."""

    AGREE = "agree"
    CLOSE = "close"
    DIFFER = "differ"
    OTHER_SCRIPT = "other_script"
    MISSING = "missing"


Weighed = tuple[Agreement, float]
_NOTHING: Weighed = (Agreement.MISSING, 0.0)

# Of true pairs, how many have names that nothing explains: another name taken, a nickname, a mistake.
_UNEXPLAINED = 0.05
_PARENTS_UNEXPLAINED = 0.3
MOST_NAME_BITS = 25.0
"""Names never speak for one person with more than this."""
_MOST_PARENT_BITS = 10.0
_AGREE_FROM, _CLOSE_FROM = 6.0, 1.0


def weigh_names(a: tuple[str, ...], b: tuple[str, ...], bits: float | None, most: float = MOST_NAME_BITS) -> Weighed:
    """From the matcher's evidence for the best pair of names, `most` bits at most; the same words in any order always agree."""
    return _weigh_names(a, b, bits, _UNEXPLAINED, min(most, MOST_NAME_BITS))


def weigh_parents(a: tuple[str, ...], b: tuple[str, ...], bits: float | None) -> Weighed:
    """As names, but more often another relative is named, and a family's names are shared."""
    return _weigh_names(a, b, bits, _PARENTS_UNEXPLAINED, _MOST_PARENT_BITS)


def _weigh_names(a: tuple[str, ...], b: tuple[str, ...], bits: float | None, unexplained: float, most: float) -> Weighed:
    if not any(map(name_rule.tokens, a)) or not any(map(name_rule.tokens, b)):
        return _NOTHING
    same = any(_same_words(left, right) for left in a for right in b)
    if bits is None and not same:
        return (Agreement.OTHER_SCRIPT, 0.0)
    evidence = max(bits or 0.0, _AGREE_FROM) if same else bits or 0.0
    weight = log2((1 - unexplained) * 2.0 ** min(evidence, most) + unexplained)
    if same or evidence >= _AGREE_FROM:
        return (Agreement.AGREE, weight)
    return (Agreement.CLOSE if evidence >= _CLOSE_FROM else Agreement.DIFFER, weight)


def _same_words(a: str, b: str) -> bool:
    left, right = name_rule.readings(a), name_rule.readings(b)
    if not left[0] or not right[0]:
        return False
    return any(sorted(x) == sorted(y) or name_rule.joined(x) == name_rule.joined(y) for x in left for y in right)


_SAME_DAY, _SAME_MONTH, _SWAPPED, _SAME_YEAR, _TWO_OF_THREE, _NEXT_YEAR, _OTHER_BIRTH = 12.0, 8.5, 9.0, 4.5, 4.0, 2.0, -5.0


def weigh_births(a: PartialDate | None, b: PartialDate | None) -> Weighed:
    """Agree: the same day, or the same month where no day is known.

    Close: one may be the other known less well (only a year, or the first of January, which often stands for a year); a
    year more or less where one is vague; day and month exchanged; two of three parts the same.
    """
    if a is None or b is None:
        return _NOTHING
    if _is_vague(a) or _is_vague(b):
        if abs(a.year - b.year) > 1:
            return (Agreement.DIFFER, _OTHER_BIRTH)
        return (Agreement.CLOSE, _SAME_YEAR if a.year == b.year else _NEXT_YEAR)
    if a == b:
        return (Agreement.AGREE, _SAME_DAY if a.day else _SAME_MONTH)
    if None in (a.day, b.day):
        same = (a.year, a.month) == (b.year, b.month)
        return (Agreement.CLOSE, _SAME_MONTH) if same else (Agreement.DIFFER, _OTHER_BIRTH)
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return (Agreement.CLOSE, _SWAPPED)
    parts = (a.year == b.year) + (a.month == b.month) + (a.day == b.day)
    is_close = parts == 2 and abs(a.year - b.year) <= 10
    return (Agreement.CLOSE, _TWO_OF_THREE) if is_close else (Agreement.DIFFER, _OTHER_BIRTH)


def _is_vague(date: PartialDate) -> bool:
    return date.month is None or (date.month, date.day) == (1, 1)


def weigh_sexes(a: str, b: str) -> Weighed:
    """The same code or not."""
    if not a or not b:
        return _NOTHING
    return (Agreement.AGREE, 0.9) if a == b else (Agreement.DIFFER, -5.0)


_NEAR: dict[place_rule.Nearness, Weighed] = {
    place_rule.Nearness.COMMUNE: (Agreement.AGREE, 6.0),
    place_rule.Nearness.DISTRICT: (Agreement.AGREE, 5.0),
    place_rule.Nearness.PROVINCE: (Agreement.CLOSE, 3.0),
    place_rule.Nearness.CONTRADICTION: (Agreement.DIFFER, -0.5),
}
_PARTED: Weighed = (Agreement.CLOSE, 1.0)


@lru_cache(maxsize=8192)
def weigh_places(a: str, b: str) -> Weighed:
    """Agree: the same words in any order, or one district or commune. Close: one holds all words of the other, or one province.

    Places that no gazetteer knows are compared by their words. A place that differs counts little against.
    """
    left, right = (frozenset(name_rule.readings(place)[-1]) for place in (a, b))
    if not left or not right:
        return _NOTHING
    if left == right:
        return (Agreement.AGREE, 5.0)
    compared = place_rule.compare(a, b)
    if compared.nearness in _NEAR:
        is_parted = compared.nearness is place_rule.Nearness.PROVINCE and compared.parted is not None
        return _PARTED if is_parted else _NEAR[compared.nearness]
    if not _share_a_script(a, b):
        return (Agreement.OTHER_SCRIPT, 0.0)
    return (Agreement.CLOSE, 3.0) if left <= right or right <= left else (Agreement.DIFFER, -0.5)


def _share_a_script(a: str, b: str) -> bool:
    scripts = {script_of(a), script_of(b)}
    return len(scripts) == 1 or Script.MIXED in scripts


def weigh_phones(a: str, b: str) -> Weighed:
    """By the last eight digits. Telephones are shared in families and lent by brokers, so they count for less than a document."""
    left, right = tail(a), tail(b)
    if not left or not right:
        return _NOTHING
    return (Agreement.AGREE, 10.0) if left == right else (Agreement.DIFFER, -0.5)
