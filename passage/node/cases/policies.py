"""Who may do what with reports and cases. A team sees its own desk's; a supervisor sees the node's. Unknown means no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from passage.node.agency.models import Account, Role
from passage.node.agency.policies import NotPermitted, Permission, may, require
from passage.node.audit.traces import ActorKind
from passage.node.cases.errors import CaseRefused, Refusal, VisitRefusal, VisitRefused
from passage.node.cases.intake import Channel
from passage.node.cases.visits import Newcomer, Visitor

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.cases.models import Case, Report

OTHER_DESK = "other_desk"
WRONG_DOOR = "wrong_door"
NOT_A_VISIT = "not_a_visit"
_KINDS_OF_CHANNEL = {
    Channel.WORKER_DOOR: ActorKind.WORKER,
    Channel.REFERRAL: ActorKind.PEER,
}


def require_take(by: Actor, channel: str) -> None:
    """Who may hand in a report through `channel`."""
    if channel not in list(Channel):
        raise NotPermitted(WRONG_DOOR)
    expected = _KINDS_OF_CHANNEL.get(Channel(channel))
    if expected is not None:
        if by.trace.kind is not expected or (expected is ActorKind.WORKER and not isinstance(by, Newcomer)):
            raise NotPermitted(WRONG_DOOR)
        return
    if by.trace.kind is ActorKind.CONSOLE:
        return
    require(by, Permission.IMPORT_REPORTS if channel == Channel.IMPORT else Permission.TAKE_REPORT)


def require_read_report(by: object, report: Report) -> None:
    _require_own(by, Permission.READ_REPORT, report)


def require_work_report(by: object, report: Report) -> None:
    """Answering, acknowledging and closing belong to whoever may work on cases."""
    _require_own(by, Permission.WORK_CASE, report)
    if report.state == "deleted":
        raise CaseRefused(Refusal.DELETED)


def require_read_case(by: object, case: Case) -> None:
    _require_own(by, Permission.READ_CASE, case)


def require_work_case(by: object, case: Case, permission: Permission = Permission.WORK_CASE) -> None:
    _require_own(by, permission, case)


def may_read_report(by: object, report: Report) -> bool:
    return _may_own(by, Permission.READ_REPORT, report)


def may_read_case(by: object, case: Case) -> bool:
    return _may_own(by, Permission.READ_CASE, case)


def may_work_case(by: object, case: Case) -> bool:
    return _may_own(by, Permission.WORK_CASE, case)


def require_assign(by: object, thing: Case | Report, to: Account) -> None:
    """A supervisor gives work to anybody who can do it; an officer may only take what nobody has, for themselves."""
    takes = isinstance(by, Account) and by.pk == to.pk and thing.assigned_to_id in (None, by.pk)
    _require_own(by, Permission.WORK_CASE if takes else Permission.ASSIGN, thing)
    if not may(to, Permission.WORK_CASE):
        raise CaseRefused(Refusal.CANNOT_BE_GIVEN)


def require_visit(by: object) -> Visitor:
    """The worker who opened their own report; first a number of their own, if somebody else has seen the one they hold."""
    if not isinstance(by, Visitor):
        raise NotPermitted(NOT_A_VISIT)
    if by.temporary:
        raise VisitRefused(VisitRefusal.NEW_NUMBER_FIRST)
    return by


def seen_by(by: Account) -> Q:
    """The condition on reports or cases that keeps to what this account may see."""
    if by.role == Role.SUPERVISOR:
        return Q()
    own = Q(assigned_to=by.pk)
    return own | Q(desk=by.desk_id) if by.desk_id else own


def _require_own(by: object, permission: Permission, thing: Any) -> None:
    require(by, permission)
    if not _is_own(by, thing):
        raise NotPermitted(OTHER_DESK)


def _may_own(by: object, permission: Permission, thing: Any) -> bool:
    return may(by, permission) and _is_own(by, thing)


def _is_own(by: object, thing: Any) -> bool:
    if not isinstance(by, Account):
        return False
    return by.role == Role.SUPERVISOR or thing.assigned_to_id == by.pk or (by.desk_id is not None and thing.desk_id == by.desk_id)
