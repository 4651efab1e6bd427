"""The claims of one workplace side by side."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.forms import ClaimReferencesForm
from passage.node.agency.policies import Permission, require
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing


@desk_view(area="claims")
@require_safe
def group(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Each worker with what they are owed; every one is opened, and that logged."""
    try:
        view = queries.read_group(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing
    rows = [
        {
            "url": reverse("desk:claim", args=[member.row.public_id]),
            "reference": member.row.reference,
            "name": member.name or _("No name yet"),
            "employer": member.employer,
            "state": claim_words.state_badge(member.row.state),
            "owed": claim_words.money(member.owed, member.currency) if member.owed else "",
            "paid": claim_words.money(member.paid, member.currency),
            "limit": words.day(member.row.limit_on),
        }
        for member in view.members
    ]
    totals = [
        (total, claim_words.money(total.owed, total.currency), claim_words.money(total.paid, total.currency))
        for total in view.totals
    ]
    return render(request, "desk/claims/group.html", {"view": view, "rows": rows, "totals": totals})


@desk_view(area="claims")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: DeskRequest) -> HttpResponse:
    """Put the newest open claim of each of several cases into a new group."""
    require(request.user, Permission.READ_CASE)
    form = ClaimReferencesForm(request.POST or None)
    if form.is_valid():
        references = dict.fromkeys(line.strip().upper() for line in form.cleaned_data["references"].splitlines() if line.strip())
        found, missing = queries.claims_of_references(request.user, list(references))
        if missing:
            form.add_error("references", _("No open claim that you may see: %(references)s") % {"references": ", ".join(missing)})
        else:
            try:
                made = actions.make_group(by=request.user, claims=found)
            except ClaimRefused as refused:
                form.add_error(None, claim_words.refusal(refused.code))
            else:
                messages.success(request, _("The group is made. Each worker keeps their own claim, consent and proof."))
                return redirect("desk:claim-group", made.public_id)
    return render(request, "desk/claims/make_group.html", {"form": form}, status=422 if form.is_bound else 200)
