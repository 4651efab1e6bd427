"""Adding many people at once, each with a key of their own; for a file that is taken whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from passage.node.people import vault
from passage.node.people.models import Person, PersonKey

if TYPE_CHECKING:
    from passage.node.people.profiles import Profile


def add_people(*, profiles: Sequence[Profile]) -> list[Person]:
    """People with keys and sealed profiles, in the order given. The caller has checked the policy and writes the log."""
    keyring = settings.KEYRING
    people, keys = [], []
    for profile in profiles:
        person, key = Person(), AESGCM.generate_key(256)
        person._passage_key = key  # type: ignore[attr-defined]
        keys.append((key, person))
        if values := profile.to_json():
            person.profile = vault.seal(person, vault.profile_place(person), values)
        people.append(person)
    Person.objects.bulk_create(people)
    PersonKey.objects.bulk_create(
        PersonKey(person=person, epoch=keyring.epoch, wrapped=vault.wrap(keyring, keyring.epoch, person, key))
        for key, person in keys
    )
    return people
