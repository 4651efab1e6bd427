"""How two values of one field stand to each other."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from enum import StrEnum

from passage.rules import names as name_rule
from passage.rules.text.dates import PartialDate
from passage.rules.text.phones import tail
from passage.rules.text.scripts import Script, script_of

# Longer names are compared by their words only: edit distance on pasted pages would be work for nothing.
_LONGEST_COMPARED = 100
_CLOSE_RATIO = 0.85


class Agreement(StrEnum):
    """How two values stand to each other; `other_script`: both are known, in scripts that cannot be compared here."""

    AGREE = "agree"
    CLOSE = "close"
    DIFFER = "differ"
    OTHER_SCRIPT = "other_script"
    MISSING = "missing"


_BEST_FIRST = tuple(Agreement)


def compare_names(a: tuple[str, ...], b: tuple[str, ...]) -> Agreement:
    """The best that any spelling on one side finds on the other."""
    found = {_compare_two_names(left, right) for left in a for right in b}
    return next((code for code in _BEST_FIRST if code in found), Agreement.MISSING)


def _compare_two_names(a: str, b: str) -> Agreement:
    left, right = name_rule.readings(a), name_rule.readings(b)
    if not left[0] or not right[0]:
        return Agreement.MISSING
    if _same_words(left, right):
        return Agreement.AGREE
    if not _share_a_script(a, b):
        return Agreement.OTHER_SCRIPT
    return Agreement.CLOSE if _are_close(left[0], right[0]) else Agreement.DIFFER


def _same_words(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> bool:
    return any(sorted(x) == sorted(y) or name_rule.joined(x) == name_rule.joined(y) for x in left for y in right)


def _share_a_script(a: str, b: str) -> bool:
    scripts = {script_of(a), script_of(b)}
    return len(scripts) == 1 or Script.MIXED in scripts


def _are_close(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    shared = (Counter(left) & Counter(right)).total()
    if shared and shared * 2 >= min(len(left), len(right)) and min(len(left), len(right)) > 1:
        return True
    sounds = [sorted(filter(None, map(name_rule.skeleton, words))) for words in (left, right)]
    if sounds[0] == sounds[1] and len(sounds[0]) == len(left):
        return len("".join(sounds[0])) > 1
    a, b = name_rule.joined(left), name_rule.joined(right)
    if max(len(a), len(b)) > _LONGEST_COMPARED:
        return False
    return _ratio(a, b) >= _CLOSE_RATIO


def _ratio(a: str, b: str) -> float:
    """The same for both orders, which the matcher alone does not promise."""
    a, b = sorted((a, b))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def compare_births(a: PartialDate | None, b: PartialDate | None) -> Agreement:
    """Agree: the same day, or the same month where no day is known.

    Close: one may be the other known less well (only a year, or the first of January, which often stands for a year); a
    year more or less where one is vague; day and month exchanged; two of three parts the same.
    """
    if a is None or b is None:
        return Agreement.MISSING
    if a == b:
        return Agreement.CLOSE if _is_vague(a) else Agreement.AGREE
    if _is_vague(a) or _is_vague(b):
        return Agreement.CLOSE if abs(a.year - b.year) <= 1 else Agreement.DIFFER
    if None in (a.day, b.day):
        return Agreement.CLOSE if (a.year, a.month) == (b.year, b.month) else Agreement.DIFFER
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return Agreement.CLOSE
    same = (a.year == b.year) + (a.month == b.month) + (a.day == b.day)
    return Agreement.CLOSE if same == 2 and abs(a.year - b.year) <= 10 else Agreement.DIFFER


def _is_vague(date: PartialDate) -> bool:
    return date.month is None or (date.month, date.day) == (1, 1)


def compare_sexes(a: str, b: str) -> Agreement:
    """The same code or not."""
    if not a or not b:
        return Agreement.MISSING
    return Agreement.AGREE if a == b else Agreement.DIFFER


def compare_places(a: str, b: str) -> Agreement:
    """Agree: the same words in any order. Close: one holds all words of the other. A place that differs never counts against."""
    left, right = (frozenset(name_rule.readings(place)[-1]) for place in (a, b))
    if not left or not right:
        return Agreement.MISSING
    if left == right:
        return Agreement.AGREE
    if not _share_a_script(a, b):
        return Agreement.OTHER_SCRIPT
    return Agreement.CLOSE if left <= right or right <= left else Agreement.DIFFER


def compare_phones(a: str, b: str) -> Agreement:
    """By the last eight digits."""
    left, right = tail(a), tail(b)
    if not left or not right:
        return Agreement.MISSING
    return Agreement.AGREE if left == right else Agreement.DIFFER
