"""What the check page shows: each question with the answer in words, and a button to change it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from passage.doors.worker import consents, steps
from passage.doors.worker.answers import Answers
from passage.doors.worker.scene import Scene
from passage.doors.worker.steps import CONSENT_STEPS
from passage.doors.worker.way import Step

Row = tuple[str, list[str], tuple[str, str]]


def summary_rows(answers: Answers, scene: Scene) -> list[Row]:
    """(question, answer, button) for every field on the way, in its order."""
    return [row for step in steps.WAY.led(answers, scene) for row in _rows_of(step, answers, scene)]


def _rows_of(step: Step, answers: Answers, scene: Scene) -> list[Row]:
    form = step.form(answers, scene, check=False)
    explained = consents.wording(step.code, answers, scene).explained if step.code in CONSENT_STEPS else ()
    change = ("go", f"to:{step.code}")
    return [
        (str(field.label), [*answer_in_words(name, field, answers), *explained], change) for name, field in form.fields.items()
    ]


def answer_in_words(name: str, field: forms.Field, answers: Answers) -> list[str]:
    """The answer in words, one line each."""
    given = [value for value in answers.many(name) if value.strip()]
    if not given:
        given = [str(field.initial)] if field.initial else []
    if isinstance(field, forms.ChoiceField):
        labels = {str(value): str(label) for value, label in field.choices}  # type: ignore[misc, union-attr]
        given = [labels[value] for value in given if value in labels]
    return [line for value in given for line in value.splitlines()] or [_("No answer")]
