"""Answering the questions of a claim, and filling in a month from memory; nothing that was typed is lost."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import claim as page
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.month import ChosenMonthForm, MonthForm, neighbours
from passage.doors.desk.claims.sheets import SHEETS, Sheet, choices_of
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused
from passage.rules.claims import OneSumForAll, Question, days_of, with_days

FORM = ["GET", "HEAD", "POST"]


@desk_view(area="claims")
@require_http_methods(FORM)
def facts(request: DeskRequest, public_id: UUID, question: str) -> HttpResponse:
    """One question: its forms filled with what is known."""
    if question not in list(Question):
        raise Http404
    view = page.opened(request, public_id)
    if view.erased:
        return redirect("desk:claim", public_id)
    chosen = Question(question)
    sheet = _sheet(request, view, chosen)
    error = ""
    if request.method == "POST" and request.POST.get("do") == "more":
        sheet.more(request.POST)
    elif sheet.is_bound and sheet.is_valid():
        error = _save(request, view, chosen, sheet)
        if not error and not any(form.errors for form in sheet.forms):
            messages.success(request, _("Saved."))
            return redirect(_next(view))
    return _show(request, view, chosen, sheet, error)


def _sheet(request: DeskRequest, view: queries.ClaimView, question: Question) -> Sheet:
    told = {"employer": view.facts.employer, "employer_address": view.facts.employer_address}
    choices = choices_of(view.law, view.facts.given)
    return SHEETS[question](request.POST if request.method == "POST" else None, view.facts.given, told, choices)


def _save(request: DeskRequest, view: queries.ClaimView, question: Question, sheet: Sheet) -> str:
    """Store the answer; what the rule refuses is put at its field. Returns what is wrong with all of it, or ""."""
    revision = request.POST.get("revision", "")
    try:
        actions.record_facts(
            by=request.user,
            claim=view.claim,
            question=question,
            given=sheet.result(),
            revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0,
            words=sheet.told(),
        )
    except ClaimRefused as refused:
        if refused.code != "bad_facts":
            return claim_words.refusal(refused.code)
        field = refused.codes["field"]
        if question is not Question.WORK and field.startswith("workplace"):
            return _("Say first where the work was.")
        return sheet.blame(field, words.word(claim_words.BAD_FACTS, refused.codes["reason"]))
    return ""


def _next(view: queries.ClaimView) -> str:
    """The claim, where what is still needed stands in sight."""
    return reverse("desk:claim", args=[view.claim.public_id]) + "#needed"


def _show(
    request: DeskRequest,
    view: queries.ClaimView,
    question: Question,
    sheet: Sheet,
    error: str,
    month_form: ChosenMonthForm | None = None,
) -> HttpResponse:
    months = sorted({str(stretch["from"])[:7] for stretch in view.facts.given.get("stretches", ())}, reverse=True)
    context = {
        "view": view,
        "case": view.case,
        "title": words.word(claim_words.QUESTIONS, question),
        "question": str(question),
        "sheet": sheet,
        "errors": [error for error in [error, *sheet.errors_of_sets()] if error],
        "months": months[:24] if question is Question.DAYS else [],
        "month_form": (month_form or ChosenMonthForm()) if question is Question.DAYS else None,
    }
    wrong = bool(month_form) or (sheet.is_bound and request.POST.get("do") != "more")
    return render(request, "desk/claims/facts.html", context, status=422 if wrong else 200)


@desk_view(area="claims")
@require_http_methods(FORM)
def month(request: DeskRequest, public_id: UUID, month: str) -> HttpResponse:
    """A month day by day, as it is remembered."""
    first = _first(month)
    view = page.opened(request, public_id)
    stretches = view.facts.given.get("stretches", ())
    try:
        known = days_of(stretches, first.year, first.month)
    except OneSumForAll:
        messages.info(
            request, _("Some days of this month were paid with one sum for all of them. Change them in the list of days.")
        )
        return redirect("desk:claim-facts", public_id, "days")
    form = MonthForm(request.POST or None, first=first, known=known)
    error = ""
    if form.is_valid():
        try:
            days = with_days(stretches, first.year, first.month, form.days())
            given = {**view.facts.given, "stretches": days}
            actions.record_facts(
                by=request.user, claim=view.claim, question=Question.DAYS, given=given, revision=form.cleaned_data["revision"]
            )
        except OneSumForAll:
            error = _("Some days of this month were paid with one sum for all of them. Change them in the list of days.")
        except ClaimRefused as refused:
            is_place = str(refused.codes.get("field", "")).startswith("workplace")
            error = _("Say first where the work was.") if is_place else claim_words.refusal(refused.code)
        else:
            messages.success(request, _("The month is saved."))
            return redirect("desk:claim-facts", public_id, "days")
    context = {
        "view": view,
        "case": view.case,
        "first": first,
        "form": form,
        "errors": [error] if error else [],
        "around": neighbours(first),
    }
    return render(request, "desk/claims/month.html", context, status=422 if form.is_bound else 200)


@desk_view(area="claims")
@require_http_methods(["GET", "HEAD"])
def choose_month(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """From the small form under the list of days to the month that was asked for, as 3/2568 or 2025-03."""
    form = ChosenMonthForm(request.GET)
    if form.is_valid():
        return redirect("desk:claim-month", public_id, form.cleaned_data["month"])
    view = page.opened(request, public_id)
    sheet = SHEETS[Question.DAYS](None, view.facts.given, {}, choices_of(view.law, view.facts.given))
    return _show(request, view, Question.DAYS, sheet, "", form)


def _first(month: str) -> date:
    year, _dash, number = month.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and number.isascii() and number.isdigit() and len(number) == 2):
        raise Http404
    try:
        found = date(int(year), int(number), 1)
        monthrange(found.year, found.month)
    except ValueError as error:
        raise Http404 from error
    if not 1990 <= found.year <= 2100:
        raise Http404
    return found
