"""Forgetting: a report that was deleted, and anonymous reports whose time is up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from passage.node.agency import queries as agency
from passage.node.agency.policies import NotPermitted
from passage.node.audit import actions as audit
from passage.node.audit.traces import ActorKind
from passage.node.cases import policies, promises
from passage.node.cases.models import Message, Report, ReportNumber
from passage.node.people import actions as people
from passage.rules.journey import timers
from passage.rules.journey.cases import ClosingReason

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

MOST_AT_ONCE = 500


def erase_untouched(*, by: Actor, now: datetime) -> int:
    """Erase anonymous reports that were answered, have no case, and whose node's term since the last contact is over.

    A report that nobody has opened is never among them. For the console's timer; each is a transaction of its own, so it can
    stop and run again. Returns how many were erased.
    """
    if by.trace.kind is not ActorKind.CONSOLE:
        raise NotPermitted(policies.WRONG_DOOR)
    days = agency.agency().retention_days
    due = Report.objects.filter(untouched(), last_contact_at__lte=now - timedelta(days=days)).order_by("pk")
    return sum(_erase(by, pk, days, now) for pk in due.values_list("pk", flat=True)[:MOST_AT_ONCE])


def untouched() -> Q:
    """Anonymous, read by somebody, and worked on by nobody."""
    return Q(state__in=["open", "closed"], opened_at__isnull=False, case=None, person__profile=b"", person__erased_at=None)


@transaction.atomic
def _erase(by: Actor, pk: int, days: int, now: datetime) -> bool:
    rows = Report.objects.select_for_update(of=("self",)).select_related("person")
    report = rows.filter(untouched(), pk=pk).first()
    if report is None:
        return False
    held = bool(report.person.held_for) or Report.objects.filter(person=report.person_id).exclude(pk=pk).exists()
    if not timers.may_be_erased(report.last_contact_at, now, touched=False, held=held, days=days):
        return False
    forget(report, ClosingReason.LOST_CONTACT)
    audit.record(by=by, act="report.expire", thing="report", thing_id=report.public_id, person=report.person.public_id)
    people.erase(by=by, person=report.person, reason="kept_long_enough")
    return True


def forget(report: Report, reason: ClosingReason) -> None:
    """Leave nothing of what was told, not even in the clear; called inside the action that says why.

    The row stays: the log points at it, and a page sent again finds its `submission` here instead of making the report anew.
    """
    Message.objects.filter(report=report).delete()
    ReportNumber.objects.filter(report=report).delete()
    report.state, report.closing_reason = "deleted", str(reason)
    report.content, report.kinds, report.country, report.province = b"", [], "", ""
    report.danger, report.people_count, report.language = False, 1, "en"
    report.case, report.assigned_to = None, None
    report.fingerprint = None
    promises.renew(report)
    report.save()
