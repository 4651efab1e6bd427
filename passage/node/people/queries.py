"""Reading a person. Whoever calls these has checked the policy and writes the audit entry."""

from __future__ import annotations

from datetime import datetime

from passage.node.people import vault
from passage.node.people.models import Consent, Permission, Person
from passage.node.people.profiles import Profile
from passage.rules import consent as rule


def profile_of(person: Person) -> Profile:
    """The opened profile; empty for an anonymous person. Raises `vault.Erased`."""
    return Profile.from_json(vault.unseal(person, vault.profile_place(person), person.profile))


def consents_of(person: Person) -> list[Consent]:
    """Every consent the person gave, newest first."""
    return list(person.consents.order_by("-given_at", "-pk"))


def live_consents(person: Person, at: datetime) -> list[Consent]:
    """Consents that stand at `at`."""
    return list(person.consents.filter(given_at__lte=at, ends_at__gt=at, withdrawn_at__isnull=True).order_by("-given_at"))


def as_rule(row: Consent) -> rule.Consent:
    """The row as the rule sees it, read from the signed statement itself."""
    return rule.Consent.from_statement(bytes(row.statement), withdrawn_at=row.withdrawn_at)


def permitted(person: Person, what: str) -> bool:
    """The person's last word on something this node does; no word means no."""
    last = Permission.objects.filter(person=person, what=what).order_by("-at", "-pk").values_list("granted", flat=True).first()
    return bool(last)


def permissions_of(person: Person) -> dict[str, bool]:
    """The last word on each thing that was ever asked."""
    rows = Permission.objects.filter(person=person).order_by("at", "pk").values_list("what", "granted")
    return dict(rows)
