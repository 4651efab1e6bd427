"""A month as a form: a row for each day, and what was usual for days that are only ticked."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from passage.doors.desk.claims.fields import MonthField, SpanField
from passage.rules.claims import RememberedDay
from passage.rules.labour_law.facts import DayKind

MOST = 1_000_000_000
# What a day was: the code, its word, the kind of the rule, and whether there was work.
WAS: tuple[tuple[str, Any, DayKind, bool], ...] = (
    ("worked", _("worked"), DayKind.ORDINARY, True),
    ("off", _("off"), DayKind.WEEKLY_HOLIDAY, False),
    ("worked_off", _("off, but worked"), DayKind.WEEKLY_HOLIDAY, True),
    ("holiday", _("holiday"), DayKind.HOLIDAY, False),
    ("worked_holiday", _("holiday, worked"), DayKind.HOLIDAY, True),
    ("nothing", _("no work given"), DayKind.ORDINARY, False),
)
_OF = {code: (kind, works) for code, _word, kind, works in WAS}


class ChosenMonthForm(forms.Form):
    """Which month is filled in."""

    month = MonthField(label=_("Month, as 3/2025 or 2568-03"))


class MonthForm(forms.Form):
    """`known`: what is remembered so far, by day. A day without an answer is not remembered and in no fact."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000_000)
    usual_hours = SpanField(label=_("Usual hours of a day worked"), most=24, required=False)
    usual_paid = SpanField(label=_("Usual pay for a day worked"), most=MOST, required=False)

    def __init__(self, data: Any, *, first: date, known: Mapping[date, RememberedDay], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.known = known
        self.month = [first + timedelta(day) for day in range(monthrange(first.year, first.month)[1])]
        for day in self.month:
            told = known.get(day)
            name = f"{day.day:02}"
            choices = [("", _("not remembered")), *((code, word) for code, word, _kind, _works in WAS)]
            label = date_format(day, "D j")
            self.fields[f"was_{name}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=_was(told) if told else ""
            )
            works = told is not None and told.is_work
            self.fields[f"hours_{name}"] = SpanField(
                label=_("Hours on %(day)s") % {"day": label},
                most=24,
                required=False,
                initial=told.hours if told and works else None,
            )
            self.fields[f"paid_{name}"] = SpanField(
                label=_("Paid for %(day)s") % {"day": label}, most=MOST, required=False, initial=told.paid if told else None
            )

    def rows(self) -> list[tuple[date, Any, Any, Any, bool]]:
        """Each day with its three fields, and whether more is known of it."""
        names = [f"{day.day:02}" for day in self.month]
        return [
            (day, self[f"was_{name}"], self[f"hours_{name}"], self[f"paid_{name}"], self._has_more(day))
            for day, name in zip(self.month, names, strict=True)
        ]

    def _has_more(self, day: date) -> bool:
        return day in self.known and bool(self.known[day].more)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for day in self.month:
            name = f"{day.day:02}"
            was, hours = data.get(f"was_{name}"), data.get(f"hours_{name}")
            if was and _OF[was][1] and hours is None and data.get("usual_hours") is None and not self.has_error(f"hours_{name}"):
                self.add_error(f"hours_{name}", _("How many hours? Write them here, or the usual ones above."))
            if not was and (hours is not None or data.get(f"paid_{name}") is not None):
                self.add_error(f"was_{name}", _("Say what this day was."))
        return data

    def days(self) -> dict[date, RememberedDay]:
        """What is remembered now."""
        return {day: self._day(day) for day in self.month if self.cleaned_data[f"was_{day.day:02}"]}

    def _day(self, day: date) -> RememberedDay:
        """What else is known of a day of work (hours at night, breaks) stays, as long as it is one."""
        data, name = self.cleaned_data, f"{day.day:02}"
        kind, works = _OF[data[f"was_{name}"]]
        paid = data[f"paid_{name}"]
        if not works:
            return RememberedDay("0", kind, paid)
        hours = data[f"hours_{name}"]
        found = RememberedDay(data["usual_hours"] if hours is None else hours, kind, data["usual_paid"] if paid is None else paid)
        return replace(found, more=self.known[day].more) if found.is_work and self._has_more(day) else found


def neighbours(first: date) -> tuple[str, str]:
    """The month before and after, as in an address."""
    before, after = first - timedelta(1), first + timedelta(31)
    return f"{before:%Y-%m}", f"{after:%Y-%m}"


def _was(told: RememberedDay) -> str:
    return next(code for code, (kind, works) in _OF.items() if kind is told.kind and works is told.is_work)
