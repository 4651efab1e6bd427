"""The questions, one form a page. Each may be answered with less than is asked; only the months must be known."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from passage.doors.frame.form_fields import FieldLook
from passage.doors.frame.owed_words.codes import AREAS
from passage.doors.frame.places import provinces_of
from passage.doors.worker.fields import AnyOf, FromList, OneOf
from passage.doors.worker.owed import choices
from passage.doors.worker.owed.fields import HIGHER_FIRST, Baht, Hours, Month
from passage.doors.worker.owed.scene import MOST_MONTHS, OwedScene, areas_here, months_between, months_from
from passage.doors.worker.questions import Question
from passage.rules.text.dates import show_date

TURNED_AROUND = _("The last month is before the first. Please look at both.")
TOO_LONG = _("Please take at most 2 years at once.")
ENDS_BEFORE = _("The last day of work is before the first. Please look at both.")
_FROM = FieldLook(size="s", width="10")
_HINT = _("If you are not sure, write the lower number here and the higher one below.")
_HIGHER = _("Or up to")
_WHEN = _("A month and a year, for example 5/2025, or a day. Any calendar, any digits.")


class OwedQuestion(Question):
    scene: OwedScene

    def in_order(self, low: str, high: str) -> None:
        """A higher number below the lower one is said at the second."""
        first, second = (self.cleaned_data.get(name) for name in (low, high))
        if first is not None and second is not None and first > second:
            self.add_error(high, HIGHER_FIRST)


class Where(OwedQuestion):
    province = FromList(label=_("In which province of Thailand do you work, or did you work?"))

    def prepare(self) -> None:
        field = self.fields["province"]
        assert isinstance(field, FromList)
        field.choices = [("", _("Choose a province")), *provinces_of(self.scene.law.country, self.scene.language)]


class Work(OwedQuestion):
    work = OneOf(choices.WORKS, label=_("What kind of work is it?"))

    def prepare(self) -> None:
        self.fields["work"].choice_hints = choices.WORK_HINTS  # type: ignore[attr-defined]


class Hotel(OwedQuestion):
    hotel = OneOf(choices.HOTELS, required=False, label=_("Which of these is it?"))


class District(OwedQuestion):
    areas = AnyOf((), label=_("Is the workplace in one of these places?"), help_text=_("They have a minimum wage of their own."))

    def prepare(self) -> None:
        field = self.fields["areas"]
        assert isinstance(field, AnyOf)
        here = [(f"{area.kind}:{area.name}", AREAS.get(area.name, area.name)) for area in areas_here(self.answers, self.scene)]
        field.choices = [*here, (choices.NO_AREA, choices.NONE_OF_THESE)]


class Pay(OwedQuestion):
    pay = OneOf(choices.PAYS, label=_("How is the wage counted?"))


class Agreed(OwedQuestion):
    heading = choices.AGREED_FOR["daily"]
    wage_low = Baht(label=_("Baht"), help_text=_HINT)
    wage_high = Baht(label=_HIGHER)
    looks: ClassVar = {"wage_low": _FROM, "wage_high": _FROM}

    def prepare(self) -> None:
        self.heading = choices.AGREED_FOR.get(self.answers.one("pay"), self.heading)

    def clean(self) -> dict[str, Any]:
        self.in_order("wage_low", "wage_high")
        return self.cleaned_data


class When(OwedQuestion):
    heading = _("For which months do you want to know it?")
    first = Month(label=_("First month"), help_text=_WHEN, is_needed=True)
    last = Month(label=_("Last month"), is_needed=True)
    looks: ClassVar = {"first": _FROM, "last": _FROM}

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and first.first() > last.last():
            self.add_error("last", TURNED_AROUND)
        elif first and last and months_from(first.first(), last.first()) > MOST_MONTHS:
            self.add_error("last", TOO_LONG)
        return self.cleaned_data


class Days(OwedQuestion):
    heading = _("How much did you work?")
    hours_low = Hours(
        label=_("Hours of work in a day"), help_text=_("Without the breaks. If you are not sure, write the lower number here.")
    )
    hours_high = Hours(label=_HIGHER)
    off = OneOf(choices.DAYS_OFF, required=False, label=_("Days off"))
    looks: ClassVar = {"hours_low": FieldLook(size="s", width="5"), "hours_high": FieldLook(size="s", width="5")}

    def clean(self) -> dict[str, Any]:
        self.in_order("hours_low", "hours_high")
        return self.cleaned_data


class Paid(OwedQuestion):
    heading = choices.PAID_FOR_A_DAY
    paid_low = Baht(
        label=_("Baht"), required=True, help_text=_("All together, after everything that was kept back. Nothing is 0.")
    )
    paid_high = Baht(label=_HIGHER)
    extra = Baht(label=_("And extra for overtime and days off, in a month"))
    looks: ClassVar = {"paid_low": _FROM, "paid_high": _FROM, "extra": _FROM}

    def prepare(self) -> None:
        if self.answers.one("pay") == "monthly":
            self.heading = choices.PAID_FOR_A_MONTH
            self.fields["paid_low"].help_text = _("The wage, after everything that was kept back. Nothing is 0.")
        else:
            del self.fields["extra"]

    def clean(self) -> dict[str, Any]:
        self.in_order("paid_low", "paid_high")
        return self.cleaned_data


class Unpaid(OwedQuestion):
    unpaid = AnyOf((), label=_("Were there months for which you got nothing at all?"), help_text=_("Choose all that fit."))

    def prepare(self) -> None:
        field = self.fields["unpaid"]
        assert isinstance(field, AnyOf)
        field.choices = [
            (str(month), show_date(month, self.scene.language)) for month in months_between(self.answers, self.scene)
        ]


class Ended(OwedQuestion):
    ended = OneOf(choices.ENDS, label=_("Do you still work there?"))


class Service(OwedQuestion):
    heading = _("When did the work begin and end?")
    began = Month(label=_("You began to work there"), help_text=_WHEN, is_needed=True)
    ended_on = Month(label=_("Your last day of work"), is_needed=True)
    told_on = Month(label=_("The day you were told"), help_text=_("Only if you remember it."))
    looks: ClassVar = {"began": _FROM, "ended_on": _FROM, "told_on": _FROM}

    def clean(self) -> dict[str, Any]:
        began, ended = self.cleaned_data.get("began"), self.cleaned_data.get("ended_on")
        if began and ended and began.first() > ended.last():
            self.add_error("ended_on", ENDS_BEFORE)
        return self.cleaned_data


class Result(OwedQuestion):
    """The page with the answer; it asks nothing."""
