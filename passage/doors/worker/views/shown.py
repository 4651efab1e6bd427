"""The number is shown, its last digits are asked for, and then what happens next is said."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passage.doors.frame.form_fields import FieldLook
from passage.doors.worker.dates import show_day
from passage.doors.worker.fields import Words
from passage.doors.worker.languages import language_buttons, language_links
from passage.doors.worker.shown_number import ShownExpired, ShownNumber
from passage.rules.journey.timers import Timer, terms
from passage.rules.number.twenty import GROUP
from passage.rules.text.digits import to_native

PAGES = ("number", "confirm")
NOT_THE_LAST = _("These are not the last five digits of your number. Please look at what you wrote down.")


class Confirm(forms.Form):
    """The last five digits, as proof that the number is written down."""

    last = Words(limit=40, required=True, missing=NOT_THE_LAST, label=_("Type the last five digits of your number"))

    def __init__(self, number: ShownNumber, data: object = None) -> None:
        super().__init__(data, use_required_attribute=False)  # type: ignore[arg-type]
        self.number = number
        self.fields["last"].widget.attrs["inputmode"] = "numeric"

    def clean_last(self) -> str:
        typed = str(self.cleaned_data["last"])
        if not self.number.ends_with(typed):
            raise forms.ValidationError(NOT_THE_LAST)
        return typed

    @property
    def shown(self) -> list[tuple[forms.BoundField, FieldLook]]:
        return [(self["last"], FieldLook(heading=True))]


def page(request: HttpRequest, language: str) -> HttpResponse:
    """Answer a POST from the page that shows the number, or from the one that asks for its end."""
    try:
        number = ShownNumber.unseal(request.POST.get("sealed", ""))
    except ShownExpired:
        return show_already(request, language)
    at, go = request.POST.get("at"), request.POST.get("go")
    if at == "number" and "language" in request.POST:
        return show_number(request, number, language)
    if at == "confirm" and go == "again" and number.may_show_again:
        return show_number(request, number.again(), language)
    if at == "confirm" and go == "next" and "language" not in request.POST:
        form = Confirm(number, request.POST)
        return show_arrived(request, number, language) if form.is_valid() else ask_end(request, number, form, language)
    return ask_end(request, number, Confirm(number), language)


def show_number(request: HttpRequest, number: ShownNumber, language: str) -> HttpResponse:
    context = _common(number, "number", language)
    context |= {"form": None, **number_groups(number.digits, language)}
    return render(request, "worker/shown.html", context)


def ask_end(request: HttpRequest, number: ShownNumber, form: Confirm, language: str) -> HttpResponse:
    context = _common(number, "confirm", language)
    return render(request, "worker/confirm.html", {**context, "form": form, "may_show_again": number.may_show_again})


def show_already(request: HttpRequest, language: str) -> HttpResponse:
    """The report is here; its number was shown and is not shown again."""
    context = {"language": language, "language_choices": language_links("worker:report", language)}
    return render(request, "worker/already.html", context)


def show_arrived(request: HttpRequest, number: ShownNumber, language: str) -> HttpResponse:
    now = timezone.localtime()
    due = {timer: show_day((now + term.length).date(), language) for timer, term in terms().items()}
    context = {
        "language_choices": language_links("worker:report", language),
        "danger": number.danger,
        "language": language,
        "read_by": due[Timer.DANGER],
        "answer_by": due[Timer.FIRST_REPLY],
        "result_by": due[Timer.FEEDBACK],
    }
    return render(request, "worker/arrived.html", context)


def number_groups(digits: str, language: str) -> dict[str, list[str]]:
    """The number in groups of five, and beside it in the digits of the reader's script where these are others."""
    groups = [digits[start : start + GROUP] for start in range(0, len(digits), GROUP)]
    native = [to_native(group, language) for group in groups]
    return {"groups": groups, "native_groups": native if native != groups else []}


def _common(number: ShownNumber, at: str, language: str) -> dict[str, object]:
    return {
        "carried": forms.HiddenInput().render("sealed", number.seal()) + forms.HiddenInput().render("at", at),
        "action": reverse("worker:report", args=[language]),
        "language_choices": language_buttons(language),
        "language": language,
    }
