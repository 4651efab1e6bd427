"""Reading about the agency, its desks and its people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection

from passage.node.agency.models import Account, Agency, Contact, Desk, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

# Written out: every page asks for it, and building it each time costs more than running it.
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


@cache
def _signed_in() -> tuple[str, Mapping[int, Any]]:
    """The statement of `signed_in` and how each column is read: every page of the desk asks this, and putting it together
    each time costs more than running it."""
    compiler = Account.objects.filter(pk=0).query.get_compiler(DEFAULT_DB_ALIAS)
    statement, _ = compiler.as_sql()
    return statement, compiler.get_converters([column for column, _, _ in compiler.select])


def signed_in(pk: int) -> Account | None:
    """The account of somebody who was signed in, with its desk."""
    statement, converters = _signed_in()
    with connection.cursor() as cursor:
        cursor.execute(statement, [pk])
        values = cursor.fetchone()
    if values is None:
        return None
    row = list(values)
    for at, (convert, column) in converters.items():
        for each in convert:
            row[at] = each(row[at], column, connection)
    own = [field.attname for field in Account._meta.concrete_fields]
    account: Account = Account.from_db(connection.alias, own, row[: len(own)])
    if account.desk_id:
        account.desk = Desk.from_db(connection.alias, [field.attname for field in Desk._meta.concrete_fields], row[len(own) :])
    return account


def assignable() -> QuerySet[Account]:
    """Who can be given a report or a case."""
    return Account.objects.filter(is_active=True, role__in=[Role.OFFICER, Role.SUPERVISOR]).order_by("name")
