"""Form fields of a claim: amounts and hours that may be ranges, whole days, as facts take them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from passage.doors.desk.fields import PartialDateField
from passage.rules.text.dates import parse_date
from passage.rules.text.digits import to_ascii
from passage.rules.text.partial import BadDate

MOST = 1_000_000_000
_NUMBER = r"\d{1,9}(?:[.,]\d{1,2})?"
_RANGE = re.compile(rf"\s*({_NUMBER})(?:\s*(?:-|–|~|to|\u2212)\s*({_NUMBER}))?\s*\Z")
_TIME = re.compile(r"(?:\s|T)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*\Z")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|\Z))")


class SpanField(forms.CharField):
    """A number, or two with a dash where only a range is remembered; digits of five scripts. Gives "8" or {"from", "to"}."""

    def __init__(self, *, most: int, exact: bool = False, **kwargs: Any) -> None:
        self.most, self.exact = Decimal(most), exact
        super().__init__(max_length=60, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = _THOUSANDS.sub("", to_ascii(str(value or "").strip()))
        if not text:
            return None
        found = _RANGE.match(text)
        if found is None:
            raise forms.ValidationError(_("Write a number, or two with a dash for a range, for example 10 or 10-12."))
        low, high = (Decimal(each.replace(",", ".")) if each else None for each in found.groups())
        assert low is not None
        if max(low, high or low) > self.most:
            raise forms.ValidationError(_("Write at most %(most)s.") % {"most": self.most})
        if high is not None and self.exact:
            raise forms.ValidationError(_("Write one number here."))
        if high is not None and high < low:
            raise forms.ValidationError(_("A range goes from the lower to the higher number."))
        return f"{low:f}" if high is None or high == low else {"from": f"{low:f}", "to": f"{high:f}"}

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Checked when it is read."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value['from']}-{value['to']}" if isinstance(value, dict) else value


class DayField(PartialDateField):
    """A whole day, as ISO 8601; Buddhist years and native digits are understood."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if text and len(text) != 10:
            raise forms.ValidationError(_("Write the day too, for example 14/4/2025 or 14/4/2568."))
        return text


class MomentField(PartialDateField):
    """A day with a time, as 2025-03-01 20:30; Buddhist years and native digits are understood."""

    def to_python(self, value: Any) -> str:
        text = to_ascii(str(value or "").strip())
        if not text:
            return ""
        found = _TIME.search(text)
        if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
            raise forms.ValidationError(_("Write day and time, for example 14/4/2025 20:30."))
        day = super().to_python(text[: found.start()])
        if len(day) != 10:
            raise forms.ValidationError(_("Write the day too, for example 14/4/2025 or 14/4/2568."))
        return f"{day} {int(found['hour']):02}:{found['minute']}"


class MonthField(PartialDateField):
    """A month, as 2025-03."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if text and len(text) != 7:
            raise forms.ValidationError(_("Write month and year, for example 3/2025 or 2568-03."))
        return text


class ComingDayField(forms.CharField):
    """A whole day that may lie ahead, as ISO 8601."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            found = parse_date(text, today=timezone.localdate().replace(year=timezone.localdate().year + 30, day=1))
        except BadDate:
            raise forms.ValidationError(_("Write a date as day/month/year, for example 14/4/2027.")) from None
        if found.day is None:
            raise forms.ValidationError(_("Write the day too, for example 14/4/2025 or 14/4/2568."))
        return str(found)
