"""Taking a report, opening it, giving it to somebody, closing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency import queries as agency
from passage.node.agency.models import Account
from passage.node.audit import actions as audit
from passage.node.cases import numbers, policies, promises
from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.cases.intake import Channel, NewReport, check_bounds
from passage.node.cases.models import Case, Report
from passage.node.cases.places import place_of_report
from passage.node.cases.queries.reports import ReportContent, content_of, record_reading
from passage.node.matching import actions as matching
from passage.node.people import actions as people
from passage.node.people import many, vault
from passage.node.people.profiles import Profile
from passage.node.rows import insert
from passage.rules.journey.cases import ClosingReason

if TYPE_CHECKING:
    from uuid import UUID

    from passage.node.agency.models import Desk
    from passage.node.audit.traces import Actor
    from passage.node.people.actions import ConsentGiven
    from passage.node.people.models import Permission, Person
    from passage.rules.number import Number

TAKEN_UP = ("opened_at", "acknowledged_at", "state", "closing_reason", "due_at", "due_kind")


@dataclass(frozen=True)
class Received:
    """A stored report. `number`: shown once and stored nowhere; None when none was asked for or the submission came before."""

    report: Report
    number: Number | None = None
    repeated: bool = False


def receive_report(
    *,
    by: Actor,
    report: NewReport,
    consents: Sequence[ConsentGiven] = (),
    permissions: Mapping[str, bool] | None = None,
    permission_texts: Mapping[str, tuple[str, str]] | None = None,
    desk: Desk | None = None,
    with_number: bool = False,
    temporary: bool = False,
) -> Received:
    """Store a report, whole or not at all; the same submission twice is one report with one effect.

    `permissions`: what of `people.permit` was asked, and the answer; `permission_texts`: (text id, text hash) of each text
    that was read. `temporary`: somebody else hears the number, so the worker's first visit replaces it.
    Raises `NotPermitted`, `CaseRefused`: bad_value, too_long, keep_not_granted; `VisitRefused` busy.
    """
    policies.require_take(by, report.channel)
    check_bounds(report)
    if (permissions or {}).get("keep") is False:
        raise CaseRefused(Refusal.KEEP_NOT_GRANTED)
    # The database holds a submission to once; looking first only spares a repeated one the cost of a number.
    if with_number and (known := _submitted(report.submission)):
        return Received(known, repeated=True)
    prepared = numbers.prepare() if with_number else None
    try:
        with transaction.atomic():
            row = _store(by=by, report=report, desk=desk)
            answers = many.permit_many(
                person=row.person, answers=permissions or {}, language=row.language, texts=permission_texts or {}
            )
            audit.record_many(by=by, entries=_entries(row, answers))
            for given in consents:
                people.record_consent(by=by, person=row.person, given=given)
            number = numbers.store(prepared, report=row, temporary=temporary) if prepared else None
    except IntegrityError:
        known = _submitted(report.submission)
        if known is None:
            raise
        return Received(known, repeated=True)
    return Received(row, number)


def build_report(report: NewReport, *, person: Person, desk: Desk, now: datetime) -> Report:
    """The unsaved row of a report about `person`, sealed and with its first promise."""
    received_at = report.received_at or now
    row = Report(
        person=person,
        desk=desk,
        channel=str(report.channel),
        language=report.language,
        about=str(report.about),
        danger=report.danger,
        kinds=list(report.kinds),
        country=report.country,
        province=report.province,
        people_count=report.people_count,
        received_at=received_at,
        last_contact_at=received_at,
        submission=report.submission,
    )
    if report.channel == Channel.WORKER_DOOR:
        # The page with the number is the acknowledgement.
        row.acknowledged_at = received_at
    told = report.content()
    if told:
        row.content = vault.seal(person, place_of_report(row), told)
    promises.renew(row)
    return row


def _store(*, by: Actor, report: NewReport, desk: Desk | None) -> Report:
    profile = report.whole_profile()
    (person,) = many.add_people(profiles=[profile])
    if profile != Profile():
        matching.index_many([(person, profile)])
    own = by.desk if isinstance(by, Account) else None
    row = build_report(report, person=person, desk=desk or own or agency.intake_desk(), now=timezone.now())
    insert([row])
    return row


def _submitted(submission: UUID | None) -> Report | None:
    return Report.objects.filter(submission=submission).first() if submission else None


def _entries(row: Report, answers: Sequence[Permission]) -> Iterator[audit.Draft]:
    """What storing a report puts in the log."""
    person = row.person.public_id
    yield "person.add", "person", person, person, {}
    if answers:
        said: dict[str, list[str]] = {"granted": [], "refused": []}
        for answer in answers:
            said["granted" if answer.granted else "refused"].append(answer.what)
        yield "person.permit", "person", person, person, said
    yield "report.receive", "report", row.public_id, person, {"channel": row.channel, "danger": row.danger}


@transaction.atomic
def open_report(*, by: Account, report: Report) -> ReportContent:
    """Read a report; the first opening acknowledges it and meets the promise of a human within a day."""
    report = lock(report)
    policies.require_read_report(by, report)
    first = report.opened_at is None
    if first and report.state == "new":
        take_up(report)
        report.save(update_fields=TAKEN_UP)
    record_reading(by, report, first=first)
    return content_of(report)


@transaction.atomic
def acknowledge(*, by: Account, report: Report) -> Report:
    """Tell the worker's page that the report arrived, without opening it."""
    report = lock_row(report)
    policies.require_work_report(by, report)
    if report.acknowledged_at is None:
        report.acknowledged_at = timezone.now()
        _save_promise(report, "acknowledged_at")
        _record(by, "report.acknowledge", report)
    return report


