"""The register of telephone numbers, and which of them may be shown to a worker today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from passage.rules.journey.months import add_months
from passage.rules.journey.sources import Certainty, read


class ContactKind(StrEnum):
    """Who runs the line. An `enforcement` line belongs to immigration enforcement: for officers, never for a worker."""

    EMERGENCY = "emergency"
    STATE = "state"
    NGO = "ngo"
    INTERNATIONAL = "international"
    ENFORCEMENT = "enforcement"


@dataclass(frozen=True, slots=True)
class Contact:
    """One row of the register.

    `number`: digits as dialled in the country, or with + and the country code; empty where none is known. Native digits and
    grouping are generated from it. `languages`: BCP 47, only where a source names them. `home_authority`: an official line of
    the country the worker comes from. `certainty` speaks of the number; whether it answers is known only after a call, which
    alone fills `verified_on` and `verified_by`.
    """

    key: str
    country: str
    who: str
    kind: ContactKind
    number: str
    certainty: Certainty
    source: str
    source_date: str | None = None
    languages: tuple[str, ...] = ()
    hours: str = ""
    free: bool = False
    purpose: str = ""
    home_authority: bool = False
    menu: tuple[tuple[str, str], ...] = ()
    alternative: str = ""
    from_abroad: str = ""
    emails: tuple[str, ...] = ()
    caution: str = ""
    note: str = ""
    verified_on: date | None = None
    verified_by: str = ""


class Showable(Protocol):
    """What the rule needs to know of a contact, wherever it is stored."""

    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def certainty(self) -> str: ...
    @property
    def home_authority(self) -> bool: ...
    @property
    def verified_on(self) -> date | None: ...
    @property
    def verified_by(self) -> str: ...


class Hidden(StrEnum):
    """Why a contact is not shown to a worker."""

    ENFORCEMENT = "enforcement"
    NO_NUMBER = "no_number"
    UNVERIFIED = "unverified"
    NOT_CALLED = "not_called"
    CALLED_TOO_LONG_AGO = "called_too_long_ago"
    HOME_AUTHORITY_NOT_WANTED = "home_authority_not_wanted"


def why_hidden(contact: Showable, *, today: date, wants_home_authority: bool) -> Hidden | None:
    """The reason why this contact is not shown to a worker today, or None if it may be.

    `wants_home_authority`: the person said that contact with their own state is wanted; unknown is no.
    """
    if contact.kind == ContactKind.ENFORCEMENT:
        return Hidden.ENFORCEMENT
    if not contact.number:
        return Hidden.NO_NUMBER
    if contact.certainty == Certainty.UNVERIFIED:
        return Hidden.UNVERIFIED
    if contact.verified_on is None or not contact.verified_by or contact.verified_on > today:
        return Hidden.NOT_CALLED
    if today >= add_months(contact.verified_on, verified_for_months()):
        return Hidden.CALLED_TOO_LONG_AGO
    if contact.home_authority and not wants_home_authority:
        return Hidden.HOME_AUTHORITY_NOT_WANTED
    return None


def may_show_to_worker(contact: Showable, *, today: date, wants_home_authority: bool) -> bool:
    """May this contact be shown to a worker today?"""
    return why_hidden(contact, today=today, wants_home_authority=wants_home_authority) is None


@cache
def verified_for_months() -> int:
    """How many months after a call a number is hidden again (`data/timers.yaml`)."""
    return int(read("passage.rules.journey", "timers.yaml")["contacts"]["verified_for_months"])


@cache
def contacts() -> tuple[Contact, ...]:
    """The whole register (`data/contacts.yaml`), by country."""
    table = read("passage.rules.journey", "contacts.yaml")
    return tuple(_contact(country, row) for country, rows in table["contacts"].items() for row in rows)


def _contact(country: str, row: Mapping[str, Any]) -> Contact:
    return Contact(
        key=row["key"],
        country=country,
        who=row["who"],
        kind=ContactKind(row["kind"]),
        number=row["number"] or "",
        certainty=Certainty(row["certainty"]),
        source=row["src"],
        source_date=row["source_date"],
        languages=tuple(row.get("answers", ())),
        hours=row.get("hours", ""),
        free=bool(row.get("free", False)),
        purpose=row.get("purpose", ""),
        home_authority=bool(row.get("home_authority", False)),
        menu=tuple(row.get("menu", {}).items()),
        alternative=row.get("alternative", ""),
        from_abroad=row.get("from_abroad", ""),
        emails=tuple(row.get("email", ())),
        caution=row.get("caution", ""),
        note=row.get("note", ""),
    )


def rows() -> list[dict[str, Any]]:
    """The register as plain values for a node to store: each contact that has a number, not yet verified by anybody."""
    return [
        {
            "key": contact.key,
            "country": contact.country,
            "who": {"en": contact.who},
            "number": contact.number,
            "kind": str(contact.kind),
            "languages": list(contact.languages),
            "hours": contact.hours,
            "free": contact.free,
            "home_authority": contact.home_authority,
            "source": contact.source,
            "certainty": str(contact.certainty),
        }
        for contact in contacts()
        if contact.number
    ]
