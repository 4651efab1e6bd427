"""The queue of reports and the list of cases: one SQL query each, nothing decrypted, one row more than the page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from passage.node.agency.policies import Permission, require
from passage.node.cases import policies
from passage.node.cases.models import Case, Message, Report

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from passage.node.agency.models import Account

NEVER = "-"
CURSOR = re.compile(r"([01])\.(-|\d{1,17})\.(\d{1,18})\Z", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Tab(StrEnum):
    """Which part of the queue."""

    NEW = "new"
    OPEN = "open"
    MINE = "mine"
    UNREAD = "unread"
    OVERDUE = "overdue"
    CLOSED = "closed"


class CaseTab(StrEnum):
    """Which part of the list of cases."""

    OPEN = "open"
    MINE = "mine"
    DUE = "due"
    RETURNING = "returning"
    CLOSED = "closed"


class QueueRow(NamedTuple):
    """One line of the queue; `assigned` is a name of staff."""

    public_id: UUID
    danger: bool
    due_at: datetime | None
    due_kind: str
    received_at: datetime
    language: str
    country: str
    province: str
    kinds: list[str]
    channel: str
    assigned: str | None
    state: str
    people_count: int
    pk: int
    has_unread: bool

    @property
    def cursor(self) -> str:
        """Where the next page begins; holds no personal text."""
        return _cursor(self.danger, self.due_at, self.pk)


class CaseRow(NamedTuple):
    """One line of the list of cases."""

    public_id: UUID
    reference: str
    state: str
    danger: bool
    opened_at: datetime
    next_step: str
    next_step_on: date | None
    assigned: str | None
    desk: str
    closing_reason: str
    pk: int
    has_unread: bool

    @property
    def cursor(self) -> str:
        return _cursor(self.danger, self.next_step_on, self.pk)


_QUEUE_FIELDS = (
    "public_id", "danger", "due_at", "due_kind", "received_at", "language", "country", "province", "kinds", "channel",
    "assigned_to__name", "state", "people_count", "pk",
)  # fmt: skip
_CASE_FIELDS = (
    "public_id", "reference", "state", "danger", "opened_at", "next_step", "next_step_on", "assigned_to__name",
    "desk__code", "closing_reason", "pk",
)  # fmt: skip


def queue(
    by: Account, *, tab: str = Tab.NEW, after: str | None = None, limit: int = 25, now: datetime | None = None
) -> list[QueueRow]:
    """Reports this account may see: danger first, then the nearest promise. Up to `limit` + 1 rows.

    `after`: the `cursor` of the last row shown. An unreadable one begins at the top, an unknown tab is the open ones.
    Raises `NotPermitted`.
    """
    require(by, Permission.SEE_QUEUE)
    unread = _has_unread("report")
    rows = Report.objects.filter(policies.seen_by(by), _in_tab(by, tab, now or timezone.now()))
    if tab == Tab.UNREAD:
        rows = rows.filter(unread)
    rows = _page(rows, "due_at", after)
    return [QueueRow(*row) for row in rows.annotate(unread=unread).values_list(*_QUEUE_FIELDS, "unread")[: limit + 1]]


def case_list(
    by: Account, *, tab: str = CaseTab.OPEN, after: str | None = None, limit: int = 25, now: datetime | None = None
) -> list[CaseRow]:
    """Cases this account may see: danger first, then the nearest next step. Up to `limit` + 1 rows. Raises `NotPermitted`."""
    require(by, Permission.READ_CASE)
    unread = _has_unread("report__case")
    rows = Case.objects.filter(policies.seen_by(by), _in_case_tab(by, tab, now or timezone.now()))
    rows = _page(rows, "next_step_on", after)
    return [CaseRow(*row) for row in rows.annotate(unread=unread).values_list(*_CASE_FIELDS, "unread")[: limit + 1]]


def case_with_reference(by: Account, reference: str) -> UUID | None:
    """The case that officers call by this reference, if this account may read it."""
    require(by, Permission.READ_CASE)
    cases = Case.objects.filter(policies.seen_by(by), reference=reference.strip().upper())
    return cases.values_list("public_id", flat=True).first()


def cases_of_people(by: Account, people: list[UUID]) -> dict[UUID, list[tuple[UUID, str, bool]]]:
    """Public id, reference and whether `by` may open it, of the cases of each person; for the search before create."""
    require(by, Permission.SEARCH_PEOPLE)
    found: dict[UUID, list[tuple[UUID, str, bool]]] = {person: [] for person in people}
    rows = Case.objects.filter(person__public_id__in=people).select_related("person").order_by("pk")
    for case in rows:
        found[case.person.public_id].append((case.public_id, case.reference, policies.may_read_case(by, case)))
    return found


@cache
def _has_unread(path: str) -> Exists:
    """Whether the worker wrote something that nobody has read; the same condition in every list, so built once."""
    return Exists(Message.objects.filter(from_worker=True, read_at__isnull=True, **{path: OuterRef("pk")}))


def _in_tab(by: Account, tab: str, now: datetime) -> Q:
    open_ones = Q(state__in=["new", "open"])
    tabs: dict[str, Q] = {
        Tab.NEW: Q(state="new"),
        Tab.MINE: open_ones & Q(assigned_to=by.pk),
        Tab.OVERDUE: open_ones & Q(due_at__lt=now),
        Tab.CLOSED: Q(state="closed"),
    }
    return tabs.get(tab, open_ones)


def _in_case_tab(by: Account, tab: str, now: datetime) -> Q:
    open_ones = ~Q(state="closed")
    tabs: dict[str, Q] = {
        CaseTab.MINE: open_ones & Q(assigned_to=by.pk),
        CaseTab.DUE: Q(next_step_on__lte=timezone.localdate(now)),
        CaseTab.RETURNING: Q(state__in=["in_return", "handed_over", "reintegration"]),
        CaseTab.CLOSED: Q(state="closed"),
    }
    return tabs.get(tab, open_ones)


def _page(rows: QuerySet[Any], due: str, after: str | None) -> QuerySet[Any]:
    rows = rows.order_by("-danger", F(due).asc(nulls_last=True), "pk")
    start = _read_cursor(after, by_date=due == "next_step_on") if after else None
    if start is None:
        return rows
    danger, at, pk = start
    later = Q(**{f"{due}__isnull": True})
    later = later & Q(pk__gt=pk) if at is None else later | Q(**{f"{due}__gt": at}) | Q(**{due: at}, pk__gt=pk)
    later &= Q(danger=danger)
    return rows.filter(later | Q(danger=False) if danger else later)


def _cursor(danger: bool, due: datetime | date | None, pk: int) -> str:
    if due is None:
        at = NEVER
    elif isinstance(due, datetime):
        at = str((due - EPOCH) // MICROSECOND)
    else:
        at = str(due.toordinal())
    return f"{int(danger)}.{at}.{pk}"


def _read_cursor(text: str, *, by_date: bool) -> tuple[bool, datetime | date | None, int] | None:
    match = CURSOR.match(text)
    if match is None:
        return None
    danger, due, pk = match.groups()
    try:
        at: datetime | date | None = None
        if due != NEVER:
            at = date.fromordinal(int(due)) if by_date else EPOCH + int(due) * MICROSECOND
    except (ValueError, OverflowError):
        return None
    return danger == "1", at, int(pk)
