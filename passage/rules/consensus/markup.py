"""A text that a delegation marked up, read into proposals: what it would replace, add and delete, and why.

Takes the paragraphs of a file as a reader found them; knows no file format. What cannot be read is listed, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from passage.rules.consensus import brackets
from passage.rules.consensus.cutting import words
from passage.rules.consensus.redline import Mark, Run
from passage.rules.consensus.words import Key, ProposalAction
from passage.rules.text.clean import BadText, clean_text

LONGEST = 20_000
"""Characters of one proposed text or rationale."""
LEAST_ALIKE = 0.6
"""A paragraph without a number is taken for a provision if this part of the words is shared."""
MOST_GUESSES = 500
"""How many paragraphs that carry neither a known number nor known words are compared with what is left."""
_EXCERPT = 80
# As exported: the paragraph's number, and what a hand may put behind it.
_NUMBER = re.compile(r"\s*([PA]?[0-9]{1,4})[.)]?[ \u00a0]*\t\s*")


class Unread(StrEnum):
    """Why something in the file became no proposal."""

    IMAGE = "image"
    TABLE = "table"
    FORMULA = "formula"
    NOTE = "note"
    MOVED = "moved"
    JOINED = "joined"
    UNKNOWN_PARAGRAPH = "unknown_paragraph"
    MISSING_PROVISION = "missing_provision"
    COMMENT_ALONE = "comment_alone"
    BAD_BRACKETS = "bad_brackets"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One paragraph of the file. `place`: 1 and up. `runs`: what was kept, deleted, inserted. `mark`: what became of the end of
    the paragraph; inserted if it was parted from the next one, deleted if it was joined to it. `comments`: on its words."""

    place: int
    runs: tuple[Run, ...]
    mark: Mark = Mark.KEPT
    comments: tuple[str, ...] = ()

    @property
    def old(self) -> str:
        return "".join(run.text for run in self.runs if run.mark is not Mark.INSERTED)

    @property
    def new(self) -> str:
        return "".join(run.text for run in self.runs if run.mark is not Mark.DELETED)


@dataclass(frozen=True, slots=True)
class NotRead:
    """`place`: of the paragraph, 0 for what is not in the file. `excerpt`: its first words."""

    place: int
    reason: Unread
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a reader found in a file."""

    paragraphs: tuple[MarkedParagraph, ...]
    not_read: tuple[NotRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A provision as it stood in the file that was handed out."""

    key: Key
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal. `key`: of the provision, with insert_after of the one before, "" at the beginning. `text`: "" to delete.
    `is_tracked`: the file itself marks the change; otherwise it was found by comparing."""

    key: Key
    action: ProposalAction
    text: str
    rationale: str
    is_tracked: bool
    place: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Proposals in the order of the file, and what became none."""

    proposals: tuple[Found, ...]
    not_read: tuple[NotRead, ...]


def read_markup(given: FileReading, exported: FileReading, provisions: Sequence[Exported], working: str) -> Reading:
    """What a delegation's file proposes. `exported`: the file as it was handed out, read the same way: titles and tables that
    stand there as they were say nothing. `provisions`: in their order; `working`: their language. Raises nothing."""
    comparing = _Comparing(tuple(_whole(given.paragraphs)), tuple(provisions), working)
    comparing.not_read += _not_in(given.not_read, exported.not_read)
    comparing.match()
    known = {_flat(paragraph.new) for paragraph in exported.paragraphs}
    found = tuple(comparing.proposals(known))
    return Reading(found, (*comparing.not_read, *comparing.missing()))


def _not_in(given: Iterable[NotRead], exported: Iterable[NotRead]) -> Iterator[NotRead]:
    """What could not be read and did not stand in the file that was handed out."""
    own = Counter((each.reason, each.excerpt) for each in exported)
    for each in given:
        own[each.reason, each.excerpt] -= 1
        if own[each.reason, each.excerpt] < 0:
            yield each


def _whole(paragraphs: Iterable[MarkedParagraph]) -> Iterator[MarkedParagraph]:
    """Paragraphs as they were before: those that were parted are put together again."""
    group: list[MarkedParagraph] = []
    for paragraph in paragraphs:
        group.append(paragraph)
        if paragraph.mark is not Mark.INSERTED:
            yield from _together(group)
            group = []
    yield from _together(group)


def _together(group: Sequence[MarkedParagraph]) -> Iterator[MarkedParagraph]:
    """One paragraph that was parted: its old words from first to last are one text, what stands before and after them is new."""
    old = [place for place, paragraph in enumerate(group) if paragraph.old.strip()]
    if len(old) < 2:
        yield from group
        return
    first, last = old[0], old[-1]
    runs: list[Run] = []
    for paragraph in group[first : last + 1]:
        runs += [Run(Mark.INSERTED, "\n")] if runs else []
        runs += paragraph.runs
    comments = tuple(comment for paragraph in group[first : last + 1] for comment in paragraph.comments)
    yield from group[:first]
    yield MarkedParagraph(group[first].place, tuple(runs), group[last].mark, comments)
    yield from group[last + 1 :]


