"""Writing many rows about people at once; the caller has checked the policy and writes the log in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils import timezone

from passage.node.people import vault
from passage.node.people.actions import PERMISSIONS
from passage.node.people.errors import PeopleRefused, Refusal
from passage.node.people.models import Permission, Person
from passage.node.rows import insert

if TYPE_CHECKING:
    from passage.node.people.profiles import Profile


def add_people(*, profiles: Sequence[Profile]) -> list[Person]:
    """People with keys of their own and sealed profiles, in the order given."""
    people, keys = [], []
    for profile in profiles:
        person, key = Person(), AESGCM.generate_key(256)
        person._passage_key = key  # type: ignore[attr-defined]
        keys.append((person, key))
        if values := profile.to_json():
            person.profile = vault.seal(person, vault.profile_place(person), values)
        people.append(person)
    insert(people)
    vault.store_keys(keys)
    return people


def permit_many(
    *, person: Person, answers: Mapping[str, bool], language: str, texts: Mapping[str, tuple[str, str]]
) -> list[Permission]:
    """Write down each yes and no. `texts`: (text id, text hash) of what was read out for it.

    Raises `PeopleRefused` unknown_permission.
    """
    if not PERMISSIONS.issuperset(answers):
        raise PeopleRefused(Refusal.UNKNOWN_PERMISSION)
    at = timezone.now()
    given = []
    for what, granted in answers.items():
        text_id, text_hash = texts.get(what, (f"permission.{what}", ""))
        given.append(
            Permission(person=person, what=what, granted=granted, at=at, language=language, text_id=text_id, text_hash=text_hash)
        )
    insert(given)
    return given
