"""A form field for words in any script: kept as they were written, without what cannot be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from passage.rules.text import clean


class TextField(forms.CharField):
    """Words as they were written, without control characters. `limit` in characters; `lines` 1 for a single line."""

    def __init__(self, *, limit: int, lines: int = 6, **kwargs: Any) -> None:
        widget = forms.TextInput() if lines == 1 else forms.Textarea(attrs={"rows": lines})
        self.limit, self.single = limit, lines == 1
        super().__init__(widget=widget, strip=True, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return clean.clean_line(text, self.limit) if self.single else clean.clean_text(text, self.limit)
        except clean.BadText as bad:
            raise forms.ValidationError(_text_error(str(bad.code), self.limit), code=str(bad.code)) from bad


def _text_error(code: str, limit: int) -> str:
    if code == "too_long":
        return _("This is longer than %(limit)d characters. Shorten it.") % {"limit": limit}
    return _("There is no readable text in this. Write it again in plain letters.")
