"""The sheet for a labour inspector: the same blocks in Thai and in the worker's language, beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from passage.doors.frame.owed_words import LineWords, OwedWords, PartWords, PointWords, in_words
from passage.doors.worker.answers import Answers
from passage.doors.worker.owed.scene import OwedScene
from passage.doors.worker.owed.words import answer_rows, beside, once
from passage.rules.labour_law import Reckoning
from passage.rules.text.dates import show_date

INSPECTORS = "th"


@dataclass(frozen=True)
class Block:
    """One paragraph, or one heading, in each language. `kind`: title, heading or text."""

    kind: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


def sheet(found: Reckoning, answers: Answers, scene: OwedScene) -> list[Block]:
    """Thai first; alone where the worker reads Thai."""
    languages = tuple(dict.fromkeys((INSPECTORS, scene.language)))
    said = [list(_of(in_words(found, language), answers, replace(scene, language=language))) for language in languages]
    return [
        Block(same[0][0], tuple((language, lines) for language, (_kind, lines) in zip(languages, same, strict=True)))
        for same in zip(*said, strict=True)
    ]


def _of(words: OwedWords, answers: Answers, scene: OwedScene) -> Iterator[tuple[str, tuple[str, ...]]]:
    with translation.override(words.language):
        yield "title", (_("What is owed for work"),)
        yield "text", (words.notes[0],)
        yield "heading", (_("What the worker says"),)
        for label, said, _button in answer_rows(answers, scene):
            yield "text", (beside(label, said),)
        yield "heading", (_("How it is counted"),)
        for part in words.parts:
            for line in part.lines:
                yield "text", _line(line)
            yield "text", _paid(part)
        yield "heading", (beside(_("Owed in all"), [words.total]),)
        yield "text", tuple(filter(None, (words.partial, words.lapses)))
        if words.points:
            yield "heading", (_("Not settled"),)
        for point in once(words.points):
            yield "text", _point(point)
        yield "text", tuple(mark.sentence for mark in words.marks)
        yield "text", words.notes[1:]
        yield "text", (_("Counted on %(day)s.") % {"day": show_date(scene.today, words.language)},)


def _line(line: LineWords) -> tuple[str, ...]:
    law = _("%(section)s; since %(day)s") % {"section": line.section.text, "day": line.since}
    return tuple(
        filter(None, (f"{line.what} · {line.period} · {line.quantity}", line.counted, law, line.mark.sentence, line.late))
    )


def _paid(part: PartWords) -> tuple[str, ...]:
    return (_("Paid: %(paid)s. Short: %(short)s.") % {"paid": part.paid, "short": part.short},)


def _point(point: PointWords) -> tuple[str, ...]:
    readings = (_("Counted so: %(reading)s") if each.is_used else _("Not counted: %(reading)s") for each in point.readings)
    said = [words % {"reading": each.text} for words, each in zip(readings, point.readings, strict=True)]
    return tuple(filter(None, ("" if said else point.sentence, point.question, *said)))
