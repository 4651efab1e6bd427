"""The next promise to a worker, kept beside the report so that the queue can be ordered by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.rules.journey import timers

if TYPE_CHECKING:
    from passage.node.cases.models import Report


def renew(report: Report) -> None:
    """Set `due_at` and `due_kind` to what is promised next; a report that is closed or deleted promises nothing."""
    due = timers.next_deadline(_open_promises(report)) if report.state in ("new", "open") else None
    report.due_at = due.due if due else None
    report.due_kind = str(due.kind) if due else ""


def _open_promises(report: Report) -> tuple[timers.Deadline, ...]:
    return timers.deadlines(
        received_at=report.received_at,
        danger=report.danger,
        first_opened_at=report.opened_at,
        first_reply_at=report.replied_at,
        acknowledged_at=report.acknowledged_at,
        feedback_at=report.feedback_at,
    )
