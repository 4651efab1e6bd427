"""What a worker can do with the number: write, add, allow, take back, delete, take a number of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.cases import numbers, policies, promises
from passage.node.cases.actions.cases import check_text
from passage.node.cases.actions.messages import LONGEST_MESSAGE, write_message
from passage.node.cases.actions.reports import reopen
from passage.node.cases.actions.retention import forget
from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.cases.models import Case, Message, Report, ReportNumber
from passage.node.cases.queries.visit import visited_report
from passage.node.cases.visits import Visitor
from passage.node.people import actions as people
from passage.rules.journey.cases import ClosingReason

if TYPE_CHECKING:
    from passage.node.people.actions import ConsentGiven
    from passage.node.people.models import Consent, Permission
    from passage.rules.number import Number

LONGEST_ADDITION = 20_000
# Nobody has to read more than this from one number; the desk reads first.
MOST_UNREAD = 40
ERASURE_ASKED = "answer_erasure"


@dataclass(frozen=True)
class NewNumber:
    """A number that replaced another, and the visit that goes on under it."""

    number: Number
    visitor: Visitor


@dataclass(frozen=True)
class Deleted:
    """A report that was deleted. `erased`: nothing else of this person was here, so their key is gone too."""

    erased: bool


def take_new_number(*, by: Visitor) -> NewNumber:
    """Replace the number: the old one, and every visit that it opened, ends."""
    if not isinstance(by, Visitor):
        policies.require_visit(by)
    prepared = numbers.prepare()
    with transaction.atomic():
        report = visited_report(by, lock=True)
        ReportNumber.objects.filter(report=report).delete()
        number = numbers.store(prepared, report=report, temporary=False)
        row = ReportNumber.objects.get(report=report)
        _record(by, "visit.new_number", report)
    return NewNumber(number, Visitor(report.public_id, row.pk))


@transaction.atomic
def send_message(*, by: Visitor, text: str) -> Message:
    """Write to the desk. Raises `CaseRefused`: empty, too_long, too_many; `VisitRefused`."""
    return _write(by, text, LONGEST_MESSAGE, private=False)


@transaction.atomic
def add_information(*, by: Visitor, text: str) -> Message:
    """Add to the report; like the report it is never shown again behind the number."""
    return _write(by, text, LONGEST_ADDITION, private=True)


def _write(by: Visitor, text: str, longest: int, *, private: bool) -> Message:
    policies.require_visit(by)
    report = visited_report(by, lock=True)
    text = check_text(text, longest)
    if Message.objects.filter(report=report, from_worker=True, read_at__isnull=True).count() >= MOST_UNREAD:
        raise CaseRefused(Refusal.TOO_MANY)
    message = write_message(report, text, by=None, private=private)
    reopen(report)
    report.last_contact_at = max(report.last_contact_at, message.at)
    promises.renew(report)
    report.save(update_fields=["state", "closing_reason", "last_contact_at", "due_at", "due_kind"])
    _record(by, "message.add" if private else "message.send", report)
    return message


@transaction.atomic
def mark_messages_read(*, by: Visitor) -> int:
    """The worker has seen what the desk wrote; returns how many were new."""
    policies.require_visit(by)
    report = visited_report(by)
    unread = Message.objects.filter(report=report, from_worker=False, read_at__isnull=True)
    return unread.update(read_at=timezone.now())


@transaction.atomic
def change_consent(*, by: Visitor, consent: ConsentGiven) -> Consent:
    """Give a consent. Taking one back is `referrals.actions.withdraw_consent`, because that must also reach the other node."""
    policies.require_visit(by)
    report = visited_report(by)
    return people.record_consent(by=by, person=report.person, given=consent)


@transaction.atomic
def change_permission(*, by: Visitor, what: str, granted: bool, language: str, text_id: str, text_hash: str) -> Permission:
    """Say yes or no to something this node does: contact, blind_check, statistics."""
    policies.require_visit(by)
    report = visited_report(by)
    return people.permit(
        by=by, person=report.person, what=what, granted=granted, language=language, text_id=text_id, text_hash=text_hash
    )


@transaction.atomic
def delete_report(*, by: Visitor) -> Deleted:
    """Delete the report and its number; erase the person too when there is nothing else of them.

    Where there is a case, a supervisor answers the wish to erase it, as its next step: whoever forces the number out of a
    worker must not be able to destroy what an authority found.
    Raises `CaseRefused` held (with `held_for`) while a claim or another hold needs the record.
    """
    policies.require_visit(by)
    report = visited_report(by, lock=True)
    person = report.person
    if person.held_for:
        raise CaseRefused(Refusal.HELD, held_for=person.held_for)
    _ask_for_erasure(report)
    _record(by, "report.delete", report)
    forget(report, ClosingReason.WISHED)
    alone = (
        not Case.objects.filter(person=person).exists()
        and not Report.objects.filter(person=person).exclude(state="deleted").exists()
    )
    if alone:
        people.erase(by=by, person=person, reason="asked_by_person")
    return Deleted(erased=alone)


def _ask_for_erasure(report: Report) -> None:
    case = report.case
    if case is not None:
        case.next_step, case.next_step_on = ERASURE_ASKED, timezone.localdate()
        case.revision += 1
        case.save(update_fields=["next_step", "next_step_on", "revision"])


def _record(by: Visitor, act: str, report: Report, **codes: Any) -> None:
    audit.record(by=by, act=act, thing="report", thing_id=report.public_id, person=report.person.public_id, **codes)
