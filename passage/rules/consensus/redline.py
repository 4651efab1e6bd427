"""What changed between two texts of one language, cut by the words and clusters of its script, and between two whole versions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from passage.rules.consensus.cutting import words
from passage.rules.consensus.words import Key

MOST_EDITS = 150
"""Beyond this many edits between two places that agree, the passage is shown as written anew: no reader follows more."""
LEAST_SHARED = 0.4
"""Where less than this part of the letters stands in words of both texts, the text is shown as written anew."""


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Fate(StrEnum):
    """What became of a provision."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one thing happened to."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One provision in both versions. `before`, `after`: its place, 1 and up, 0 where it does not stand. `is_moved`: it stands
    elsewhere among those that both versions hold. `runs`: its text; what is deleted there stands before what replaced it."""

    key: Key
    fate: Fate
    before: int
    after: int
    is_moved: bool
    runs: tuple[Run, ...]


def compare(old: str, new: str, language: str) -> tuple[Run, ...]:
    """The redline of two texts. Kept and deleted runs are `old`, kept and inserted ones `new`; none begins inside a cluster."""
    if old == new:
        return (Run(Mark.KEPT, old),) if old else ()
    cut = words(old, language), words(new, language)
    return tuple(_readable(_differences(*cut) if _shared(*cut) >= LEAST_SHARED else _replaced(*cut)))


def compare_versions(old: Sequence[tuple[Key, str]], new: Sequence[tuple[Key, str]], language: str) -> tuple[Change, ...]:
    """Every provision of both versions, in the order of the new one; what was deleted stands after what it followed.

    `old`, `new`: keys, each once, with the text of one language. A provision is followed by its key.
    """
    texts, places = dict(old), {key: place for place, (key, _text) in enumerate(old, 1)}
    moved = _moved([places[key] for key, _text in new if key in places])
    followers = _deleted(old, {key for key, _text in new})
    found = list(followers.get("", ()))
    for place, (key, text) in enumerate(new, 1):
        if key in places:
            runs = compare(texts[key], text, language)
            fate = Fate.UNCHANGED if texts[key] == text else Fate.CHANGED
            found.append(Change(key, fate, places[key], place, places[key] in moved, runs))
        else:
            found.append(Change(key, Fate.INSERTED, 0, place, False, _whole(Mark.INSERTED, text)))
        found += followers.get(key, ())
    return tuple(found)


def _deleted(old: Sequence[tuple[Key, str]], kept: Set[Key]) -> dict[str, list[Change]]:
    """What is gone, by the key of what it followed; "" at the beginning."""
    found: dict[str, list[Change]] = {}
    followed = ""
    for place, (key, text) in enumerate(old, 1):
        if key in kept:
            followed = key
        else:
            gone = Change(key, Fate.DELETED, place, 0, False, _whole(Mark.DELETED, text))
            found.setdefault(followed, []).append(gone)
    return found


def _whole(mark: Mark, text: str) -> tuple[Run, ...]:
    return (Run(mark, text),) if text else ()


def _moved(places: Sequence[int]) -> set[int]:
    """Those out of the longest series that kept its order: the fewest moves that explain the new order."""
    return set(places) - {places[index] for index in _longest_rising(places)}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Indices of a longest rising series (Fredman 1975), n log n."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[place], ends[place] = value, index
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


_Pieces = list[tuple[Mark, str]]


def _differences(old: Sequence[str], new: Sequence[str]) -> _Pieces:
    """Words in the order of the text: equal ends first, then what stands once in both (patience), then the least edits."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    return [*_all(Mark.KEPT, old[:start]), *middle, *_all(Mark.KEPT, old[len(old) - end :])]


def _shared(old: Sequence[str], new: Sequence[str]) -> float:
    """Which part of the longer text stands in words of both, blanks aside."""
    counts = [Counter(word for word in each if not word.isspace()) for each in (old, new)]
    shared, *both = (sum(len(word) * times for word, times in each.items()) for each in (counts[0] & counts[1], *counts))
    return shared / max(*both, 1)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    return next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new)))


