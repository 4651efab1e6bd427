"""Sealing and opening what belongs to a person, under the person's key."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from passage.node import keyring as keyrings
from passage.node.people.models import PersonKey
from passage.node.rows import insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from passage.node.keyring import Keyring
    from passage.node.people.models import Person

NONCE = 12
# Lengths tell stories: a sealed value grows in steps of this many bytes.
STEP = 128


class Erased(Exception):
    """The person's key is gone; what it sealed cannot be read by anyone."""


class Tampered(Exception):
    """A sealed value was changed, or belongs to another person or place."""


def keyring() -> Keyring:
    """The node's keyring as it is now: a rotation by another process is noticed."""
    known: Keyring = settings.KEYRING
    fresh = keyrings.renewed(known, settings.HOME.keyring)
    if fresh is not known:
        settings.KEYRING = fresh
    return fresh


def make_key(person: Person) -> None:
    """Give a new person a key. Called once, in the transaction that makes the person."""
    key = AESGCM.generate_key(256)
    store_keys([(person, key)])
    person._passage_key = key  # type: ignore[attr-defined]


def store_keys(keys: Sequence[tuple[Person, bytes]]) -> None:
    """Wrap and store the keys of new people, in the transaction that makes them.

    The keyring is looked at again after the rows are written: a rotation either sees these rows or is seen here.
    """
    known = keyring()
    made = [PersonKey(person=person, epoch=known.epoch, wrapped=wrap(known, known.epoch, person, key)) for person, key in keys]
    insert(made)
    newer = keyring()
    if newer.epoch != known.epoch:
        for row, (person, key) in zip(made, keys, strict=True):
            row.epoch, row.wrapped = newer.epoch, wrap(newer, newer.epoch, person, key)
        PersonKey.objects.bulk_update(made, ["epoch", "wrapped"])


def wrap(keyring: Keyring, epoch: str, person: Person, key: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(keyring.epochs[epoch]).encrypt(nonce, key, _wrapping(person))


def unwrap(keyring: Keyring, row: PersonKey, person: Person) -> bytes:
    wrapped = bytes(row.wrapped)
    if row.epoch not in keyring.epochs:
        raise Erased
    try:
        return AESGCM(keyring.epochs[row.epoch]).decrypt(wrapped[:NONCE], wrapped[NONCE:], _wrapping(person))
    except InvalidTag as error:
        raise Tampered from error


def _wrapping(person: Person) -> bytes:
    return b"safe-passage/person-key/1:" + str(person.public_id).encode()


def key_of(person: Person) -> bytes:
    """The person's key, unwrapped once for each loaded object; raises `Erased`."""
    key: bytes | None = getattr(person, "_passage_key", None)
    if key is None:
        try:
            row = person.key
        except PersonKey.DoesNotExist as error:
            raise Erased from error
        known: Keyring = settings.KEYRING
        if row.epoch not in known.epochs:
            row, known = _as_wrapped_now(row), keyring()
        key = unwrap(known, row, person)
        person._passage_key = key  # type: ignore[attr-defined]
    return key


def _as_wrapped_now(row: PersonKey) -> PersonKey:
    """The row, read again if a rotation wrapped it anew after it was read."""
    if row.epoch in keyring().epochs:
        return row
    again = PersonKey.objects.filter(pk=row.pk).first()
    if again is None:
        raise Erased
    return again


def profile_place(person: Person) -> str:
    return f"profile:{person.public_id}"


def seal(person: Person, place: str, value: Any) -> bytes:
    """Seal a JSON value under the person's key; `place` binds it to where it is stored, e.g. "note:<uuid>"."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return seal_bytes(person, place, plain + b" " * (-len(plain) % STEP))


def unseal(person: Person, place: str, sealed: bytes | memoryview) -> Any:
    """Open what `seal` made; `{}` for nothing. Raises `Erased` or `Tampered`."""
    if not sealed:
        return {}
    return json.loads(unseal_bytes(person, place, sealed))


def seal_bytes(person: Person, place: str, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key_of(person)).encrypt(nonce, plain, _place(place))


def unseal_bytes(person: Person, place: str, sealed: bytes | memoryview) -> bytes:
    raw = bytes(sealed)
    try:
        return AESGCM(key_of(person)).decrypt(raw[:NONCE], raw[NONCE:], _place(place))
    except InvalidTag as error:
        raise Tampered from error


def _place(place: str) -> bytes:
    return b"safe-passage/sealed/1:" + place.encode()
