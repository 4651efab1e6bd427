"""Sealing and opening what belongs to a person, under the person's key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from passage.node import sealing
from passage.node.people.models import PersonKey, key_place
from passage.node.sealing import STEP, Erased, Tampered, keyring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from passage.node.people.models import Person

__all__ = ["STEP", "Erased", "Tampered", "key_of", "key_place", "keyring", "make_key", "profile_place", "seal", "seal_bytes",
           "store_keys", "unseal", "unseal_bytes"]  # fmt: skip


def make_key(person: Person) -> None:
    """Give a new person a key. Called once, in the transaction that makes the person."""
    key = AESGCM.generate_key(256)
    store_keys([(person, key)])
    person._passage_key = key  # type: ignore[attr-defined]


def store_keys(keys: Sequence[tuple[Person, bytes]]) -> None:
    """Wrap and store the keys of new people, in the transaction that makes them."""
    sealing.store_keys([(PersonKey(person=person), key) for person, key in keys])


def key_of(person: Person) -> bytes:
    """The person's key, unwrapped once for each loaded object; raises `Erased`."""
    key: bytes | None = getattr(person, "_passage_key", None)
    if key is None:
        try:
            row = person.key
        except PersonKey.DoesNotExist as error:
            raise Erased from error
        key = sealing.opened(row)
        person._passage_key = key  # type: ignore[attr-defined]
    return key


def profile_place(person: Person) -> str:
    return f"profile:{person.public_id}"


def seal(person: Person, place: str, value: Any) -> bytes:
    """Seal a JSON value under the person's key; `place` binds it to where it is stored, e.g. "note:<uuid>"."""
    return sealing.seal(key_of(person), place, value)


def unseal(person: Person, place: str, sealed: bytes | memoryview) -> Any:
    """Open what `seal` made; `{}` for nothing. Raises `Erased` or `Tampered`."""
    return sealing.unseal(key_of(person), place, sealed) if sealed else {}


def seal_bytes(person: Person, place: str, plain: bytes) -> bytes:
    return sealing.seal_bytes(key_of(person), place, plain)


def unseal_bytes(person: Person, place: str, sealed: bytes | memoryview) -> bytes:
    return sealing.unseal_bytes(key_of(person), place, sealed)
