"""The signature on the HTTP request that carries an envelope (RFC 9421): it keeps junk out, it is not the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    ContentDigest,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    VerifyResult,
    algorithms,
)
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from passage.rules.keys import NoSuchKey, SigningKey, VerifyKey, is_node_name

TAG = "safe-passage/1"
COVERED = ("@method", "@target-uri", "content-digest")
LIFE = timedelta(seconds=60)
SKEW = timedelta(minutes=5)
_KEY_ID = re.compile(r"([a-z0-9.-]{1,64})/([0-9a-f]{16})\Z")
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}\Z")


class TransportFault(StrEnum):
    """Why a request is turned away before it is read."""

    BAD_SIGNATURE = "bad_signature"
    BAD_DIGEST = "bad_digest"
    NOT_COVERED = "not_covered"
    UNKNOWN_SENDER = "unknown_sender"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_TRUSTED = "key_not_trusted"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


class BadTransport(Exception):
    """The request is turned away; `code` is a `TransportFault`."""

    def __init__(self, code: TransportFault) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass
class _Request:
    method: str
    url: str
    headers: dict[str, str]


class _Vouched(HTTPSignatureKeyResolver):
    """Resolves "<node>/<key id>" through the register, and remembers who that was and why it failed."""

    def __init__(self, verify_key_of: Callable[[str, str], VerifyKey]) -> None:
        self.verify_key_of = verify_key_of
        self.node = ""
        self.fault: TransportFault | None = None

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        match = _KEY_ID.match(key_id)
        if match is None or not is_node_name(match[1]):
            self.fault = TransportFault.UNKNOWN_SENDER
            return None
        try:
            key = self.verify_key_of(match[1], match[2])
        except NoSuchKey as error:
            self.fault = TransportFault(error.code)
            return None
        except LookupError:
            self.fault = TransportFault.UNKNOWN_KEY
            return None
        if key.id != match[2]:
            self.fault = TransportFault.UNKNOWN_KEY
            return None
        self.node = match[1]
        return key.public_key


class _Verifier(HTTPMessageVerifier):
    """The library's verifier without its own clock: `check_transport` judges the times by `now`."""

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        """Judged by the caller."""


def transport_headers(method: str, url: str, body: bytes, by: SigningKey, node: str, now: datetime, nonce: str) -> dict[str, str]:
    """The headers to send with a request: Content-Digest, Signature-Input, Signature.

    `method` in capitals, `url` absolute as the peer is addressed, `node` the name of the sender, `now` aware, `nonce` 16 to 64
    fresh characters of A-Z a-z 0-9 _ -. Valid for 60 seconds. Raises ValueError for a nonce of another form.
    """
    if not _NONCE.match(nonce):
        raise ValueError("the nonce must be 16 to 64 characters of base64url")
    request = _Request(method, url, {"Content-Digest": ContentDigest.create(body)})
    signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519)
    # The library refuses a Content-Digest it did not make itself unless told to keep it.
    prepared = signer.prepare(
        request,
        key_id=f"{node}/{by.id}",
        created=now,
        expires=now + LIFE,
        nonce=nonce,
        tag=TAG,
        label="sp",
        covered_component_ids=COVERED,
        use_existing_digest=True,
    )
    signer.apply(request, prepared, by.sign_text(prepared.signature_base))
    return request.headers


def check_transport(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    verify_key_of: Callable[[str, str], VerifyKey],
    now: datetime,
    skew: timedelta = SKEW,
) -> str:
    """The name of the node that signed this request.

    `url`: the absolute address this node is known by, not what a proxy made of it. `verify_key_of(node, key id)`: the key the
    register vouches for, or raises `keys.NoSuchKey`. Whether the nonce was seen before is for the caller to say; an envelope
    sent twice has one effect anyway. Raises `BadTransport` and nothing else, whatever the request holds.
    """
    resolver = _Vouched(verify_key_of)
    result = _verified(_Request(method, url, _lines(headers)), resolver)
    _check_parameters(result, now, skew)
    digest = result.covered_components['"content-digest"']
    try:
        ContentDigest.verify(digest, body)
    except InvalidSignature as error:
        raise BadTransport(TransportFault.BAD_DIGEST) from error
    return resolver.node


def _lines(headers: Mapping[str, str]) -> dict[str, str]:
    wanted = ("content-digest", "signature-input", "signature")
    return {name: value for name, value in headers.items() if name.lower() in wanted}


def _verified(request: _Request, resolver: _Vouched) -> VerifyResult:
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=resolver)
    try:
        results = verifier.verify(request, max_age=None, expect_tag=TAG)
    except (HTTPMessageSignaturesException, ValueError) as error:
        raise BadTransport(resolver.fault or TransportFault.BAD_SIGNATURE) from error
    if len(results) != 1:
        raise BadTransport(TransportFault.BAD_SIGNATURE)
    covered = set(results[0].covered_components)
    if not {f'"{name}"' for name in COVERED} <= covered:
        raise BadTransport(TransportFault.NOT_COVERED)
    return results[0]


def _check_parameters(result: VerifyResult, now: datetime, skew: timedelta) -> None:
    created, expires = result.parameters.get("created"), result.parameters.get("expires")
    nonce = result.parameters.get("nonce")
    if not isinstance(created, int) or not isinstance(expires, int) or not isinstance(nonce, str) or not _NONCE.match(nonce):
        raise BadTransport(TransportFault.NOT_COVERED)
    if created > (now + skew).timestamp():
        raise BadTransport(TransportFault.NOT_YET_VALID)
    if min(expires, created + int(LIFE.total_seconds())) < (now - skew).timestamp():
        raise BadTransport(TransportFault.EXPIRED)
