"""The states of a case, from one table, and why a case is closed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands in this node. The node at the other end has its own case with its own state."""

    OPEN = "open"
    IN_RETURN = "in_return"
    HANDED_OVER = "handed_over"
    REINTEGRATION = "reintegration"
    CLOSED = "closed"


class ClosingReason(StrEnum):
    """Why a case or a report is closed.

    resolved: what was asked for is done · reintegrated: the last follow-up after return is done · transferred: another desk
    holds it now · wished: the person asked for it · lost_contact · outside_mandate: not ours and nobody to pass it to ·
    duplicate: goes on under another case of the same person · deceased · not_a_report: empty, abusive or a wrong number.
    """

    RESOLVED = "resolved"
    REINTEGRATED = "reintegrated"
    TRANSFERRED = "transferred"
    WISHED = "wished"
    LOST_CONTACT = "lost_contact"
    OUTSIDE_MANDATE = "outside_mandate"
    DUPLICATE = "duplicate"
    DECEASED = "deceased"
    NOT_A_REPORT = "not_a_report"


class NotAllowed(ValueError):
    """A case cannot go from this state to that one. `code`: no_such_step, same_state."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_S = CaseState

# From each state to the next ones, each with the word for the step.
# A return can be called off, and a person who came home can leave again: both lead back to open, as does reopening.
STEPS: Mapping[CaseState, Mapping[CaseState, str]] = {
    _S.OPEN: {
        _S.IN_RETURN: "return agreed",
        _S.HANDED_OVER: "handed over without a plan",
        _S.REINTEGRATION: "came home alone",
        _S.CLOSED: "closed",
    },
    _S.IN_RETURN: {_S.HANDED_OVER: "handed over", _S.OPEN: "return called off", _S.CLOSED: "closed"},
    _S.HANDED_OVER: {_S.REINTEGRATION: "received at home", _S.OPEN: "came back", _S.CLOSED: "closed"},
    _S.REINTEGRATION: {_S.OPEN: "left again", _S.CLOSED: "closed"},
    _S.CLOSED: {_S.OPEN: "reopened"},
}


def may_become(state: CaseState, to: CaseState) -> bool:
    """May a case in `state` go to `to`?"""
    return to in STEPS[state]


def next_state(state: CaseState, to: CaseState) -> CaseState:
    """`to`, if the table allows it. Raises `NotAllowed`. Reopening is the step from closed to open."""
    if state == to:
        raise NotAllowed("same_state")
    if not may_become(CaseState(state), CaseState(to)):
        raise NotAllowed("no_such_step")
    return CaseState(to)
