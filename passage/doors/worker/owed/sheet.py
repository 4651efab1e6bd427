"""The sheet for a labour inspector: the same blocks in Thai and in the worker's language, beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from passage.doors.frame.owed_words import LineWords, Mark, OwedWords, PointWords, in_words
from passage.doors.worker.answers import Answers
from passage.doors.worker.owed.scene import OwedScene
from passage.doors.worker.owed.words import answer_rows, beside, once
from passage.rules.labour_law import Reckoning
from passage.rules.text.dates import show_date

INSPECTORS = "th"
Said = tuple[str, tuple[str, ...], Mark | None]


@dataclass(frozen=True)
class Side:
    """What a block says in one language. `mark`: how sure it is, where it rests on a law."""

    language: str
    kind: str
    lines: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class Block:
    """Lines that belong together, in each language. `kind`: title, heading, text, answer (after its question) or line."""

    kind: str
    sides: tuple[Side, ...]


def sheet(found: Reckoning, answers: Answers, scene: OwedScene) -> list[Block]:
    """Thai first; alone where the worker reads Thai."""
    languages = tuple(dict.fromkeys((INSPECTORS, scene.language)))
    said = [list(_of(in_words(found, language), answers, replace(scene, language=language))) for language in languages]
    return [Block(sides[0].kind, sides) for sides in zip(*said, strict=True)]


def _of(words: OwedWords, answers: Answers, scene: OwedScene) -> Iterator[Side]:
    with translation.override(words.language):
        for kind, lines, mark in _said(words, answers, scene):
            yield Side(words.language, kind, tuple(filter(None, lines)), mark)


def _said(words: OwedWords, answers: Answers, scene: OwedScene) -> Iterator[Said]:
    yield "title", (_("What is owed for work"),), None
    yield "text", (words.notes[0],), None
    yield "heading", (_("What the worker says"),), None
    for label, said, _button in answer_rows(answers, scene):
        yield "answer", (label, ", ".join(said)), None
    yield "heading", (_("How it is counted"),), None
    for part in words.parts:
        for line in part.lines:
            yield "line", _line(line), line.mark
        yield "text", (_("Paid: %(paid)s. Short: %(short)s.") % {"paid": part.paid, "short": part.short},), None
    yield "heading", (beside(_("Owed in all"), [words.total]),), None
    yield "text", (words.partial, words.lapses), None
    if words.points:
        yield "heading", (_("Not settled"),), None
    for point in once(words.points):
        yield "line", _point(point), None
    yield "text", tuple(mark.sentence for mark in words.marks), None
    yield "text", words.notes[1:], None
    yield "text", (_("Counted on %(day)s.") % {"day": show_date(scene.today, words.language)},), None


def _line(line: LineWords) -> tuple[str, ...]:
    law = _("%(section)s; since %(day)s") % {"section": line.section.text, "day": line.since}
    return (f"{line.what} · {line.period} · {line.quantity}", line.counted, law, line.late)


def _point(point: PointWords) -> tuple[str, ...]:
    readings = (_("Counted so: %(reading)s") if each.is_used else _("Not counted: %(reading)s") for each in point.readings)
    said = [words % {"reading": each.text} for words, each in zip(readings, point.readings, strict=True)]
    return ("" if said else point.sentence, point.question, *said)
