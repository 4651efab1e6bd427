"""Texts that are agreed: the clean text, the package that is released, the copy for signature."""

from __future__ import annotations

from collections.abc import Iterator

from passage.doors.frame.documents import labels
from passage.doors.frame.documents.negotiated import clause
from passage.doors.frame.documents.telling import fields, filled, joined, named, on, plain, told, tongues
from passage.doors.frame.documents.values import AgreedText, Approved, Release, Signatory, SignatureCopy, Tongues
from passage.doors.frame.papers.blocks import Block, Cell, Heading, Lines, Row, Sentence, Signatures, Title
from passage.doors.frame.papers.languages import Languages, Text, Words
from passage.rules.consensus import brackets


class NotClean(ValueError):
    """A text with brackets or placeholders is not agreed; the paragraph's number is the argument."""


def agreed(given: AgreedText, languages: Languages) -> Iterator[Block]:
    """The clean text with number, day, fingerprint, and what its languages are worth. Raises `NotClean`."""
    yield Title(told(given.title, languages))
    yield Heading(languages.say(labels.AGREED))
    rows: tuple[tuple[Text, Words], ...] = (
        (labels.TEXT_NUMBER, plain(given.number)),
        (labels.DAY, languages.say(on(given.on))),
        (labels.TEXT_HASH, plain(given.hash)),
    )
    yield fields((*rows, *_worth(given.tongues, languages)), languages)
    yield from _body(given, languages)


def _worth(given: Tongues, languages: Languages) -> tuple[tuple[Text, Words], ...]:
    """Its languages and which of them bind."""
    return (
        (labels.LANGUAGES, languages.say(tongues(given.languages))),
        (labels.AUTHENTIC, _authentic(given, languages)),
    )


def _authentic(given: Tongues, languages: Languages) -> Words:
    if given.authentic:
        return languages.say(tongues(given.authentic))
    return filled(labels.NONE_AUTHENTIC, languages, language=tongues((given.working,)))


def _body(given: AgreedText, languages: Languages) -> Iterator[Block]:
    part = None
    for paragraph in given.paragraphs:
        for text in paragraph.texts.values():
            if not brackets.is_clean(text):
                raise NotClean(paragraph.number)
        if paragraph.kind != part:
            part = paragraph.kind
            yield Heading(languages.say(labels.PARTS[part]))
        yield clause(paragraph, languages, "")


def release(given: Release, languages: Languages) -> Iterator[Block]:
    """The manifest, then the text: nothing that is not in the package."""
    say = languages.say
    yield Title(say(labels.RELEASE))
    yield fields(
        (
            (labels.PACKAGE, plain(str(given.package))),
            (labels.DAY, say(on(given.text.on))),
            (labels.SENT_BY, joined(given.senders, languages)),
            (labels.SENT_TO, joined(given.to, languages)),
            (labels.PACKAGE_HASH, plain(given.package_hash)),
            *_worth(given.text.tongues, languages),
        ),
        languages,
    )
    yield Heading(say(labels.APPROVED_BY))
    yield Sentence(say(labels.HOW_RELEASED))
    head = tuple(map(say, (labels.PARTY, labels.SIGNATURE)))
    yield Lines(head, tuple(_approved(each, languages) for each in given.approvals), (1.6, 5))
    yield Title(told(given.text.title, languages))
    yield from _body(given.text, languages)


def _approved(given: Approved, languages: Languages) -> Row:
    return Row((Cell(told(given.party, languages)), Cell(plain(given.signature))))


def signature_copy(given: SignatureCopy, languages: Languages) -> Iterator[Block]:
    """The text without any mark of how it came to be, the testimonium, and a line for each signature."""
    yield Title(told(given.text.title, languages))
    yield from _body(given.text, languages)
    yield Sentence(languages.say(labels.WITNESS))
    yield Sentence(_done(given, languages))
    yield from (Sentence(words) for words in _divergence(given.text.tongues, languages))
    for start in range(0, len(given.signatories), 2):
        yield Signatures(tuple(_signer(each, languages) for each in given.signatories[start : start + 2]))


def _done(given: SignatureCopy, languages: Languages) -> Words:
    codes = tongues(given.text.tongues.languages)
    if given.on is None or not given.place:
        return filled(labels.DONE_BLANK, languages, languages=codes)
    return filled(labels.DONE_AT, languages, place=given.place, day=on(given.on), languages=codes)


def _divergence(given: Tongues, languages: Languages) -> Iterator[Words]:
    """Vienna Convention on the Law of Treaties, article 33: which texts are authentic, and what holds where they differ."""
    authentic = given.authentic or (given.working,)
    if set(authentic) == set(given.languages):
        if len(authentic) > 1:
            yield languages.say(labels.ALL_EQUAL)
    elif len(authentic) > 1:
        yield filled(labels.SOME_EQUAL, languages, languages=tongues(authentic))
    else:
        yield filled(labels.ONE_AUTHENTIC, languages, language=tongues(authentic))
    if given.prevailing:
        yield filled(labels.PREVAILS, languages, language=tongues((given.prevailing,)))
    elif len(authentic) > 1:
        yield languages.say(labels.RECONCILED)


def _signer(given: Signatory, languages: Languages) -> Words:
    """For whom, and below it who, in which post, by which powers."""

    def written(code: str) -> str:
        lines = [str(labels.FOR) % {"party": named(given.party)(code)}, given.name, given.function]
        if given.full_powers:
            lines.append(str(labels.FULL_POWERS) % {"reference": given.full_powers})
        return "\n".join(filter(None, lines))

    return languages.say(written)
