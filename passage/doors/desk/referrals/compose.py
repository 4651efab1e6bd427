"""Writing to another desk: whom and why, then only what consent lets go, then exactly what goes."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims import telling
from passage.doors.desk.referrals import words as referral_words
from passage.doors.desk.referrals.forms import PARTICULARS, AddressForm, MessageForm
from passage.doors.desk.referrals.recipients import recipients
from passage.node.cases import queries as cases
from passage.node.cases.errors import Missing as NoCase
from passage.node.referrals import actions, queries
from passage.node.referrals import compose as rules_of_sending
from passage.node.referrals.errors import Missing, ReferralRefused
from passage.rules import journey as rule


@dataclass(frozen=True)
class Address:
    """Where a message goes, what it is and what it answers."""

    recipient: str
    kind: str
    purpose: str
    answers: Any
    override: Any
    claim: Any = None


def kinds() -> list[tuple[str, str]]:
    """The kinds that an officer writes by hand."""
    by_hand = [kind for kind in rule.Kind if kind not in (rule.Kind.REVOCATION, rule.Kind.RECEIPT)]
    return [(str(kind), words.word(words.MESSAGE_KINDS, str(kind))) for kind in by_hand]


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Three steps on one address: the query says to whom and what for; nothing personal ever stands in it."""
    try:
        case = cases.find_case(request.user, case_id)
    except NoCase as missing:
        raise Http404 from missing
    asked = AddressForm(request.GET or None, recipients=recipients(), kinds=kinds())
    if not asked.is_valid():
        return render(
            request, "desk/referrals/address.html", {"form": asked, "case": case}, status=422 if asked.is_bound else 200
        )
    try:
        address = _address(request, case, asked.cleaned_data)
        choices = rules_of_sending.choices(
            request.user, case=case, recipient=address.recipient, kind=address.kind, purpose=address.purpose
        )
    except Missing as missing:
        raise Http404 from missing
    except ReferralRefused as refused:
        asked.add_error(None, referral_words.refusal(refused.code))
        return render(request, "desk/referrals/address.html", {"form": asked, "case": case}, status=422)
    return _write(request, case, address, choices)


def _address(request: DeskRequest, case: Any, data: dict[str, Any]) -> Address:
    answers = queries.find_referral(request.user, data["answers"]) if data["answers"] else None
    override_id = request.GET.get("override", "")
    override = rules_of_sending.find_override(case, _uuid(override_id)) if override_id else None
    claim = telling.told(request, case, data["kind"])
    return Address(data["recipient"], data["kind"], data["purpose"], answers, override, claim)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Missing from error


def _write(request: DeskRequest, case: Any, address: Address, choices: list[Any]) -> HttpResponse:
    may_go = {str(choice.field) for choice in choices if choice.covered}
    if address.override:
        may_go |= set(address.override.fields)
    parts = [(str(choice.field), words.word(words.FIELDS, str(choice.field))) for choice in choices]
    decided = set(address.override.fields) if address.override else set()
    proposed = [str(choice.field) for choice in choices if choice.proposed or str(choice.field) in decided]
    initial = {"draft_id": uuid.uuid4(), "parts": proposed}
    particulars = {str(choice.field) for choice in choices} & set(PARTICULARS)
    if address.kind != rule.Kind.TRACING_RESULT:
        particulars.discard("family")
    if address.claim is not None or address.kind == rule.Kind.CLAIM_UPDATE:
        particulars.discard("claim")
    hints = {str(choice.field): _hint(choice, str(choice.field) in decided) for choice in choices}
    form = MessageForm(request.POST or None, parts=parts, hints=hints, particulars=particulars, initial=initial)
    if form.is_valid() and request.POST.get("do") != "edit":
        answer = _try(request, case, address, form)
        if answer is not None:
            return answer
    context = {
        "case": case,
        "form": form,
        "address": address,
        "to": dict(recipients()).get(address.recipient, address.recipient),
        "kind": words.word(words.MESSAGE_KINDS, address.kind),
        "purpose": words.word(words.PURPOSES, address.purpose),
        "may_not": [
            (words.word(words.FIELDS, str(choice.field)), words.word(referral_words.MISSING_REASONS, str(choice.reason)))
            for choice in choices
            if str(choice.field) not in may_go
        ],
    }
    return render(request, "desk/referrals/write.html", context, status=422 if form.errors else 200)


def _hint(choice: Any, decided: bool) -> str:
    """Whether the person agreed to this part, in a few words."""
    if decided:
        return _("without consent, decided by two people")
    if choice.covered and choice.ends_at:
        return _("agreed until %(day)s") % {"day": words.day(choice.ends_at)}
    return "" if choice.covered else _("not agreed")


def _try(request: DeskRequest, case: Any, address: Address, form: MessageForm) -> HttpResponse | None:
    """Preview or send; None when it was refused and the form has the reason."""
    said = _said(case, address, form)
    try:
        if request.POST.get("do") == "send":
            sent = actions.send(by=request.user, expected_hash=request.POST.get("expected_hash", ""), **said)
            messages.success(request, _("Signed, sealed and on its way. A signed receipt will come back."))
            return redirect("desk:referral", sent.public_id)
        shown = rules_of_sending.preview(request.user, **said)
    except ReferralRefused as refused:
        form.add_error(None, referral_words.refusal(refused.code))
        return None
    if shown.refused:
        form.add_error("parts" if shown.coverage.missing else None, _missing(shown))
        return None
    return _preview(request, case, address, form, shown)


def _said(case: Any, address: Address, form: MessageForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "case": case,
        "recipient": address.recipient,
        "kind": address.kind,
        "purpose": address.purpose,
        "fields": data["parts"],
        "draft_id": data["draft_id"],
        "ask": data["ask"],
        "due_on": data["due_on"],
        "answers": address.answers,
        "extra": form.written() | ({"claim": address.claim} if address.claim is not None and "claim" in data["parts"] else {}),
        "override": address.override,
    }


def _missing(shown: Any) -> str:
    """Which parts may not go, and why."""
    if not shown.coverage.missing:
        return referral_words.refusal(shown.refused)
    parts = []
    for field in sorted(shown.coverage.missing):
        why = words.word(referral_words.MISSING_REASONS, str(shown.coverage.reasons.get(field, "")))
        parts.append(f"{words.word(words.FIELDS, str(field))} ({why})")
    return _("Nothing was sent. The person has not agreed to share: %(parts)s.") % {"parts": ", ".join(parts)}


def _preview(request: DeskRequest, case: Any, address: Address, form: MessageForm, shown: Any) -> HttpResponse:
    """Exactly what goes, read back from the bytes that will be sealed."""
    hidden = [
        (name, value)
        for name in request.POST
        if name not in ("csrfmiddlewaretoken", "do", "expected_hash")
        for value in request.POST.getlist(name)
    ]
    context = {
        "case": case,
        "address": address,
        "to": dict(recipients()).get(address.recipient, address.recipient),
        "kind": words.word(words.MESSAGE_KINDS, address.kind),
        "purpose": words.word(words.PURPOSES, address.purpose),
        "parts": [(words.word(words.FIELDS, str(item.field)), referral_words.lines(item.value)) for item in shown.shown],
        "empty": words.words(words.FIELDS, [str(field) for field in shown.empty]),
        "shown": shown,
        "exact": json.dumps(json.loads(shown.body), ensure_ascii=False, indent=1),
        "hidden": hidden,
    }
    return render(request, "desk/referrals/preview.html", context)
