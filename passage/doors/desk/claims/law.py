"""The rules of the law with their certainty; the node's lawyer switches one off, or on again, and says why."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.claims.words import certainty_badge, refusal
from passage.doors.desk.claims.words import country as country_word
from passage.doors.desk.fields import share_fields
from passage.doors.frame.text_fields import TextField
from passage.node.agency.policies import Permission, require
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused
from passage.rules.labour_law import NoSuchLaw


@share_fields
class SwitchOffForm(forms.Form):
    """Why a rule is not counted with."""

    reason = TextField(
        label=gettext_lazy("Why nothing is counted by it"),
        limit=1000,
        lines=3,
        help_text=gettext_lazy("For colleagues: what is uncertain, who was asked. Nothing about a worker."),
    )


@desk_view(area="law")
@require_safe
def law(request: DeskRequest) -> HttpResponse:
    """Every rule of one country, in the part that was asked for."""
    country = request.GET.get("country", "").upper() or queries.countries()[-1]
    rows = _rows(request, country)
    kinds = {
        "all": (_("All"), rows),
        "off": (_("Switched off"), [row for row in rows if row.off]),
        "unsure": (_("Uncertain or unverified"), [row for row in rows if row.rule.certainty in ("uncertain", "unverified")]),
    }
    tab = request.GET.get("tab", "all")
    tab = tab if tab in kinds else "all"
    here = reverse("desk:law")
    context = {
        "country": country,
        "countries": [(code, country_word(code)) for code in queries.countries()],
        "tab": tab,
        "tabs": [
            (code, f"{label} ({len(found)})", f"{here}?country={country}&tab={code}") for code, (label, found) in kinds.items()
        ],
        "rows": [_shown(row) for row in kinds[tab][1]],
        "certainties": sorted(Counter(str(row.rule.certainty) for row in rows).items()),
    }
    return render(request, "desk/claims/law.html", context)


def _rows(request: DeskRequest, country: str) -> list[queries.RuleRow]:
    try:
        return queries.rules_of(request.user, country)
    except NoSuchLaw as none:
        raise Http404 from none


def _shown(row: queries.RuleRow) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "off": row.off,
        "since": words.day(row.off.since) if row.off else "",
        "certainty": certainty_badge(str(row.rule.certainty)),
    }


@desk_view(area="law")
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: DeskRequest, country: str, rule: str) -> HttpResponse:
    """One rule: switch it off with a reason."""
    require(request.user, Permission.JUDGE_LAW)
    row = next((row for row in _rows(request, country) if row.rule.id == rule), None)
    if row is None:
        raise Http404
    form = SwitchOffForm(request.POST or None)
    if form.is_valid():
        try:
            actions.switch_rule_off(by=request.user, country=country, rule=rule, reason=form.cleaned_data["reason"])
        except ClaimRefused as refused:
            form.add_error(None, refusal(refused.code))
        else:
            messages.success(request, _("Switched off. From now on nothing is counted by it here, and every page says so."))
            return redirect(f"{reverse('desk:law')}?country={country}&tab=off")
    context = {"form": form, "country": country, "row": _shown(row)}
    return render(request, "desk/claims/rule.html", context, status=422 if form.is_bound else 200)


@desk_view(area="law")
@require_POST
def switch_on(request: DeskRequest, country: str, rule: str) -> HttpResponse:
    """Count with it again."""
    try:
        actions.switch_rule_on(by=request.user, country=country, rule=rule)
    except ClaimRefused as refused:
        messages.info(request, refusal(refused.code))
    else:
        messages.success(request, _("Switched on. From now on it is counted with again."))
    return redirect(f"{reverse('desk:law')}?country={country}")
