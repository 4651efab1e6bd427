"""HPKE key pairs of the two encryption suites (RFC 9180; X-Wing: draft-connolly-cfrg-xwing-kem, KEM id 0x647A)."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import Suite as Hpke

_MLKEM_SEED, _MLKEM_PUBLIC, _X25519 = 64, 1184, 32


class BadKey(ValueError):
    """The bytes are no key of that sort; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotOpen(Exception):
    """The key does not open these bytes under this context."""

    code = "cannot_open"


class Suite(StrEnum):
    """The encryption suites. The register says which of them a node may use; the first is the one to prefer."""

    XWING = "x-wing/hkdf-sha256/aes-256-gcm"
    X25519 = "x25519/hkdf-sha256/aes-256-gcm"

    @property
    def private_length(self) -> int:
        return _MLKEM_SEED + _X25519 if self is Suite.XWING else _X25519

    @property
    def public_length(self) -> int:
        return _MLKEM_PUBLIC + _X25519 if self is Suite.XWING else _X25519

    @property
    def overhead(self) -> int:
        """How many bytes longer than the plaintext a sealed text is: the encapsulated key and a 16-byte tag."""
        return (1088 + 32 if self is Suite.XWING else 32) + 16


_HPKE = {
    Suite.XWING: Hpke(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    Suite.X25519: Hpke(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
}


@dataclass(frozen=True)
class SealingPublicKey:
    """The key others seal to. X-Wing: 1184 bytes of ML-KEM-768, then 32 of X25519. X25519: 32 bytes."""

    suite: Suite
    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != self.suite.public_length:
            raise BadKey("wrong_length")
        self._public()

    @classmethod
    def from_bytes(cls, suite: Suite, raw: bytes) -> SealingPublicKey:
        """Raises `BadKey` with code `wrong_length` or `not_a_key`."""
        return cls(suite, bytes(raw))

    def to_bytes(self) -> bytes:
        return self.raw

    @property
    def id(self) -> str:
        """Short key id: the first 16 hex digits of SHA-256 over the public bytes."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def seal(self, plaintext: bytes, info: bytes) -> bytes:
        """HPKE base mode, single shot: the encapsulated key followed by the ciphertext. `info` binds the context.

        Raises `BadKey` with code `not_a_key` for a public key nobody can agree a secret with.
        """
        try:
            return _HPKE[self.suite].encrypt(plaintext, self._public(), info)
        except ValueError as error:
            raise BadKey("not_a_key") from error

    def _public(self) -> X25519PublicKey | MLKEM768X25519PublicKey:
        try:
            if self.suite is Suite.X25519:
                return X25519PublicKey.from_public_bytes(self.raw)
            return MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(self.raw[_MLKEM_PUBLIC:]),
            )
        except ValueError as error:
            raise BadKey("not_a_key") from error


class SealingKey:
    """The private half. X-Wing: 64-byte ML-KEM-768 seed, then 32 bytes of X25519. X25519: 32 bytes. Never printed."""

    __slots__ = ("_raw", "suite")

    def __init__(self, suite: Suite, raw: bytes) -> None:
        if len(raw) != suite.private_length:
            raise BadKey("wrong_length")
        self.suite = suite
        self._raw = bytes(raw)

    def __repr__(self) -> str:
        return f"SealingKey({self.suite.name}, {self.id})"

    @classmethod
    def generate(cls, suite: Suite) -> SealingKey:
        return cls(suite, os.urandom(suite.private_length))

    @classmethod
    def from_bytes(cls, suite: Suite, raw: bytes) -> SealingKey:
        """Raises `BadKey` with code `wrong_length`."""
        return cls(suite, raw)

    def to_bytes(self) -> bytes:
        return self._raw

    def public(self) -> SealingPublicKey:
        agreement = X25519PrivateKey.from_private_bytes(self._raw[-_X25519:]).public_key().public_bytes_raw()
        if self.suite is Suite.X25519:
            return SealingPublicKey(self.suite, agreement)
        lattice = MLKEM768PrivateKey.from_seed_bytes(self._raw[:_MLKEM_SEED]).public_key().public_bytes_raw()
        return SealingPublicKey(self.suite, lattice + agreement)

    @property
    def id(self) -> str:
        return self.public().id

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Undo `SealingPublicKey.seal`. Raises `CannotOpen` for another key, another `info` or any changed byte."""
        try:
            return _HPKE[self.suite].decrypt(sealed, self._private(), info)
        except (InvalidTag, ValueError) as error:
            raise CannotOpen("the sealed text does not open") from error

    def _private(self) -> X25519PrivateKey | MLKEM768X25519PrivateKey:
        agreement = X25519PrivateKey.from_private_bytes(self._raw[-_X25519:])
        if self.suite is Suite.X25519:
            return agreement
        return MLKEM768X25519PrivateKey(MLKEM768PrivateKey.from_seed_bytes(self._raw[:_MLKEM_SEED]), agreement)
