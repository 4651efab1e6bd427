"""The calculation as a paper: what is owed, line by line, with the law beside each line."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from passage.doors.frame.papers import parties
from passage.doors.frame.papers.blocks import Block, Heading, Title
from passage.doors.frame.papers.owed_tables import OwedTables
from passage.doors.frame.papers.values import ClaimPaper

TITLE = _("What is owed, line by line")


def blocks(owed: OwedTables, paper: ClaimPaper) -> Iterator[Block]:
    """All of it, the sum first."""
    say = owed.languages.say
    yield Title(say(TITLE))
    yield parties.summary(paper, owed.languages)
    yield owed.total()
    yield from owed.partial()
    yield from owed.doubtful()
    yield from owed.lapses()
    yield Heading(say(_("Line by line")))
    yield from owed.together()
    yield owed.reckoned()
    yield from owed.apart()
    yield from owed.open_points()
    yield from owed.checks()
    yield from owed.legend()
    yield Heading(say(_("How it was counted")))
    yield from owed.notes()
