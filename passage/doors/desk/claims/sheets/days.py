"""Which days were worked and paid, and what was kept back: questions with as many rows as are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims import words
from passage.doors.desk.claims.fields import DayField, MonthField, SpanField
from passage.doors.desk.claims.sheets.base import Given, Sheet
from passage.rules.labour_law.facts import DayKind, Deducted
from passage.rules.labour_law.given import WEEKDAYS

PAID_FOR = [
    ("", _("not known, or paid by the month")),
    ("paid_a_day", _("for each of these days")),
    ("paid", _("for all of them")),
]
KINDS = [
    (str(DayKind.ORDINARY), _("days of work")),
    (str(DayKind.WEEKLY_HOLIDAY), _("the weekly day off")),
    (str(DayKind.HOLIDAY), _("holidays")),
]


class StretchForm(forms.Form):
    """Days with the same facts."""

    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"))
    weekdays = forms.MultipleChoiceField(
        label=_("Of the week"), choices=list(words.WEEKDAYS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label=_("These are"), choices=KINDS, initial=str(DayKind.ORDINARY), required=False)
    hours = SpanField(label=_("Hours a day"), most=24, help_text=_("10, or 10-12; 0 for days off."))
    amount = SpanField(label=_("Paid"), most=1_000_000_000, required=False)
    paid_for = forms.ChoiceField(label=_("Paid for"), choices=PAID_FOR, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("amount") is not None and not data.get("paid_for"):
            self.add_error("paid_for", _("Say for what this was paid."))
        return data


class DaysSheet(Sheet):
    rows = {"stretches": StretchForm}
    own = ("stretches",)
    _names = {"from": "begins", "to": "ends", "paid": "amount", "paid_a_day": "amount"}

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        return [self._row(stretch) for stretch in self.given.get("stretches", ())]

    def _row(self, stretch: Mapping[str, Any]) -> dict[str, Any]:
        how = next((name for name in ("paid_a_day", "paid") if stretch.get(name) is not None), "")
        return {
            "begins": stretch["from"],
            "ends": stretch["to"],
            "weekdays": stretch.get("weekdays", []),
            "kind": stretch.get("kind", str(DayKind.ORDINARY)),
            "hours": stretch["hours"],
            "amount": stretch.get(how) if how else None,
            "paid_for": how,
        }

    def answer(self) -> Given:
        return {"stretches": [self._stretch(form.cleaned_data) for form in self.filled("stretches")]}

    def filled(self, name: str) -> list[Any]:
        """A row without its first day is none: its day of the week or kind alone says nothing."""
        return [form for form in self.sets[name] if form.cleaned_data.get("begins")]

    def _stretch(self, data: Mapping[str, Any]) -> Given:
        found: Given = {"from": data["begins"], "to": data["ends"], "hours": data["hours"]}
        if data["weekdays"] and set(data["weekdays"]) != set(WEEKDAYS):
            found["weekdays"] = data["weekdays"]
        if data["kind"] and data["kind"] != str(DayKind.ORDINARY):
            found["kind"] = data["kind"]
        if data["paid_for"]:
            found[data["paid_for"]] = data["amount"] if data["amount"] is not None else "0"
        return found

    def field_of(self, place: str) -> str:
        first = place.partition(".")[0]
        return self._names.get(first, first)


class MonthForm(forms.Form):
    """What was paid for one month."""

    month = MonthField(label=_("Month"), help_text=_("For example 3/2025."))
    paid = SpanField(label=_("Paid for it"), most=1_000_000_000, help_text=_("0 where nothing was paid."))


class MonthsSheet(Sheet):
    rows = {"months": MonthForm}
    own = ("months",)

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        return [dict(month) for month in self.given.get("months", ())]

    def answer(self) -> Given:
        kept = {month["month"]: month for month in self.given.get("months", ())}
        rows = [form.cleaned_data for form in self.filled("months")]
        return {"months": [{**kept.get(row["month"], {}), **row} for row in rows]}

    def filled(self, name: str) -> list[Any]:
        return [form for form in self.sets[name] if form.cleaned_data.get("month")]


class DeductionForm(forms.Form):
    """Money kept back on one pay day."""

    day = DayField(label=_("Pay day"))
    due = SpanField(label=_("What was due then"), most=1_000_000_000, exact=True)
    kind = forms.ChoiceField(
        label=_("Kept back for"),
        choices=lambda: words.choices(words.DEDUCTED, Deducted),
        initial=str(Deducted.BY_LAW),
        required=False,
    )
    amount = SpanField(label=_("How much was kept back"), most=1_000_000_000, exact=True)
    consent = forms.BooleanField(label=_("The worker agreed in writing"), required=False)


class DebtForm(forms.Form):
    """Money that was due and did not come, for the interest."""

    amount = SpanField(label=_("How much"), most=1_000_000_000, exact=True)
    due = DayField(label=_("Due on"))


class CountedForm(forms.Form):
    """To which day interest runs."""

    counted_to = DayField(label=_("Count interest until"), required=False, help_text=_("Empty: no interest is counted."))


class KeptBackSheet(Sheet):
    plain = CountedForm
    rows = {"pay_days": DeductionForm, "debts": DebtForm}
    own = ("pay_days", "debts", "counted_to")

    def initial(self) -> dict[str, Any]:
        return {"counted_to": self.given.get("counted_to")}

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        if name == "debts":
            return [dict(debt) for debt in self.given.get("debts", ())]
        return [
            {"day": each["day"], "due": each["due"], **kept}
            for each in self.given.get("pay_days", ())
            for kept in each["deductions"]
        ]

    def filled(self, name: str) -> list[Any]:
        needed = {"pay_days": "day", "debts": "due"}[name]
        return [form for form in self.sets[name] if form.cleaned_data.get(needed)]

    def answer(self) -> Given:
        assert self.form is not None
        debts = [form.cleaned_data for form in self.filled("debts")]
        return {
            "pay_days": self._pay_days(),
            "debts": debts,
            "counted_to": self.form.cleaned_data["counted_to"],
        }

    def _pay_days(self) -> list[Given]:
        """The limits of the law hold for all that was kept back on one day."""
        found: dict[tuple[str, str], Given] = {}
        for form in self.filled("pay_days"):
            data = form.cleaned_data
            day = found.setdefault((data["day"], data["due"]), {"day": data["day"], "due": data["due"], "deductions": []})
            day["deductions"].append({name: data[name] for name in ("kind", "amount", "consent")})
        return list(found.values())

    def field_of(self, place: str) -> str:
        return place.rpartition("].")[2].partition(".")[0] or place
