"""Texts that are not agreed yet: drafts with their brackets and proposals, and redlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passage.doors.frame.documents import labels
from passage.doors.frame.documents.telling import NOTHING, fields, filled, heads, on, plain, told
from passage.doors.frame.documents.values import Changed, Draft, Paragraph, Redline, Tabled
from passage.doors.frame.papers.blocks import Block, Clause, Fields, Heading, Passage, Piece, PieceMark, Sentence, Title
from passage.doors.frame.papers.languages import Languages, Text, Words
from passage.rules.consensus import brackets
from passage.rules.consensus.brackets import Bracket, Part, Plain
from passage.rules.consensus.redline import Mark

_SIGNS = re.compile(r"([\[\]|])")
_MARKS: dict[Mark, PieceMark] = {Mark.KEPT: "plain", Mark.DELETED: "deleted", Mark.INSERTED: "inserted"}


def draft(given: Draft, languages: Languages) -> Iterator[Block]:
    """Every paragraph with its brackets and whose they are; below it what was tabled to it."""
    yield Title(told(given.title, languages))
    yield Heading(languages.say(labels.VERSIONS[given.label]))
    yield heads(given.meeting, languages)
    count = sum(brackets.count(each.texts.get(given.working, "")) for each in given.paragraphs)
    rows = (
        (labels.VERSION, plain(str(given.number))),
        (labels.DAY, languages.say(on(given.on))),
        (labels.OPEN_BRACKETS, plain(str(count))),
    )
    yield fields(rows, languages)
    yield Sentence(languages.say(labels.HOW_BRACKETS))
    yield Sentence(languages.say(labels.HOW_NUMBERS))
    part = None
    for paragraph in given.paragraphs:
        if paragraph.kind != part:
            part = paragraph.kind
            yield Heading(languages.say(labels.PARTS[part]))
        yield clause(paragraph, languages, given.working)
        for proposal in paragraph.proposals:
            yield _tabled(proposal, languages)


def clause(paragraph: Paragraph, languages: Languages, working: str) -> Clause:
    """One paragraph in each language; lines of the working text are numbered where it stands alone, else their numbers told."""
    numbered = bool(paragraph.lines) and languages.codes == (working,)
    passages = tuple(_passage(paragraph, code, numbered=numbered) for code in languages.codes)
    return Clause(
        paragraph.number, passages, paragraph.first_line if numbered else 0, () if numbered else _lines(paragraph, languages)
    )


def _lines(paragraph: Paragraph, languages: Languages) -> Words:
    if not paragraph.lines:
        return ()
    last = paragraph.first_line + len(paragraph.lines) - 1
    return filled(labels.LINES, languages, first=str(paragraph.first_line), last=str(last))


def _passage(paragraph: Paragraph, code: str, *, numbered: bool) -> Passage:
    text = paragraph.texts.get(code, "")
    if not numbered:
        return Passage(code, (tuple(pieces(text)) or (Piece(NOTHING),),))
    return Passage(code, tuple(_cut(tuple(pieces(text)), paragraph.lines)))


def _cut(whole: tuple[Piece, ...], lines: tuple[str, ...]) -> Iterator[tuple[Piece, ...]]:
    """Pieces of a text parted where its lines end."""
    rest = list(whole)
    for line in lines:
        row: list[Piece] = []
        wanted = len(line)
        while wanted and rest:
            piece = rest.pop(0)
            row.append(Piece(piece.text[:wanted], piece.mark))
            if len(piece.text) > wanted:
                rest.insert(0, Piece(piece.text[wanted:], piece.mark))
            wanted -= len(row[-1].text)
        yield tuple(row)


def pieces(text: str) -> Iterator[Piece]:
    """The text, all of it, with the signs of its brackets and the parties in them marked; as it is where they cannot be read."""
    try:
        parts = brackets.parse(text)
    except brackets.BadBrackets:
        parts = (Plain(text, 0, len(text)),)
    yield from (piece for piece in _of_parts(parts, text, "plain") if piece.text)


def _of_parts(parts: tuple[Part, ...], text: str, mark: PieceMark) -> Iterator[Piece]:
    for part in parts:
        if isinstance(part, Bracket):
            yield from _of_bracket(part, text)
        else:
            yield Piece(part.text, mark)


def _of_bracket(bracket: Bracket, text: str) -> Iterator[Piece]:
    done = bracket.start
    for alternative in bracket.alternatives:
        yield from _between(text[done : alternative.start])
        yield from _of_parts(alternative.parts, text, "open")
        done = alternative.end
    yield from _between(text[done : bracket.end])


def _between(text: str) -> Iterator[Piece]:
    """Signs, names of parties and the blanks around them."""
    for found in _SIGNS.split(text):
        yield Piece(found, "sign" if _SIGNS.fullmatch(found) else "party" if found.strip() else "plain")


def _tabled(proposal: Tabled, languages: Languages) -> Fields:
    by = proposal.by or labels.FACILITATOR
    rows = (
        (_named(proposal, by), told(proposal.texts, languages) or plain(NOTHING)),
        (labels.RATIONALE, languages.given(proposal.rationale) if proposal.rationale else ()),
    )
    return fields(rows, languages)


def _named(proposal: Tabled, by: object) -> Text:
    return lambda _code: str(labels.ACTIONS[proposal.action]) % {"by": by}


def redline(given: Redline, languages: Languages) -> Iterator[Block]:
    """What changed, paragraph by paragraph; those that are as they were stand there too, so that it can be read through."""
    yield Title(told(given.title, languages))
    yield Heading(languages.say(labels.REDLINE))
    yield fields(((labels.OLD, plain(str(given.before))), (labels.NEWER, plain(str(given.after)))), languages)
    yield Sentence(languages.say(labels.HOW_REDLINE))
    if all(run.mark is Mark.KEPT for each in given.paragraphs for run in each.runs):
        yield Sentence(languages.say(labels.NO_CHANGES))
    for paragraph in given.paragraphs:
        line = tuple(Piece(run.text, _MARKS[run.mark]) for run in paragraph.runs)
        yield Clause(paragraph.after or paragraph.before, (Passage(given.language, (line,)),), note=_fate(paragraph, languages))


def _fate(paragraph: Changed, languages: Languages) -> Words:
    if not paragraph.after:
        return languages.say(labels.DELETED)
    if not paragraph.before:
        return languages.say(labels.NEW)
    if paragraph.is_moved:
        return filled(labels.MOVED, languages, number=paragraph.before)
    return filled(labels.RENUMBERED, languages, number=paragraph.before) if paragraph.before != paragraph.after else ()
