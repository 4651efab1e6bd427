"""What goes with an adopted text: the annex of commitments, and how to verify it."""

from __future__ import annotations

from collections.abc import Iterator

from passage.doors.frame.documents import labels
from passage.doors.frame.documents.telling import NOTHING, fields, joined, on, plain, told
from passage.doors.frame.documents.values import Commitments, MemberKey, Promise, Verification
from passage.doors.frame.papers.blocks import Block, Cell, Heading, Lines, Quote, Row, Sentence, Title
from passage.doors.frame.papers.languages import Languages


def commitments(given: Commitments, languages: Languages) -> Iterator[Block]:
    """Each commitment with who answers for it, until when, measured by what. In the order given: nobody is ranked."""
    say = languages.say
    yield Title(told(given.title, languages) or say(labels.COMMITMENTS))
    yield Heading(say(labels.COMMITMENTS))
    yield fields(((labels.DAY, say(on(given.on))),), languages)
    head = (labels.NUMBER, labels.PROMISE, labels.LEAD, labels.DUE, labels.TARGET, labels.LINKS)
    yield Lines(
        tuple(map(say, head)), tuple(_promise(each, languages) for each in given.promises), (0.5, 3.2, 1.9, 1.4, 1.8, 1.2)
    )


def _promise(given: Promise, languages: Languages) -> Row:
    return Row(
        (
            Cell(plain(given.number)),
            Cell(told(given.text, languages)),
            Cell(told(given.lead, languages), more=told(given.post, languages)),
            Cell(languages.say(on(given.due))),
            Cell(told(given.target, languages) or plain(NOTHING)),
            Cell(plain(", ".join(given.links) or NOTHING)),
        )
    )


def verification(given: Verification, languages: Languages) -> Iterator[Block]:
    """What was signed, by which keys, and the command that checks it."""
    say = languages.say
    yield Title(say(labels.VERIFICATION))
    yield fields(
        (
            (labels.CIRCLE, told(given.title, languages)),
            (labels.TEXT_NUMBER, plain(given.circle)),
            (labels.DAY, say(on(given.on))),
            (labels.ENTRIES, plain(str(given.entries))),
            (labels.LAST_ENTRY, plain(given.last_entry)),
            (labels.TEXT_HASH, plain(given.text_hash)),
        ),
        languages,
    )
    head = tuple(map(say, (labels.PARTY, labels.MEMBER, labels.KEY)))
    yield Lines(head, tuple(_member(each, languages) for each in given.members), (2, 1, 5))
    if given.documents:
        rows = tuple(Row((Cell(plain(name)), Cell(plain(found)))) for name, found in given.documents)
        yield Lines(tuple(map(say, (labels.FILE, labels.TEXT_HASH))), rows, (2, 5))
    yield Sentence(say(labels.HOW_TO_CHECK))
    yield Quote(plain(labels.COMMAND))
    yield Sentence(say(labels.WHAT_IT_FINDS))


def _member(given: MemberKey, languages: Languages) -> Row:
    return Row((Cell(joined((given.party,), languages)), Cell(plain(given.node)), Cell(plain(given.fingerprint))))
