"""What the worker sees with the number: how far it is, messages, consents, who looked. Never the story, names or contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from passage.node.agency.policies import Permission, require
from passage.node.agency.queries import agency
from passage.node.audit.queries import who_looked
from passage.node.cases import policies
from passage.node.cases.errors import Missing, VisitRefusal, VisitRefused
from passage.node.cases.models import LocatorTries, Report
from passage.node.cases.queries.reports import MessageView, messages_of, open_message
from passage.node.people import queries as people
from passage.rules.journey import timers

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.audit.queries import Look
    from passage.node.cases.visits import Visitor
    from passage.node.people.models import Consent, Person

# `number.should_alert` begins here.
ALERTING = 10


class Stage(StrEnum):
    """How far it is, in the words of the worker's page."""

    RECEIVED = "received"
    BEING_READ = "being_read"
    ANSWERED = "answered"
    WORKED_ON = "worked_on"
    IN_RETURN = "in_return"
    HANDED_OVER = "handed_over"
    REINTEGRATION = "reintegration"
    CLOSED = "closed"


@dataclass(frozen=True)
class VisitPage:
    """The page behind the number. `next_at`, `next_kind`: the next promise; `person` is for asking who was told.

    `kept_until`: when an anonymous report goes unless the worker comes back; None while somebody works on it.
    """

    stage: Stage
    next_at: datetime | None
    next_kind: str
    received_at: datetime
    language: str
    messages: tuple[MessageView, ...]
    unread: int
    consents: tuple[Consent, ...]
    permissions: dict[str, bool]
    looked: tuple[Look, ...]
    person: Person
    report_id: UUID
    temporary: bool
    has_case: bool
    held_for: str
    kept_until: datetime | None


_OF_CASE = {
    "open": Stage.WORKED_ON,
    "in_return": Stage.IN_RETURN,
    "handed_over": Stage.HANDED_OVER,
    "reintegration": Stage.REINTEGRATION,
    "closed": Stage.CLOSED,
}


def visited_report(by: Visitor, *, lock: bool = False) -> Report:
    """The report of this visit. Raises `VisitRefused` expired once the report is deleted or its number replaced."""
    rows = Report.objects.filter(public_id=by.report_id, number=by.number).exclude(state="deleted")
    if lock:
        rows = rows.select_for_update(of=("self",))
    report = rows.select_related("person__key", "case").first()
    if report is None:
        raise VisitRefused(VisitRefusal.EXPIRED)
    return report


def visit_page(by: Visitor) -> VisitPage:
    """Raises `VisitRefused`: expired, new_number_first."""
    policies.require_visit(by)
    report = visited_report(by)
    messages = _shown_messages(report)
    return VisitPage(
        stage=stage_of(report),
        next_at=report.due_at,
        next_kind=report.due_kind,
        received_at=report.received_at,
        language=report.language,
        messages=messages,
        unread=sum(1 for message in messages if not message.from_worker and message.read_at is None),
        consents=tuple(people.consents_of(report.person)),
        permissions=people.permissions_of(report.person),
        looked=tuple(who_looked(report.person.public_id)),
        person=report.person,
        report_id=report.public_id,
        temporary=by.temporary,
        has_case=report.case_id is not None,
        held_for=report.person.held_for,
        kept_until=_kept_until(report),
    )


def own_consent(by: Visitor, public_id: UUID) -> Consent:
    """A consent that this worker gave; for taking it back through `referrals`. Raises `Missing` for anybody else's."""
    policies.require_visit(by)
    report = visited_report(by)
    consent = report.person.consents.filter(public_id=public_id).first()
    if consent is None:
        raise Missing
    return consent


def guessed_at(by: Account) -> list[tuple[UUID, int]]:
    """Reports that this account may see and at whose number somebody is guessing, with the failures so far."""
    require(by, Permission.SEE_QUEUE)
    failures = dict(LocatorTries.objects.filter(failures__gte=ALERTING).values_list("locator", "failures"))
    rows = Report.objects.filter(policies.seen_by(by), number__locator__in=failures)
    return [(report, failures[locator]) for report, locator in rows.values_list("public_id", "number__locator")]


def stage_of(report: Report) -> Stage:
    if report.case is not None:
        return _OF_CASE[report.case.state]
    if report.state == "closed":
        return Stage.CLOSED
    if report.replied_at:
        return Stage.ANSWERED
    return Stage.BEING_READ if report.opened_at else Stage.RECEIVED


def _kept_until(report: Report) -> datetime | None:
    if report.case_id or report.person.profile or report.person.held_for:
        return None
    return timers.kept_until(report.last_contact_at, days=agency().retention_days)


def _shown_messages(report: Report) -> tuple[MessageView, ...]:
    if report.person.erased_at:
        return ()
    return tuple(open_message(row, report) for row in messages_of([report]) if not row.private)