@transaction.atomic
def assign_report(*, by: Account, thing: Report, to: Account) -> Report:
    """Give a report to a colleague, or take it. Raises `CaseRefused` cannot_be_given."""
    report = lock_row(thing)
    policies.require_assign(by, report, to)
    if report.state == "deleted":
        raise CaseRefused(Refusal.DELETED)
    report.assigned_to = to
    report.save(update_fields=["assigned_to"])
    _record(by, "report.assign", report, to=str(to.public_id))
    return report


@transaction.atomic
def record_contact(*, by: Account, report: Report, feedback: bool = False) -> Report:
    """Somebody spoke with the worker outside this system: the promise of an answer is met."""
    report = lock_row(report)
    policies.require_work_report(by, report)
    mark_replied(report, timezone.now(), feedback=feedback)
    _record(by, "report.contact", report, feedback=feedback)
    return report


@transaction.atomic
def close_report(*, by: Account, report: Report, reason: str) -> Report:
    """Nothing more is to be done about a report without a case. `reason`: a `journey.ClosingReason`.

    Raises `CaseRefused`: reason_needed, closed, already_has_case (close the case instead).
    """
    report = lock(report)
    policies.require_work_report(by, report)
    check_closing_reason(reason)
    if report.state == "closed":
        raise CaseRefused(Refusal.CLOSED)
    if report.case is not None and report.case.state != "closed":
        raise CaseRefused(Refusal.ALREADY_HAS_CASE)
    report.state, report.closing_reason = "closed", reason
    _save_promise(report, "state", "closing_reason")
    _record(by, "report.close", report, reason=reason)
    return report


def take_up(report: Report) -> None:
    """A human has it now. The caller saves the fields `TAKEN_UP`."""
    now = timezone.now()
    report.opened_at = report.opened_at or now
    report.acknowledged_at = report.acknowledged_at or now
    report.state, report.closing_reason = "open", ""
    promises.renew(report)


def close_with_case(case: Case) -> None:
    """The reports of a case that is closed are closed with it; called inside that action."""
    case.reports.filter(state__in=["new", "open"]).update(
        state="closed", closing_reason=case.closing_reason, due_at=None, due_kind=""
    )


def reopen(report: Report) -> None:
    """Something came in for a closed report: it is open again. The caller saves `state` and `closing_reason`."""
    if report.state == "closed":
        report.state, report.closing_reason = "open", ""


def check_closing_reason(reason: str) -> None:
    if reason not in list(ClosingReason):
        raise CaseRefused(Refusal.REASON_NEEDED)


def mark_replied(report: Report, now: datetime, *, feedback: bool) -> None:
    """Write down that the worker was answered, and what is promised next."""
    report.replied_at = report.replied_at or now
    report.acknowledged_at = report.acknowledged_at or now
    report.opened_at = report.opened_at or now
    if report.state == "new":
        report.state = "open"
    if feedback:
        report.feedback_at = report.feedback_at or now
    report.last_contact_at = max(report.last_contact_at, now)
    _save_promise(report, "replied_at", "acknowledged_at", "opened_at", "state", "feedback_at", "last_contact_at")


def lock_row(report: Report) -> Report:
    """The row as it is now, held until the transaction ends; for what opens nothing of it."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("person").defer("content", "person__profile")
    return rows.get(pk=report.pk)


def lock(report: Report) -> Report:
    """The row as it is now, with what it takes to open it, held until the transaction ends."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("person__key", "case")
    return rows.get(pk=report.pk)


def _save_promise(report: Report, *fields: str) -> None:
    promises.renew(report)
    report.save(update_fields=[*fields, "due_at", "due_kind"])


def _record(by: Actor, act: str, report: Report, **codes: object) -> None:
    audit.record(by=by, act=act, thing="report", thing_id=report.public_id, person=report.person.public_id, **codes)
