"""The queue: one row a report, danger first, nothing personal until opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, areas_of, desk_view
from passage.node.cases import queries as cases

PAGE = 25


class Line(NamedTuple):
    """One row as the page shows it; every word is ready, so that the template only writes."""

    url: str
    danger: bool
    waiting: str
    waiting_iso: str
    due: str
    due_iso: str
    overdue: bool
    language: str
    place: str
    kinds: str
    channel: str
    assigned: str
    state: str
    people: int
    unread: bool


def tabs() -> list[tuple[str, str]]:
    return [
        ("new", _("New")),
        ("open", _("Opened")),
        ("mine", _("Mine")),
        ("unread", _("Unread messages")),
        ("overdue", _("Overdue")),
        ("closed", _("Closed")),
    ]


def lines(rows: list[cases.QueueRow], now: datetime) -> list[Line]:
    """Rows with their words; each word is looked up once for the page, not once for the row."""
    known = {name: {code: str(label) for code, label in table.items()} for name, table in _TABLES.items()}
    base = reverse("desk:report", args=[UUID(int=0)])
    return [_line(row, now, known, base) for row in rows]


_TABLES: dict[str, dict[str, Any]] = {
    "kinds": words.KINDS,
    "languages": words.LANGUAGES,
    "countries": words.COUNTRIES,
    "channels": words.CHANNELS,
    "due": words.DUE,
    "states": words.REPORT_STATES,
}
_ZERO = str(UUID(int=0))


def _line(row: cases.QueueRow, now: datetime, known: dict[str, dict[str, str]], base: str) -> Line:
    place = known["countries"].get(row.country, row.country)
    return Line(
        url=base.replace(_ZERO, str(row.public_id)),
        danger=row.danger,
        waiting=words.since(row.received_at, now),
        waiting_iso=row.received_at.isoformat(timespec="seconds"),
        due=words.until(row.due_at, now) if row.due_at else "",
        due_iso=row.due_at.isoformat(timespec="seconds") if row.due_at else "",
        overdue=bool(row.due_at and row.due_at < now),
        language=known["languages"].get(row.language, row.language),
        place=f"{place} {row.province}".strip(),
        kinds=", ".join(known["kinds"].get(kind, kind) for kind in row.kinds),
        channel=known["channels"].get(row.channel, row.channel),
        assigned=row.assigned or "",
        state=known["states"].get(row.state, row.state),
        people=row.people_count,
        unread=row.has_unread,
    )


@desk_view()
@require_safe
def home(request: DeskRequest) -> HttpResponse:
    """The first part of the desk that this account may open."""
    areas = areas_of(request.user)
    return redirect(areas[0]["url"]) if areas else render(request, "desk/not_permitted.html", status=403)


@desk_view(area="queue")
@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    """The queue of this account's desk."""
    known = tabs()
    tab = request.GET.get("tab", "new")
    tab = tab if tab in dict(known) else "new"
    now = timezone.now()
    rows = cases.queue(request.user, tab=tab, after=request.GET.get("after") or None, limit=PAGE, now=now)
    here = reverse("desk:queue")
    context = {
        "lines": lines(rows[:PAGE], now),
        "tab": tab,
        "tabs": [(code, label, f"{here}?tab={code}") for code, label in known],
        "next": f"{here}?tab={tab}&after={rows[PAGE - 1].cursor}" if len(rows) > PAGE else "",
    }
    return render(request, "desk/reports/queue.html", context)
