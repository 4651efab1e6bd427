"""The letter that asks an employer to pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.frame.papers import parties
from passage.doors.frame.papers.blocks import Block, Field, Fields, Quote, Sentence, Signatures, Title
from passage.doors.frame.papers.languages import Languages
from passage.doors.frame.papers.owed_tables import OwedTables
from passage.doors.frame.papers.values import ClaimPaper
from passage.rules.text.dates import show_date

TITLE = gettext_lazy("Please pay the wages that are owed")


def blocks(owed: OwedTables, paper: ClaimPaper, pay_by: date) -> Iterator[Block]:
    """To whom, for what, by which sections, until when, and what comes if nothing is paid."""
    say, languages = owed.languages.say, owed.languages
    yield Fields(tuple(_heads(paper, languages)))
    yield Title(say(TITLE))
    yield Sentence(say(lambda code: _worked(paper, code)))
    yield from owed.together()
    yield from owed.claimed()
    yield owed.total()
    yield from owed.partial()
    yield from owed.doubtful()
    yield Sentence(say(lambda code: _("Please pay this by %(day)s.") % {"day": show_date(pay_by, code)}))
    if paper.pay_to:
        yield Sentence(say(gettext_lazy("Please pay it to:")))
        yield Quote(languages.given(paper.pay_to))
    unpaid = gettext_lazy("If it is not paid by then, I will bring the claim before the labour inspector or the labour court.")
    yield Sentence(say(unpaid))
    otherwise = gettext_lazy(
        "If you count otherwise, write to me which line is wrong, and send me your records of wages and time."
    )
    yield Sentence(say(otherwise))
    yield Sentence(say(gettext_lazy("With this letter I give up no right.")))
    yield Signatures((say(gettext_lazy("Signature")), say(parties.DAY)))
    yield from owed.legend()


def _heads(paper: ClaimPaper, languages: Languages) -> Iterator[Field]:
    people = ((parties.FROM, paper.worker), (parties.AGENT, paper.agent), (parties.TO, paper.employer))
    yield from parties.given(((label, parties.written(who)) for label, who in people), languages)
    yield from parties.given(((parties.REFERENCE, paper.reference),), languages)
    yield Field(languages.say(parties.DAY), parties.on(languages, paper.made_on))


def _worked(paper: ClaimPaper, code: str) -> str:
    """How long, as far as it is known."""
    if paper.began is None:
        return _("I worked for you. By the law this is still owed to me:")
    began = show_date(paper.began, code)
    if paper.ended is None:
        return _("I have worked for you since %(began)s. By the law this is still owed to me:") % {"began": began}
    days = {"began": began, "ended": show_date(paper.ended, code)}
    return _("I worked for you from %(began)s to %(ended)s. By the law this is still owed to me:") % days
