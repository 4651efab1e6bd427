"""The list of claims and the claims of a case. Every look at a case is written down by the query that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.cases import pages as cases
from passage.doors.desk.claims import words as claim_words
from passage.doors.desk.claims.forms import OpenForm
from passage.doors.frame.rows import Row, draw_badge
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused

if TYPE_CHECKING:
    from passage.node.cases.queries import CaseView

PAGE = 25


@desk_view(area="claims")
@require_safe
def claims(request: DeskRequest) -> HttpResponse:
    """Claims, the nearest limit first; nothing personal."""
    labels = {"soon": _("Limits that pass soon"), "open": _("Open"), "mine": _("Mine"), "ended": _("Ended")}
    tab = request.GET.get("tab", "soon")
    tab = tab if tab in labels else "soon"
    rows = queries.claim_list(request.user, tab=tab, after=request.GET.get("after", ""), limit=PAGE)
    here = reverse("desk:claims")
    context = {
        "lines": [line(row) for row in rows[:PAGE]],
        "tab": tab,
        "tabs": [(code, label, f"{here}?tab={code}") for code, label in labels.items()],
        "next": f"{here}?tab={tab}&after={rows[PAGE - 1].cursor}" if len(rows) > PAGE else "",
    }
    return render(request, "desk/claims/list.html", context)


def line(row: queries.ClaimRow) -> Row:
    """One line of a list, without anything personal; the time is that of the nearest limit."""
    limit = words.word(claim_words.CLOCKS, row.limit_kind) if row.limit_kind else _("no limit runs")
    on = words.day(row.limit_on)
    return Row(
        url=reverse("desk:claim", args=[row.public_id]),
        title=row.reference,
        facts=" · ".join(filter(None, [claim_words.country(row.country), limit, row.led_by])),
        time=on,
        clock=on or words.day(row.opened_at),
        who=row.assigned or _("Nobody yet"),
        badges=claim_words.state_badge(row.state) + (draw_badge(row.group, "quiet") if row.group else SafeString("")),
        overdue=bool(row.limit_on and row.limit_on < timezone.localdate()),
    )


@desk_view(area="cases")
@require_safe
def of_case(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The claims of one case."""
    return show_case(request, cases.opened(request, public_id))


def show_case(request: DeskRequest, view: CaseView, form: OpenForm | None = None) -> HttpResponse:
    rows = [line(row) for row in queries.claims_of(view.case)]
    extra = {"rows": rows, "form": form or open_form(), "held": view.case.person.held_for}
    return cases.page(request, view, "case-claims", extra, status=422 if form else 200)


def open_form(data: Any = None) -> OpenForm:
    return OpenForm(data, countries=[(code, claim_words.country(code)) for code in reversed(queries.countries())])


@desk_view(area="cases")
@require_POST
def open_one(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin a claim on this case."""
    case = cases.found(request, public_id)
    form = open_form(request.POST)
    if form.is_valid():
        try:
            claim = actions.open_claim(by=request.user, case=case, country=form.cleaned_data["country"])
        except ClaimRefused as refused:
            form.add_error(None, claim_words.refusal(refused.code))
        else:
            messages.success(request, _("The claim is open. Answer the questions as far as they are known."))
            return redirect("desk:claim", claim.public_id)
    return show_case(request, cases.opened(request, public_id), form)
