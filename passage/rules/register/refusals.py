"""Why a register, a signature under it, or an exchange is refused."""

from __future__ import annotations

from enum import StrEnum


class RegisterFault(StrEnum):
    """What makes a register, or the step from one version to the next, void."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    UNKNOWN_VERSION = "unknown_version"
    NO_STATES = "no_states"
    BAD_THRESHOLD = "bad_threshold"
    BAD_STATE = "bad_state"
    BAD_MEMBER = "bad_member"
    BAD_ENDPOINT = "bad_endpoint"
    BAD_KEY = "bad_key"
    BAD_VALIDITY = "bad_validity"
    BAD_SUSPENSION = "bad_suspension"
    FACILITATOR_DOES_CASEWORK = "facilitator_does_casework"
    KEY_TWICE = "key_twice"
    NAMED_TWICE = "named_twice"
    WRONG_SUCCESSOR = "wrong_successor"
    ISSUED_EARLIER = "issued_earlier"
    MEMBER_GONE = "member_gone"
    MEMBER_MOVED = "member_moved"
    KEY_GONE = "key_gone"
    TRUST_RESTORED = "trust_restored"
    UNKNOWN_SIGNER = "unknown_signer"
    BAD_SIGNATURE = "bad_signature"
    NOT_ENOUGH_SIGNATURES = "not_enough_signatures"


class BadRegister(Exception):
    """The register is refused; `code` is a `RegisterFault`. `missing` says in codes which signatures were wanted."""

    def __init__(self, code: RegisterFault, missing: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join((code.value, *missing)))
        self.code = code
        self.missing = missing


class ExchangeRefusal(StrEnum):
    """Why two nodes may not exchange a message."""

    UNKNOWN_MEMBER = "unknown_member"
    SAME_NODE = "same_node"
    NODE_SUSPENDED = "node_suspended"
    CORRIDOR_SUSPENDED = "corridor_suspended"
    KIND_NOT_ALLOWED = "kind_not_allowed"
    NO_COMMON_SUITE = "no_common_suite"


class NotAllowed(Exception):
    """The exchange is not allowed; `code` is an `ExchangeRefusal`."""

    def __init__(self, code: ExchangeRefusal) -> None:
        super().__init__(code.value)
        self.code = code
