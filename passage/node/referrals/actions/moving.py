"""Moving the case along with what was agreed across the border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.node.agency.models import Account
from passage.node.cases.actions.cases import follow_referral, move_case
from passage.rules.journey.cases import CaseState, may_become

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.cases.models import Case


def follow_case(by: Actor, case: Case | None, to: str) -> None:
    """Move the case where its table has that step; where it has none, somebody has already moved it on, and that stands."""
    if case is None:
        return
    case.refresh_from_db(fields=["state"])
    if not may_become(CaseState(case.state), CaseState(to)):
        return
    if isinstance(by, Account):
        move_case(by=by, case=case, to=to)
    else:
        follow_referral(by=by, case=case, to=to)
