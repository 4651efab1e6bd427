"""Sealing under a key, and keys at rest: each wrapped by the node's key of an epoch, in a row whose deletion destroys it."""

from __future__ import annotations

import json
import secrets
from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from passage.node import keyring as keyrings
from passage.node.rows import insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from passage.node.keyring import Keyring

NONCE = 12
# Lengths tell stories: a sealed value grows in steps of this many bytes.
STEP = 128


class Erased(Exception):
    """The key is gone; what it sealed cannot be read by anyone."""


class Tampered(Exception):
    """A sealed value was changed, or belongs to another owner or place."""


class WrappedKey(models.Model):
    """A key, wrapped by the node's key of `epoch`. Every table of this sort is wrapped anew by `rotation` and left out of a
    backup's data."""

    # What `owner_place` reads of other tables, fetched with the row.
    OWNER: tuple[str, ...] = ()

    epoch = models.CharField(max_length=8)
    wrapped = models.BinaryField()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["epoch"], name="%(class)s_epoch")]

    @property
    @abstractmethod
    def owner_place(self) -> bytes:
        """What the wrapped bytes are bound to, so that a row moved to another owner opens nothing."""


def keyring() -> Keyring:
    """The node's keyring as it is now: a rotation by another process is noticed."""
    known: Keyring = settings.KEYRING
    fresh = keyrings.renewed(known, settings.HOME.keyring)
    if fresh is not known:
        settings.KEYRING = fresh
    return fresh


def store_keys(rows: Sequence[tuple[WrappedKey, bytes]]) -> None:
    """Wrap and store the keys of new owners, all of one table, in the transaction that makes them.

    The keyring is looked at again after the rows are written: a rotation either sees these rows or is seen here.
    """
    known = keyring()
    made = [row for row, _ in rows]
    for row, key in rows:
        row.epoch, row.wrapped = known.epoch, wrap(known, row.owner_place, key)
    insert(made)
    newer = keyring()
    if newer.epoch != known.epoch:
        for row, key in rows:
            row.epoch, row.wrapped = newer.epoch, wrap(newer, row.owner_place, key)
        type(made[0])._default_manager.bulk_update(made, ["epoch", "wrapped"])


def wrap(keyring: Keyring, place: bytes, key: bytes) -> bytes:
    """`key` under the wrapping key of the current epoch."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(keyring.epochs[keyring.epoch]).encrypt(nonce, key, place)


def unwrap(keyring: Keyring, row: WrappedKey) -> bytes:
    """Raises `Erased` for an epoch that was forgotten, and `Tampered`."""
    wrapped = bytes(row.wrapped)
    if row.epoch not in keyring.epochs:
        raise Erased
    try:
        return AESGCM(keyring.epochs[row.epoch]).decrypt(wrapped[:NONCE], wrapped[NONCE:], row.owner_place)
    except InvalidTag as error:
        raise Tampered from error


def opened(row: WrappedKey) -> bytes:
    """The key in the row, also if a rotation wrapped it anew after the row was read. Raises `Erased` or `Tampered`."""
    known: Keyring = settings.KEYRING
    if row.epoch not in known.epochs:
        known = keyring()
    if row.epoch not in known.epochs:
        again = type(row)._default_manager.select_related(*row.OWNER).filter(pk=row.pk).first()
        if again is None:
            raise Erased
        row = again
    return unwrap(known, row)


def seal(key: bytes, place: str, value: Any) -> bytes:
    """Seal a JSON value; `place` binds it to where it is stored, e.g. "note:<uuid>"."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return seal_bytes(key, place, plain + b" " * (-len(plain) % STEP))


def unseal(key: bytes, place: str, sealed: bytes | memoryview) -> Any:
    """Open what `seal` made. Raises `Tampered`."""
    return json.loads(unseal_bytes(key, place, sealed))


def seal_bytes(key: bytes, place: str, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, _place(place))


def unseal_bytes(key: bytes, place: str, sealed: bytes | memoryview) -> bytes:
    raw = bytes(sealed)
    try:
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _place(place))
    except InvalidTag as error:
        raise Tampered from error


def _place(place: str) -> bytes:
    return b"safe-passage/sealed/1:" + place.encode()