def _middle(old: Sequence[str], new: Sequence[str]) -> _Pieces:
    if not old or not new:
        return _replaced(old, new)
    anchors = _anchors(old, new)
    if not anchors:
        return _least_edits(old, new)
    found: _Pieces = []
    i = j = 0
    for at, to in [*anchors, (len(old), len(new))]:
        found += _least_edits(old[i:at], new[j:to])
        found += _all(Mark.KEPT, old[at : at + 1])
        i, j = at + 1, to + 1
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of words that stand exactly once in both, as many as keep one order (Cohen's patience diff)."""
    once_old, once_new = _once(old), _once(new)
    shared = [(at, once_new[word]) for word, at in once_old.items() if word in once_new]
    return [shared[index] for index in _longest_rising([to for _at, to in shared])]


def _once(pieces: Sequence[str]) -> dict[str, int]:
    counts = Counter(pieces)
    return {word: place for place, word in enumerate(pieces) if counts[word] == 1}


def _least_edits(old: Sequence[str], new: Sequence[str]) -> _Pieces:
    """Myers 1986, greedy: the fewest words deleted and inserted, or all of them if there are more than `MOST_EDITS`."""
    if not old or not new:
        return _replaced(old, new)
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(MOST_EDITS, len(old) + len(new)) + 1):
        trace.append(dict(reach))
        for diagonal in range(-edits, edits + 1, 2):
            goes_down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
            i = reach[diagonal + 1] if goes_down else reach[diagonal - 1] + 1
            j = i - diagonal
            while i < len(old) and j < len(new) and old[i] == new[j]:
                i, j = i + 1, j + 1
            reach[diagonal] = i
            if i >= len(old) and j >= len(new):
                return _walked_back(old, new, trace)
    return _replaced(old, new)


def _walked_back(old: Sequence[str], new: Sequence[str], trace: list[dict[int, int]]) -> _Pieces:
    found: _Pieces = []
    i, j = len(old), len(new)
    for edits in range(len(trace) - 1, -1, -1):
        reach, diagonal = trace[edits], i - j
        goes_down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
        from_diagonal = diagonal + 1 if goes_down else diagonal - 1
        from_i = reach[from_diagonal] if edits else 0
        from_j = from_i - from_diagonal if edits else 0
        while i > from_i and j > from_j:
            i, j = i - 1, j - 1
            found.append((Mark.KEPT, old[i]))
        if edits and goes_down:
            j -= 1
            found.append((Mark.INSERTED, new[j]))
        elif edits:
            i -= 1
            found.append((Mark.DELETED, old[i]))
    return found[::-1]


def _replaced(old: Sequence[str], new: Sequence[str]) -> _Pieces:
    return [*_all(Mark.DELETED, old), *_all(Mark.INSERTED, new)]


def _all(mark: Mark, pieces: Iterable[str]) -> _Pieces:
    return [(mark, piece) for piece in pieces]


@dataclass
class _Block:
    """A change, and the words after it that stay."""

    deleted: str
    inserted: str
    kept: str

    @property
    def size(self) -> int:
        return max(len(self.deleted), len(self.inserted))


def _readable(pieces: _Pieces) -> Iterator[Run]:
    """Runs put together, and a few words that stay between larger changes taken into them: nobody can read confetti."""
    blocks = _blocks(pieces)
    merged: list[_Block] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and _is_confetti(merged[-2], merged[-1]):
            last = merged.pop()
            first = merged.pop()
            merged.append(
                _Block(first.deleted + first.kept + last.deleted, first.inserted + first.kept + last.inserted, last.kept)
            )
    for block in merged:
        yield from (
            Run(mark, text)
            for mark, text in ((Mark.DELETED, block.deleted), (Mark.INSERTED, block.inserted), (Mark.KEPT, block.kept))
            if text
        )


def _blocks(pieces: _Pieces) -> list[_Block]:
    found = [_Block("", "", "")]
    for is_kept, group in groupby(pieces, key=lambda piece: piece[0] is Mark.KEPT):
        parts = list(group)
        if is_kept:
            found[-1].kept = "".join(text for _mark, text in parts)
            continue
        deleted, inserted = ("".join(text for mark, text in parts if mark is wanted) for wanted in (Mark.DELETED, Mark.INSERTED))
        found.append(_Block(deleted, inserted, ""))
    return found


def _is_confetti(first: _Block, last: _Block) -> bool:
    """Whether what stays between two changes says nothing alone: blanks and marks, or less than both changes (as in Fraser's
    semantic cleanup)."""
    between = first.kept
    if not first.size or not last.size:
        return False
    return not any(letter.isalnum() for letter in between) or len(between) <= min(first.size, last.size)
