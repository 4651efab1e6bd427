"""Recording what a person agreed to, and taking it back."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.referrals.forms import ConsentForm
from passage.doors.desk.referrals.recipients import recipients
from passage.node.cases import queries as cases
from passage.node.cases.errors import Missing
from passage.node.people.actions import ConsentGiven
from passage.node.people.errors import PeopleRefused
from passage.node.referrals import actions
from passage.node.referrals import queries as referrals
from passage.rules.consent import BadConsent

TEXT_ID = "desk-consent/1"


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Record a consent that was given to an officer."""
    try:
        case = cases.find_case(request.user, case_id)
    except Missing as missing:
        raise Http404 from missing
    form = ConsentForm(request.POST or None, recipients=recipients(), initial={"language": "km"})
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.record_consent(by=request.user, person=case.person, given=given(data, request.user.role))
        except BadConsent:
            form.add_error(None, _("This consent says too much or nothing. Check who, what and how long."))
        else:
            messages.success(request, _("The consent is recorded and signed. The person can take it back at any time."))
            return redirect(f"{reverse('desk:case', args=[case_id])}consents/")
    return render(request, "desk/referrals/consent.html", {"form": form, "case": case}, status=422 if form.is_bound else 200)


def given(data: dict[str, Any], role: str) -> ConsentGiven:
    """The consent, with the hash of the very sentence that was read out."""
    with translation.override(data["language"]):
        sentence = read_out(data)
    return ConsentGiven(
        recipient=data["recipient"],
        purpose=data["purpose"],
        fields=tuple(data["fields_agreed"]),
        days=data["days"],
        text_id=TEXT_ID,
        text_hash=hashlib.sha256(sentence.encode()).hexdigest(),
        language=data["language"],
        channel=data["channel"],
        witness=role,
    )


def read_out(data: dict[str, Any]) -> str:
    """The sentence that an officer reads to the person, from what was ticked."""
    names = dict(recipients())
    return _("%(recipient)s may know: %(fields)s. For %(purpose)s, for %(days)d days. You can take this back at any time.") % {
        "recipient": names.get(data["recipient"], data["recipient"]),
        "fields": ", ".join(words.words(words.FIELDS, data["fields_agreed"])),
        "purpose": words.word(words.PURPOSES, data["purpose"]),
        "days": data["days"],
    }


@desk_view(area="cases")
@require_POST
def withdraw(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The person takes a consent back; what was shared under it is taken back too."""
    found = referrals.find_consent(request.user, public_id)
    if found is None:
        raise Http404
    consent, case_id = found
    try:
        actions.withdraw_consent(by=request.user, consent=consent)
    except PeopleRefused:
        messages.info(request, _("This consent was taken back before."))
    else:
        messages.success(request, _("Taken back. Whoever was told under it is told to close it."))
    return redirect(f"{reverse('desk:case', args=[case_id])}consents/" if case_id else "desk:queue")
