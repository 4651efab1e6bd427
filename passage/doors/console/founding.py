"""Making a register: from the cards of nodes and the root keys of states to a bundle that nodes adopt."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from passage.node.keyring import Keyring
from passage.rules.journey import RULES
from passage.rules.keys import SealingPublicKey, SigningKey, Suite, VerifyKey
from passage.rules.register import (
    ListedSealingKey,
    ListedSigningKey,
    Member,
    Register,
    Role,
    State,
    StateSignature,
    bundle,
    sign,
    unbundle,
)

# Signing keys are renewed by a new register; sealing keys sooner, as there is no forward secrecy against their theft.
SIGNING_LASTS = timedelta(days=730)
SEALING_LASTS = timedelta(days=180)


def card_of(keyring: Keyring, country: str, endpoint: str) -> dict[str, Any]:
    """The card of a node whose keys lie here, as the node itself would print it."""
    encode = base64.b64encode
    signing = keyring.signing.public()
    sealing = [key.public() for _, key in keyring.sealing.values()]
    return {
        "node": keyring.node,
        "country": country,
        "endpoint": endpoint,
        "signing": {"id": signing.id, "key": encode(signing.to_bytes()).decode("ascii")},
        "sealing": [{"id": key.id, "suite": str(key.suite), "key": encode(key.to_bytes()).decode("ascii")} for key in sealing],
    }


def kinds() -> frozenset[str]:
    """Every message kind with its version, as this release speaks them."""
    return frozenset(f"{kind}/{rule.version}" for kind, rule in RULES.items())


def member(card: Mapping[str, Any], agency: Mapping[str, str], *, facilitator: bool, now: datetime) -> Member:
    """A node as its own card and its agency's name describe it."""
    decode = base64.b64decode
    return Member(
        name=card["node"],
        country=card["country"],
        agency=agency,
        endpoint=card["endpoint"],
        signing=(ListedSigningKey(VerifyKey.from_bytes(decode(card["signing"]["key"])), now, now + SIGNING_LASTS),),
        sealing=tuple(
            ListedSealingKey(SealingPublicKey.from_bytes(Suite(key["suite"]), decode(key["key"])), now, now + SEALING_LASTS)
            for key in card["sealing"]
        ),
        kinds=frozenset({"message/1", "receipt/1"}) if facilitator else kinds(),
        suites=tuple(Suite),
        roles=frozenset({Role.FACILITATOR if facilitator else Role.CASEWORK}),
    )


def first_register(members: Iterable[Member], roots: Mapping[str, VerifyKey], *, threshold: int, now: datetime) -> Register:
    """Version 1: these nodes, these states, and how many of them a general act needs."""
    return Register(
        version=1,
        previous="",
        issued=now,
        states=tuple(State(code, (key,)) for code, key in roots.items()),
        threshold=threshold,
        nodes=tuple(members),
        suspensions=(),
    )


def add_signature(raw: bytes, state: str, root: SigningKey) -> bytes:
    """A bundle with one more state's signature."""
    document, signatures = unbundle(raw)
    others: list[StateSignature] = [given for given in signatures if given.state != state]
    return bundle(document, [*others, sign(document, state, root)])


def new_root(path: Path) -> VerifyKey:
    """Make a state's root key in a file that only its owner can read; keep that file off every networked machine."""
    key = SigningKey.generate()
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(json.dumps({"root": base64.b64encode(key.to_bytes()).decode("ascii")}), "utf-8")
    return key.public()


def read_root(path: Path) -> SigningKey:
    return SigningKey.from_bytes(base64.b64decode(json.loads(path.read_text("utf-8"))["root"]))
