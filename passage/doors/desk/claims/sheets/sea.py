"""Life on board of a fishing vessel: papers, pay and rights on a day, and when there was rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims.fields import DayField, MomentField, SpanField
from passage.doors.desk.claims.sheets.base import Given, Sheet
from passage.doors.frame.owed_words import codes
from passage.rules.labour_law.check import Rule
from passage.rules.labour_law.given import TOLD_IN_NUMBERS_AT_SEA, TOLD_YES_OR_NO_AT_SEA

_ANSWERS = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
_SAID = {"yes": True, "no": False}
_MOST = 100_000
# What the law asks is named as in its checks; what only decides whether it asks has a label here.
_LABELS = {
    "outside_waters": _("The boat fished outside the waters of Thailand"),
    "days_at_sea": _("Days at sea without coming to land"),
    "vessel_length": _("Length of the boat in metres"),
}


def _label(name: str) -> Any:
    return _LABELS[name] if name in _LABELS else codes.CHECKS[Rule(name)]


class BoardForm(forms.Form):
    """What was so on board on one day, and from when until when rest was written down."""

    day = DayField(
        label=_("On which day was it so on board"),
        required=False,
        help_text=_("The law changed often: the day decides which holds."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TOLD_YES_OR_NO_AT_SEA:
            self.fields[name] = forms.ChoiceField(label=_label(name), choices=_ANSWERS, required=False)
        for name in TOLD_IN_NUMBERS_AT_SEA:
            self.fields[name] = SpanField(label=_label(name), most=_MOST, exact=True, required=False)
        self.fields["begins"] = MomentField(
            label=_("Rest is known from"), required=False, help_text=_("Day and time on board, for example 1/3/2568 20:30.")
        )
        self.fields["ends"] = MomentField(label=_("Rest is known until"), required=False)

    def said(self) -> Given:
        """What is known, by its name in the facts."""
        data = self.cleaned_data
        answers: Given = {name: _SAID[data[name]] for name in TOLD_YES_OR_NO_AT_SEA if data.get(name)}
        return answers | {name: data[name] for name in TOLD_IN_NUMBERS_AT_SEA if data.get(name) is not None}

    def clean(self) -> Given:
        data = super().clean() or {}
        if self.said() and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("This day is needed: the law of that day is asked."))
        for name, other in (("begins", "ends"), ("ends", "begins")):
            if data.get(other) and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Both ends are needed."))
        return data


class RestForm(forms.Form):
    """One time of rest."""

    begins = MomentField(label=_("From"))
    ends = MomentField(label=_("Until"))


class SeaSheet(Sheet):
    plain = BoardForm
    rows = {"rests": RestForm}
    own = ("at_sea", "rest")
    _names = {"from": "begins", "to": "ends"}

    def initial(self) -> Given:
        known, record = self.given.get("at_sea", {}), self.given.get("rest", {})
        words = {True: "yes", False: "no"}
        said = {name: words[known[name]] for name in TOLD_YES_OR_NO_AT_SEA if name in known}
        return {**known, **said, "begins": record.get("from"), "ends": record.get("to")}

    def row_initial(self, name: str) -> list[Given]:
        return [{"begins": rest["from"], "ends": rest["to"]} for rest in self.given.get("rest", {}).get("rests", ())]

    def is_valid(self) -> bool:
        """Times of rest without the record that they belong to decide nothing: how long was there none?"""
        assert self.form is not None
        if not super().is_valid():
            return False
        if self.filled("rests") and not self.form.cleaned_data["begins"]:
            self.form.add_error("begins", _("Say from when until when rest was written down."))
        return self.form.is_valid()

    def answer(self) -> Given:
        assert self.form is not None
        data, said = self.form.cleaned_data, self.form.said()  # type: ignore[attr-defined]
        rests = [{"from": row.cleaned_data["begins"], "to": row.cleaned_data["ends"]} for row in self.filled("rests")]
        found: Given = {"at_sea": {"day": data["day"], **said}} if said else {}
        return found | ({"rest": {"from": data["begins"], "to": data["ends"], "rests": rests}} if data["begins"] else {})

    def filled(self, name: str) -> list[Any]:
        return [form for form in self.sets[name] if form.cleaned_data.get("begins")]

    def blame(self, field: str, sentence: str) -> str:
        return super().blame(field.removeprefix("rest."), sentence)

    def field_of(self, place: str) -> str:
        last = place.removeprefix("at_sea.").partition(".")[0]
        return self._names.get(last, last)
