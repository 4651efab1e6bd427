"""What can be done about a person: add, change, consent, erase."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.people import vault
from passage.node.people.errors import PeopleRefused, Refusal
from passage.node.people.models import Consent, Permission, Person, PersonKey
from passage.rules import consent as rule

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.people.profiles import Profile

CONSENT_DOMAIN = "safe-passage/consent/1"
PERMISSIONS = frozenset({"keep", "contact", "blind_check", "statistics"})


@dataclass(frozen=True)
class ConsentGiven:
    """A consent as it was given at a door.

    `recipient`: node name. `purpose`, `fields`: of `rules.consent`. `days`: how long it lasts. `text_id`, `text_hash`: the
    exact text read, in `language`. `channel`: worker_door, in_person, phone or on_paper. `witness`: role of who witnessed.
    """

    recipient: str
    purpose: str
    fields: tuple[str, ...]
    days: int
    text_id: str
    text_hash: str
    language: str
    channel: str
    witness: str = ""
    audio_played: bool = False


@transaction.atomic
def add_person(*, by: Actor, profile: Profile) -> Person:
    """Make a person with a key of their own and seal the profile under it."""
    person = Person.objects.create()
    vault.make_key(person)
    values = profile.to_json()
    if values:
        person.profile = vault.seal(person, vault.profile_place(person), values)
        person.save(update_fields=["profile"])
    audit.record(by=by, act="person.add", thing="person", thing_id=person.public_id, person=person.public_id)
    return person


@transaction.atomic
def change_profile(*, by: Actor, person: Person, profile: Profile) -> Person:
    """Replace the profile. The caller has checked that `by` may, and that nothing changed meanwhile."""
    person.profile = vault.seal(person, vault.profile_place(person), profile.to_json())
    person.save(update_fields=["profile"])
    audit.record(by=by, act="person.change", thing="person", thing_id=person.public_id, person=person.public_id)
    return person


@transaction.atomic
def record_consent(*, by: Actor, person: Person, given: ConsentGiven, at: datetime | None = None) -> Consent:
    """Write down and sign what the person agreed to. Raises `rules.consent.BadConsent` for a consent that says too much."""
    at = (at or timezone.now()).replace(microsecond=0)
    statement = _statement(given, at)
    content = statement.statement()
    row = Consent.objects.create(
        public_id=uuid.UUID(statement.id),
        person=person,
        recipient=given.recipient,
        purpose=given.purpose,
        fields=sorted(given.fields),
        given_at=statement.given_at,
        ends_at=statement.ends_at,
        channel=given.channel,
        language=given.language,
        statement=content,
        statement_hash=statement.hash(),
        signature=settings.KEYRING.signing.sign(CONSENT_DOMAIN, content),
    )
    audit.record(
        by=by,
        act="consent.record",
        thing="consent",
        thing_id=row.public_id,
        person=person.public_id,
        recipient=given.recipient,
        purpose=given.purpose,
    )
    return row


def _statement(given: ConsentGiven, at: datetime) -> rule.Consent:
    return rule.Consent(
        id=str(uuid.uuid4()),
        subject=str(uuid.uuid4()),
        recipient=given.recipient,
        purpose=rule.Purpose(given.purpose),
        fields=frozenset(rule.Field(name) for name in given.fields),
        text_id=given.text_id,
        text_hash=given.text_hash,
        language=given.language,
        channel=rule.Channel(given.channel),
        witness=given.witness,
        audio_played=given.audio_played,
        given_at=at,
        ends_at=at + timedelta(days=given.days),
        withdrawn_at=None,
    )


@transaction.atomic
def mark_withdrawn(*, by: Actor, consent: Consent) -> Consent:
    """The person takes a consent back. What must follow across the border is `referrals.withdraw_consent`."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_at:
        raise PeopleRefused(Refusal.ALREADY_WITHDRAWN)
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    audit.record(by=by, act="consent.withdraw", thing="consent", thing_id=consent.public_id, person=consent.person.public_id)
    return consent


@transaction.atomic
def permit(*, by: Actor, person: Person, what: str, granted: bool, language: str, text_id: str, text_hash: str) -> Permission:
    """Write down a yes or no to something this node itself does."""
    if what not in PERMISSIONS:
        raise PeopleRefused(Refusal.UNKNOWN_PERMISSION)
    row = Permission.objects.create(
        person=person,
        what=what,
        granted=granted,
        at=timezone.now(),
        language=language,
        text_id=text_id,
        text_hash=text_hash,
    )
    audit.record(
        by=by,
        act="person.permit",
        thing="person",
        thing_id=person.public_id,
        person=person.public_id,
        granted=[what] if granted else [],
        refused=[] if granted else [what],
    )
    return row


@transaction.atomic
def erase(*, by: Actor, person: Person, reason: str) -> Person:
    """Destroy the person's key: what it sealed is unreadable from now on, here and after the next rotation in old copies.

    Raises `PeopleRefused("held")` while an open claim holds the record.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.held_for:
        raise PeopleRefused(Refusal.HELD)
    if person.erased_at:
        raise PeopleRefused(Refusal.ERASED)
    PersonKey.objects.filter(person=person).delete()
    person.match_keys.all().delete()
    person.profile = b""
    person.erased_at = timezone.now()
    person.save(update_fields=["profile", "erased_at"])
    audit.record(by=by, act="person.erase", thing="person", thing_id=person.public_id, person=person.public_id, reason=reason)
    return person


@transaction.atomic
def hold(*, by: Actor, person: Person, what: str, held: bool) -> Person:
    """Keep the record from being erased for the sake of `what` (a code that the person is told), or let go of it again.

    What holds it for another reason stays.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if held == (person.held_for == what) or (person.held_for and person.held_for != what):
        return person
    person.held_for = what if held else ""
    person.save(update_fields=["held_for"])
    act = "person.hold" if held else "person.let_go"
    audit.record(by=by, act=act, thing="person", thing_id=person.public_id, person=person.public_id, what=what)
    return person
