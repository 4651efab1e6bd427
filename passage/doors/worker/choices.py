"""The answers a worker can choose from, each with its code and its words. Codes are what the node stores."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Choices = tuple[tuple[str, str | Promise], ...]

YES, NO = "yes", "no"

DANGER: Choices = (
    (YES, _("Yes, I am in danger now")),
    (NO, _("No, not at this moment")),
)

NEEDS: Choices = (
    ("self", _("Report something that happened to me")),
    ("other", _("Report for another person")),
    ("group", _("Report for a group of people")),
    ("advice", _("Only get advice. Nothing is kept.")),
    ("number", _("Come back with a number I already have")),
)

KINDS: Choices = (
    ("documents_taken", _("Papers were taken away")),
    ("wages_unpaid", _("Wages not paid")),
    ("debt", _("Debt that must be worked off")),
    ("locked_in", _("Locked in")),
    ("threats", _("Threats")),
    ("violence", _("Hit or hurt")),
    ("sexual_harm", _("Sexual harm")),
    ("long_hours", _("Too many hours, too little rest")),
    ("deceived", _("The work was not as promised")),
    ("cannot_leave_boat", _("Cannot leave the boat")),
    ("injured", _("Injured or sick")),
    ("child", _("A child is working")),
)

COUNTRIES: Choices = (
    ("TH", _("Thailand")),
    ("KH", _("Cambodia")),
    ("LA", _("Laos")),
    ("MM", _("Myanmar")),
    ("ZZ", _("Another country")),
)

SECTORS: Choices = (
    ("fishing", _("Fishing boat")),
    ("seafood_processing", _("Fish and seafood factory")),
    ("agriculture", _("Farm or plantation")),
    ("construction", _("Building site")),
    ("manufacturing", _("Other factory")),
    ("domestic_work", _("Work in a private home")),
    ("service", _("Shop, hotel or restaurant")),
    ("other", _("Other work")),
    ("none", _("No work yet")),
)

WANTS: Choices = (
    ("talk", _("Talk to someone")),
    ("wages", _("Get the wages")),
    ("documents", _("Get the papers back")),
    ("leave_safely", _("Leave safely")),
    ("doctor", _("See a doctor")),
    ("shelter", _("A safe place to stay")),
    ("go_home", _("Go home")),
    ("only_tell", _("Only let you know")),
)

CHANNELS: Choices = (
    ("none", _("Do not contact me. I will come back with my number.")),
    ("phone", _("By phone call")),
    ("message", _("By a message on the phone or in an app")),
    ("person", _("Through a person I trust")),
)

# "May we ...?" is not answered with the word for yes everywhere.
AGREE: Choices = ((YES, pgettext_lazy("consent", "Yes")), (NO, pgettext_lazy("consent", "No")))

AGES: Choices = (
    (YES, pgettext_lazy("answer", "Yes")),
    (NO, pgettext_lazy("answer", "No")),
    ("unknown", _("I do not know, or I do not want to say")),
)

HOMES: Choices = (
    ("KH", _("Cambodia")),
    ("LA", _("Laos")),
    ("MM", _("Myanmar")),
    ("TH", _("Thailand")),
    ("none", _("Another country, or I do not want to say")),
)


def label(choices: Choices, code: str) -> str:
    """The words of one code; empty for one that is not among them."""
    return str(dict(choices).get(code, ""))
