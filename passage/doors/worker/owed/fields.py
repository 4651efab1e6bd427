"""Amounts, hours and months as people write them, in the digits of any script and in either era."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passage.doors.worker.fields import UNREADABLE
from passage.doors.worker.since import Since
from passage.rules.text.digits import to_ascii
from passage.rules.text.numbers import BadWhole, parse_whole
from passage.rules.text.partial import PartialDate

NOT_AN_AMOUNT = _("Please write an amount in baht, for example 9000. If it was nothing, write 0.")
NOT_HOURS = _("Please write hours from 1 to 24, for example 10 or 8.5.")
NO_MONTH = _("Please write the month too, for example 5/2025.")
HIGHER_FIRST = _("Please write the lower number first, then the higher one.")
MOST_BAHT = 9_999_999
_SHARE = re.compile(r"(\d{1,7})[.,](\d{1,2})")


class Number(forms.CharField):
    """A number in one line. `wrong`: what is said of another text."""

    wrong: Any = NOT_AN_AMOUNT
    most = MOST_BAHT

    def __init__(self, **options: Any) -> None:
        messages = {"null_characters_not_allowed": UNREADABLE, "max_length": self.wrong, "required": self.wrong}
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        options.setdefault("required", False)
        super().__init__(max_length=20, widget=widget, error_messages=messages, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if not text:
            return None
        number = _number(text, self.most)
        if number is None:
            raise ValidationError(self.wrong)
        return number

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class Baht(Number):
    """An amount; its value a Decimal, None where nothing was written."""


class Hours(Number):
    """Hours of one day, more than 0."""

    wrong = NOT_HOURS
    most = 24

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        if number is not None and not number:
            raise ValidationError(self.wrong)
        return number


class Month(Since):
    """A month, or a day where it is known; its value a PartialDate, None where nothing was written."""

    def __init__(self, *, missing: Any = NO_MONTH, is_needed: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._missing, self._is_needed = missing, is_needed

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text and not self._is_needed:
            return None
        found = PartialDate.from_iso(text) if text else None
        if found is None or found.month is None:
            raise ValidationError(self._missing)
        return found


def _number(text: str, most: int) -> Decimal | None:
    try:
        return Decimal(parse_whole(text, 0, most))
    except BadWhole:
        found = _SHARE.fullmatch(to_ascii(text.strip()))
    number = Decimal(f"{found[1]}.{found[2]}") if found else None
    return number if number is not None and number <= most else None
