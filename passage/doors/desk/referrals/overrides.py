"""Sharing without consent: only for danger to life or a child, by two people, with a reason, seen by the person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.referrals.forms import OverrideForm
from passage.doors.desk.referrals.recipients import recipients
from passage.doors.desk.referrals.words import refusal
from passage.node.cases import queries as cases
from passage.node.cases.errors import Missing as NoCase
from passage.node.referrals import actions
from passage.node.referrals import queries as referrals
from passage.node.referrals.errors import Missing, ReferralRefused


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def request_one(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The first of two people asks."""
    try:
        case = cases.find_case(request.user, case_id)
    except NoCase as missing:
        raise Http404 from missing
    form = OverrideForm(request.POST or None, recipients=recipients())
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.request_override(
                by=request.user,
                case=case,
                recipient=data["recipient"],
                purpose=data["purpose"],
                fields=data["fields_needed"],
                ground=data["ground"],
                reason=data["reason"],
            )
        except ReferralRefused as refused:
            form.add_error(None, refusal(refused.code))
        else:
            messages.success(request, _("Asked. A supervisor who is not you must approve it; the person will see it."))
            return redirect("desk:approve-override", case_id, made.public_id)
    return render(request, "desk/referrals/override.html", {"form": form, "case": case}, status=422 if form.is_bound else 200)


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: DeskRequest, case_id: UUID, public_id: UUID) -> HttpResponse:
    """The second person reads the reason and approves, for at most 72 hours."""
    try:
        view = referrals.read_override(request.user, case_id, public_id)
    except (Missing, NoCase) as missing:
        raise Http404 from missing
    error = ""
    if request.method == "POST":
        try:
            actions.approve_override(by=request.user, override=view.override)
        except ReferralRefused as refused:
            error = refusal(refused.code)
        else:
            messages.success(request, _("Approved. It ends by itself; the person can see it."))
            return redirect("desk:approve-override", case_id, public_id)
    context = {
        "view": view,
        "case_id": case_id,
        "error": error,
        "recipient": dict(recipients()).get(view.override.recipient, view.override.recipient),
        "fields": words.words(words.FIELDS, view.override.fields),
        "purpose": words.word(words.PURPOSES, view.override.purpose),
    }
    return render(request, "desk/referrals/approve.html", context, status=422 if error else 200)
