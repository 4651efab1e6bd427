"""What is typed at the page behind the number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passage.doors.frame.form_fields import FieldLook
from passage.doors.worker.fields import Words

MESSAGE_LIMIT = 4000
EMPTY = _("Please type your number: 20 digits.")
NOTHING = _("Please write something first.")
WRONG = {
    "empty": EMPTY,
    "too_short": _("Digits are missing. The number has 20 digits."),
    "too_long": _("There are too many digits. The number has 20 digits."),
    "not_digits": _("Only digits, please. The digits of your script are fine too."),
    "wrong_check": _("One digit is not right. Please compare with what you wrote down."),
    "unknown": _("This number opens no report. Please check it, or the report was deleted."),
    "busy": _("Very many people are here now. Please try again in a minute."),
}


class OpenNumber(forms.Form):
    """The number itself."""

    number = Words(
        limit=400,
        required=True,
        missing=EMPTY,
        label=_("Come back with your number"),
        help_text=_("20 digits, in the digits of any script. Spaces do not matter."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["number"].error_messages["max_length"] = WRONG["too_long"]
        self.fields["number"].widget.attrs |= {"inputmode": "numeric", "data-number": str(WRONG["wrong_check"])}

    @property
    def shown(self) -> list[tuple[forms.BoundField, FieldLook]]:
        return [(self["number"], FieldLook(heading=True, width="20"))]


class Writing(forms.Form):
    """A message to the desk, and more for the report. Which of the two is sent, the button says."""

    text = Words(limit=MESSAGE_LIMIT, lines=4, label=_("Write to us"))
    more = Words(
        limit=MESSAGE_LIMIT,
        lines=4,
        label=_("Add something to your report"),
        help_text=_("It is kept with the report and is not shown here again."),
    )

    def __init__(self, typed: Any, *, sends: str = "") -> None:
        super().__init__(typed if sends else None, initial=typed, use_required_attribute=False)
        self.sends = sends
        if sends:
            field = self.fields[sends]
            field.required, field.error_messages["required"] = True, NOTHING

    @property
    def is_sendable(self) -> bool:
        """Whether the box that is sent is right; the other one only waits."""
        return not self.errors.get(self.sends)

    def boxes(self) -> list[forms.BoundField]:
        return [self["text"], self["more"]]
