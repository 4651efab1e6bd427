"""Reading about the agency, its desks and its people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from passage.node.agency.models import Account, Agency, Contact, Desk, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Written out: every page of the desk asks who is signed in, and building this each time costs more than running it.
SIGNED_IN = (
    "SELECT account.*, desk.code AS desk_code, desk.names AS desk_names FROM agency_account account"
    " LEFT JOIN agency_desk desk ON desk.id = account.desk_id WHERE account.id = %s"
)
NAMES = "SELECT names FROM agency_agency WHERE id = 1"


@dataclass(frozen=True)
class PublishedPolicy:
    """What this node really does, in the form in which the worker's door prints it.

    `firewall`: never to immigration enforcement or an employer. `readers`: who opens reports, in the language asked for.
    """

    agency: str
    country: str
    firewall: bool
    readers: str
    retention_days: int


class NoAgency(Exception):
    """The node was not set up: `passage init` makes its agency."""


def agency() -> Agency:
    found = Agency.objects.first()
    if found is None:
        raise NoAgency
    return found


def name(language: str) -> str:
    """What the agency is called, English where it has no name in this language. For every page: asked fresh, and cheaply."""
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        found = cursor.fetchone()
    if found is None:
        raise NoAgency
    return Agency(names=json.loads(found[0])).name(language)


def published_policy(language: str) -> PublishedPolicy:
    """The policy of this node in one language, English where a name was not given in it."""
    of_node = agency()
    return PublishedPolicy(
        agency=of_node.name(language),
        country=of_node.country,
        firewall=of_node.firewall,
        readers=of_node.readers.get(language) or of_node.readers.get("en", ""),
        retention_days=of_node.retention_days,
    )


def intake_desk() -> Desk:
    """The desk that reports go to when nobody chose one."""
    found = Desk.objects.filter(takes_reports=True).order_by("pk").first()
    if found is None:
        raise NoAgency
    return found


def desks() -> QuerySet[Desk]:
    return Desk.objects.order_by("code")


def desk_names(language: str) -> dict[str, str]:
    return {desk.code: desk.name(language) for desk in Desk.objects.all()}


def contacts() -> QuerySet[Contact]:
    return Contact.objects.order_by("country", "key")


def accounts() -> QuerySet[Account]:
    return Account.objects.select_related("desk").order_by("name", "pk")


def account(public_id: UUID) -> Account | None:
    return Account.objects.select_related("desk").filter(public_id=public_id).first()


def signed_in(pk: int) -> Account | None:
    """The account of somebody who was signed in, with its desk."""
    found: list[Any] = list(Account.objects.raw(SIGNED_IN, [pk]))
    if not found:
        return None
    account: Account = found[0]
    if account.desk_id:
        values = (account.desk_id, found[0].desk_code, json.loads(found[0].desk_names))
        account.desk = Desk.from_db(connection.alias, ("id", "code", "names"), values)
    return account


def assignable() -> QuerySet[Account]:
    """Who can be given a report or a case."""
    return Account.objects.filter(is_active=True, role__in=[Role.OFFICER, Role.SUPERVISOR]).order_by("name")
