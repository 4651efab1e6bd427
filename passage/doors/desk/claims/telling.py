"""Telling another desk of a claim, and taking over what another told: the way leads through the composer and the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims.words import refusal
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing
from passage.node.peers import queries as peers
from passage.node.referrals import queries as referrals
from passage.node.referrals.errors import Missing as NoReferral
from passage.rules.consent import Field, Purpose
from passage.rules.journey import RULES, Kind

if TYPE_CHECKING:
    from passage.node.cases.models import Case


@desk_view(area="claims")
@require_safe
def tell(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """To the composer, with the kind that the other node understands."""
    try:
        claim = queries.find_claim(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing
    recipient = request.GET.get("recipient", "")[:64]
    news = peers.may_exchange(recipient, f"{Kind.CLAIM_UPDATE}/{RULES[Kind.CLAIM_UPDATE].version}")
    asked = {
        "recipient": recipient,
        "kind": str(Kind.CLAIM_UPDATE if news else Kind.REFERRAL),
        "purpose": str(Purpose.WAGE_CLAIM),
        "claim": str(public_id),
    }
    return redirect(f"{reverse('desk:compose', args=[claim.case.public_id])}?{urlencode(asked)}")


def told(request: DeskRequest, case: Case, kind: str) -> Any:
    """What a message carries of the claim that its address names: the part, or lines for other kinds; None without a claim."""
    asked = request.GET.get("claim", "")
    if not asked:
        return None
    try:
        view = queries.read_claim(request.user, UUID(asked))
    except (ValueError, Missing) as error:
        raise NoReferral from error
    if view.claim.case_id != case.pk or view.erased:
        raise NoReferral
    part = queries.part_of(view)
    return part if kind == Kind.CLAIM_UPDATE else queries.lines_of(part)


@desk_view(area="claims")
@require_POST
def take_over(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write what another node told into the claim of its case."""
    try:
        view = referrals.read_referral(request.user, public_id)
    except NoReferral as missing:
        raise Http404 from missing
    row = view.referral
    part = next((item.value for item in view.shown if item.field is Field.CLAIM), None)
    if row.kind != Kind.CLAIM_UPDATE or row.sent or row.case is None or part is None:
        raise Http404
    try:
        claim = actions.take_over(by=request.user, case=row.case, part=part, sender=row.channel.peer.name)
    except ClaimRefused as refused:
        messages.error(request, refusal(refused.code))
        return redirect("desk:referral", public_id)
    messages.success(request, _("Taken over. The claim shows what is asked of the worker."))
    return redirect("desk:claim", claim.public_id)
