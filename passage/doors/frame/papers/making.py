"""Makes each paper from what is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from passage.doors.frame.papers import attorney, calculation, claim, keep, letter
from passage.doors.frame.papers.blocks import Block
from passage.doors.frame.papers.languages import Languages, Text
from passage.doors.frame.papers.owed_tables import OwedTables
from passage.doors.frame.papers.typesetting import pdf
from passage.doors.frame.papers.values import ClaimPaper
from passage.doors.frame.papers.workbook import xlsx
from passage.doors.frame.places import COUNTRY_LANGUAGE
from passage.rules.claims import PowerOfAttorney
from passage.rules.labour_law import Law, Reckoning

FOOT = _("Having papers or not changes nothing in what is owed. This is no legal advice.")


def calculation_pdf(found: Reckoning, law: Law, paper: ClaimPaper, *, language: str, office_language: str = "") -> bytes:
    """What is owed line by line, in the worker's language with the office's beside it. `law`: by which it was reckoned."""
    languages = Languages.of(language, office_language or _office(law))
    return _set(calculation.blocks(OwedTables.on_paper(found, law, languages), paper), languages, calculation.TITLE, foot=FOOT)


def calculation_xlsx(found: Reckoning, law: Law, paper: ClaimPaper, *, language: str, office_language: str = "") -> bytes:
    """The same as a workbook: amounts as numbers, sums as formulas; every text is a text, whatever it begins with."""
    return xlsx(OwedTables.of(found, law, Languages.of(language, office_language or _office(law))), paper)


def claim_pdf(found: Reckoning, law: Law, paper: ClaimPaper, *, language: str, office_language: str = "") -> bytes:
    """The statement of the claim for the labour inspector: the office's language first, the worker's beside it."""
    languages = Languages.of(office_language or _office(law), language)
    return _set(claim.blocks(OwedTables.on_paper(found, law, languages), paper), languages, claim.TITLE, foot=claim.TITLE)


def letter_pdf(found: Reckoning, law: Law, paper: ClaimPaper, *, pay_by: date, language: str, office_language: str = "") -> bytes:
    """The letter that asks the employer to pay by a day, in the language of the place with the worker's beside it."""
    languages = Languages.of(office_language or _office(law), language)
    return _set(
        letter.blocks(OwedTables.on_paper(found, law, languages), paper, pay_by), languages, letter.TITLE, foot=letter.TITLE
    )


def attorney_pdf(paper: ClaimPaper, power: PowerOfAttorney, *, language: str, office_language: str = "th") -> bytes:
    """The power of attorney to sign. `paper.agent`: who acts, with their address; by name alone it is `power.agent`."""
    languages = Languages.of(office_language, language)
    named = paper if paper.agent.name else replace(paper, agent=replace(paper.agent, name=power.agent))
    return _set(attorney.blocks(named, power, languages), languages, attorney.TITLE, foot=attorney.TITLE)


def keep_pdf(*, language: str) -> bytes:
    """What a worker should keep, with a sheet of a month, in their own language alone."""
    languages = Languages.of(language)
    return _set(keep.blocks(languages), languages, keep.TITLE, foot=keep.TITLE)


def _office(law: Law) -> str:
    """The language in which an office of that country reads, as far as papers have it."""
    return COUNTRY_LANGUAGE.get(law.country, "en")


def _set(blocks: Iterable[Block], languages: Languages, title: Text, *, foot: Text) -> bytes:
    return pdf(blocks, languages, title=languages.say(title)[0].text, foot=languages.say(foot)[:1])
