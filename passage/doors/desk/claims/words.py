"""Words about claims at the desk."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from passage.doors.desk import words
from passage.doors.frame.rows import draw_badge

CERTAINTIES: dict[str, Any] = {
    "certain": pgettext_lazy("of a rule of law", "certain"),
    "probable": pgettext_lazy("of a rule of law", "probable"),
    "uncertain": pgettext_lazy("of a rule of law", "uncertain"),
    "unverified": pgettext_lazy("of a rule of law", "not verified"),
}
_BADGES = {"certain": "done", "probable": "quiet", "uncertain": "waiting", "unverified": "danger"}
REFUSALS: dict[str, Any] = {
    "no_such_law": gettext_lazy("The law of this country is not entered."),
    "no_such_rule": gettext_lazy("There is no such rule in the tables any more."),
    "already_off": gettext_lazy("Somebody switched this rule off before you."),
    "not_off": gettext_lazy("This rule is not switched off."),
    "reason_needed": gettext_lazy("Say why, for whoever looks at it after you."),
    "too_long": gettext_lazy("This text is too long. Shorten it."),
}  # fmt: skip


def certainty_badge(code: str) -> SafeString:
    """How sure a rule is, as a word with a shape."""
    return draw_badge(words.word(CERTAINTIES, code), _BADGES.get(code, "danger"))
