"""A power of attorney: who acts for a worker, for what, from when until when."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.frame.papers import parties
from passage.doors.frame.papers.blocks import Block, Heading, Items, Sentence, Signatures, Title
from passage.doors.frame.papers.languages import Languages, Text
from passage.doors.frame.papers.values import ClaimPaper
from passage.rules.claims import Authority, PowerOfAttorney
from passage.rules.text.dates import show_date

TITLE = gettext_lazy("Power of attorney for a wage claim")

# In the order of the enumeration, which is that of a claim's way.
MAY: dict[Authority, Text] = {
    Authority.FILE: gettext_lazy("bring the claim before the labour inspector"),
    Authority.ATTEND: gettext_lazy("go to meetings and hearings for me and speak for me"),
    Authority.SIGN: gettext_lazy("sign papers of the claim for me"),
    Authority.SETTLE: gettext_lazy("agree with the employer on a sum, and I am bound by it"),
    Authority.RECEIVE_MONEY: gettext_lazy("receive the money for me and pass it on to me"),
    Authority.APPEAL: gettext_lazy("bring the order of the inspector before the court"),
    Authority.WITHDRAW: gettext_lazy("take the claim back"),
}


def blocks(paper: ClaimPaper, power: PowerOfAttorney, languages: Languages) -> Iterator[Block]:
    """What it allows and, beside it, what it does not."""
    say = languages.say
    yield Title(say(TITLE))
    yield parties.people(paper, languages)
    yield Heading(say(gettext_lazy("This person may do for me")))
    yield Items(tuple(say(MAY[each]) for each in Authority if each in power.allows))
    refused = [each for each in Authority if each not in power.allows]
    if refused:
        yield Heading(say(gettext_lazy("This person may not")))
        yield Items(tuple(say(MAY[each]) for each in refused))
    yield Heading(say(gettext_lazy("How long")))
    yield Sentence(say(lambda code: _lasts(power, code)))
    yield Sentence(say(gettext_lazy("I can take it back on any day, in writing. From that day on it no longer holds.")))
    yield Sentence(say(gettext_lazy("It was read to me in a language that I understand.")))
    signers = (gettext_lazy("Signature of the worker"), gettext_lazy("Signature of who acts for the worker"))
    yield Signatures(tuple(map(say, signers)))
    yield Signatures((say(gettext_lazy("Witness")), say(gettext_lazy("Witness"))))


def _lasts(power: PowerOfAttorney, code: str) -> str:
    days = {"begins": show_date(power.begins, code), "ends": show_date(power.ends, code)}
    return _("From %(begins)s until %(ends)s, both days counted.") % days
