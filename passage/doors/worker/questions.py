"""The questions of a report, one form a page. Nothing is preselected but "no"."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passage.doors.frame.form_fields import FieldLook
from passage.doors.frame.places import provinces_of
from passage.doors.worker import choices
from passage.doors.worker.answers import Answers
from passage.doors.worker.fields import AnyOf, Count, FromList, OneOf, Words
from passage.doors.worker.scene import Setting
from passage.doors.worker.since import Since

Text = str | Promise
STORY_LIMIT = 4000
LINE_LIMIT = 200


class Question(forms.Form):
    """One page of the report. `heading` stands above several fields; a single field is its own heading."""

    heading: Text = ""
    paragraphs: tuple[Text, ...] = ()
    looks: ClassVar[dict[str, FieldLook]] = {}

    def __init__(self, answers: Answers, scene: Setting, *, check: bool) -> None:
        data = answers.form_data if check else None
        super().__init__(data, use_required_attribute=False)
        self.answers, self.scene = answers, scene
        if not check:
            self.initial = {name: self._typed(name, field) for name, field in self.fields.items() if name in answers.values}
        self.prepare()

    def prepare(self) -> None:
        """Fit the question to the answers before it."""

    def _typed(self, name: str, field: forms.Field) -> Any:
        return list(self.answers.many(name)) if isinstance(field, forms.MultipleChoiceField) else self.answers.one(name)

    @property
    def shown(self) -> list[tuple[forms.BoundField, FieldLook]]:
        alone = not self.heading and len(self.fields) == 1
        default = FieldLook(heading=alone, size="" if alone else "s")
        return [(bound, self.looks.get(bound.name, default)) for bound in self.visible_fields()]


class Danger(Question):
    danger = OneOf(
        choices.DANGER,
        label=_("Are you in danger now?"),
        help_text=_("Danger: someone may hurt you, lock you in or take you away today."),
    )


class Need(Question):
    about = OneOf(choices.NEEDS, label=_("What do you need?"))


class Happened(Question):
    kinds = AnyOf(choices.KINDS, label=_("What happened?"), help_text=_("Choose all that fit."))
    looks: ClassVar = {"kinds": FieldLook(heading=True, pictograms=True, columns=True)}


class Country(Question):
    country = OneOf(choices.COUNTRIES, label=_("In which country did it happen?"))


class Province(Question):
    province = FromList(label=_("In which province?"), help_text=_("The province is enough. We do not ask for the exact place."))

    def prepare(self) -> None:
        found = provinces_of(self.answers.one("country"), self.scene.language)
        field = self.fields["province"]
        assert isinstance(field, FromList)
        field.choices = [("", _("Choose a province")), *found]


class Work(Question):
    heading = _("About the work")
    sector = OneOf(choices.SECTORS, label=_("What kind of work is it?"), required=False)
    employer = Words(
        limit=LINE_LIMIT, label=_("Name of the workplace, the employer or the boat"), help_text=_("Only if you want to say it.")
    )


class Duration(Question):
    heading = _("Since when, and how many people?")
    since = Since(
        label=_("Since when?"), help_text=_("A year, or a month and a year, for example 5/2025. Any calendar, any digits.")
    )
    people_count = Count(label=_("How many people does it happen to?"), help_text=_("A guess is enough."))
    looks: ClassVar = {"since": FieldLook(size="s", width="10"), "people_count": FieldLook(size="s", width="5")}


class Story(Question):
    story = Words(
        limit=STORY_LIMIT,
        lines=8,
        label=_("Tell us in your own words"),
        help_text=_("Write in your language. You do not need to write your name or the names of others."),
    )
    looks: ClassVar = {"story": FieldLook(heading=True, rows=8)}


class Wants(Question):
    wants = AnyOf(choices.WANTS, label=_("What do you want to happen?"), help_text=_("Choose all that fit."))


class Contact(Question):
    channel = OneOf(
        choices.CHANNELS,
        initial="none",
        label=_("May we contact you?"),
        help_text=_("If others look at your phone, it is safer to choose no contact."),
    )


class Reach(Question):
    heading = _("How can we reach you safely?")
    value = Words(
        limit=LINE_LIMIT,
        required=True,
        missing=_("Please write where we can reach you, or go back and choose no contact."),
        label=_("Phone number, name in the app, or the person and their number"),
    )
    hours = Words(limit=LINE_LIMIT, label=_("When is it safe?"), help_text=_("For example: Sunday, after 8 in the evening."))
    safety_word = Words(
        limit=60,
        label=_("A safety word"),
        help_text=_("Choose any word. Whoever contacts you says it first, so that you know it is us."),
    )
    may_leave_message = OneOf(
        choices.AGREE, initial=choices.NO, label=_("If you do not answer, may we leave a message?"), required=False
    )


class Age(Question):
    is_minor = OneOf(choices.AGES, label=_("Are you under 18 years old?"), required=True)

    def prepare(self) -> None:
        others = {
            "other": _("Is this person under 18 years old?"),
            "group": _("Is anyone in the group under 18 years old?"),
        }
        field = self.fields["is_minor"]
        field.label = others.get(self.answers.one("about"), field.label)


class Home(Question):
    home_country = OneOf(
        choices.HOMES,
        label=_("Which country do you come from?"),
        help_text=_("We ask only so that you can decide whether your own country may be told."),
    )


class Page(Question):
    """A page that tells something and asks nothing."""
