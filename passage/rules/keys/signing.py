"""Ed25519 keys that sign only under a named domain, so that one kind of signature never passes for another (RFC 8032)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from passage.rules.keys.sealing import BadKey

ALGORITHM = "ed25519"
_DOMAIN = re.compile(r"[a-z0-9][a-z0-9/_-]{0,63}\Z")
_PREFIX = b"safe-passage-signature\x00"


class BadSignature(Exception):
    """The signature is not this key's signature of this message under this domain."""

    code = "bad_signature"


class NoSuchKeyReason(StrEnum):
    """Why no key can be given."""

    UNKNOWN_SENDER = "unknown_sender"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_TRUSTED = "key_not_trusted"


class NoSuchKey(LookupError):
    """Nobody vouches for that key; `code` is a `NoSuchKeyReason`."""

    def __init__(self, code: NoSuchKeyReason) -> None:
        super().__init__(code.value)
        self.code = code


def _under(domain: str, message: bytes) -> bytes:
    """What is really signed: prefix, domain, zero byte, message. No other text signed here holds a zero byte."""
    if not _DOMAIN.match(domain):
        raise ValueError("a signature needs a domain: lower-case words joined by slashes")
    return _PREFIX + domain.encode("ascii") + b"\x00" + message


@dataclass(frozen=True)
class VerifyKey:
    """The public half of a signing key: 32 bytes."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != 32:
            raise BadKey("wrong_length")

    @classmethod
    def from_bytes(cls, raw: bytes) -> VerifyKey:
        """Raises `BadKey` unless `raw` is 32 bytes."""
        return cls(bytes(raw))

    def to_bytes(self) -> bytes:
        return self.raw

    @property
    def id(self) -> str:
        """Short key id: the first 16 hex digits of SHA-256 over the public bytes."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The key as the cryptography library holds it, for libraries that ask for that."""
        return Ed25519PublicKey.from_public_bytes(self.raw)

    def verify(self, domain: str, message: bytes, signature: bytes) -> None:
        """Raises `BadSignature` unless `signature` is this key's over `message` under `domain`."""
        self._check(_under(domain, message), signature)

    def verify_text(self, text: bytes, signature: bytes) -> None:
        """Check a signature made by `SigningKey.sign_text`. Raises `BadSignature`."""
        if b"\x00" in text:
            raise BadSignature("a text holds no zero byte")
        self._check(text, signature)

    def _check(self, signed: bytes, signature: bytes) -> None:
        try:
            self.public_key.verify(signature, signed)
        except (InvalidSignature, ValueError) as error:
            raise BadSignature("the signature does not hold") from error


class SigningKey:
    """A node's or a state's Ed25519 private key: 32 bytes, never printed."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != 32:
            raise BadKey("wrong_length")
        self._raw = bytes(raw)

    def __repr__(self) -> str:
        return f"SigningKey({self.id})"

    @classmethod
    def generate(cls) -> SigningKey:
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_bytes(cls, raw: bytes) -> SigningKey:
        """Raises `BadKey` unless `raw` is 32 bytes."""
        return cls(raw)

    def to_bytes(self) -> bytes:
        return self._raw

    def public(self) -> VerifyKey:
        return VerifyKey(self._private().public_key().public_bytes_raw())

    @property
    def id(self) -> str:
        return self.public().id

    def sign(self, domain: str, message: bytes) -> bytes:
        """A 64-byte signature over `message` under `domain` (lower-case words joined by slashes; ValueError otherwise)."""
        return self._private().sign(_under(domain, message))

    def sign_text(self, text: bytes) -> bytes:
        """Sign a text whose format another standard fixes (signed notes, RFC 9421), and which therefore carries no domain.

        Raises ValueError if it holds a zero byte: only domain signatures do, which keeps the two apart.
        """
        if b"\x00" in text:
            raise ValueError("a text holds no zero byte")
        return self._private().sign(text)

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._raw)
