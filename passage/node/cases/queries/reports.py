"""Reading one report: everything decrypted in a constant number of queries, and written down as a look."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from passage.node.audit import actions as audit
from passage.node.cases import policies
from passage.node.cases.errors import Missing
from passage.node.cases.models import Message, Report
from passage.node.cases.places import place_of_message, place_of_report
from passage.node.people import queries as people
from passage.node.people import vault
from passage.node.people.profiles import Profile

if TYPE_CHECKING:
    from passage.node.agency.models import Account


@dataclass(frozen=True)
class MessageView:
    """One message, opened. `by` is a name of staff."""

    public_id: UUID
    report_id: UUID
    from_worker: bool
    private: bool
    text: str
    at: datetime
    read_at: datetime | None
    by: str = ""


@dataclass(frozen=True)
class ReportContent:
    """A report as an officer reads it. `report` is the row; `record` what else the row of a file said; `erased`: nobody can
    read it.
    """

    report: Report
    wants: tuple[str, ...] = ()
    story: str = ""
    sector: str = ""
    employer: str = ""
    since: str = ""
    contact: dict[str, Any] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    messages: tuple[MessageView, ...] = ()
    permissions: dict[str, bool] = field(default_factory=dict)
    has_number: bool = False
    erased: bool = False


def find_report(by: Account, public_id: UUID) -> Report:
    """The row of a report that `by` may read, nothing opened. Raises `Missing` or `NotPermitted`."""
    rows = Report.objects.select_related("person__key", "case", "desk", "assigned_to", "number")
    report = rows.filter(public_id=public_id).first()
    if report is None:
        raise Missing
    policies.require_read_report(by, report)
    return report


def read_report(by: Account, public_id: UUID) -> ReportContent:
    """The whole report, opened and logged as read. Raises `Missing` or `NotPermitted`."""
    with transaction.atomic():
        report = find_report(by, public_id)
        record_reading(by, report)
        return content_of(report)


def record_reading(by: Account, report: Report, **codes: object) -> None:
    """Log that `by` looked at a report."""
    audit.record(by=by, act="report.read", thing="report", thing_id=report.public_id, person=report.person.public_id, **codes)


def content_of(report: Report) -> ReportContent:
    """The report, opened; whoever calls this logs it."""
    has_number = hasattr(report, "number")
    if report.person.erased_at:
        return ReportContent(report, erased=True, has_number=has_number)
    return ReportContent(
        report,
        profile=people.profile_of(report.person),
        messages=tuple(open_message(row, report) for row in messages_of([report])),
        permissions=people.permissions_of(report.person),
        has_number=has_number,
        **open_told(report),
    )


def open_told(report: Report) -> dict[str, Any]:
    """What was sealed with the report. The contact is the worker's own unless somebody else told it."""
    told: dict[str, Any] = vault.unseal(report.person, place_of_report(report), report.content)
    told["wants"] = tuple(told.get("wants", ()))
    return told


def messages_of(reports: list[Report]) -> list[Message]:
    return list(Message.objects.filter(report__in=reports).select_related("by").order_by("at", "pk"))


def open_message(row: Message, report: Report) -> MessageView:
    return MessageView(
        public_id=row.public_id,
        report_id=report.public_id,
        from_worker=row.from_worker,
        private=row.private,
        text=vault.unseal(report.person, place_of_message(row), row.text) or "",
        at=row.at,
        read_at=row.read_at,
        by=row.by.name if row.by else "",
    )
