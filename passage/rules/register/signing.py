"""Signing a register, and checking that the right states signed it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import decode, encode, is_key_id
from passage.rules.keys import BadSignature, SigningKey
from passage.rules.register.acts import Demand, demands
from passage.rules.register.document import Register
from passage.rules.register.members import COUNTRY
from passage.rules.register.reading import REGISTER_LIMIT, parse
from passage.rules.register.refusals import BadRegister, RegisterFault

DOMAIN = "safe-passage/register/1"
_SIGNATURES_MOST = 512


@dataclass(frozen=True)
class StateSignature:
    """One state's signature of a register. `state`: its code. `key`: id of the root key used. `signature`: 64 bytes."""

    state: str
    key: str
    signature: bytes


def sign(document: bytes, state: str, by: SigningKey) -> StateSignature:
    """Sign a register for a state with one of its root keys."""
    return StateSignature(state, by.id, by.sign(DOMAIN, document))


def verify(document: bytes, signatures: Collection[StateSignature], previous: Register | None) -> Register:
    """The register, if it follows from `previous` and the states that must sign every change in it did.

    For the first version (`previous` None) a threshold of its own states is asked for: that proves only that they agree with
    each other. Compare `fingerprint(document)` in person before trusting it. A signature that does not hold voids the whole.
    Raises `BadRegister`; with `not_enough_signatures`, its `missing` names the acts that lack some.
    """
    register = parse(document)
    if previous is None:
        if register.version != 1:
            raise BadRegister(RegisterFault.WRONG_SUCCESSOR)
        everyone = frozenset(state.code for state in register.states)
        wanted = [Demand("found", frozenset(), everyone, register.threshold), *_founding_suspensions(register)]
    else:
        _check_follows(register, previous)
        wanted = demands(previous, register)
    signers = _signers(document, signatures, register, previous)
    unmet = sorted({demand.act for demand in wanted if not demand.is_met(signers)})
    if unmet:
        raise BadRegister(RegisterFault.NOT_ENOUGH_SIGNATURES, tuple(unmet))
    return register


def _founding_suspensions(register: Register) -> list[Demand]:
    return [Demand("suspend", frozenset(suspension.by), frozenset(), 0) for suspension in register.suspensions]


def _check_follows(register: Register, previous: Register) -> None:
    if register.version != previous.version + 1 or register.previous != previous.hash:
        raise BadRegister(RegisterFault.WRONG_SUCCESSOR)
    if register.issued < previous.issued:
        raise BadRegister(RegisterFault.ISSUED_EARLIER)


def _signers(
    document: bytes, signatures: Collection[StateSignature], register: Register, previous: Register | None
) -> frozenset[str]:
    """The states whose signature holds. A state signs with a root that stood before; only one that joins brings its own."""
    signers = set()
    for given in signatures:
        state = (previous.state(given.state) if previous else None) or register.state(given.state)
        root = next((root for root in state.roots if root.id == given.key), None) if state else None
        if root is None:
            raise BadRegister(RegisterFault.UNKNOWN_SIGNER)
        try:
            root.verify(DOMAIN, document, given.signature)
        except BadSignature as error:
            raise BadRegister(RegisterFault.BAD_SIGNATURE) from error
        signers.add(given.state)
    return frozenset(signers)


def fingerprint(document: bytes) -> str:
    """Sixty digits in groups of five, to be read aloud and compared on paper: the first 200 bits of SHA-256, in decimal."""
    number = int.from_bytes(hashlib.sha256(document).digest()[:25], "big") % 10**60
    digits = f"{number:060d}"
    return " ".join(digits[start : start + 5] for start in range(0, 60, 5))


def bundle(document: bytes, signatures: Sequence[StateSignature]) -> bytes:
    """A register with its signatures in one canonical object: what nodes hand each other. Raises `BadRegister`."""
    try:
        values = chain.read_canonical(document, limit=REGISTER_LIMIT)
    except chain.NotCanonical as error:
        raise BadRegister(RegisterFault.MALFORMED) from error
    ordered = sorted(signatures, key=lambda given: (given.state, given.key))
    listed = [{"state": given.state, "key": given.key, "sig": encode(given.signature)} for given in ordered]
    return chain.canonical({"register": values, "signatures": listed})


def unbundle(raw: bytes) -> tuple[bytes, list[StateSignature]]:
    """The document and the signatures of a bundle; the document's bytes are those that stood in it. Raises `BadRegister`."""
    try:
        values = chain.read_canonical(raw, limit=REGISTER_LIMIT + 256 * _SIGNATURES_MOST)
    except chain.NotCanonical as error:
        raise BadRegister(RegisterFault.MALFORMED) from error
    register, listed = values.get("register"), values.get("signatures")
    if set(values) != {"register", "signatures"} or not isinstance(register, dict) or not isinstance(listed, list):
        raise BadRegister(RegisterFault.MALFORMED)
    if len(listed) > _SIGNATURES_MOST:
        raise BadRegister(RegisterFault.TOO_LARGE)
    return chain.canonical(register), [_signature(item) for item in listed]


def _signature(values: Any) -> StateSignature:
    if not isinstance(values, dict) or set(values) != {"state", "key", "sig"}:
        raise BadRegister(RegisterFault.MALFORMED)
    state, signature = values["state"], decode(values["sig"])
    if not isinstance(state, str) or not COUNTRY.match(state) or not is_key_id(values["key"]) or signature is None:
        raise BadRegister(RegisterFault.MALFORMED)
    return StateSignature(state, values["key"], signature)
