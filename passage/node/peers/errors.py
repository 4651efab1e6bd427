"""What the exchange with other nodes refuses."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why this node would not post, adopt or settle something."""

    NO_TRANSACTION = "no_transaction"
    NO_REGISTER = "no_register"
    REGISTER_EXPIRED = "register_expired"
    UNKNOWN_MEMBER = "unknown_member"
    SAME_NODE = "same_node"
    NODE_SUSPENDED = "node_suspended"
    CORRIDOR_SUSPENDED = "corridor_suspended"
    KIND_NOT_ALLOWED = "kind_not_allowed"
    NO_COMMON_SUITE = "no_common_suite"
    NO_SEALING_KEY = "no_sealing_key"
    UNKNOWN_MESSAGE = "unknown_message"
    SETTLED = "settled"


class PeersRefused(Exception):
    """An act on the exchange that cannot be done; `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(str(code))
        self.code = code


class NotAdmitted(Exception):
    """A handler will not take a peer's message; `code` goes back to the peer in a signed receipt."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