@dataclass
class _Comparing:
    """The paragraphs of the file beside the provisions. `matched`: places of both."""

    paragraphs: tuple[MarkedParagraph, ...]
    provisions: tuple[Exported, ...]
    working: str
    not_read: list[NotRead] = field(default_factory=list)
    matched: dict[int, int] = field(default_factory=dict)

    def match(self) -> None:
        """By number and words, by words, by number, and at last by likeness; each provision once."""
        texts = {place: _flat(_without_number(paragraph.old)) for place, paragraph in enumerate(self.paragraphs)}
        numbers = {place: _number(paragraph.old) for place, paragraph in enumerate(self.paragraphs)}
        signs: tuple[tuple[Callable[[int], object], Callable[[Exported], object]], ...] = (
            (lambda place: (numbers[place], texts[place]), lambda provision: (provision.number, _flat(provision.text))),
            (lambda place: texts[place], lambda provision: _flat(provision.text)),
            (lambda place: numbers[place], lambda provision: provision.number),
        )
        for of_paragraph, of_provision in signs:
            free: dict[object, list[int]] = defaultdict(list)
            for at in self._free():
                free[of_provision(self.provisions[at])].append(at)
            for place, text in texts.items():
                if text and place not in self.matched and free.get(of_paragraph(place)):
                    self.matched[place] = free[of_paragraph(place)].pop(0)
        self._match_alike([place for place, text in texts.items() if text and place not in self.matched][:MOST_GUESSES])

    def _free(self) -> list[int]:
        taken = set(self.matched.values())
        return [at for at in range(len(self.provisions)) if at not in taken]

    def _match_alike(self, places: Sequence[int]) -> None:
        free = {at: self._counted(self.provisions[at].text) for at in self._free()}
        for place in places:
            counted = self._counted(_without_number(self.paragraphs[place].old))
            likeness, nearest = max(((_alike(counted, other), -at) for at, other in free.items()), default=(0.0, 0))
            if likeness >= LEAST_ALIKE:
                self.matched[place] = -nearest
                del free[-nearest]

    def _counted(self, text: str) -> Counter[str]:
        return Counter(word for word in words(text, self.working) if not word.isspace())

    def proposals(self, known: Set[str]) -> Iterator[Found]:
        """In the order of the file."""
        joined = {place for one, place in self._joined() for place in (one, place)}
        self.not_read += (
            NotRead(self.paragraphs[one].place, Unread.JOINED, excerpt(self.paragraphs[one].new))
            for one, _other in self._joined()
        )
        last = Key("")
        for place, paragraph in enumerate(self.paragraphs):
            found = None
            if place in self.matched:
                provision = self.provisions[self.matched[place]]
                last = provision.key
                found = None if place in joined else _changed(paragraph, provision)
            elif _is_new(paragraph):
                found = Found(last, ProposalAction.INSERT_AFTER, paragraph.new, _rationale(paragraph), True, paragraph.place)
            elif paragraph.new.strip() and _flat(paragraph.new) not in known:
                self.not_read.append(NotRead(paragraph.place, Unread.UNKNOWN_PARAGRAPH, excerpt(paragraph.new)))
            if found is not None:
                yield from self._sound(found)
            elif paragraph.comments:
                self.not_read.append(NotRead(paragraph.place, Unread.COMMENT_ALONE, excerpt(_rationale(paragraph))))

    def _joined(self) -> Iterator[tuple[int, int]]:
        """Paragraphs whose end was deleted although words of both stayed: which words belong to which provision is not known."""
        for place, (one, other) in enumerate(pairwise(self.paragraphs)):
            if one.mark is Mark.DELETED and one.new.strip() and other.new.strip():
                yield place, place + 1

    def _sound(self, found: Found) -> Iterator[Found]:
        """The proposal with its texts as they are kept, if they can be."""
        try:
            text = clean_text(_without_number(found.text), LONGEST, may_be_empty=True)
            rationale = clean_text(found.rationale, LONGEST, may_be_empty=True)
            brackets.parse(text)
        except BadText:
            self.not_read.append(NotRead(found.place, Unread.TOO_LONG, excerpt(found.text)))
        except brackets.BadBrackets:
            self.not_read.append(NotRead(found.place, Unread.BAD_BRACKETS, excerpt(found.text)))
        else:
            if text or found.action is ProposalAction.DELETE:
                yield replace(found, text=text, rationale=rationale)

    def missing(self) -> Iterator[NotRead]:
        """Provisions that do not stand in the file: whoever cut them out may have meant only to send a part."""
        for at in self._free():
            provision = self.provisions[at]
            yield NotRead(0, Unread.MISSING_PROVISION, excerpt(f"{provision.number} {provision.text}"))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _is_new(paragraph: MarkedParagraph) -> bool:
    return not paragraph.old.strip() and bool(paragraph.new.strip())


def _changed(paragraph: MarkedParagraph, provision: Exported) -> Found | None:
    text = _without_number(paragraph.new)
    is_parted = any(run.mark is Mark.INSERTED and "\n" in run.text for run in paragraph.runs)
    if _flat(text) == _flat(provision.text) and not is_parted:
        return None
    is_tracked = any(run.mark is not Mark.KEPT for run in paragraph.runs)
    action = ProposalAction.REPLACE if text.strip() else ProposalAction.DELETE
    return Found(provision.key, action, text, _rationale(paragraph), is_tracked, paragraph.place)


def _rationale(paragraph: MarkedParagraph) -> str:
    return "\n\n".join(paragraph.comments)


def _number(text: str) -> str:
    found = _NUMBER.match(text)
    return found[1] if found else ""


def _without_number(text: str) -> str:
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text


def _flat(text: str) -> str:
    """Blanks and line ends aside: programs put them where they like."""
    return " ".join(text.replace("\u200b", "").split())


def excerpt(text: str) -> str:
    """The first words, to find a place by."""
    return _flat(text)[:_EXCERPT]
