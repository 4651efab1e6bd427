"""Papers of a claim to hand in, to send and to keep, made when they are asked for; nothing of them is stored here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import claim as page
from passage.doors.desk.claims.forms import PaperForm, paper_form
from passage.doors.frame import papers, places
from passage.rules.claims import EvidenceKind, PowerOfAttorney
from passage.rules.claims.attorney import Authority
from passage.rules.labour_law import facts_from
from passage.rules.labour_law.facts import Pay

if TYPE_CHECKING:
    from passage.node.claims.queries import AttorneyView, ClaimView
    from passage.rules.labour_law import Reckoning

PDF, XLSX = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a letter asks for when nobody chose a day: an own convention of this project, no term of the law.
TIME_TO_PAY = timedelta(days=14)


@desk_view(area="claims")
@require_safe
def paper(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """One paper as a file. The look at the claim is written down as every other."""
    view = page.opened(request, public_id)
    if view.erased:
        return page.show(request, view, "claim")
    form = paper_form(view.profile.languages, request.GET)
    if form.is_valid():
        made = _made(view, form)
        if made is not None:
            kind, ending = (XLSX, "xlsx") if form.cleaned_data["paper"] == "workbook" else (PDF, "pdf")
            name = f"{form.cleaned_data['paper']}-{view.case.reference}.{ending}"
            return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    return page.refused(request, view, "paper", form)


def _made(view: ClaimView, form: PaperForm) -> bytes | None:
    """The bytes; None when something is missing for this paper, and then the form says what."""
    asked, language = form.cleaned_data["paper"], form.cleaned_data["language"]
    if asked == "keep":
        return papers.keep_pdf(language=language)
    if asked == "attorney":
        standing = [each for each in view.attorneys if each.revoked_on is None]
        if not standing:
            form.add_error("paper", _("Write down a power of attorney first."))
            return None
        return papers.attorney_pdf(claim_paper(view), _power(standing[-1]), language=language)
    if view.reckoning is None:
        form.add_error("paper", _("Nothing can be reckoned yet, so there is nothing to put on paper."))
        return None
    return _of_reckoning(view, view.reckoning, asked, language, form.cleaned_data["pay_by"])


def _of_reckoning(view: ClaimView, found: Reckoning, asked: str, language: str, pay_by: str) -> bytes:
    known = claim_paper(view)
    if asked == "letter":
        day = date.fromisoformat(pay_by) if pay_by else timezone.localdate() + TIME_TO_PAY
        return papers.letter_pdf(found, view.law, known, pay_by=day, language=language)
    make: dict[str, Callable[..., bytes]] = {
        "calculation": papers.calculation_pdf,
        "workbook": papers.calculation_xlsx,
        "statement": papers.claim_pdf,
    }
    return make[asked](found, view.law, known, language=language)


def _power(row: AttorneyView) -> PowerOfAttorney:
    return PowerOfAttorney(row.agent, frozenset(Authority(each) for each in row.allows), row.begins, row.ends)


def claim_paper(view: ClaimView) -> papers.ClaimPaper:
    """What of the claim stands on paper: who, where, since when, what proves it. What the worker told stays off it."""
    given = view.facts.given
    employment = given.get("employment", {})
    account = next((need.answer for need in reversed(view.needs) if need.what == "bank_account" and need.answer), "")
    standing = [each for each in view.attorneys if each.revoked_on is None]
    return papers.ClaimPaper(
        made_on=timezone.localdate(),
        worker=papers.Party(name=view.profile.name),
        employer=papers.Party(name=view.facts.employer, address=view.facts.employer_address),
        office=papers.Party(name=view.facts.office),
        agent=papers.Party(name=standing[-1].agent) if standing else papers.Party(),
        workplace=_workplace(given.get("workplace", {}).get("province", "")),
        wage=_wage(given, view.law.currency),
        began=_day(employment.get("from")),
        ended=_day(employment.get("to")),
        pay_to=account,
        evidence=tuple(papers.Evidence(EvidenceKind(piece.kind), piece.words) for piece in view.evidence),
        reference=view.case.reference,
    )


def _workplace(province: str) -> papers.Text:
    return (lambda code: places.short_names(code)[province]) if province in places.short_names("en") else ""


def _wage(given: Mapping[str, Any], currency: str) -> papers.Text:
    wage = facts_from({name: given[name] for name in ("workplace", "pay", "wage") if name in given}).wage
    return papers.agreed_wage(wage, currency, Pay(given.get("pay", Pay.DAILY))) if wage else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
