"""Acts on a claim: each view does one, and shows the page again with all that was typed when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import claim as page
from passage.doors.desk.claims.forms import AnswerForm, AttorneyForm, EvidenceForm, GroupForm, NeedForm, PaymentForm, StepForm
from passage.doors.desk.claims.words import refusal
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing

if TYPE_CHECKING:
    from passage.node.claims.models import Claim

Do = Callable[["Claim", dict[str, Any]], object]


def act(
    request: DeskRequest, claim: Claim, name: str, form: forms.Form, do: Do, done: str, of: UUID | None = None
) -> HttpResponse:
    """Do one act with a valid form and go back to its part of the page; otherwise show that with the form and its errors."""
    if form.is_valid():
        try:
            do(claim, form.cleaned_data)
        except ClaimRefused as refused:
            field = refused.codes.get("field")
            form.add_error(field if field in form.fields else None, refusal(refused.code))
        else:
            messages.success(request, done)
            return redirect(f"desk:{page.PART_OF[name]}", claim.public_id)
    return page.refused(request, page.opened(request, claim.public_id), name, form, of)


def day(text: str) -> date:
    return date.fromisoformat(text)


@desk_view(area="claims")
@require_POST
def step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down what happened to the claim."""
    claim = page.found(request, public_id)

    def do(claim: Claim, data: dict[str, Any]) -> None:
        actions.record_step(
            by=request.user,
            claim=claim,
            to=data["to"],
            on=day(data["on"]),
            acted=data["acted"],
            words=data["words"],
            office=data["office"],
            awarded=data["awarded"] or "",
        )

    return act(request, claim, "step", StepForm(request.POST, state=claim.state), do, _("Written down."))


@desk_view(area="claims")
@require_POST
def payment(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down money that came."""

    def do(claim: Claim, data: dict[str, Any]) -> None:
        actions.record_payment(by=request.user, claim=claim, **{**data, "on": day(data["on"])})

    claim = page.found(request, public_id)
    return act(request, claim, "payment", PaymentForm(request.POST), do, _("The payment is written down."))


@desk_view(area="claims")
@require_POST
def evidence(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """List a piece of proof."""

    def do(claim: Claim, data: dict[str, Any]) -> None:
        actions.add_evidence(by=request.user, claim=claim, **data)

    claim = page.found(request, public_id)
    return act(request, claim, "evidence", EvidenceForm(request.POST), do, _("Added to the list."))


@desk_view(area="claims")
@require_POST
def attorney(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down a power of attorney."""

    def do(claim: Claim, data: dict[str, Any]) -> None:
        dates = {name: day(data[name]) for name in ("begins", "ends")}
        actions.grant_attorney(by=request.user, case=claim.case, **{**data, **dates})

    claim = page.found(request, public_id)
    return act(request, claim, "attorney", AttorneyForm(request.POST), do, _("The power of attorney is written down."))


@desk_view(area="claims")
@require_POST
def revoke(request: DeskRequest, public_id: UUID, attorney_id: UUID) -> HttpResponse:
    """From today nobody acts under this power of attorney any more."""
    claim = page.found(request, public_id)
    try:
        row = queries.find_attorney(request.user, attorney_id)
        actions.revoke_attorney(by=request.user, attorney=row, on=timezone.localdate())
    except Missing as missing:
        raise Http404 from missing
    except ClaimRefused as refused:
        messages.info(request, refusal(refused.code))
    else:
        messages.success(request, _("Revoked. From today nobody acts under it."))
    return redirect("desk:claim-worker", claim.public_id)


@desk_view(area="claims")
@require_POST
def need(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask something of the worker."""

    def do(claim: Claim, data: dict[str, Any]) -> None:
        due_on = day(data["due_on"]) if data["due_on"] else None
        actions.ask(by=request.user, claim=claim, what=data["what"], words=data["words"], due_on=due_on)

    claim = page.found(request, public_id)
    return act(request, claim, "need", NeedForm(request.POST), do, _("Written down. Tell the desk where the worker is."))


@desk_view(area="claims")
@require_POST
def answer(request: DeskRequest, public_id: UUID, need_id: UUID) -> HttpResponse:
    """Write down what the worker answered."""
    claim = page.found(request, public_id)
    try:
        row = queries.find_need(claim, need_id)
    except Missing as missing:
        raise Http404 from missing

    def do(claim: Claim, data: dict[str, Any]) -> None:
        actions.answer(by=request.user, claim=claim, need=row, words=data["words"])

    return act(request, claim, "answer", AnswerForm(request.POST), do, _("The answer is written down."), need_id)


@desk_view(area="claims")
@require_POST
def group(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put the claim into a group, or begin one with it."""

    def do(claim: Claim, data: dict[str, Any]) -> None:
        if not data["reference"]:
            actions.make_group(by=request.user, claims=[claim])
            return
        try:
            known = queries.group_with_reference(request.user, data["reference"])
        except Missing:
            raise ClaimRefused("no_such_group", field="reference") from None
        actions.join_group(by=request.user, claim=claim, group=known)

    claim = page.found(request, public_id)
    return act(request, claim, "group", GroupForm(request.POST), do, _("The claim is in the group."))


@desk_view(area="claims")
@require_POST
def leave(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The worker goes on alone."""
    claim = page.found(request, public_id)
    try:
        actions.leave_group(by=request.user, claim=claim)
    except ClaimRefused as refused:
        messages.info(request, refusal(refused.code))
    else:
        messages.success(request, _("The claim has left the group."))
    return redirect("desk:claim-others", claim.public_id)
