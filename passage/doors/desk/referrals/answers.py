"""Answering a referral, and taking one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.referrals import inbox
from passage.doors.desk.referrals.forms import AcceptForm, RejectForm, RevokeForm
from passage.doors.desk.referrals.words import refusal
from passage.node.cases import queries as cases
from passage.node.cases.errors import CaseRefused
from passage.node.referrals import actions, queries
from passage.node.referrals.errors import Missing, ReferralRefused


class NoSuchCase(Exception):
    """The reference that was typed is of no case that this account may see."""


def _act(
    request: DeskRequest, public_id: UUID, name: str, form: forms.Form, do: Callable[[Any, dict[str, Any]], object], done: str
) -> HttpResponse:
    try:
        referral = queries.find_referral(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing
    if form.is_valid():
        try:
            do(referral, form.cleaned_data)
        except (ReferralRefused, CaseRefused) as refused:
            form.add_error(None, refusal(refused.code))
        except NoSuchCase:
            form.add_error("case", _("There is no case with this reference that you may see."))
        else:
            messages.success(request, done)
            return redirect("desk:referral", public_id)
    return inbox.show(request, public_id, {name: form})


@desk_view(area="referrals")
@require_POST
def accept(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take it on: a new case, or one that is here; a signed receipt goes back."""

    def do(referral: Any, data: dict[str, Any]) -> None:
        case = None
        if data["case"]:
            found = cases.case_with_reference(request.user, data["case"])
            if found is None:
                raise NoSuchCase
            case = cases.find_case(request.user, found)
        new = case is None and referral.case_id is None
        actions.accept(by=request.user, referral=referral, open_new_case=new, case=case)

    return _act(request, public_id, "accept", AcceptForm(request.POST), do, _("Accepted. The sender gets a signed receipt."))


@desk_view(area="referrals")
@require_POST
def reject(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Refuse it, with a reason; a signed receipt goes back."""

    def do(referral: Any, data: dict[str, Any]) -> None:
        actions.reject(by=request.user, referral=referral, reason=data["reason"])

    return _act(request, public_id, "reject", RejectForm(request.POST), do, _("Refused. The sender gets a signed receipt."))


@desk_view(area="referrals")
@require_POST
def complete(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What was asked is done; a signed receipt goes back."""

    def do(referral: Any, data: dict[str, Any]) -> None:
        actions.complete(by=request.user, referral=referral)

    return _act(request, public_id, "complete", forms.Form(request.POST), do, _("Done. The sender gets a signed receipt."))


@desk_view(area="referrals")
@require_POST
def resend(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Send the same bytes again after they could not be delivered, if the person still agrees."""

    def do(referral: Any, data: dict[str, Any]) -> None:
        actions.resend(by=request.user, referral=referral)

    return _act(request, public_id, "resend", forms.Form(request.POST), do, _("Sent again. A signed receipt will come back."))


@desk_view(area="referrals")
@require_POST
def revoke(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take back what was sent; the other desk is told to close it."""

    def do(referral: Any, data: dict[str, Any]) -> None:
        actions.revoke(by=request.user, referral=referral, reason=data["reason"])

    return _act(request, public_id, "revoke", RevokeForm(request.POST), do, _("Taken back. The other desk is told to close it."))
