"""Makes each document in each form. The same values give the same bytes, and no file says who made it when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from passage.doors.frame.documents import agreed, annexes, meetings, negotiated, page, values, word
from passage.doors.frame.papers.blocks import Block, NewPage, Title
from passage.doors.frame.papers.languages import Languages, Words
from passage.doors.frame.papers.typesetting import pdf, pictures

Document = (
    values.Agenda
    | values.Participants
    | values.Draft
    | values.Redline
    | values.Discussions
    | values.AgreedText
    | values.Release
    | values.Statement
    | values.SignatureCopy
    | values.Commitments
    | values.Verification
)
_BUILDERS: dict[type, Callable[[Any, Languages], Iterator[Block]]] = {
    values.Agenda: meetings.agenda,
    values.Participants: meetings.participants,
    values.Draft: negotiated.draft,
    values.Redline: negotiated.redline,
    values.Discussions: meetings.discussions,
    values.AgreedText: agreed.agreed,
    values.Release: agreed.release,
    values.Statement: meetings.statement,
    values.SignatureCopy: agreed.signature_copy,
    values.Commitments: annexes.commitments,
    values.Verification: annexes.verification,
}


class Form(StrEnum):
    """In which form a document is made; also the ending of its file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


CONTENT_TYPES = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.HTML: "text/html; charset=utf-8",
}


def make(document: Document, form: Form, *languages: str, beside: str = "") -> bytes:
    """The file. `languages`: one after the other, each on a new page; `beside`: another language beside each paragraph.

    Raises `agreed.NotClean` where a text that is to be clean is not.
    """
    parts = [Languages.of(*filter(None, (code, beside))) for code in languages]
    blocks = list(_in_parts(document, parts))
    title = next(block for block in blocks if isinstance(block, Title)).words
    if form is Form.PDF:
        return pdf(blocks, parts[0], title=title[0].text, foot=_foot(title))
    if form is Form.DOCX:
        return word.docx(blocks, parts[0], author=_author(document))
    return page.html(blocks, parts[0], title=title[0].text)


def looks(document: Document, *languages: str, beside: str = "", ppi: float = 90) -> list[bytes]:
    """The pages of the PDF as pictures (PNG), for people who look at what has become of them."""
    parts = [Languages.of(*filter(None, (code, beside))) for code in languages]
    blocks = list(_in_parts(document, parts))
    title = next(block for block in blocks if isinstance(block, Title)).words
    return pictures(blocks, parts[0], title=title[0].text, foot=_foot(title), ppi=ppi)


def _in_parts(document: Document, parts: list[Languages]) -> Iterator[Block]:
    for place, languages in enumerate(parts):
        if place:
            yield NewPage()
        yield from _BUILDERS[type(document)](document, languages)


def _foot(title: Words) -> Words:
    return title[:1]


def _author(document: Document) -> str:
    """Whose tracked changes a redline holds; everything else has none."""
    return (document.by or word.FACILITATOR) if isinstance(document, values.Redline) else ""
