"""When something began, as people write it: part of a date, in any of the five scripts and in either era."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passage.doors.worker.fields import UNREADABLE
from passage.rules.text.dates import BadDate, parse_date

NOT_A_DATE = _("We could not read this date. Please write a year, or a month and a year, for example 5/2025.")
NOT_YET = _("This date has not come yet. Please check the year.")


class Since(forms.CharField):
    """A date of which perhaps only the year or the month is known; its value is ISO 8601, or empty."""

    def __init__(self, **options: Any) -> None:
        messages = {"null_characters_not_allowed": UNREADABLE, "max_length": NOT_A_DATE}
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, max_length=60, widget=widget, error_messages=messages, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if not text:
            return ""
        try:
            return str(parse_date(text, today=timezone.localdate()))
        except BadDate as error:
            raise ValidationError(NOT_YET if error.code == "in_future" else NOT_A_DATE) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}
