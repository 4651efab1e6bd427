"""Two people side by side: the same, not the same, or unsure; and joining, which takes a second person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.matching.waterfall import waterfall
from passage.doors.desk.reports.report import contact_lines
from passage.node.agency import queries as agency
from passage.node.agency.policies import Permission, may
from passage.node.cases import queries as cases
from passage.node.matching import actions, joining, merges, queries

REASONS = {
    "said_so": gettext_lazy("The person says so"),
    "documents": gettext_lazy("Documents seen"),
    "family": gettext_lazy("The family confirms it"),
    "evidence": gettext_lazy("The evidence on this page"),
}
VERDICTS = {
    "same": gettext_lazy("The same person"),
    "other": gettext_lazy("Not the same person"),
    "unsure": gettext_lazy("Unsure"),
}


class VerdictForm(forms.Form):
    """What an officer decides about two records."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Are these one person?"), choices=list(VERDICTS.items()), widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("How do you know?"),
        choices=[("", gettext_lazy("Choose")), *REASONS.items()],
        required=False,
        help_text=gettext_lazy("Needed for the same person only. A second person must agree before the records stand as one."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("verdict") == "same" and not data.get("reason"):
            self.add_error("reason", _("Say how you know that it is the same person."))
        return data


@desk_view(area="search")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: DeskRequest, left: UUID, right: UUID) -> HttpResponse:
    """Both records and the evidence; reading them is written down on both."""
    found = queries.pair(request.user, left, right)
    if found is None:
        raise Http404
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _decided(request, found, form.cleaned_data)
        except joining.MergeRefused as refused:
            form.add_error(None, refusal(refused.code))
    return render(request, "desk/matching/review.html", _context(request, found, form), status=422 if form.is_bound else 200)


def _decided(request: DeskRequest, found: queries.Pair, data: dict[str, Any]) -> HttpResponse:
    if data["verdict"] == "same":
        merge = joining.propose(by=request.user, left=found.left, right=found.right, reason=data["reason"])
        messages.success(request, _("Written down. A second person must agree before the records stand as one."))
        return redirect("desk:merge", merge.public_id)
    actions.decide(by=request.user, left=found.left, right=found.right, verdict=data["verdict"])
    messages.success(request, _("Written down."))
    return redirect("desk:review", found.left.public_id, found.right.public_id)


def _context(request: DeskRequest, found: queries.Pair, form: VerdictForm | None) -> dict[str, Any]:
    people = [found.left.public_id, found.right.public_id]
    known = cases.cases_of_people(request.user, people)
    decisions = [(VERDICTS[decision.verdict], _who(decision.by), decision.at) for decision in found.decisions]
    return {
        "pair": found,
        "rows": side_by_side(found),
        "waterfall": waterfall(found.comparison),
        "cases": [known.get(person, []) for person in people],
        "decisions": decisions,
        "form": form,
    }


def side_by_side(found: queries.Pair) -> list[tuple[str, list[str], list[str]]]:
    """What both records hold, field by field; what neither holds is left out."""
    columns = [
        {
            _("Name"): list(profile.names),
            _("Born"): [" ".join(filter(None, [profile.birth, words.word(words.CERTAINTIES, profile.birth_certainty)]))],
            _("Sex"): [words.word(words.SEXES, profile.sex)],
            _("Home place"): [profile.home_place],
            _("Family"): list(profile.family),
            _("Languages"): words.words(words.LANGUAGES, profile.languages),
            _("Safe contact"): contact_lines(profile.contact),
        }
        for profile in found.profiles
    ]
    rows = [
        (label, [text for text in left if text], [text for text in columns[1][label] if text])
        for label, left in columns[0].items()
    ]
    return [row for row in rows if row[1] or row[2]]


@desk_view(area="search")
@require_safe
def waiting(request: DeskRequest) -> HttpResponse:
    """Merges that wait for a second person; nothing of a person is shown here."""
    rows = [
        {
            "merge": merge,
            "by": _who(merge.proposed_by),
            "reason": REASONS.get(merge.reason, merge.reason),
            "is_mine": merge.proposed_by == request.user.public_id,
        }
        for merge in merges.waiting(request.user)
    ]
    return render(request, "desk/matching/waiting.html", {"rows": rows})


@desk_view(area="search")
@require_safe
def merge_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What a merge does, before it is done and after."""
    return _merge(request, public_id)


def _merge(request: DeskRequest, public_id: UUID, error: str = "") -> HttpResponse:
    merge = merges.found(request.user, public_id)
    if merge is None:
        raise Http404
    found = queries.pair(request.user, merge.left.public_id, merge.right.public_id)
    if found is None:
        raise Http404
    context = _context(request, found, None) | {
        "merge": merge,
        "proposed_by": _who(merge.proposed_by),
        "settled_by": _who(merge.settled_by),
        "reason": REASONS.get(merge.reason, merge.reason),
        "error": error,
        "may_join": may(request.user, Permission.WORK_CASE) and merge.proposed_by != request.user.public_id,
    }
    return render(request, "desk/matching/merge.html", context, status=422 if error else 200)


@desk_view(area="search")
@require_POST
def act(request: DeskRequest, public_id: UUID, what: str) -> HttpResponse:
    """Agree, refuse, or take back."""
    merge = merges.found(request.user, public_id)
    if merge is None:
        raise Http404
    acts = {
        "join": (joining.join, _("The two records stand as one person now. It can be undone.")),
        "refuse": (joining.refuse, _("Not joined.")),
        "undo": (joining.undo, _("Undone. The two records stand apart again, as they were.")),
    }
    do, done = acts[what]
    try:
        do(by=request.user, merge=merge)
    except joining.MergeRefused as refused:
        return _merge(request, public_id, refusal(refused.code))
    messages.success(request, done)
    return redirect("desk:merge", public_id)


def _who(public_id: UUID | None) -> str:
    account = agency.account(public_id) if public_id else None
    return account.name if account else ""


def refusal(code: joining.Refusal) -> str:
    """Why a merge cannot be, and what to do."""
    return {
        joining.Refusal.SAME_RECORD: _("This is one record already."),
        joining.Refusal.ERASED: _("One of the two was erased; nothing can be joined to it."),
        joining.Refusal.ALREADY: _("Joining these two was proposed already. Open the list of what waits for a second person."),
        joining.Refusal.SECOND_PERSON: _("You proposed this yourself. Ask a colleague to look and agree."),
        joining.Refusal.NOT_WAITING: _("Somebody has answered this already. Load the page again."),
        joining.Refusal.NOT_JOINED: _("These two do not stand as one. Load the page again."),
        joining.Refusal.REASON: _("Choose how you know."),
    }[code]
