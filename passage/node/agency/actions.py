"""What can be done about the agency: set it up, its desks, its accounts, its contacts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.errors import AgencyRefused, Refusal
from passage.node.agency.models import Account, Agency, Contact, Desk, Role
from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.audit.traces import ActorKind

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor


def _require_unless_console(by: Actor, permission: Permission) -> None:
    """The console belongs to whoever holds the machine and its keys; everyone else needs the permission."""
    if by.trace.kind is not ActorKind.CONSOLE:
        require(by, permission)


@transaction.atomic
def set_up(*, by: Actor, names: Mapping[str, str], country: str, readers: Mapping[str, str], firewall: bool = True) -> Agency:
    """Write down whose node this is. Can be run again to change it."""
    _require_unless_console(by, Permission.MANAGE_NODE)
    agency, _ = Agency.objects.update_or_create(
        pk=1, defaults={"names": dict(names), "country": country, "readers": dict(readers), "firewall": firewall}
    )
    audit.record(by=by, act="agency.set_up", thing="agency", thing_id=country, firewall=firewall)
    return agency


@transaction.atomic
def set_policy(*, by: Actor, firewall: bool, retention_days: int, readers: Mapping[str, str]) -> Agency:
    """Change what the worker's door says of this node."""
    _require_unless_console(by, Permission.MANAGE_NODE)
    agency = Agency.objects.select_for_update().get(pk=1)
    agency.firewall, agency.retention_days, agency.readers = firewall, retention_days, dict(readers)
    agency.save(update_fields=["firewall", "retention_days", "readers"])
    audit.record(by=by, act="agency.policy", thing="agency", firewall=firewall, retention_days=retention_days)
    return agency


@transaction.atomic
def add_desk(*, by: Actor, code: str, names: Mapping[str, str], takes_reports: bool = True) -> Desk:
    """Make a desk, or return the one of this code."""
    _require_unless_console(by, Permission.MANAGE_NODE)
    desk, made = Desk.objects.get_or_create(code=code, defaults={"names": dict(names), "takes_reports": takes_reports})
    if made:
        audit.record(by=by, act="desk.add", thing="desk", thing_id=code)
    return desk


@transaction.atomic
def add_account(
    *, by: Actor, email: str, name: str, role: str, desk: Desk | None, password: str, language: str = "en"
) -> Account:
    """Make an account for a person who works here.

    Raises `AgencyRefused`: email_taken, unknown_role, weak_password (with the reasons).
    """
    _require_unless_console(by, Permission.MANAGE_ACCOUNTS)
    if role not in list(Role):
        raise AgencyRefused(Refusal.UNKNOWN_ROLE)
    _check_password(password, Account(email=email, name=name))
    if Account.objects.filter(email=email.lower()).exists():
        raise AgencyRefused(Refusal.EMAIL_TAKEN)
    try:
        account = Account.objects.create_user(email, password, name=name, role=role, desk=desk, language=language)
    except IntegrityError as error:
        raise AgencyRefused(Refusal.EMAIL_TAKEN) from error
    audit.record(by=by, act="account.add", thing="account", thing_id=account.public_id, role=role)
    return account


@transaction.atomic
def change_account(*, by: Actor, account: Account, role: str, desk: Desk | None, is_active: bool) -> Account:
    """Change what somebody may do. Nobody changes their own; one active administrator always remains."""
    _require_unless_console(by, Permission.MANAGE_ACCOUNTS)
    if role not in list(Role):
        raise AgencyRefused(Refusal.UNKNOWN_ROLE)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if by.trace.id == str(account.public_id):
        raise AgencyRefused(Refusal.OWN_ACCOUNT)
    if account.role == Role.ADMINISTRATOR and (role != Role.ADMINISTRATOR or not is_active):
        others = Account.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=account.pk)
        if not others.exists():
            raise AgencyRefused(Refusal.LAST_ADMINISTRATOR)
    account.role, account.desk, account.is_active = role, desk, is_active
    account.save(update_fields=["role", "desk", "is_active"])
    audit.record(by=by, act="account.change", thing="account", thing_id=account.public_id, role=role, active=is_active)
    return account


@transaction.atomic
def set_password(*, by: Actor, account: Account, password: str) -> Account:
    """Give somebody a new password; whoever was signed in with the old one is signed out. Nobody gives it to themselves here.

    Raises `AgencyRefused`: own_account, weak_password (with the reasons).
    """
    _require_unless_console(by, Permission.MANAGE_ACCOUNTS)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if by.trace.id == str(account.public_id):
        raise AgencyRefused(Refusal.OWN_ACCOUNT)
    _check_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    audit.record(by=by, act="account.password", thing="account", thing_id=account.public_id)
    return account


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise AgencyRefused(Refusal.WEAK_PASSWORD, list(error.messages)) from error


@transaction.atomic
def speak(*, by: Account, language: str) -> Account:
    """Choose one's own language for the desk."""
    by.language = language
    by.save(update_fields=["language"])
    return by


@transaction.atomic
def load_contacts(*, by: Actor, contacts: list[dict[str, Any]]) -> int:
    """Put the known contacts in place, unverified; what somebody verified by calling is not touched."""
    _require_unless_console(by, Permission.MANAGE_NODE)
    known = set(Contact.objects.values_list("key", flat=True))
    fresh = [Contact(**values) for values in contacts if values["key"] not in known]
    Contact.objects.bulk_create(fresh)
    audit.record(by=by, act="contacts.load", thing="contact", count=len(fresh))
    return len(fresh)


@transaction.atomic
def verify_contact(*, by: Account, contact: Contact, on: date | None = None) -> Contact:
    """Somebody called the number today and it answered as described."""
    require(by, Permission.MANAGE_NODE)
    if not contact.number:
        raise AgencyRefused(Refusal.NO_NUMBER)
    contact.verified_on, contact.verified_by = on or timezone.localdate(), str(by.public_id)
    contact.save(update_fields=["verified_on", "verified_by"])
    audit.record(by=by, act="contact.verify", thing="contact", thing_id=contact.key)
    return contact
