"""Reading a register from its bytes, strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import decode, moment
from passage.rules.keys import BadKey, SealingPublicKey, Suite, VerifyKey
from passage.rules.register.document import FORMAT, Register
from passage.rules.register.members import ListedSealingKey, ListedSigningKey, Member, Role, State, Suspension
from passage.rules.register.refusals import BadRegister, RegisterFault

REGISTER_LIMIT = 4 * 1024 * 1024


def parse(document: bytes) -> Register:
    """Read a register. Nothing is proven by that: see `verify`. Raises `BadRegister`, and nothing else, for any bytes."""
    try:
        values = chain.read_canonical(document, limit=REGISTER_LIMIT)
    except chain.NotCanonical as error:
        code = RegisterFault.TOO_LARGE if error.code == "too_large" else RegisterFault.MALFORMED
        raise BadRegister(code) from error
    if type(values.get("v")) is int and values["v"] != FORMAT:
        raise BadRegister(RegisterFault.UNKNOWN_VERSION)
    try:
        register = _register(values)
    except BadKey as error:
        raise BadRegister(RegisterFault.BAD_KEY) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRegister(RegisterFault.MALFORMED) from error
    # What the reading let fall, such as a field nobody knows, would not be under the signatures of those who read.
    if register.to_bytes() != document:
        raise BadRegister(RegisterFault.MALFORMED)
    return register


def _register(values: Mapping[str, Any]) -> Register:
    return Register(
        version=values["version"],
        previous=_text(values["previous"]),
        issued=moment(values["issued"]),
        states=tuple(_state(item) for item in _list(values["states"])),
        threshold=values["threshold"],
        nodes=tuple(_member(item) for item in _list(values["nodes"])),
        suspensions=tuple(_suspension(item) for item in _list(values["suspensions"])),
    )


def _state(values: Mapping[str, Any]) -> State:
    return State(_text(values["code"]), tuple(VerifyKey.from_bytes(_bytes(root)) for root in _list(values["roots"])))


def _member(values: Mapping[str, Any]) -> Member:
    return Member(
        name=_text(values["name"]),
        country=_text(values["country"]),
        agency={_text(language): _text(name) for language, name in values["agency"].items()},
        endpoint=_text(values["endpoint"]),
        signing=tuple(_signing_key(item) for item in _list(values["signing"])),
        sealing=tuple(_sealing_key(item) for item in _list(values["sealing"])),
        kinds=frozenset(_text(kind) for kind in _list(values["kinds"])),
        suites=tuple(Suite(suite) for suite in _list(values["suites"])),
        roles=frozenset(Role(role) for role in _list(values["roles"])),
    )


def _signing_key(values: Mapping[str, Any]) -> ListedSigningKey:
    return ListedSigningKey(
        key=VerifyKey.from_bytes(_bytes(values["key"])),
        begins=moment(values["begins"]),
        ends=moment(values["ends"]),
        not_trusted_after=_moment_or_none(values["not_trusted_after"]),
    )


def _sealing_key(values: Mapping[str, Any]) -> ListedSealingKey:
    return ListedSealingKey(
        key=SealingPublicKey.from_bytes(Suite(values["suite"]), _bytes(values["key"])),
        begins=moment(values["begins"]),
        ends=moment(values["ends"]),
    )


def _suspension(values: Mapping[str, Any]) -> Suspension:
    return Suspension(
        node=_text(values["node"]),
        corridor=tuple(_text(code) for code in _list(values["corridor"])),
        by=tuple(_text(code) for code in _list(values["by"])),
        since=moment(values["since"]),
        reason=_text(values["reason"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list expected")
    return value


def _bytes(value: Any) -> bytes:
    raw = decode(value)
    if raw is None:
        raise TypeError("base64 expected")
    return raw


def _moment_or_none(value: Any) -> datetime | None:
    return None if value == "" else moment(value)
