"""Who and what a claim is about, as fields of a paper; what is not given is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passage.doors.frame.owed_words.figures import amount
from passage.doors.frame.papers.blocks import Block, Field, Fields, Heading, Items
from passage.doors.frame.papers.languages import Languages, Said, Text, Words
from passage.doors.frame.papers.values import ClaimPaper, Evidence, Party
from passage.rules.claims import EvidenceKind
from passage.rules.labour_law import Span
from passage.rules.labour_law.facts import Pay
from passage.rules.text.dates import show_date

WORKER, EMPLOYER, AGENT = _("Worker"), _("Employer"), _("Acts for the worker")
FROM, TO, DAY = pgettext_lazy("paper", "From"), pgettext_lazy("paper", "To"), pgettext_lazy("paper", "Day")
REFERENCE, PLACE = _("Reference"), _("Place of work")
NAME, ADDRESS, TELEPHONE = _("Name"), _("Address"), _("Telephone")

EVIDENCE: dict[EvidenceKind, Text] = {
    EvidenceKind.PHOTO: _("Photo"),
    EvidenceKind.MESSAGE: pgettext_lazy("proof", "Message"),
    EvidenceKind.BANK_SLIP: _("Bank slip"),
    EvidenceKind.WITNESS: _("Witness"),
    EvidenceKind.CALENDAR_FROM_MEMORY: _("Calendar of days, filled in from memory"),
    EvidenceKind.CONTRACT: _("Contract"),
    EvidenceKind.PERMIT: _("Permit or registration paper"),
    EvidenceKind.OTHER: _("Something else"),
}
_AGREED: dict[Pay, Text] = {
    Pay.DAILY: pgettext_lazy("agreed wage", "%(amount)s a day"),
    Pay.MONTHLY: pgettext_lazy("agreed wage", "%(amount)s a month"),
    Pay.HOURLY: pgettext_lazy("agreed wage", "%(amount)s an hour"),
    Pay.PIECE: pgettext_lazy("agreed wage", "by the piece, about %(amount)s a day"),
}


def on(languages: Languages, day: date) -> Words:
    """A day as each language writes it: the Buddhist era in Thai."""
    return languages.say(lambda code: show_date(day, code))


def given(rows: Iterable[tuple[Text, Text]], languages: Languages) -> Iterator[Field]:
    """Labels and what somebody wrote, as it is written; what can be said in each language, in each."""
    for label, text in rows:
        if text:
            yield Field(languages.say(label), languages.given(text) if isinstance(text, str) else languages.say(text))


def agreed_wage(wage: Span, currency: str, pay: Pay) -> Text:
    """How much was agreed, and for what."""
    return lambda code: str(_AGREED[pay]) % {"amount": amount(wage, currency, code)}


def sides(paper: ClaimPaper, languages: Languages) -> Iterator[Block]:
    """The worker, who acts for them, and the employer, each below a heading."""
    for heading, who in ((WORKER, paper.worker), (AGENT, paper.agent), (EMPLOYER, paper.employer)):
        rows = tuple(given(((NAME, who.name), (ADDRESS, who.address), (TELEPHONE, who.telephone)), languages))
        if rows:
            yield Heading(languages.say(heading))
            yield Fields(rows)


def people(paper: ClaimPaper, languages: Languages) -> Fields:
    """The same three, each in one field, and the day."""
    named = ((WORKER, paper.worker), (AGENT, paper.agent), (EMPLOYER, paper.employer))
    rows = given(((label, written(who)) for label, who in named), languages)
    return Fields((*rows, Field(languages.say(DAY), on(languages, paper.made_on))))


def addressed(paper: ClaimPaper, languages: Languages) -> Fields:
    """To which office, on which day."""
    rows = given(((TO, written(paper.office)), (REFERENCE, paper.reference)), languages)
    return Fields((*rows, Field(languages.say(DAY), on(languages, paper.made_on))))


def written(who: Party) -> str:
    """As on an envelope."""
    return "\n".join(filter(None, (who.name, who.address, who.telephone)))


def summary(paper: ClaimPaper, languages: Languages) -> Fields:
    """Who claims from whom, in few lines."""
    named: tuple[tuple[Text, Text], ...] = (
        (WORKER, paper.worker.name),
        (EMPLOYER, paper.employer.name),
        (PLACE, paper.workplace),
    )
    rows = given((*named, (REFERENCE, paper.reference)), languages)
    return Fields((*rows, Field(languages.say(_("Made on")), on(languages, paper.made_on))))


def work(paper: ClaimPaper, languages: Languages) -> Iterator[Fields]:
    """Where, what, for how much and from when to when."""
    agreed: list[tuple[Text, Text]] = [(_("Kind of work"), paper.work), (_("Agreed wage"), paper.wage)]
    rows = list(given(((PLACE, paper.workplace), *agreed), languages))
    for label, day in ((_("First day of work"), paper.began), (_("Last day of work"), paper.ended)):
        if day is not None:
            rows.append(Field(languages.say(label), on(languages, day)))
    if rows:
        yield Fields(tuple(rows))


def proofs(evidence: tuple[Evidence, ...], languages: Languages) -> Items:
    """Each piece: its kind, and what was noted about it."""
    return Items(tuple(_proof(each, languages) for each in evidence))


def _proof(piece: Evidence, languages: Languages) -> Words:
    kind = languages.say(EVIDENCE[piece.kind])
    return tuple(Said(one.lang, f"{one.text}: {piece.note}" if piece.note else one.text) for one in kind)
