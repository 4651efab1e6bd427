"""The list of claims, the claims of a case, and the page of one claim. Every look is written down by the query that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.cases import pages as cases
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.forms import (
    AnswerForm,
    AttorneyForm,
    EvidenceForm,
    GroupForm,
    NeedForm,
    OpenForm,
    PaymentForm,
    StepForm,
    paper_form,
)
from passage.doors.desk.referrals.recipients import recipients
from passage.doors.desk.referrals.words import lines
from passage.doors.frame import owed_words
from passage.doors.frame.rows import Row, draw_badge
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing
from passage.rules.claims import ClaimState, Clock, Nearness, Question, asked

if TYPE_CHECKING:
    from passage.node.cases.queries import CaseView
    from passage.node.claims.models import Claim

PAGE = 25


def opened(request: DeskRequest, public_id: UUID) -> queries.ClaimView:
    """The claim, read and logged; 404 when there is none that this account may know of."""
    try:
        return queries.read_claim(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing


def found(request: DeskRequest, public_id: UUID) -> Claim:
    """The claim to act on, with nothing of it opened."""
    try:
        return queries.find_claim(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing


@desk_view(area="claims")
@require_safe
def claims(request: DeskRequest) -> HttpResponse:
    """Claims, the nearest limit first; nothing personal."""
    labels = {"soon": _("Limits that pass soon"), "open": _("Open"), "mine": _("Mine"), "ended": _("Ended")}
    tab = request.GET.get("tab", "soon")
    tab = tab if tab in labels else "soon"
    rows = queries.claim_list(request.user, tab=tab, after=request.GET.get("after", ""), limit=PAGE)
    here = reverse("desk:claims")
    context = {
        "lines": [line(row) for row in rows[:PAGE]],
        "tab": tab,
        "tabs": [(code, label, f"{here}?tab={code}") for code, label in labels.items()],
        "next": f"{here}?tab={tab}&after={rows[PAGE - 1].cursor}" if len(rows) > PAGE else "",
    }
    return render(request, "desk/claims/list.html", context)


def line(row: queries.ClaimRow) -> Row:
    """One line of a list, without anything personal; the time is that of the nearest limit."""
    limit = words.word(claim_words.CLOCKS, row.limit_kind) if row.limit_kind else _("no limit runs")
    on = words.day(row.limit_on)
    return Row(
        url=reverse("desk:claim", args=[row.public_id]),
        title=row.reference,
        facts=" · ".join(filter(None, [claim_words.country(row.country), limit, row.led_by])),
        time=on,
        clock=on or words.day(row.opened_at),
        who=row.assigned or _("Nobody yet"),
        badges=claim_words.state_badge(row.state) + (draw_badge(row.group, "quiet") if row.group else SafeString("")),
        overdue=bool(row.limit_on and row.limit_on < timezone.localdate()),
    )


@desk_view(area="cases")
@require_safe
def of_case(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The claims of one case."""
    return show_case(request, cases.opened(request, public_id))


def show_case(request: DeskRequest, view: CaseView, form: OpenForm | None = None) -> HttpResponse:
    rows = [line(row) for row in queries.claims_of(view.case)]
    extra = {"rows": rows, "form": form or open_form(), "held": view.case.person.held_for}
    return cases.page(request, view, "case-claims", extra, status=422 if form else 200)


def open_form(data: Any = None) -> OpenForm:
    return OpenForm(data, countries=[(code, claim_words.country(code)) for code in reversed(queries.countries())])


