"""Forms about reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk import words
from passage.doors.desk.fields import LongForm, PartialDateField, PhoneOrTextField, share_fields
from passage.doors.frame import places
from passage.doors.frame.text_fields import TextField
from passage.node.agency import queries as agency

NEXT_STEPS = [("", _("Not decided yet")), *words.NEXT_STEPS.items()]
CLOSE_REASONS = list(words.CLOSING_REASONS.items())


@share_fields
class ReplyForm(forms.Form):
    """An answer to the worker."""

    text = TextField(label=_("Your answer"), limit=4000, help_text=_("Plain words, in the worker's language. No names."))


class AssignForm(forms.Form):
    """Who has it."""

    to = forms.UUIDField(label=_("Give to"), widget=forms.Select)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(account.public_id), account.name) for account in agency.assignable()]
        self.fields["to"].widget.choices = people


@share_fields
class CaseForm(forms.Form):
    """A case from a report."""

    case = forms.UUIDField(required=False, widget=forms.HiddenInput)
    next_step = forms.ChoiceField(label=_("Next step"), choices=NEXT_STEPS, required=False)
    next_step_on = forms.DateField(label=_("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("next_step_on") and not data.get("next_step"):
            self.add_error("next_step", _("Choose what is to be done by that day."))
        return data


@share_fields
class CloseForm(forms.Form):
    """Why nothing more is to be done."""

    reason = forms.ChoiceField(label=_("Why"), choices=CLOSE_REASONS, widget=forms.RadioSelect)


@share_fields
class SearchForm(forms.Form):
    """Whom one looks for; any script."""

    name = TextField(label=_("Name"), limit=200, required=False, lines=1, help_text=_("In any script. A part is enough."))
    birth = PartialDateField(label=_("Date or year of birth"), required=False)
    phone = PhoneOrTextField(label=_("Telephone number"), required=False)
    reference = TextField(label=_("Reference of a case"), limit=16, required=False, lines=1)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in ("name", "birth", "phone", "reference")):
            raise forms.ValidationError(_("Write a name, a date of birth, a telephone number or a reference first."))
        return data


def provinces() -> list[tuple[str, Any]]:
    """Every province, country by country, in the language of the desk."""
    names = places.short_names(words.language())
    by_country = [
        (country, [(code, name) for code, name in names.items() if code.startswith(f"{key}-")])
        for key, country in words.COUNTRIES.items()
    ]
    return [("", _("Not said")), *by_country]


@share_fields
class IntakeForm(LongForm):
    """A report that somebody tells us on the telephone or at a desk."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    danger = forms.TypedChoiceField(
        label=_("Is the person in danger now?"),
        choices=[("", _("Choose")), ("no", _("No")), ("yes", _("Yes, danger now"))],
    )
    about = forms.ChoiceField(
        label=_("Whom is it about?"), choices=list(words.ABOUT.items()), widget=forms.RadioSelect, initial="self"
    )
    language = forms.ChoiceField(label=_("Language spoken"), choices=list(words.LANGUAGES.items()))
    name = TextField(label=_("Name"), limit=200, required=False, lines=1, help_text=_("In its own script. It may stay empty."))
    name_latin = TextField(label=_("Name in Latin letters"), limit=200, required=False, lines=1)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", _("Not said")), *words.SEXES.items()])
    birth = PartialDateField(
        label=_("Date or year of birth"), required=False, help_text=_("A year is enough. Buddhist years are understood.")
    )
    home_place = TextField(label=_("Home place"), limit=200, required=False, lines=1)
    kinds = forms.MultipleChoiceField(
        label=_("What happened"), choices=list(words.KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    story = TextField(label=_("In their words"), limit=4000, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=[("", _("Not said")), *words.COUNTRIES.items()])
    province = forms.ChoiceField(
        label=_("Province"),
        required=False,
        choices=provinces,
        error_messages={"invalid_choice": _("Choose the province from the list.")},
    )
    sector = forms.ChoiceField(label=_("Work"), required=False, choices=[("", _("Not said")), *words.SECTORS.items()])
    employer = TextField(label=_("Employer or vessel"), limit=200, required=False, lines=1)
    since = TextField(label=_("Since when"), limit=60, required=False, lines=1)
    people_count = forms.IntegerField(label=_("How many people"), min_value=1, max_value=10_000, initial=1)
    wants = forms.MultipleChoiceField(
        label=_("What they want"), choices=list(words.WANTS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    contact_channel = forms.ChoiceField(
        label=_("Safe contact"), required=False, choices=[("", _("None")), *words.CONTACT_CHANNELS.items()]
    )
    contact_value = TextField(label=_("Number or name there"), limit=120, required=False, lines=1)
    contact_hours = TextField(label=_("Safe hours"), limit=80, required=False, lines=1)
    safety_word = TextField(label=_("Safety word"), limit=40, required=False, lines=1)
    may_leave_message = forms.BooleanField(label=_("A message may be left"), required=False)
    keep = forms.BooleanField(
        label=_("The person agrees that this report is kept here"),
        error_messages={"required": _("Without this the report cannot be kept. You can still give advice.")},
    )
    may_contact = forms.BooleanField(label=_("The person agrees to be contacted"), required=False)
    statistics = forms.BooleanField(label=_("The person agrees to be counted in figures that reveal nobody"), required=False)
    with_number = forms.BooleanField(
        label=_("Give a number to come back with"),
        required=False,
        initial=True,
        help_text=_("You will see it once. The worker's first visit replaces it with one that only they know."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("contact_channel") and not data.get("contact_value") and "contact_value" not in self.errors:
            self.add_error("contact_value", _("Write how to reach the person, or choose no contact."))
        return data
