"""Who may do what with claims and with the law of this node. A claim goes with its case. Unknown means no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted, Permission, may, require
from passage.node.audit.traces import ActorKind
from passage.node.cases import policies as cases
from passage.node.cases.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from passage.node.agency.models import Account
    from passage.node.audit.traces import Actor
    from passage.node.claims.models import Claim, Group


def require_read(by: object, claim: Claim) -> None:
    cases.require_read_case(by, claim.case)


def require_read_case(by: object, case: Case) -> None:
    cases.require_read_case(by, case)


def require_work(by: object, case: Case) -> None:
    cases.require_work_case(by, case)


def may_work(by: object, case: Case) -> bool:
    return cases.may_work_case(by, case)


def cases_of(by: Account) -> QuerySet[Case]:
    """The cases that this account may read; claims go with them."""
    require(by, Permission.READ_CASE)
    return Case.objects.filter(cases.seen_by(by))


def require_group(by: Account, group: Group) -> None:
    """A group is seen by the desk that made it and by whoever may read a case in it; each claim only with its own case."""
    require(by, Permission.READ_CASE)
    if by.role == Role.SUPERVISOR or group.by_id == by.pk or (by.desk_id is not None and group.desk_id == by.desk_id):
        return
    if not group.claims.filter(case__in=cases_of(by)).exists():
        raise NotPermitted(cases.OTHER_DESK)


def require_read_law(by: object) -> None:
    require(by, Permission.READ_LAW)


def require_judge_law(by: Actor) -> None:
    """The console belongs to whoever holds the machine; everyone else needs the permission."""
    if by.trace.kind is not ActorKind.CONSOLE:
        require(by, Permission.JUDGE_LAW)


def may_judge_law(by: object) -> bool:
    return may(by, Permission.JUDGE_LAW)
