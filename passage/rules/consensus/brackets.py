"""Brackets: what is not agreed in a text, as delegates write it.

`[KH, LA: within 30 days | MM: promptly]` is one bracket with two alternatives; who wants which is optional. An alternative
without words, `[KH: and families | LA: ]`, is the wish that nothing stands there. `[...]` holds a place for text still to come.
Brackets may stand in alternatives. Square brackets mean nothing else: a text that holds one is not agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from passage.rules.consensus.words import PartyCode

DEEPEST = 8
"""More brackets inside each other than this no meeting can read."""
PLACEHOLDERS = frozenset({"", "...", "…"})
_MARKS = re.compile(r"[\[\]|]")
_ATTRIBUTION = re.compile(r"\s*([A-Z]{2}(?:\s*,\s*[A-Z]{2})*)\s*:(?=\s|\Z)")
_CLOSES_UP = "\n,.;:)!?»”’។៕၊။ฯ"
"""No blank stands before these."""


class BracketFault(StrEnum):
    """Why brackets cannot be read."""

    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    TOO_DEEP = "too_deep"


class BadBrackets(ValueError):
    """Brackets that cannot be read; `code` is a `BracketFault`, `place` the offset of the mark, in code points."""

    def __init__(self, code: BracketFault, place: int) -> None:
        super().__init__(f"{code.value} at {place}")
        self.code = code
        self.place = place


class NoSuchAlternative(ValueError):
    """A choice names a bracket or an alternative that is not there."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Words outside of brackets, or between those of an alternative. `start`, `end`: offsets in the text, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to fill a bracket. `parties`: who wants it, () if nobody is named. `start`, `end`: of its words."""

    parties: tuple[PartyCode, ...]
    parts: tuple[Part, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket. `number`: 0 and up in order of opening. `depth`: 1 for one that stands in no other."""

    number: int
    depth: int
    alternatives: tuple[Alternative, ...]
    start: int
    end: int

    @property
    def is_placeholder(self) -> bool:
        """Whether it only holds a place: nothing in it, or three points."""
        if len(self.alternatives) != 1:
            return False
        (only,) = self.alternatives
        return all(isinstance(part, Plain) and part.text.strip() in PLACEHOLDERS for part in only.parts)


Part = Plain | Bracket
Choice = Mapping[int, int | None]
"""What is accepted: the number of a bracket to the number of its alternative, or to None if the bracket is to go."""


class _Open:
    """A bracket that is being read: the alternatives so far, and the parts of the one begun at `start`."""

    def __init__(self, number: int, depth: int, place: int) -> None:
        self.number = number
        self.depth = depth
        self.place = place
        self.alternatives: list[Alternative] = []
        self.parts: list[Part] = []
        self.start = place + 1

    def end_alternative(self, place: int) -> None:
        self.alternatives.append(_alternative(self.parts, self.start, place))
        self.parts, self.start = [], place + 1


def parse(text: str) -> tuple[Part, ...]:
    """Words and brackets of a text, in order. Raises `BadBrackets`."""
    whole: list[Part] = []
    waiting: list[_Open] = []
    number = done = 0
    for mark in _MARKS.finditer(text):
        place, sign = mark.start(), mark.group()
        if sign == "|" and not waiting:
            continue
        parts = waiting[-1].parts if waiting else whole
        _add_words(parts, text, done, place)
        done = place + 1
        if sign == "[":
            if len(waiting) == DEEPEST:
                raise BadBrackets(BracketFault.TOO_DEEP, place)
            waiting.append(_Open(number, len(waiting) + 1, place))
            number += 1
        elif sign == "|":
            waiting[-1].end_alternative(place)
        else:
            if not waiting:
                raise BadBrackets(BracketFault.NOT_OPENED, place)
            bracket = _closed(waiting.pop(), place)
            (waiting[-1].parts if waiting else whole).append(bracket)
    if waiting:
        raise BadBrackets(BracketFault.NOT_CLOSED, waiting[-1].place)
    _add_words(whole, text, done, len(text))
    return tuple(whole)


def is_clean(text: str) -> bool:
    """Whether nothing in it is open: no bracket, no placeholder (R1). A bracket that is not closed is not clean either."""
    return "[" not in text and "]" not in text


def count(text: str) -> int:
    """How many brackets are open in a text, those inside others and placeholders too; never raises."""
    return max(text.count("["), text.count("]"))


def brackets_in(parts: Iterable[Part]) -> Iterator[Bracket]:
    """Every bracket, outer before inner, in order of opening."""
    for part in parts:
        if isinstance(part, Bracket):
            yield part
            for alternative in part.alternatives:
                yield from brackets_in(alternative.parts)


def accepting(text: str, choice: Choice) -> str:
    """The text as it would stand if this was accepted; brackets that are not chosen stay as they are written.

    Raises `BadBrackets`, `NoSuchAlternative`.
    """
    parts = parse(text)
    known = {bracket.number: len(bracket.alternatives) for bracket in brackets_in(parts)}
    for number, chosen in choice.items():
        if number not in known or (chosen is not None and not 0 <= chosen < known[number]):
            raise NoSuchAlternative(number)
    return _joined(_accepted(parts, text, choice))


def choice_of(text: str, party: str) -> dict[int, int | None]:
    """What is to be accepted for all that one party wants, wherever it is named. Raises `BadBrackets`."""
    return {
        bracket.number: place
        for bracket in brackets_in(parse(text))
        for place, alternative in enumerate(bracket.alternatives)
        if party in alternative.parties
    }


def plain(text: str) -> str:
    """Every word of a text without marks and names of parties, alternatives one after the other: what a search reads.

    Never raises: where brackets cannot be read, only the marks go.
    """
    try:
        parts = parse(text)
    except BadBrackets:
        return " ".join(_MARKS.sub(" ", text).split())
    return " ".join(" ".join(_words(parts)).split())


def write(alternatives: Iterable[tuple[Iterable[str], str]]) -> str:
    """One bracket from its alternatives: who wants each, and its words."""
    return "[" + " | ".join(_attributed(tuple(parties), words.strip()) for parties, words in alternatives) + "]"


def _attributed(parties: tuple[str, ...], words: str) -> str:
    return f"{', '.join(parties)}: {words}" if parties else words


def _add_words(parts: list[Part], text: str, start: int, end: int) -> None:
    if start < end:
        parts.append(Plain(text[start:end], start, end))


def _closed(opened: _Open, place: int) -> Bracket:
    opened.end_alternative(place)
    return Bracket(opened.number, opened.depth, tuple(opened.alternatives), opened.place, place + 1)


def _alternative(parts: list[Part], start: int, end: int) -> Alternative:
    """One alternative, with the names of parties read and the blanks around it gone."""
    parties: tuple[PartyCode, ...] = ()
    kept = list(parts)
    if kept and isinstance(kept[0], Plain):
        found = _ATTRIBUTION.match(kept[0].text)
        if found is not None:
            parties = tuple(PartyCode(code.strip()) for code in found[1].split(","))
            start += found.end()
            kept[0] = Plain(kept[0].text[found.end() :], start, kept[0].end)
    if kept and isinstance(kept[0], Plain):
        words = kept[0].text.lstrip()
        start = kept[0].end - len(words)
        kept[0] = Plain(words, start, kept[0].end)
    if kept and isinstance(kept[-1], Plain):
        last = kept[-1]
        end = last.start + len(last.text.rstrip())
        kept[-1] = Plain(last.text.rstrip(), last.start, end)
    return Alternative(parties, tuple(part for part in kept if part.start < part.end), min(start, end), end)


def _accepted(parts: Iterable[Part], text: str, choice: Choice) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Plain):
            yield part.text
        elif part.number in choice:
            chosen = choice[part.number]
            yield "" if chosen is None else _joined(_accepted(part.alternatives[chosen].parts, text, choice))
        else:
            yield _kept_open(part, text, choice)


def _kept_open(bracket: Bracket, text: str, choice: Choice) -> str:
    """The bracket as it is written, with what was chosen inside it."""
    written, done = [], bracket.start
    for alternative in bracket.alternatives:
        written += [text[done : alternative.start], _joined(_accepted(alternative.parts, text, choice))]
        done = alternative.end
    return "".join(written) + text[done : bracket.end]


def _joined(pieces: Iterable[str]) -> str:
    """Pieces put together; where one is empty, a blank beside it goes too."""
    whole, gap = "", False
    for piece in pieces:
        rest = piece
        if gap and (not whole or whole[-1].isspace()):
            rest = piece.lstrip(" ")
            if rest and rest[0] in _CLOSES_UP:
                whole = whole.rstrip(" ")
        if rest:
            whole, gap = whole + rest, False
        else:
            gap = True
    return whole.rstrip() if gap else whole


def _words(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Plain):
            yield part.text
        elif not part.is_placeholder:
            for alternative in part.alternatives:
                yield from _words(alternative.parts)
