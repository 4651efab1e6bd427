"""The register of members, signed by the states: who is a peer, with which keys, for which kinds of message."""

from passage.rules.register.acts import Demand, demands
from passage.rules.register.document import FRESH_FOR, Register, Staleness, staleness
from passage.rules.register.members import (
    ListedSealingKey,
    ListedSigningKey,
    Member,
    Role,
    State,
    Suspension,
)
from passage.rules.register.reading import parse
from passage.rules.register.refusals import BadRegister, ExchangeRefusal, NotAllowed, RegisterFault
from passage.rules.register.signing import StateSignature, bundle, fingerprint, sign, unbundle, verify

__all__ = [
    "FRESH_FOR",
    "BadRegister",
    "Demand",
    "ExchangeRefusal",
    "ListedSealingKey",
    "ListedSigningKey",
    "Member",
    "NotAllowed",
    "Register",
    "RegisterFault",
    "Role",
    "Staleness",
    "State",
    "StateSignature",
    "Suspension",
    "bundle",
    "demands",
    "fingerprint",
    "parse",
    "sign",
    "staleness",
    "unbundle",
    "verify",
]
