"""Where and what the work was, what was agreed, and whether it ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims import words
from passage.doors.desk.claims.fields import MOST, DayField, SpanField
from passage.doors.desk.claims.sheets.base import Chosen, Given, Sheet, weekdays_field
from passage.doors.desk.fields import PartialDateField
from passage.doors.frame.text_fields import TextField
from passage.rules.labour_law.facts import End, Pay, Work


class WorkForm(Chosen):
    """Where, for whom, what."""

    employer = TextField(label=_("Employer, vessel or household"), limit=400, lines=1, required=False)
    employer_address = TextField(label=_("Where the employer can be found"), limit=1000, lines=2, required=False)
    province = forms.ChoiceField(label=_("Province of the workplace"))
    areas = forms.MultipleChoiceField(
        label=_("Does it lie in one of these places, which have a minimum wage of their own?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    no_area = forms.BooleanField(label=_("No, in none of them"), required=False)
    work = forms.ChoiceField(label=_("What work it was"), choices=lambda: words.choices(words.WORK, Work))
    establishment = forms.ChoiceField(label=_("Kind of workplace, for rates of a sector"), required=False)
    employees = forms.IntegerField(label=_("How many work there, if known"), min_value=0, max_value=1_000_000, required=False)
    born = PartialDateField(
        label=_("Born"), required=False, help_text=_("Only for the rules on young workers: a day, a month or a year.")
    )

    only_with = {"no_area": "areas", "areas": "areas", "establishment": "establishment"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("areas") and data.get("no_area"):
            self.add_error("no_area", _("Either one of these places, or none of them."))
        return data


class WorkSheet(Sheet):
    plain = WorkForm
    own = ("workplace", "work", "born")
    words = ("employer", "employer_address")

    def initial(self) -> dict[str, Any]:
        place = self.given.get("workplace", {})
        return {
            **{name: place.get(name) for name in ("province", "areas", "employees")},
            "establishment": place.get("class", ""),
            "no_area": place.get("areas") == [],
            "work": self.given.get("work", str(Work.GENERAL)),
            "born": self.given.get("born"),
        }

    def answer(self) -> Given:
        assert self.form is not None
        data, before = self.form.cleaned_data, self.given.get("workplace", {})
        place: Given = {"province": data["province"]}
        if data["employees"] is not None:
            place["employees"] = data["employees"]
        if data.get("establishment"):
            place["class"] = data["establishment"]
        # The areas of another province say nothing of this one: they are asked again.
        if data["province"] == before.get("province") and (data.get("no_area") or data.get("areas")):
            place["areas"] = data["areas"]
        return {"workplace": place, "work": data["work"], "born": data["born"]}


class PayForm(forms.Form):
    """For what it is paid, and how much was agreed."""

    pay = forms.ChoiceField(
        label=_("How it was paid"),
        choices=lambda: words.choices(words.PAY, Pay),
        widget=forms.RadioSelect,
    )
    wage = SpanField(
        label=_("How much was agreed, for a day, a month or an hour"),
        most=MOST,
        required=False,
        help_text=_(
            "A number, or a range such as 9000-10000; by the piece, what a usual day brings. Empty: the minimum is counted."
        ),
    )
    normal_hours = SpanField(
        label=_("Normal hours of a day, if the contract has fewer than the law"), most=24, exact=True, required=False
    )

    days_a_week = forms.IntegerField(label=_("Days of work a week, if known"), min_value=1, max_value=7, required=False)


class PaySheet(Sheet):
    plain = PayForm
    own = ("pay", "wage", "normal_hours", "days_a_week")

    def initial(self) -> dict[str, Any]:
        return {"pay": str(Pay.DAILY), **{name: self.given.get(name) for name in self.own if self.given.get(name) is not None}}

    def answer(self) -> Given:
        assert self.form is not None
        return {name: self.form.cleaned_data[name] for name in self.own}


class EndForm(forms.Form):
    """Whether and how it ended."""

    end = forms.ChoiceField(
        label=_("How it ended"),
        choices=lambda: [("", _("still working, or not known")), *words.choices(words.ENDS, End)],
        required=False,
        widget=forms.RadioSelect,
    )
    begins = DayField(label=_("First day of the work"), required=False)
    ends = DayField(label=_("Last day of the work"), required=False)
    told_on = DayField(label=_("Day on which the worker was told"), required=False)
    leave_days_left = SpanField(label=_("Days of yearly leave that were left"), most=366, exact=True, required=False)
    weekdays = weekdays_field(_("Days worked in a week"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("end") and any(data.get(name) for name in ("begins", "ends", "told_on", "leave_days_left", "weekdays")):
            self.add_error("end", _("Say how it ended, or leave the days below empty: without an end they are in no sum."))
        if data.get("end"):
            for name in ("begins", "ends"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("This day is needed where the work has ended."))
        return data


class EndSheet(Sheet):
    plain = EndForm
    own = ("employment",)
    _names = {"from": "begins", "to": "ends"}

    def initial(self) -> dict[str, Any]:
        known = self.given.get("employment", {})
        return {**known, "begins": known.get("from"), "ends": known.get("to")}

    def answer(self) -> Given:
        assert self.form is not None
        data = self.form.cleaned_data
        if not data["end"]:
            return {}
        told = {name: data[name] for name in ("told_on", "leave_days_left", "weekdays") if data[name]}
        return {"employment": {"from": data["begins"], "to": data["ends"], "end": data["end"], **told}}

    def field_of(self, place: str) -> str:
        last = place.removeprefix("employment.").partition(".")[0]
        return self._names.get(last, last)
