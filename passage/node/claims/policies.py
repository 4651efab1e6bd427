"""Who may do what with claims and with the law of this node. A claim goes with its case. Unknown means no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.node.agency.policies import Permission, may, require
from passage.node.audit.traces import ActorKind

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor


def require_read_law(by: object) -> None:
    require(by, Permission.READ_LAW)


def require_judge_law(by: Actor) -> None:
    """The console belongs to whoever holds the machine; everyone else needs the permission."""
    if by.trace.kind is not ActorKind.CONSOLE:
        require(by, Permission.JUDGE_LAW)


def may_judge_law(by: object) -> bool:
    return may(by, Permission.JUDGE_LAW)
