"""Screening: the answers of one published list, what they show, and what an authority asserts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.cases import pages
from passage.doors.desk.cases.assessment import heading, shown
from passage.doors.desk.fields import PartialDateField
from passage.doors.frame.text_fields import TextField
from passage.node.cases import actions
from passage.node.cases import queries as cases
from passage.node.cases.errors import CaseRefused, Missing
from passage.rules import screening as rule

ANSWERS = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unknown", gettext_lazy("Does not know")),
    ("", gettext_lazy("Not asked")),
]
BASES: dict[str, Any] = {
    "screening": gettext_lazy("this screening"),
    "interview": gettext_lazy("an interview"),
    "formal_identification": gettext_lazy("formal identification, seen by this desk"),
    "told_by_authority": gettext_lazy("the authority told this desk"),
}


class ScreeningForm(forms.Form):
    """One list of indicators, grouped as published, and the Palermo elements."""

    episode_on = PartialDateField(
        label=gettext_lazy("When it happened"),
        help_text=gettext_lazy("The age on this date decides whether the rule for children holds. A year is enough."),
    )

    def __init__(self, *args: Any, of: rule.IndicatorSet, told: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, tuple[str, str]] = {}
        for index, indicator in enumerate(of.indicators):
            if indicator.asked:
                self._ask(f"a{index}", "answers", indicator, indicator.id in told)
        if of.id != "palermo":
            for index, element in enumerate(rule.indicator_set("palermo").indicators):
                self._ask(f"p{index}", "palermo", element, False)

    def _ask(self, name: str, part: str, indicator: rule.Indicator, told: bool) -> None:
        hint = _("The report touches this.") if told else ""
        self.names[name] = (part, indicator.id)
        self.fields[name] = forms.ChoiceField(
            label=indicator.label, help_text=hint, choices=ANSWERS, required=False, widget=forms.RadioSelect
        )

    def groups(self, of: rule.IndicatorSet) -> list[tuple[str, list[Any]]]:
        """The questions under the headings of the list."""
        found = [
            (
                heading(dimension.id),
                [self[f"a{i}"] for i, item in enumerate(of.indicators) if item.dimension == dimension.id and item.asked],
            )
            for dimension in of.dimensions
        ]
        elements = [self[name] for name in self.fields if name.startswith("p") and name[1:].isdigit()]
        return [*found, (_("Elements of the Palermo Protocol"), elements)] if elements else found

    def given(self, part: str) -> dict[str, str]:
        return {key: self.cleaned_data[name] for name, (of, key) in self.names.items() if of == part and self.cleaned_data[name]}


class ConclusionForm(forms.Form):
    """What is asserted, on whose authority, on what basis, when, and why."""

    assertion = forms.ChoiceField(
        label=gettext_lazy("Conclusion"), choices=list(words.ASSERTIONS.items()), widget=forms.RadioSelect
    )
    authority = forms.ChoiceField(label=gettext_lazy("On whose authority"))
    basis = forms.ChoiceField(label=gettext_lazy("On what basis"), choices=list(BASES.items()))
    asserted_on = forms.DateField(label=gettext_lazy("On which day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = TextField(label=gettext_lazy("Why"), limit=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(rule.OWN_DESK, _("This desk"))]
        try:
            choices += list(rule.identifying_authority(settings.NODE_COUNTRY).codes.items())
        except rule.NoAuthorityKnown:
            choices = choices[:1]
        self.fields["authority"].choices = choices  # type: ignore[attr-defined]


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: DeskRequest, public_id: UUID, set_id: str) -> HttpResponse:
    """Ask the questions of one list; what was said in the report is marked, never answered for the person."""
    view = pages.opened(request, public_id)
    try:
        of = rule.indicator_set(set_id)
    except (rule.NoSuchSet, rule.NotUsable) as unusable:
        raise Http404 from unusable
    kinds = {kind for told in view.reports for kind in told.report.kinds}
    told = rule.suggested(sorted(kinds & {item.code for item in rule.pictograms()}), set_id)
    form = ScreeningForm(request.POST or None, of=of, told=told)
    if form.is_valid():
        try:
            row = actions.record_screening(
                by=request.user,
                case=view.case,
                set_id=set_id,
                answers=form.given("answers"),
                palermo=form.given("palermo"),
                episode_on=form.cleaned_data["episode_on"],
            )
        except CaseRefused as refused:
            form.add_error(None, words.refusal(refused.code))
        else:
            return redirect("desk:screening-result", public_id, row.public_id)
    context = {"view": view, "case": view.case, "set": of, "form": form, "groups": form.groups(of)}
    return render(request, "desk/cases/screen.html", context, status=422 if form.is_bound else 200)


def _found(view: cases.CaseView, screening_id: UUID) -> Any:
    for row in view.screenings:
        if row.public_id == screening_id:
            return row
    raise Http404


@desk_view(area="cases")
@require_safe
def result(request: DeskRequest, public_id: UUID, screening_id: UUID) -> HttpResponse:
    """What the answers show, each with the answers behind it and the source."""
    return show_result(request, pages.opened(request, public_id), screening_id)


def show_result(request: DeskRequest, view: cases.CaseView, screening_id: UUID, form: Any = None) -> HttpResponse:
    row = _found(view, screening_id)
    context = {
        "view": view,
        "case": view.case,
        "row": row,
        "assessment": shown(row.set_id, row.outcome),
        "form": form or ConclusionForm(initial={"asserted_on": timezone.localdate().isoformat(), "basis": "screening"}),
    }
    return render(request, "desk/cases/result.html", context, status=422 if form else 200)


@desk_view(area="cases")
@require_http_methods(["POST"])
def conclude(request: DeskRequest, public_id: UUID, screening_id: UUID) -> HttpResponse:
    """Write down what is asserted. The screening itself never decides."""
    view = pages.opened(request, public_id)
    form = ConclusionForm(request.POST)
    if form.is_valid():
        try:
            actions.conclude(
                by=request.user, case=view.case, screening=cases.find_screening(view.case, screening_id), **form.cleaned_data
            )
        except Missing as missing:
            raise Http404 from missing
        except CaseRefused as refused:
            form.add_error(None, conclusion_refusal(str(refused.codes.get("reason", "")), refused.code))
        else:
            messages.success(request, _("The conclusion is written down."))
            return redirect("desk:case-screening", public_id)
    return show_result(request, view, screening_id, form)


def conclusion_refusal(reason: str, code: str) -> str:
    return {
        "not_the_identifying_authority": _("Only the authority that formally identifies in this country can assert that."),
        "basis_too_weak": _("A screening or an interview can say possible or not. Formal identification needs its own basis."),
        "no_authority": _("Choose on whose authority."),
        "date_in_future": _("The day lies in the future."),
    }.get(reason, words.refusal(code))
