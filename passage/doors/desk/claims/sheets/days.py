"""Which days were worked, paid or away: questions with as many rows as are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims import words
from passage.doors.desk.claims.fields import MOST, DayField, MonthField, SpanField
from passage.doors.desk.claims.sheets.base import Given, Sheet, weekdays_field
from passage.rules.labour_law.facts import DayKind, Why
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


# What is known only of some days, and is folded until it is.
MORE = ("earned_a_day", "night_hours", "break_minutes", "break_before_overtime_minutes", "shortened_by_worker")
MINUTES_A_DAY = 24 * 60


class StretchForm(forms.Form):
    """Days with the same facts."""

    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"))
    weekdays = forms.MultipleChoiceField(
        label=_("Of the week"), choices=list(words.WEEKDAYS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label=_("These are"), choices=KINDS, initial=str(DayKind.ORDINARY), required=False)
    hours = SpanField(label=_("Hours a day"), most=24, help_text=_("10, or 10-12; 0 for days off."))
    amount = SpanField(label=_("Paid"), most=MOST, required=False)
    paid_for = forms.ChoiceField(label=_("Paid for"), choices=PAID_FOR, required=False)
    earned_a_day = SpanField(
        label=_("By the piece: what the pieces of a day are worth by the agreed rate"), most=MOST, required=False
    )
    night_hours = SpanField(
        label=_("Of the hours, those at night (in Thailand 22:00 to 06:00)"),
        most=24,
        required=False,
        help_text=_("Decides for workers under 18."),
    )
    break_minutes = SpanField(label=_("Minutes of break in a day, all together"), most=MINUTES_A_DAY, exact=True, required=False)
    break_before_overtime_minutes = SpanField(
        label=_("Minutes of break before overtime"), most=MINUTES_A_DAY, exact=True, required=False
    )
    shortened_by_worker = forms.BooleanField(label=_("The worker stayed away for part of the day"), required=False)

    def more(self) -> list[Any]:
        """The fields that are asked only now and then."""
        return [self[name] for name in MORE]

    def has_more(self) -> bool:
        """Whether anything stands in them, or is wrong with them."""
        return any(bound.value() or bound.errors for bound in self.more())

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
            **{name: stretch.get(name) for name in MORE},
        }

    def answer(self) -> Given:
        return {"stretches": [self._stretch(form.cleaned_data) for form in self.filled("stretches")]}

    def filled(self, name: str) -> list[Any]:
        """A row without its first day is none: its day of the week or kind alone says nothing."""
        return [form for form in self.sets[name] if form.cleaned_data.get("begins")]

    def _stretch(self, data: Mapping[str, Any]) -> Given:
        found: Given = {"from": data["begins"], "to": data["ends"], "hours": data["hours"]}
        found |= {name: data[name] for name in MORE if data[name]}
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
    paid = SpanField(label=_("Paid for it"), most=MOST, help_text=_("0 where nothing was paid."))


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


class AbsenceForm(forms.Form):
    """Days away that may be paid all the same."""

    why = forms.ChoiceField(label=_("Why"), choices=lambda: words.choices(words.WHY, Why), initial=str(Why.SICK), required=False)
    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"))
    paid = SpanField(label=_("Paid for all of it"), most=MOST, required=False, help_text=_("0 where nothing was paid."))
    weekdays = weekdays_field(_("Working days of the week"))


class AbsencesSheet(Sheet):
    rows = {"absences": AbsenceForm}
    own = ("absences",)
    _names = {"from": "begins", "to": "ends"}

    def row_initial(self, name: str) -> list[dict[str, Any]]:
        return [{**away, "begins": away["from"], "ends": away["to"]} for away in self.given.get("absences", ())]

    def answer(self) -> Given:
        return {"absences": [self._absence(form.cleaned_data) for form in self.filled("absences")]}

    def _absence(self, data: Mapping[str, Any]) -> Given:
        told = {name: data[name] for name in ("paid", "weekdays") if data[name]}
        return {"why": data["why"], "from": data["begins"], "to": data["ends"], **told}

    def filled(self, name: str) -> list[Any]:
        return [form for form in self.sets[name] if form.cleaned_data.get("begins")]

    def field_of(self, place: str) -> str:
        first = place.partition(".")[0]
        return self._names.get(first, first)
