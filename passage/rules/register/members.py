"""What the register says of one node, one state, one suspension."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar
from urllib.parse import urlsplit

from passage.rules.chain.spelling import encode, is_whole_second, stamp
from passage.rules.keys import NoSuchKey, NoSuchKeyReason, SealingPublicKey, Suite, VerifyKey, is_node_name
from passage.rules.register.refusals import BadRegister, RegisterFault

COUNTRY = re.compile(r"[A-Z]{2}\Z")
KIND = re.compile(r"[a-z_]{1,40}/[1-9][0-9]{0,3}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
_REASON = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_LONGEST_NAME = 200
T = TypeVar("T")
_LONGEST_ENDPOINT = 200


class Role(StrEnum):
    """What a node is there for."""

    CASEWORK = "casework"
    FACILITATOR = "facilitator"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class ListedSigningKey:
    """A signing key of a node and when its signatures count: `begins <= moment < ends`, and not after `not_trusted_after`.

    Moments are aware, whole seconds, and are those at which a signature was received, never those it claims.
    """

    key: VerifyKey
    begins: datetime
    ends: datetime
    not_trusted_after: datetime | None = None

    def __post_init__(self) -> None:
        _check_validity(self.begins, self.ends)
        if self.not_trusted_after is not None and not is_whole_second(self.not_trusted_after):
            raise BadRegister(RegisterFault.BAD_VALIDITY)

    def is_trusted(self, at: datetime) -> bool:
        return self.begins <= at < self.ends and (self.not_trusted_after is None or at <= self.not_trusted_after)

    def values(self) -> dict[str, Any]:
        return {
            "key": encode(self.key.to_bytes()),
            "begins": stamp(self.begins),
            "ends": stamp(self.ends),
            "not_trusted_after": stamp(self.not_trusted_after) if self.not_trusted_after else "",
        }


@dataclass(frozen=True)
class ListedSealingKey:
    """A key others seal to, from `begins` up to but not at `ends` (aware, whole seconds)."""

    key: SealingPublicKey
    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        _check_validity(self.begins, self.ends)

    def is_current(self, at: datetime) -> bool:
        return self.begins <= at < self.ends

    def values(self) -> dict[str, Any]:
        return {
            "suite": self.key.suite.value,
            "key": encode(self.key.to_bytes()),
            "begins": stamp(self.begins),
            "ends": stamp(self.ends),
        }


@dataclass(frozen=True)
class State:
    """A state that signs the register. `code`: ISO 3166-1 alpha-2. `roots`: its root keys, at least one, kept offline."""

    code: str
    roots: tuple[VerifyKey, ...]

    def __post_init__(self) -> None:
        if not COUNTRY.match(self.code) or not self.roots:
            raise BadRegister(RegisterFault.BAD_STATE)
        object.__setattr__(self, "roots", ordered(self.roots, lambda root: root.id))

    def values(self) -> dict[str, Any]:
        return {"code": self.code, "roots": [encode(root.to_bytes()) for root in self.roots]}


@dataclass(frozen=True)
class Member:
    """One node.

    `country`: ISO 3166-1 alpha-2 of the state that vouches for it; for an international body, a code no state of this register
    has. `agency`: its name by BCP 47 language. `endpoint`: absolute https address without query (http only on this machine).
    `signing`, `sealing`: keys, put in the order of their ids. `kinds`: message kinds with version. `suites`: the preferred first.
    """

    name: str
    country: str
    agency: Mapping[str, str]
    endpoint: str
    signing: tuple[ListedSigningKey, ...]
    sealing: tuple[ListedSealingKey, ...]
    kinds: frozenset[str]
    suites: tuple[Suite, ...]
    roles: frozenset[Role]

    def __post_init__(self) -> None:
        if not is_node_name(self.name) or not COUNTRY.match(self.country) or not self.agency:
            raise BadRegister(RegisterFault.BAD_MEMBER)
        for language, text in self.agency.items():
            if not _LANGUAGE.match(language) or not text.strip() or len(text) > _LONGEST_NAME:
                raise BadRegister(RegisterFault.BAD_MEMBER)
        if not all(KIND.match(kind) for kind in self.kinds) or not self.roles:
            raise BadRegister(RegisterFault.BAD_MEMBER)
        if Role.FACILITATOR in self.roles and Role.CASEWORK in self.roles:
            raise BadRegister(RegisterFault.FACILITATOR_DOES_CASEWORK)
        if not self.suites or len(set(self.suites)) != len(self.suites) or not self.signing:
            raise BadRegister(RegisterFault.BAD_KEY)
        object.__setattr__(self, "signing", ordered(self.signing, lambda listed: listed.key.id))
        object.__setattr__(self, "sealing", ordered(self.sealing, lambda listed: listed.key.id))
        check_endpoint(self.endpoint)

    def verify_key(self, key_id: str, at: datetime) -> VerifyKey:
        """The signing key of that id, if a signature received at `at` counts. Raises `NoSuchKey`."""
        for listed in self.signing:
            if listed.key.id == key_id:
                if not listed.is_trusted(at):
                    raise NoSuchKey(NoSuchKeyReason.KEY_NOT_TRUSTED)
                return listed.key
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_KEY)

    def sealing_key(self, at: datetime, suites: Iterable[Suite] = tuple(Suite)) -> SealingPublicKey:
        """The key to seal to at `at`: the node's most preferred suite that is in `suites`, the key that began last.

        Raises `NoSuchKey("unknown_key")` when no key of such a suite is current.
        """
        may = set(suites)
        for suite in self.suites:
            current = [listed for listed in self.sealing if listed.key.suite is suite and listed.is_current(at)]
            if suite in may and current:
                return max(current, key=lambda listed: (listed.begins, listed.key.id)).key
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_KEY)

    def values(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "country": self.country,
            "agency": dict(self.agency),
            "endpoint": self.endpoint,
            "signing": [listed.values() for listed in self.signing],
            "sealing": [listed.values() for listed in self.sealing],
            "kinds": sorted(self.kinds),
            "suites": [suite.value for suite in self.suites],
            "roles": sorted(role.value for role in self.roles),
        }


@dataclass(frozen=True)
class Suspension:
    """A node, or all traffic between two countries, is stopped.

    `node`: its name, or "". `corridor`: two country codes, or empty; exactly one of the two is given. `by`: the codes of the
    states that decided it. `since`: aware, whole seconds. `reason`: a code.
    """

    node: str
    corridor: tuple[str, ...]
    by: tuple[str, ...]
    since: datetime
    reason: str

    def __post_init__(self) -> None:
        if bool(self.node) == bool(self.corridor) or (self.corridor and len(self.corridor) != 2) or not self.by:
            raise BadRegister(RegisterFault.BAD_SUSPENSION)
        if not all(COUNTRY.match(code) for code in (*self.corridor, *self.by)) or not _REASON.match(self.reason):
            raise BadRegister(RegisterFault.BAD_SUSPENSION)
        if not is_whole_second(self.since):
            raise BadRegister(RegisterFault.BAD_SUSPENSION)
        object.__setattr__(self, "corridor", ordered(self.corridor, str))
        object.__setattr__(self, "by", ordered(self.by, str))

    @property
    def target(self) -> tuple[str, ...]:
        """What is suspended: sorts and compares."""
        return (self.node, *self.corridor)

    def values(self) -> dict[str, Any]:
        return {
            "node": self.node,
            "corridor": list(self.corridor),
            "by": list(self.by),
            "since": stamp(self.since),
            "reason": self.reason,
        }


def ordered(items: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """The items in the one order they have on the wire. Raises `BadRegister("named_twice")` when two have the same key."""
    listed = sorted(items, key=key)
    if any(key(first) == key(second) for first, second in pairwise(listed)):
        raise BadRegister(RegisterFault.NAMED_TWICE)
    return tuple(listed)


def check_endpoint(endpoint: str) -> None:
    """Raises `BadRegister("bad_endpoint")` unless absolute, over TLS (but for this machine), without user, query, fragment."""
    try:
        parts = urlsplit(endpoint)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadRegister(RegisterFault.BAD_ENDPOINT) from error
    plain = parts.scheme == "http" and host is not None and _is_this_machine(host)
    if len(endpoint) > _LONGEST_ENDPOINT or not host or not (parts.scheme == "https" or plain):
        raise BadRegister(RegisterFault.BAD_ENDPOINT)
    if not re.fullmatch(r"[!-~]+", endpoint) or "?" in endpoint or "#" in endpoint or "@" in parts.netloc:
        raise BadRegister(RegisterFault.BAD_ENDPOINT)


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_validity(begins: datetime, ends: datetime) -> None:
    if not is_whole_second(begins) or not is_whole_second(ends) or not begins < ends:
        raise BadRegister(RegisterFault.BAD_VALIDITY)
