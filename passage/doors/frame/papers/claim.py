"""The statement of a claim for the labour inspector. Not an official form, and it says so."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from passage.doors.frame.papers import parties
from passage.doors.frame.papers.blocks import Block, Heading, Items, Quote, Sentence, Signatures, Title
from passage.doors.frame.papers.owed_tables import OwedTables
from passage.doors.frame.papers.values import ClaimPaper

TITLE = _("Statement of a claim for the labour inspector")


def blocks(owed: OwedTables, paper: ClaimPaper) -> Iterator[Block]:
    """Who, from whom, what work, what is claimed under which section, what happened, what proves it, what is asked for."""
    say, languages = owed.languages.say, owed.languages
    yield Title(say(TITLE))
    yield Sentence(say(_("This is not the office's own form. The office may ask for that one as well.")))
    yield parties.addressed(paper, languages)
    yield from parties.sides(paper, languages)
    yield Heading(say(_("The work")))
    yield from parties.work(paper, languages)
    yield Heading(say(_("What is claimed")))
    yield from owed.together()
    yield from owed.claimed()
    yield owed.total()
    yield from owed.partial()
    yield from owed.doubtful()
    yield Sentence(say(_("The calculation, line by line, goes with this paper.")))
    if paper.told:
        yield Heading(say(_("What happened")))
        yield Quote(languages.given(paper.told))
    if paper.evidence:
        yield Heading(say(_("What shows it")))
        yield parties.proofs(paper.evidence, languages)
    yield from _asked(owed)
    yield from owed.legend()
    yield Signatures((say(_("Signature of the worker, or of who acts for the worker")), say(parties.DAY)))


def _asked(owed: OwedTables) -> Iterator[Block]:
    say = owed.languages.say
    yield Heading(say(_("What I ask the labour inspector")))
    yield Items(
        (
            say(_("To order the employer to pay what is owed, with the interest that the law gives.")),
            say(_("To hear me with an interpreter in my own language.")),
            say(_("To look at the employer's wage and time records.")),
            say(_("To tell me the decision in writing.")),
        )
    )
    yield Sentence(say(_("What I say here is true as far as I know and remember.")))
