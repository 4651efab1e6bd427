"""The states of one thing asked or told across a border, and who may move it, from one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from passage.rules.journey.kinds import Kind, rule


class ReferralState(StrEnum):
    """Where it stands; both ends keep the same word, the sender's end also draft and undelivered."""

    DRAFT = "draft"
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    REVOKED = "revoked"
    UNDELIVERED = "undelivered"


class Act(StrEnum):
    """What moves it. give_up and resend concern delivery: after the last try a person is told, and may send again."""

    SEND = "send"
    ACCEPT = "accept"
    REJECT = "reject"
    COMPLETE = "complete"
    REVOKE = "revoke"
    GIVE_UP = "give_up"
    RESEND = "resend"


class Side(StrEnum):
    """Which end acts."""

    SENDER = "sender"
    RECEIVER = "receiver"


class NotAllowed(ValueError):
    """The act is refused. `code`: no_such_step, not_yours, needs_no_answer, not_revocable, needs_acceptance."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_S = ReferralState

OWNER: Mapping[Act, Side] = {
    Act.SEND: Side.SENDER,
    Act.ACCEPT: Side.RECEIVER,
    Act.REJECT: Side.RECEIVER,
    Act.COMPLETE: Side.RECEIVER,
    Act.REVOKE: Side.SENDER,
    Act.GIVE_UP: Side.SENDER,
    Act.RESEND: Side.SENDER,
}

# Revoking stays open after the answer: a consent that is taken back is taken back at the other end too.
STEPS: Mapping[ReferralState, Mapping[Act, ReferralState]] = {
    _S.DRAFT: {Act.SEND: _S.IN_PROGRESS},
    _S.IN_PROGRESS: {
        Act.ACCEPT: _S.ACCEPTED,
        Act.REJECT: _S.REJECTED,
        Act.COMPLETE: _S.DONE,
        Act.REVOKE: _S.REVOKED,
        Act.GIVE_UP: _S.UNDELIVERED,
    },
    _S.ACCEPTED: {Act.COMPLETE: _S.DONE, Act.REVOKE: _S.REVOKED},
    _S.REJECTED: {Act.REVOKE: _S.REVOKED},
    _S.DONE: {Act.REVOKE: _S.REVOKED},
    _S.UNDELIVERED: {Act.RESEND: _S.IN_PROGRESS, Act.REVOKE: _S.REVOKED},
    _S.REVOKED: {},
}


def next_state(state: ReferralState, act: Act, side: Side, kind: Kind) -> ReferralState:
    """The state after `act` by `side`. Raises `NotAllowed`.

    A kind that expects an answer is accepted before it is completed; one that expects none is completed when it was read.
    """
    refused = why_not(state, act, side, kind)
    if refused is not None:
        raise NotAllowed(refused)
    return STEPS[ReferralState(state)][Act(act)]


def allowed(state: ReferralState, act: Act, side: Side, kind: Kind) -> bool:
    """May `side` do `act` now?"""
    return why_not(state, act, side, kind) is None


def open_acts(state: ReferralState, side: Side, kind: Kind) -> tuple[Act, ...]:
    """All that `side` may do now."""
    return tuple(act for act in STEPS[ReferralState(state)] if allowed(state, act, side, kind))


def why_not(state: ReferralState, act: Act, side: Side, kind: Kind) -> str | None:
    """The code of the refusal, or None if the act is allowed."""
    state, act = ReferralState(state), Act(act)
    if act not in STEPS[state]:
        return "no_such_step"
    if OWNER[act] is not Side(side):
        return "not_yours"
    return _why_not_for(Kind(kind), state, act)


def _why_not_for(kind: Kind, state: ReferralState, act: Act) -> str | None:
    of = rule(kind)
    if act in (Act.ACCEPT, Act.REJECT) and not of.expects_answer:
        return "needs_no_answer"
    if act is Act.COMPLETE and state is ReferralState.IN_PROGRESS and of.expects_answer:
        return "needs_acceptance"
    if act is Act.REVOKE and not of.revocable and state is not ReferralState.UNDELIVERED:
        return "not_revocable"
    return None
