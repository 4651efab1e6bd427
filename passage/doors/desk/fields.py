"""Form fields that understand the region: native digits, Buddhist years, five scripts; and say plainly what is wrong."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from passage.rules.text import dates, phones

Form = TypeVar("Form", bound=forms.Form)


class _SharedFields(dict[str, forms.Field]):
    """Fields that every form of a class uses as they are."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


def share_fields(form: type[Form]) -> type[Form]:
    """For a form that never changes its fields: Django copies each of them whole for every form, which costs more than checking.

    What was typed, and what is wrong with it, belongs to the form and never to its fields.
    """
    form.base_fields = _SharedFields(form.base_fields)
    return form


class LongForm(forms.Form):
    """For a form of many fields: Django makes an object that draws a field also where the field is only checked."""

    def _clean_fields(self) -> None:
        for name, field in self.fields.items():
            given = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            try:
                self.cleaned_data[name] = field.clean(given)
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)


class PartialDateField(forms.CharField):
    """A day, a month or a year, as ISO 8601; Buddhist years, month names and native digits are understood."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return str(dates.parse_date(text, today=timezone.localdate()))
        except dates.BadDate as bad:
            raise forms.ValidationError(_date_error(str(bad.code)), code=str(bad.code)) from bad


class PhoneOrTextField(forms.CharField):
    """A telephone number in E.164."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return phones.parse_phone(text, country=settings.NODE_COUNTRY)
        except phones.BadPhone as bad:
            raise forms.ValidationError(_("Write a telephone number with 7 to 15 digits."), code=str(bad.code)) from bad


def _date_error(code: str) -> str:
    return {
        "impossible_day": _("This day does not exist in the calendar. Check day and month."),
        "in_future": _("This date lies in the future. Check the year."),
        "too_old": _("This date is too long ago. Check the year."),
    }.get(code, _("Write a date as day/month/year, or only a year, for example 14/4/1998 or 2541."))
