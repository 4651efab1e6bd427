"""Forms about cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.desk import words
from passage.doors.desk.fields import PartialDateField, share_fields
from passage.doors.desk.reports.forms import NEXT_STEPS
from passage.doors.frame.text_fields import TextField
from passage.node.agency import queries as agency
from passage.node.people.profiles import Profile


@share_fields
class ProfileForm(forms.Form):
    """What is known of the worker; `revision` is the state of the case that the writer saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = TextField(label=_("Name"), limit=200, required=False, lines=1, help_text=_("In its own script."))
    name_latin = TextField(label=_("Name in Latin letters"), limit=200, required=False, lines=1)
    other_names = TextField(label=_("Other spellings, one a line"), limit=600, required=False, lines=3)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", _("Not known")), *words.SEXES.items()])
    birth = PartialDateField(label=_("Date or year of birth"), required=False)
    birth_certainty = forms.ChoiceField(
        label=_("How it is known"), required=False, choices=[("", _("Not known")), *words.CERTAINTIES.items()]
    )
    nationality = forms.ChoiceField(
        label=_("Nationality"), required=False, choices=[("", _("Not known")), *words.COUNTRIES.items()]
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=list(words.LANGUAGES.items()), widget=forms.CheckboxSelectMultiple
    )
    home_place = TextField(label=_("Home place"), limit=200, required=False, lines=1)
    documents = TextField(label=_("Documents, one a line"), limit=600, required=False, lines=3)
    health = TextField(label=_("Health, only what help needs"), limit=1000, required=False, lines=3)
    needs = TextField(label=_("What the person needs"), limit=1000, required=False, lines=3)

    @classmethod
    def initial_of(cls, profile: Profile, revision: int) -> dict[str, Any]:
        names = [*profile.names, "", ""]
        return {
            "revision": revision,
            "name": names[0],
            "name_latin": names[1],
            "other_names": "\n".join(profile.names[2:]),
            "sex": profile.sex,
            "birth": profile.birth,
            "birth_certainty": profile.birth_certainty,
            "nationality": profile.nationality,
            "languages": list(profile.languages),
            "home_place": profile.home_place,
            "documents": "\n".join(profile.documents),
            "health": profile.health,
            "needs": profile.needs,
        }

    def profile(self, before: Profile) -> Profile:
        """The profile as it is to be; what the form does not show stays as it was."""
        data = self.cleaned_data
        names = (data["name"], data["name_latin"], *data["other_names"].splitlines())
        return Profile(
            names=tuple(name.strip() for name in names if name.strip()),
            sex=data["sex"],
            birth=data["birth"],
            birth_certainty=data["birth_certainty"],
            nationality=data["nationality"],
            languages=tuple(data["languages"]),
            home_place=data["home_place"],
            family=before.family,
            contact=before.contact,
            documents=tuple(line.strip() for line in data["documents"].splitlines() if line.strip()),
            health=data["health"],
            needs=data["needs"],
        )


@share_fields
class NextStepForm(forms.Form):
    """What is done next, and when."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    next_step = forms.ChoiceField(label=_("Next step"), choices=NEXT_STEPS, required=False)
    next_step_on = forms.DateField(label=_("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("next_step_on") and not data.get("next_step"):
            self.add_error("next_step", _("Choose what is to be done by that day."))
        return data


@share_fields
class EraseForm(forms.Form):
    """Why a person is erased, and that whoever does it knows what it means."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[
            ("wished", _("the person asked for it")),
            ("mistake", _("the record should never have been made")),
            ("not_needed", _("the time to keep it has passed")),
        ],
        widget=forms.RadioSelect,
    )
    certain = forms.BooleanField(
        label=_("I know that this cannot be undone by anyone"),
        error_messages={"required": _("Tick this only if it is what you want. Nothing was erased.")},
    )


class AssignForm(forms.Form):
    """Who has it."""

    to = forms.UUIDField(label=_("Give to"), widget=forms.Select)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].widget.choices = [(str(account.public_id), account.name) for account in agency.assignable()]


class MoveForm(forms.Form):
    """Where the case goes, of those places where it may go."""

    to = forms.ChoiceField(label=_("Move the case to"))
    reason = forms.ChoiceField(
        label=_("Why it is closed"), required=False, choices=[("", _("Only when closing")), *words.CLOSING_REASONS.items()]
    )

    def __init__(self, *args: Any, targets: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(code, words.word(words.CASE_STATES, code)) for code in targets]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("to") == "closed" and not data.get("reason"):
            self.add_error("reason", _("Say why before you close the case."))
        return data


@share_fields
class NoteForm(forms.Form):
    """A note."""

    text = TextField(label=_("Note"), limit=8000)


@share_fields
class EpisodeForm(forms.Form):
    """One stretch of the journey."""

    stage = forms.ChoiceField(label=_("Stage"), choices=list(words.STAGES.items()))
    begins = PartialDateField(label=_("From"), required=False, help_text=_("A day, a month or a year."))
    ends = PartialDateField(label=_("Until"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=[("", _("Not known")), *words.COUNTRIES.items()])
    place = TextField(label=_("Place"), limit=200, required=False, lines=1)
    employer = TextField(label=_("Employer, vessel or broker"), limit=200, required=False, lines=1)
    words = TextField(label=_("What happened"), limit=4000, required=False, lines=4)

    def detail(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("place", "employer", "words")}


@share_fields
class RelationForm(forms.Form):
    """Somebody close to the worker."""

    kind = forms.ChoiceField(
        label=_("Who they are"),
        choices=list(words.RELATIONS.items()),
        help_text=_("Only family can be part of a tracing request, and only if the person agrees."),
    )
    relation = TextField(label=_("Relation to the worker"), limit=60, required=False, lines=1)
    name = TextField(label=_("Name"), limit=200, required=False, lines=1)
    place = TextField(label=_("Where they live"), limit=200, required=False, lines=1)
    contact = TextField(label=_("How to reach them"), limit=200, required=False, lines=1)
    words = TextField(label=_("What to mind"), limit=600, required=False, lines=2)

    def detail(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("relation", "name", "place", "contact", "words")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in ("relation", "name", "place", "contact", "words")):
            raise forms.ValidationError(_("Write at least one thing about this person."))
        return data
