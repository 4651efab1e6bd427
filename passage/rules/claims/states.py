"""The states of a wage claim and who moves it between them, from one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ClaimState(StrEnum):
    """Where a claim stands.

    draft: being put together · filed: before the inspector · conciliation: the parties talk before the inspector · order: the
    inspector decided · appeal: somebody brought the order before a court · paid_in_part, paid · lapsed: it can no longer be
    brought or enforced · withdrawn: the worker does not want it any more.
    """

    DRAFT = "draft"
    FILED = "filed"
    CONCILIATION = "conciliation"
    ORDER = "order"
    APPEAL = "appeal"
    PAID_IN_PART = "paid_in_part"
    PAID = "paid"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Mover(StrEnum):
    """Who, or what, moves a claim. `desk`: the officer for the worker."""

    DESK = "desk"
    WORKER = "worker"
    EMPLOYER = "employer"
    INSPECTOR = "inspector"
    COURT = "court"
    TIME = "time"


class NotAllowed(ValueError):
    """A claim cannot go from this state to that one. `code`: no_such_step, same_state."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Step:
    """One way from a state to the next: the word for it, and who moves."""

    word: str
    by: Mover


_S, _M = ClaimState, Mover
_PAYS = {_S.PAID_IN_PART: Step("paid in part", _M.EMPLOYER), _S.PAID: Step("paid", _M.EMPLOYER)}
_ENDS = {_S.WITHDRAWN: Step("withdrawn", _M.WORKER), _S.LAPSED: Step("lapsed", _M.TIME)}

# Money can come at any time and no step is final: a term may turn out to have been interrupted, a payment to have bounced.
STEPS: Mapping[ClaimState, Mapping[ClaimState, Step]] = {
    _S.DRAFT: {_S.FILED: Step("filed", _M.DESK), **_PAYS, **_ENDS},
    _S.FILED: {
        _S.CONCILIATION: Step("parties called", _M.INSPECTOR),
        _S.ORDER: Step("ordered", _M.INSPECTOR),
        **_PAYS,
        **_ENDS,
    },
    _S.CONCILIATION: {
        _S.FILED: Step("no agreement", _M.INSPECTOR),
        _S.ORDER: Step("ordered", _M.INSPECTOR),
        **_PAYS,
        **_ENDS,
    },
    _S.ORDER: {_S.APPEAL: Step("brought before a court", _M.EMPLOYER), **_PAYS, **_ENDS},
    _S.APPEAL: {
        _S.ORDER: Step("upheld", _M.COURT),
        _S.LAPSED: Step("set aside", _M.COURT),
        _S.WITHDRAWN: Step("withdrawn", _M.WORKER),
        **_PAYS,
    },
    _S.PAID_IN_PART: {
        _S.FILED: Step("filed for the rest", _M.DESK),
        _S.CONCILIATION: Step("parties called", _M.INSPECTOR),
        _S.ORDER: Step("ordered", _M.INSPECTOR),
        _S.APPEAL: Step("brought before a court", _M.EMPLOYER),
        _S.PAID: Step("paid", _M.EMPLOYER),
        **_ENDS,
    },
    _S.PAID: {_S.PAID_IN_PART: Step("payment taken back", _M.EMPLOYER)},
    _S.LAPSED: {_S.DRAFT: Step("found to run on", _M.DESK)},
    _S.WITHDRAWN: {_S.DRAFT: Step("taken up again", _M.WORKER)},
}

# In these something is still to be had, so clocks run and limits are watched.
LIVE = frozenset(_S) - {_S.PAID, _S.LAPSED, _S.WITHDRAWN}
# In these the record is evidence before an authority: it holds the erasure of the person, visibly. A draft holds nothing.
HOLDING = LIVE - {_S.DRAFT}


def may_become(state: ClaimState, to: ClaimState) -> bool:
    """May a claim in `state` go to `to`?"""
    return to in STEPS[state]


def next_state(state: ClaimState, to: ClaimState) -> ClaimState:
    """`to`, if the table allows it. Raises `NotAllowed`."""
    if state == to:
        raise NotAllowed("same_state")
    if not may_become(ClaimState(state), ClaimState(to)):
        raise NotAllowed("no_such_step")
    return ClaimState(to)
