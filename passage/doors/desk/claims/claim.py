"""The page of one claim in its parts: what is to be done first, and beside it what is owed, what happened, proof, the worker.

Every look is written down by the query that opens the claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import shown
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.forms import (
    AnswerForm,
    AttorneyForm,
    EvidenceForm,
    GroupForm,
    NeedForm,
    PaymentForm,
    StepForm,
    paper_form,
)
from passage.doors.desk.referrals.recipients import recipients
from passage.node.claims import queries
from passage.node.claims.errors import Missing

if TYPE_CHECKING:
    from passage.node.claims.models import Claim

# The part of the page on which a form stands.
PART_OF = {
    "paper": "claim-owed",
    "step": "claim-course",
    "payment": "claim-course",
    "evidence": "claim-proof",
    "attorney": "claim-worker",
    "need": "claim-worker",
    "answer": "claim-worker",
    "group": "claim-others",
}


def parts(public_id: UUID) -> list[tuple[str, str, str]]:
    """The parts of the page: code, label, address."""
    labels = {
        "claim": _("Now"),
        "claim-owed": _("What is owed"),
        "claim-course": _("What happened"),
        "claim-proof": _("Proof"),
        "claim-worker": _("The worker"),
        "claim-others": _("Others"),
    }
    return [(code, label, reverse(f"desk:{code}", args=[public_id])) for code, label in labels.items()]


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
def now(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What is to be done, which limit comes next, and where the claim stands."""
    return show(request, opened(request, public_id), "claim")


@desk_view(area="claims")
@require_safe
def owed(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The reckoning, and the papers made of it."""
    return show(request, opened(request, public_id), "claim-owed")


@desk_view(area="claims")
@require_safe
def course(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The steps so far and the money that came."""
    return show(request, opened(request, public_id), "claim-course")


@desk_view(area="claims")
@require_safe
def proof(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What proves it."""
    return show(request, opened(request, public_id), "claim-proof")


@desk_view(area="claims")
@require_safe
def worker(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What is needed of the worker, and who may act for them."""
    return show(request, opened(request, public_id), "claim-worker")


@desk_view(area="claims")
@require_safe
def others(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Other desks that may be told, other workers of the same workplace."""
    return show(request, opened(request, public_id), "claim-others")


def refused(request: DeskRequest, view: queries.ClaimView, name: str, form: Any, of: UUID | None = None) -> HttpResponse:
    """The part of the page on which this form stands, with all that was typed. `of`: what a form of several belongs to."""
    return show(request, view, PART_OF[name], {name: form}, of)


def show(
    request: DeskRequest, view: queries.ClaimView, part: str, bound: dict[str, Any] | None = None, of: UUID | None = None
) -> HttpResponse:
    """One part of the page, below what is always in sight."""
    if view.erased:
        return render(request, "desk/claims/base.html", {"view": view, "case": view.case})
    context = {
        **_frame(view, part),
        **_contents(view, part),
        "forms": _forms(view, bound or {}),
        "bound": set(bound or ()),
        "of": of,
    }
    template = f"desk/claims/{part.removeprefix('claim-')}.html" if part != "claim" else "desk/claims/now.html"
    return render(request, template, context, status=422 if bound else 200)


def _frame(view: queries.ClaimView, part: str) -> dict[str, Any]:
    """What stands above every part: who it is, the next step, the state, the next limit."""
    case, currency = view.case, view.law.currency
    return {
        "view": view,
        "case": case,
        "part": part,
        "parts": parts(view.claim.public_id),
        "name": view.profile.name or _("No name yet"),
        "latin": view.profile.names[1] if len(view.profile.names) > 1 else "",
        "facts": shown.facts(view),
        "next_step": words.word(words.NEXT_STEPS, case.next_step) if case.next_step else _("not decided"),
        "next_word": words.day(case.next_step_on),
        "overdue": bool(case.next_step_on and case.next_step_on < timezone.localdate()),
        "state": claim_words.state_badge(view.claim.state),
        "clocks": [shown.clock(each, currency) for each in view.clocks],
    }


def _contents(view: queries.ClaimView, part: str) -> dict[str, Any]:
    """What stands on this part alone."""
    if part == "claim":
        answered = [] if view.claim.led_by else [each for each in shown.questions(view) if not each["open"]]
        return {"doings": shown.doings(view), "answered": answered, "total": shown.total(view)}
    if part == "claim-owed":
        return {"told": shown.told(view), **shown.reckoned(view)}
    if part == "claim-course":
        return {"steps": [shown.step(each) for each in view.steps], "payments": shown.payments(view)}
    if part == "claim-proof":
        return {
            "evidence": [shown.evidence(piece) for piece in view.evidence],
            "unproved": words.words(claim_words.SHOWN, view.unproved),
        }
    if part == "claim-worker":
        return {
            "attorneys": [(each, words.words(claim_words.AUTHORITIES, each.allows)) for each in view.attorneys],
            "needs": [(need, words.word(claim_words.NEEDS, need.what)) for need in view.needs],
        }
    return {"recipients": recipients()}


def _forms(view: queries.ClaimView, bound: dict[str, Any]) -> dict[str, Any]:
    """The forms of the acts, by name; two of them on one part share no id."""
    forms = {
        "step": StepForm(state=view.claim.state),
        "payment": PaymentForm(),
        "evidence": EvidenceForm(),
        "attorney": AttorneyForm(),
        "need": NeedForm(),
        "answer": AnswerForm(),
        "group": GroupForm(),
        "paper": paper_form(view.profile.languages),
        **bound,
    }
    for name, form in forms.items():
        form.auto_id = f"{name}-%s"
    return forms