@desk_view(area="cases")
@require_POST
def open_one(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin a claim on this case."""
    case = cases.found(request, public_id)
    form = open_form(request.POST)
    if form.is_valid():
        try:
            claim = actions.open_claim(by=request.user, case=case, country=form.cleaned_data["country"])
        except ClaimRefused as refused:
            form.add_error(None, claim_words.refusal(refused.code))
        else:
            messages.success(request, _("The claim is open. Answer the questions as far as they are known."))
            return redirect("desk:claim", claim.public_id)
    return show_case(request, cases.opened(request, public_id), form)


@desk_view(area="claims")
@require_safe
def claim(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Where the claim stands, what is owed, and what is still needed."""
    return show(request, opened(request, public_id))


def show(request: DeskRequest, view: queries.ClaimView, bound: dict[str, Any] | None = None) -> HttpResponse:
    """The page of a claim, with the form that was sent and refused, if any."""
    if view.erased:
        return render(request, "desk/claims/claim.html", {"view": view, "case": view.case})
    found = view.reckoning
    context = {
        "view": view,
        "case": view.case,
        "name": view.profile.name or _("No name yet"),
        "latin": view.profile.names[1] if len(view.profile.names) > 1 else "",
        "facts": facts(view),
        "next_step": words.word(words.NEXT_STEPS, view.case.next_step) if view.case.next_step else _("not decided"),
        "next_word": words.day(view.case.next_step_on),
        "state": claim_words.state_badge(view.claim.state),
        "clocks": [clock_line(clock, view.law.currency) for clock in view.clocks],
        "questions": questions(view),
        "owed": owed_words.in_words(found, words.language()) if found else None,
        "unproved": words.words(claim_words.SHOWN, view.unproved),
        "steps": [step_item(step) for step in view.steps],
        "payments": [
            (payment, claim_words.money(payment.amount, view.law.currency), words.word(claim_words.ACTED, payment.received))
            for payment in view.payments
        ],
        "evidence": [evidence_line(piece) for piece in view.evidence],
        "attorneys": [(each, words.words(claim_words.AUTHORITIES, each.allows)) for each in view.attorneys],
        "needs": [(need, words.word(claim_words.NEEDS, need.what)) for need in view.needs],
        "told": told_lines(view),
        "recipients": recipients(),
        "forms": empty_forms(view) | (bound or {}),
        "bound": set(bound or ()),
        "month": f"{timezone.localdate():%Y-%m}",
    }
    return render(request, "desk/claims/claim.html", context, status=422 if bound else 200)


def empty_forms(view: queries.ClaimView) -> dict[str, Any]:
    """The forms of the acts, by name."""
    return {
        "step": StepForm(state=view.claim.state),
        "payment": PaymentForm(),
        "evidence": EvidenceForm(),
        "attorney": AttorneyForm(),
        "need": NeedForm(),
        "answer": AnswerForm(),
        "group": GroupForm(),
        "paper": paper_form(view.profile.languages),
    }


def told_lines(view: queries.ClaimView) -> list[str]:
    """What the node that brings the claim told of it, without what stands elsewhere on the page."""
    told = {name: value for name, value in view.facts.told.items() if name not in ("claim", "leads", "limits", "needs", "state")}
    return lines(told)


def facts(view: queries.ClaimView) -> list[tuple[str, str]]:
    """The few things of a claim that an officer must always see."""
    rows = [
        (_("Law of"), claim_words.country(view.claim.country)),
        (_("Employer"), view.facts.employer),
        (_("Has it"), view.case.assigned_to.name if view.case.assigned_to else _("nobody yet")),
    ]
    return [row for row in rows if row[1]]


def questions(view: queries.ClaimView) -> list[dict[str, Any]]:
    """Every question that the facts call for; those still to be answered are marked."""
    return [
        {
            "label": words.word(claim_words.QUESTIONS, question),
            "url": reverse("desk:claim-facts", args=[view.claim.public_id, str(question)]),
            "open": question in view.questions,
            "again": question in view.questions and question in view.facts.answered,
        }
        for question in Question
        if question in asked(view.facts.given)
    ]


def clock_line(clock: Clock, currency: str) -> dict[str, Any]:
    today = timezone.localdate()
    near, left = clock.nearness(today), clock.days_left(today)
    word = {
        Nearness.PAST: _("passed"),
        Nearness.LAST_DAY: _("last day today"),
    }.get(near) or _("%(days)d days left") % {"days": left}
    return {
        "what": words.word(claim_words.CLOCKS, clock.kind),
        "day": clock.due,
        "section": clock.section,
        "certainty": claim_words.certainty_badge(str(clock.certainty)) if clock.section else SafeString(""),
        "near": draw_badge(word, claim_words.NEARNESS[str(near)]),
        "note": clock.note,
        "amount": claim_words.money(clock.amount, currency) if clock.amount else "",
    }


def step_item(step: queries.StepView) -> dict[str, Any]:
    texts = [step.detail.get("office", ""), step.detail.get("words", "")]
    if step.detail.get("awarded"):
        texts.append(_("ordered: %(amount)s") % {"amount": step.detail["awarded"]})
    if step.acted:
        texts.append(_("acted: %(who)s") % {"who": words.word(claim_words.ACTED, step.acted)})
    return {
        "title": words.word(claim_words.STEPS, step.after),
        "at": words.day(step.on),
        "iso": words.day(step.on),
        "text": " · ".join(filter(None, texts)),
        "by": step.by,
        "kind": "danger" if step.after == ClaimState.LAPSED else "",
    }


def evidence_line(piece: queries.EvidenceView) -> dict[str, Any]:
    return {
        "kind": words.word(claim_words.EVIDENCE, piece.kind),
        "words": piece.words,
        "kept": piece.kept,
        "shows": ", ".join(words.words(claim_words.SHOWN, piece.shows)),
        "by": piece.by,
    }
