"""The queue: one row a report, danger first, nothing personal until opened."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, areas_of, desk_view
from passage.doors.frame import places
from passage.doors.frame.links import address
from passage.doors.frame.rows import Row, draw_badge
from passage.node.cases import queries as cases

PAGE = 25


def tabs() -> list[tuple[str, str]]:
    return [
        ("new", _("New")),
        ("open", _("Opened")),
        ("mine", _("Mine")),
        ("unread", _("Unread messages")),
        ("overdue", _("Overdue")),
        ("closed", _("Closed")),
    ]


class Words(NamedTuple):
    """What every row needs, in one language."""

    tables: dict[str, dict[str, str]]
    badges: dict[tuple[bool, bool], SafeString]
    report: str
    nobody: str
    people: str


_TABLES: dict[str, dict[str, Any]] = {
    "kinds": words.KINDS,
    "languages": words.LANGUAGES,
    "countries": words.COUNTRIES,
    "channels": words.CHANNELS,
}


@lru_cache(maxsize=8)
def _words_in(language: str) -> Words:
    """What does not change from page to page, in one language; `language` is the active one."""
    danger, unread = draw_badge(_("Danger now"), "danger"), draw_badge(_("unread message"), "info")
    tables = {name: {code: str(label) for code, label in table.items()} for name, table in _TABLES.items()}
    return Words(
        tables=tables | {"provinces": places.short_names(language)},
        badges={
            (True, True): danger + unread,
            (True, False): danger,
            (False, True): unread,
            (False, False): SafeString(""),
        },
        report=_("Report"),
        nobody=_("Nobody yet"),
        people=_("%(count)d people"),
    )


def lines(rows: list[cases.QueueRow], now: datetime) -> list[Row]:
    """Rows with their words, which are looked up once for each language."""
    known = _words_in(words.language())
    return [_line(row, known, now) for row in rows]


def _line(row: cases.QueueRow, known: Words, now: datetime) -> Row:
    kinds, moment = known.tables["kinds"], row.due_at or row.received_at
    return Row(
        url=address("desk:report", row.public_id),
        title=", ".join(kinds.get(kind, kind) for kind in row.kinds) or known.report,
        facts=_facts(row, known),
        time=words.until(row.due_at, now) if row.due_at else words.since(row.received_at, now),
        clock=moment.isoformat(timespec="seconds"),
        who=row.assigned or known.nobody,
        badges=known.badges[row.danger, row.has_unread],
        danger=row.danger,
        overdue=bool(row.due_at and row.due_at < now),
    )


def _facts(row: cases.QueueRow, known: Words) -> str:
    """Language, place, channel and how many people, in one line."""
    tables = known.tables
    province = tables["provinces"].get(row.province, row.province)
    place = f"{tables['countries'].get(row.country, row.country)} {province}".strip()
    facts = [tables["languages"].get(row.language, row.language), place, tables["channels"].get(row.channel, row.channel)]
    if row.people_count > 1:
        facts.append(known.people % {"count": row.people_count})
    return " · ".join(fact for fact in facts if fact)


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
