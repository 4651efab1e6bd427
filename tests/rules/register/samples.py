"""Registers for the tests: four states and an international body, keys made from fixed seeds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from passage.rules.keys import SealingKey, SigningKey, Suite
from passage.rules.register import (
    ListedSealingKey,
    ListedSigningKey,
    Member,
    Register,
    Role,
    State,
    StateSignature,
    Suspension,
    sign,
)

ISSUED = datetime(2026, 1, 1, tzinfo=UTC)
AT = datetime(2026, 2, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
CODES = ("KH", "LA", "MM", "TH")
KINDS = frozenset({"referral/1", "tracing_request/1"})


def seeded(name: str) -> SigningKey:
    return SigningKey.from_bytes(name.encode().ljust(32, b"."))


ROOTS = {code: seeded(f"root {code}") for code in (*CODES, "VN")}


def sealing(name: str, suite: Suite) -> SealingKey:
    return SealingKey.from_bytes(suite, name.encode().ljust(suite.private_length, b"."))


def a_state(code: str) -> State:
    return State(code, (ROOTS[code].public(),))


def a_member(name: str, country: str, **changes: Any) -> Member:
    values: dict[str, Any] = {
        "name": name,
        "country": country,
        "agency": {"en": f"Agency of {country}", "km": "ទីភ្នាក់ងារ"},
        "endpoint": f"https://{name}.example/wire",
        "signing": (ListedSigningKey(seeded(f"node {name}").public(), ISSUED, ISSUED + YEAR),),
        "sealing": tuple(ListedSealingKey(sealing(name, suite).public(), ISSUED, ISSUED + timedelta(days=90)) for suite in Suite),
        "kinds": KINDS,
        "suites": (Suite.XWING, Suite.X25519),
        "roles": frozenset({Role.CASEWORK}),
    }
    return Member(**{**values, **changes})


NODES = (
    *(a_member(code.lower(), code) for code in CODES),
    a_member("iom", "CH", roles=frozenset({Role.FACILITATOR})),
)


def a_register(**changes: Any) -> Register:
    values: dict[str, Any] = {
        "version": 1,
        "previous": "",
        "issued": ISSUED,
        "states": tuple(a_state(code) for code in CODES),
        "threshold": 3,
        "nodes": NODES,
        "suspensions": (),
    }
    return Register(**{**values, **changes})


FIRST = a_register()


def after(previous: Register, **changes: Any) -> Register:
    """The next version, with these changes."""
    return replace(
        previous, version=previous.version + 1, previous=previous.hash, issued=previous.issued + timedelta(days=1), **changes
    )


def signed(register: Register, by: Iterable[str]) -> list[StateSignature]:
    return [sign(register.to_bytes(), code, ROOTS[code]) for code in by]


def with_node(register: Register, name: str, **changes: Any) -> tuple[Member, ...]:
    """The nodes, one of them changed."""
    return tuple(replace(node, **changes) if node.name == name else node for node in register.nodes)


def a_node_suspended(name: str, by: Iterable[str], **changes: Any) -> Suspension:
    values: dict[str, Any] = {"node": name, "corridor": (), "by": tuple(by), "since": AT, "reason": "keys_stolen"}
    return Suspension(**{**values, **changes})


def a_corridor_suspended(one: str, other: str, by: Iterable[str], **changes: Any) -> Suspension:
    values: dict[str, Any] = {"node": "", "corridor": (one, other), "by": tuple(by), "since": AT, "reason": "border_closed"}
    return Suspension(**{**values, **changes})
