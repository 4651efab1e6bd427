"""Messages between the desk and a worker who holds a number, seen from the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.cases import policies
from passage.node.cases.actions import reports as report_actions
from passage.node.cases.actions.cases import check_text
from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.cases.models import Message, Report, ReportNumber
from passage.node.cases.places import place_of_message
from passage.node.people import vault

if TYPE_CHECKING:
    from passage.node.agency.models import Account

LONGEST_MESSAGE = 5_000


@transaction.atomic
def reply(*, by: Account, report: Report, text: str, feedback: bool = False) -> Message:
    """Write to the worker; it waits behind the number. `feedback`: this says what came of the report.

    Raises `CaseRefused`: empty, too_long, no_number (nobody could read it).
    """
    report = report_actions.lock(report)
    policies.require_work_report(by, report)
    text = check_text(text, LONGEST_MESSAGE)
    if not ReportNumber.objects.filter(report=report).exists():
        raise CaseRefused(Refusal.NO_NUMBER)
    now = timezone.now()
    message = write_message(report, text, by=by)
    report_actions.mark_replied(report, now, feedback=feedback)
    audit.record(
        by=by,
        act="message.send",
        thing="report",
        thing_id=report.public_id,
        person=report.person.public_id,
        feedback=feedback,
    )
    return message


@transaction.atomic
def mark_read(*, by: Account, report: Report) -> int:
    """The desk has read the worker's messages; returns how many were new."""
    report = report_actions.lock(report)
    policies.require_read_report(by, report)
    count = Message.objects.filter(report=report, from_worker=True, read_at__isnull=True).update(read_at=timezone.now())
    if count:
        audit.record(
            by=by, act="message.read", thing="report", thing_id=report.public_id, person=report.person.public_id, count=count
        )
    return count


def write_message(report: Report, text: str, *, by: Account | None, private: bool = False) -> Message:
    """Store one sealed message; from the worker when `by` is None."""
    message = Message(report=report, from_worker=by is None, private=private, at=timezone.now(), by=by)
    message.text = vault.seal(report.person, place_of_message(message), text)
    message.save(force_insert=True)
    return message
