"""Form fields that say what is wrong in the reader's own words and take digits and years of every calendar."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passage.doors.worker.choices import Choices
from passage.rules.text.numbers import BadWhole, parse_whole

UNREADABLE = _("Some signs here cannot be read. Please write it again.")
TOO_LONG = _("This is too long. Please use at most %(limit_value)d characters.")
CHOOSE_ONE = _("Please choose one of the answers.")
CHOOSE_FROM_LIST = _("Please choose from the list.")
NOT_A_COUNT = _("Please write a number from 1 to 9999.")
MOST_PEOPLE = 9999


class Words(forms.CharField):
    """Free words. A line end counts as one character, as the browser counts it; control signs are refused."""

    def __init__(self, *, limit: int, lines: int = 1, missing: Any = CHOOSE_ONE, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput(attrs={"autocomplete": "off"})
        messages = {"required": missing, "max_length": TOO_LONG, "null_characters_not_allowed": UNREADABLE}
        options.setdefault("required", False)
        super().__init__(max_length=limit, widget=widget, error_messages=messages, **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t\x00" for sign in value):
            raise ValidationError(UNREADABLE)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A one-line box does not cut what is typed: too much is answered in words, not silently dropped.
        return super().widget_attrs(widget) if isinstance(widget, forms.Textarea) else {}


class OneOf(forms.ChoiceField):
    """One answer of a few."""

    def __init__(self, choices: Choices, **options: Any) -> None:
        messages = {"required": CHOOSE_ONE, "invalid_choice": CHOOSE_ONE}
        super().__init__(choices=choices, widget=forms.RadioSelect, error_messages=messages, **options)


class FromList(forms.ChoiceField):
    """One entry of a long list; the empty entry means no answer."""

    def __init__(self, **options: Any) -> None:
        messages = {"required": CHOOSE_FROM_LIST, "invalid_choice": CHOOSE_FROM_LIST}
        super().__init__(required=False, error_messages=messages, **options)


class AnyOf(forms.MultipleChoiceField):
    """All answers that fit, or none."""

    def __init__(self, choices: Choices, **options: Any) -> None:
        messages = {"invalid_choice": CHOOSE_FROM_LIST, "invalid_list": CHOOSE_FROM_LIST}
        super().__init__(choices=choices, required=False, widget=forms.CheckboxSelectMultiple, error_messages=messages, **options)


class Count(forms.CharField):
    """How many people, in the digits of any script."""

    def __init__(self, **options: Any) -> None:
        messages = {"null_characters_not_allowed": UNREADABLE, "max_length": NOT_A_COUNT}
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(required=False, max_length=12, widget=widget, error_messages=messages, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if not text:
            return None
        try:
            return parse_whole(text, 1, MOST_PEOPLE)
        except BadWhole as error:
            raise ValidationError(NOT_A_COUNT) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}
