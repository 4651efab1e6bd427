"""Telephone numbers a worker may be shown: only such as somebody here has called, and not too long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from passage.node.agency import queries as agency
from passage.rules.journey.contacts import may_show_to_worker


@dataclass(frozen=True)
class Line:
    """One number: who answers, when, and how it is dialled. `example`: invented, in a demonstration."""

    who: str
    dial: str
    hours: str
    free: bool
    example: bool


def lines_to_call(language: str, today: date) -> list[Line]:
    """The numbers of this country that the rule lets through, those that answer in the reader's language first.

    Lines of a home state are left out: nobody here has said that contact with it is wanted.
    """
    shown = [
        contact
        for contact in agency.contacts().filter(country=settings.NODE_COUNTRY)
        if may_show_to_worker(contact, today=today, wants_home_authority=False)
        and (not contact.example or settings.NODE_MODE == "demo")
    ]
    shown.sort(key=lambda contact: language not in contact.languages)
    return [
        Line(
            who=contact.who.get(language) or contact.who.get("en", ""),
            dial=contact.number,
            hours=_("Day and night") if contact.hours == "24 h" else contact.hours,
            free=contact.free,
            example=contact.example,
        )
        for contact in shown
    ]
