"""The reckoning as tables of a paper, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.frame.owed_words import CheckWords, LineWords, Mark, OwedWords, PartWords, in_words
from passage.doors.frame.papers.blocks import Amount, Block, Cell, Heading, Items, Legend, Lines, Marked, Row, Sentence, Shape
from passage.doors.frame.papers.languages import Languages, Said, Words
from passage.doors.frame.papers.shortening import shortened
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Law, Line, Reckoning
from passage.rules.text.dates import show_date

SHAPES: dict[Certainty, Shape] = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.UNCERTAIN: "uncertain",
    Certainty.UNVERIFIED: "not_verified",
}
PAID = gettext_lazy("Paid for this")
SHORT = gettext_lazy("Still owed of this")
OWED_IN_ALL = gettext_lazy("Owed in all")
AMOUNT = gettext_lazy("Amount")
DOUBTFUL = gettext_lazy(
    "Part of this rests on a law that is uncertain, not verified, or not checked for days so late. It is marked."
)
TOGETHER = gettext_lazy("There are too many lines for a paper. What is alike stands together here; the workbook holds each line.")
BY_LAW = gettext_lazy("By which law")
DAYS = gettext_lazy("Days and what for")
APART, WHY_APART = (
    gettext_lazy("Apart: not in the total"),
    gettext_lazy("A court must first find that the employer held this money back on purpose."),
)
NOT_SETTLED = gettext_lazy("Not settled")
BESIDE_MONEY = gettext_lazy("What the law asks beside money")


@dataclass(frozen=True, slots=True)
class OwedTables:
    """One reckoning in the languages of a paper. `law`: by which it was reckoned, and when its rules were checked."""

    law: Law
    languages: Languages
    words: tuple[OwedWords, ...]

    is_shortened: bool = False

    @classmethod
    def of(cls, found: Reckoning, law: Law, languages: Languages) -> OwedTables:
        """Line by line, however many there are."""
        return cls(law, languages, tuple(in_words(found, code) for code in languages.codes))

    @classmethod
    def on_paper(cls, found: Reckoning, law: Law, languages: Languages) -> OwedTables:
        """With what is alike together, where there are too many lines for a paper."""
        fitting = shortened(found)
        return replace(cls.of(fitting, law, languages), is_shortened=fitting != found)

    def total(self) -> Amount:
        return Amount(self.languages.say(OWED_IN_ALL), self._each(lambda owed: owed.total))

    def partial(self) -> Iterator[Sentence]:
        if self.words[0].partial:
            yield Sentence(self._each(lambda owed: owed.partial))

    def doubtful(self) -> Iterator[Sentence]:
        """Said beside the total where it rests on a rule that is not sure."""
        lines = [line for part in self.words[0].parts if part.part.short.high for line in part.lines]
        if any(line.mark.is_doubtful or line.late for line in lines):
            yield Sentence(self.languages.say(DOUBTFUL))

    def lapses(self) -> Iterator[Sentence]:
        if self.words[0].lapses:
            yield Sentence(self._each(lambda owed: owed.lapses))

    def reckoned(self) -> Lines:
        """Every line with its computation, and what was paid for which lines."""
        rows: list[Row] = []
        for parts in self.parts():
            rows += [self._reckoned(lines) for lines in zip(*(part.lines for part in parts), strict=True)]
            rows += self._sums(parts, columns=4, at=2)
        return self._with_computation(rows)

    def together(self) -> Iterator[Sentence]:
        """Said where lines stand together."""
        if self.is_shortened:
            yield Sentence(self.languages.say(TOGETHER))

    def claimed(self) -> Iterator[Lines]:
        """The lines of which something is still owed, without their computation."""
        say = self.languages.say
        rows: list[Row] = []
        for parts in self.parts():
            if not parts[0].part.short.high:
                continue
            for lines in zip(*(part.lines for part in parts), strict=True):
                cited = Cell(self._sections(lines), marks=self._marks(lines))
                rows.append(Row((self._of(lines), cited, Cell(self._texts(lines, lambda line: line.amount)))))
            if parts[0].part.paid.high or len(parts[0].lines) > 1:
                rows += self._sums(parts, columns=3, at=2)
        if rows:
            yield Lines((say(DAYS), say(BY_LAW), say(AMOUNT)), tuple(rows), (1.3, 1.4, 0.9), right=(2,))

    def apart(self) -> Iterator[Block]:
        """What is never in the total."""
        if self.words[0].apart:
            say = self.languages.say
            yield Heading(say(APART))
            yield Sentence(say(WHY_APART))
            yield self._with_computation(map(self._reckoned, self.lines_apart()))

    def lines_apart(self) -> Iterator[tuple[LineWords, ...]]:
        yield from zip(*(owed.apart for owed in self.words), strict=True)

    def open_points(self) -> Iterator[Block]:
        """What could not be decided, and what would settle it."""
        if points := tuple(self.points()):
            yield Heading(self.languages.say(NOT_SETTLED))
            yield Items(points)

    def points(self) -> Iterator[Words]:
        """Each open point with its readings, as one text."""
        for at in range(len(self.words[0].points)):
            yield self._each(partial(_point, at=at))

    def checks(self) -> Iterator[Block]:
        """What the law asks beside money, and whether it was kept."""
        if not self.words[0].checks:
            return
        say = self.languages.say
        yield Heading(say(BESIDE_MONEY))
        rows = []
        for checks in zip(*(owed.checks for owed in self.words), strict=True):
            said = tuple(Said(code, _check(check)) for code, check in zip(self.languages.codes, checks, strict=True))
            cited = _once(Said(check.section.language, check.section.text) for check in checks)
            mark = self._marked(checks[0].check.certainty, tuple(check.mark for check in checks))
            rows.append(Row((Cell(_once(said)), Cell(cited, marks=(mark,)))))
        yield Lines((say(gettext_lazy("What was looked at")), say(BY_LAW)), tuple(rows), (1.7, 1))

    def legend(self) -> Iterator[Block]:
        """What the marks on this paper mean."""
        marks = [owed.marks for owed in self.words]
        if marks[0]:
            yield Heading(self.languages.say(gettext_lazy("What the marks say")))
            shapes = {line.certainty: None for line in self._lines_of_law()} | {
                check.certainty: None for check in self.words[0].reckoning.checks
            }
            items = zip(shapes, zip(*marks, strict=True), strict=True)
            yield Legend(tuple((self._marked(certainty, each), self._sentence(each)) for certainty, each in items))

    def notes(self) -> Iterator[Sentence]:
        for at in range(len(self.words[0].notes)):
            yield Sentence(self._each(partial(_note, at=at)))

    def _with_computation(self, rows: Iterable[Row]) -> Lines:
        head = tuple(map(self.languages.say, (DAYS, gettext_lazy("How it is counted"), AMOUNT, BY_LAW)))
        return Lines(head, tuple(rows), (1.1, 0.95, 0.85, 1.7), right=(2,))

    def _each(self, part: Callable[[OwedWords], str]) -> Words:
        return _once(Said(owed.language, part(owed)) for owed in self.words)

    def _texts(self, lines: tuple[LineWords, ...], part: Callable[[LineWords], str]) -> Words:
        return _once(Said(code, part(line)) for code, line in zip(self.languages.codes, lines, strict=True))

    def parts(self) -> Iterator[tuple[PartWords, ...]]:
        """Each part in each language."""
        yield from zip(*(owed.parts for owed in self.words), strict=True)

    def _lines_of_law(self) -> list[Line]:
        found = self.words[0].reckoning
        return [line for part in found.parts for line in part.lines] + list(found.apart)

    def _reckoned(self, lines: tuple[LineWords, ...]) -> Row:
        counted = Cell(self._texts(lines, lambda line: f"{line.quantity}\n{line.formula}".strip()))
        return Row((self._of(lines), counted, Cell(self._texts(lines, lambda line: line.amount)), self._law(lines)))

    def _of(self, lines: tuple[LineWords, ...]) -> Cell:
        return Cell(self._texts(lines, lambda line: f"{line.what}\n{line.period}"))

    def _sections(self, lines: tuple[LineWords, ...]) -> Words:
        return _once(Said(words.section.language, words.section.text) for words in lines)

    def _law(self, lines: tuple[LineWords, ...]) -> Cell:
        checked = self.checked(lines[0].line)
        since = tuple(Said(code, _since(code, words, checked)) for code, words in zip(self.languages.codes, lines, strict=True))
        return Cell(self._sections(lines), _once(since), self._marks(lines))

    def _marks(self, lines: tuple[LineWords, ...]) -> tuple[Marked, ...]:
        mark = self._marked(lines[0].line.certainty, tuple(words.mark for words in lines))
        if not lines[0].line.is_past_verified:
            return (mark,)
        return (mark, Marked(self._texts(lines, lambda words: words.late), "not_verified"))

    def checked(self, line: Line) -> date | None:
        """The earliest of the days up to which the rules of this line were checked."""
        known = (self.law.known[rule].last_verified for rule in line.rests_on if rule in self.law.known)
        return min((day for day in known if day is not None), default=None)

    def _marked(self, certainty: Certainty, marks: tuple[Mark, ...]) -> Marked:
        words = _once(Said(code, mark.word) for code, mark in zip(self.languages.codes, marks, strict=True))
        return Marked(words, SHAPES[certainty])

    def _sentence(self, marks: tuple[Mark, ...]) -> Words:
        return _once(Said(code, mark.sentence) for code, mark in zip(self.languages.codes, marks, strict=True))

    def _sums(self, parts: tuple[PartWords, ...], *, columns: int, at: int) -> Iterator[Row]:
        """What was paid for the lines above, and what is still owed of them."""
        for label, amount in ((PAID, "paid"), (SHORT, "short")):
            words = _once(Said(code, getattr(part, amount)) for code, part in zip(self.languages.codes, parts, strict=True))
            cells = [Cell(self.languages.say(label)), *(Cell() for _column in range(columns - 1))]
            cells[at] = Cell(words)
            yield Row(tuple(cells), is_sum=amount == "short")


def _once(said: Iterable[Said]) -> Words:
    """The same text is said once."""
    found = tuple(said)
    return found[:1] if len({one.text for one in found}) == 1 else found


def _since(code: str, words: LineWords, checked: date | None) -> str:
    with translation.override(code):
        since = _("In force since %(day)s.") % {"day": words.since}
        return since + (" " + _("Checked up to %(day)s.") % {"day": show_date(checked, code)} if checked else "")


def _point(owed: OwedWords, at: int) -> str:
    point = owed.points[at]
    days = f"{point.period}: " if point.period else ""
    with translation.override(owed.language):
        used, other = _("Counted by this answer: %(answer)s"), _("Not counted: %(answer)s")
    readings = [f"{(used if each.is_used else other) % {'answer': each.text}} {each.would_be}".strip() for each in point.readings]
    return "\n".join(filter(None, [f"{days}{point.sentence} {point.question}", *readings, point.section.text]))


def _check(check: CheckWords) -> str:
    return f"{check.period}\n{check.sentence} {check.kept.sentence}"


def _note(owed: OwedWords, at: int) -> str:
    return owed.notes[at]
