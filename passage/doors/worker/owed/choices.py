"""The answers of these questions, each with its code and its words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passage.doors.worker.choices import Choices

WORKS: Choices = (
    ("general", _("Factory, shop, building site or other work")),
    ("agriculture", _("Farm or plantation")),
    ("domestic", _("Work in a private home")),
    ("fishing", _("Fishing boat")),
    ("hotel", _("Hotel, or a place of entertainment")),
    ("hazardous", _("Work that the law calls dangerous")),
)
WORK_HINTS = {"hazardous": _("The law has a list of it. If you are not sure, choose another answer.")}

OTHER = "other"
HOTELS: Choices = (
    ("hotel_4_star_and_above", _("A hotel with 4 stars or more, where 50 people or more work")),
    ("hotel_type_2", _("Another hotel of type 2, 3 or 4")),
    ("entertainment_place", _("A place of entertainment")),
    (OTHER, _("A smaller hotel, or I do not know")),
)

EMPLOYEES = {"hotel_4_star_and_above": 50}
"""How many work there at least, by the words of the answer."""


def class_of(hotel: str) -> str:
    """The class of establishment, as the tables name it; empty where no rate of its own can hold."""
    return "" if hotel == OTHER else hotel


NO_AREA = "none"
NONE_OF_THESE = _("None of these")

PAYS: Choices = (
    ("daily", _("By the day")),
    ("monthly", _("By the month")),
    ("hourly", _("By the hour")),
    ("piece", _("By the piece, or by weight")),
)

# What the agreed wage and the money really paid are asked for, by how the wage is counted.
AGREED_FOR = {
    "daily": _("How much was agreed for a day?"),
    "monthly": _("How much was agreed for a month?"),
    "hourly": _("How much was agreed for an hour?"),
    "piece": _("How much does a usual day bring, by the agreed price?"),
}
PAID_FOR_A_MONTH = _("How much were you really paid for a month?")
PAID_FOR_A_DAY = _("How much were you really paid for a day?")

DAYS_OFF: Choices = (
    ("0", _("No day off")),
    ("1", _("One day off a week")),
    ("2", _("Two days off a week")),
)

ENDS: Choices = (
    ("working", _("I still work there")),
    ("dismissed", _("The employer sent me away")),
    ("left", _("I left by myself")),
)

SECTORS = {"agriculture": "agriculture", "domestic": "domestic_work", "fishing": "fishing", "hotel": "service"}
"""Which kind of work a report names for each, where there is one."""
