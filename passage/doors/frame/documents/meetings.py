"""Documents of a round: agenda, participants, record of discussions, joint statement."""

from __future__ import annotations

from collections.abc import Iterator

from passage.doors.frame.documents import labels
from passage.doors.frame.documents.telling import NOTHING, fields, filled, heads, joined, named, on, plain, told
from passage.doors.frame.documents.values import Agenda, Delegation, Discussions, Item, Participants, Reservation, Statement
from passage.doors.frame.papers.blocks import Block, Cell, Field, Fields, Heading, Lines, Row, Sentence, Signatures, Title
from passage.doors.frame.papers.languages import Languages, Said, Words


def agenda(given: Agenda, languages: Languages) -> Iterator[Block]:
    """The items in their order, with the time for each."""
    say = languages.say
    yield Title(say(labels.ADOPTED_AGENDA if given.is_adopted else labels.PROVISIONAL_AGENDA))
    yield heads(given.meeting, languages)
    head = tuple(map(say, (labels.NUMBER, labels.ITEM, labels.KIND, labels.MINUTES, labels.FILES)))
    rows = tuple(
        Row(
            (
                Cell(plain(item.number)),
                Cell(told(item.title, languages)),
                Cell(say(labels.ITEM_KINDS[item.kind])),
                Cell(plain(str(item.minutes) if item.minutes else NOTHING)),
                Cell(plain(", ".join(item.papers) or NOTHING)),
            )
        )
        for item in given.items
    )
    yield Lines(head, rows, (0.5, 4, 1.6, 0.9, 1.6), right=(3,))


def participants(given: Participants, languages: Languages) -> Iterator[Block]:
    """Everybody by delegation, as their letters name them."""
    yield Title(languages.say(labels.PARTICIPANTS))
    yield heads(given.meeting, languages)
    for delegation in given.delegations:
        yield Heading(told(delegation.party, languages))
        if organ := told(delegation.organ, languages):
            yield Sentence(organ)
        yield _people(delegation, languages)


def _people(delegation: Delegation, languages: Languages) -> Lines:
    head = tuple(map(languages.say, (labels.NAME, labels.POST, labels.ROLE)))
    rows = tuple(
        Row((Cell(languages.given(one.name)), Cell(languages.given(one.function)), Cell(languages.say(labels.ROLES[one.role]))))
        for one in delegation.people
    )
    return Lines(head, rows, (2.4, 3, 1.8))


def discussions(given: Discussions, languages: Languages) -> Iterator[Block]:
    """What was said and decided, what was reserved, who accepted the record."""
    say = languages.say
    yield Title(say(labels.RECORD))
    yield heads(given.meeting, languages)
    yield fields(((labels.PRESENT, joined(given.parties, languages)),), languages)
    if said := told(given.record, languages):
        yield from (Sentence(part) for part in _paragraphs(said))
    yield from (block for item in given.items for block in _decided(item, languages))
    if given.reservations:
        yield Heading(say(labels.RESERVATIONS))
        yield Fields(tuple(_reserved(each, languages) for each in given.reservations))
    if given.accepted_by:
        yield fields(((labels.ACCEPTED_BY, joined(given.accepted_by, languages)),), languages)


def _decided(item: Item, languages: Languages) -> Iterator[Block]:
    number = plain(item.number)[0].text
    title = tuple(Said(one.lang, f"{number}. {one.text}") for one in told(item.title, languages))
    yield Heading(title)
    yield fields(
        (
            (labels.RESULT, languages.say(labels.ITEM_STATES[item.state])),
            (labels.DECISION, told(item.decision, languages)),
        ),
        languages,
    )


def _reserved(given: Reservation, languages: Languages) -> Field:
    where = filled(labels.PARAGRAPH, languages, number=given.paragraph) if given.paragraph else languages.say(labels.WHOLE_TEXT)
    party = told(given.party, languages)
    label = tuple(Said(one.lang, f"{name.text}: {one.text}") for name, one in zip(_as_many(party, where), where, strict=True))
    return Field(label, languages.given(given.text))


def _as_many(words: Words, others: Words) -> Words:
    return words if len(words) == len(others) else words[:1] * len(others)


def _paragraphs(words: Words) -> list[Words]:
    """A text of several paragraphs, cut at its line ends where all languages have as many."""
    parts = [one.text.split("\n\n") for one in words]
    if len({len(each) for each in parts}) > 1:
        return [words]
    return [tuple(Said(one.lang, part) for one, part in zip(words, row, strict=True)) for row in zip(*parts, strict=True)]


def statement(given: Statement, languages: Languages) -> Iterator[Block]:
    """Sentences for everybody, and who made them."""
    yield Title(told(given.title, languages) or languages.say(labels.STATEMENT))
    place = (labels.VENUE, languages.given(given.venue) if given.venue else ())
    yield fields((place, (labels.DAY, languages.say(on(given.on)))), languages)
    yield from (Sentence(told(each, languages)) for each in given.paragraphs)
    parties = given.parties
    for start in range(0, len(parties), 2):
        yield Signatures(tuple(filled(labels.FOR, languages, party=named(party)) for party in parties[start : start + 2]))
