"""One report: opened on purpose, answered, given to somebody, made a case, or closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.matching.waterfall import waterfall
from passage.doors.desk.reports.forms import AssignForm, CaseForm, CloseForm, ReplyForm
from passage.node.agency import queries as agency
from passage.node.agency.policies import Permission, may
from passage.node.cases import actions
from passage.node.cases import queries as cases
from passage.node.cases.errors import CaseRefused, Missing
from passage.node.matching import merges
from passage.node.matching import queries as matching

FORMS = {"reply": ReplyForm, "assign": AssignForm, "case": CaseForm, "close": CloseForm}


def _found(request: DeskRequest, public_id: UUID) -> Any:
    try:
        return cases.find_report(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing


@desk_view(area="queue")
@require_safe
def show(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The report; one that nobody opened yet asks first, because opening is written down and seen by the worker."""
    report = _found(request, public_id)
    if report.opened_at is None and report.state == "new":
        kinds = words.words(words.KINDS, report.kinds)
        return render(request, "desk/reports/unopened.html", {"report": report, "kinds": kinds, "saved": "saved" in request.GET})
    return _page(request, public_id, {})


def _page(request: DeskRequest, public_id: UUID, bound: dict[str, Any], status: int = 200) -> HttpResponse:
    """The whole page of a report, with the form that was sent and refused, if any."""
    content = cases.read_report(request.user, public_id)
    forms = {name: bound.get(name) or form() for name, form in FORMS.items()}
    candidates, joined = [], []
    if not content.erased and may(request.user, Permission.READ_REPORT):
        joined = merges.of(request.user, content.report.person.public_id)
    if not content.erased and content.report.case_id is None and content.profile.names:
        candidates = matching.candidates(request.user, content.profile, exclude=content.report.person.public_id, limit=5)
    context = {
        "content": content,
        "report": content.report,
        "rows": summary(content),
        "forms": forms,
        "candidates": candidate_lines(request, candidates),
        "joined": joined,
        "waiting": words.clock(content.report.received_at),
        "due": words.word(words.DUE, content.report.due_kind),
    }
    return render(request, "desk/reports/report.html", context, status=status)


def candidate_lines(request: DeskRequest, candidates: list[Any]) -> list[dict[str, Any]]:
    """Candidates with their evidence in words and the cases that this account may open."""
    known = cases.cases_of_people(request.user, [candidate.person for candidate in candidates])
    return [
        {
            "person": candidate.person,
            "name": candidate.profile.name or _("no name"),
            "birth": candidate.profile.birth,
            "strength": strength(candidate.comparison.strength),
            "waterfall": waterfall(candidate.comparison),
            "cases": known.get(candidate.person, []),
        }
        for candidate in candidates
    ]


def strength(code: str) -> str:
    return {"strong": _("strong evidence"), "some": _("some evidence"), "weak": _("weak evidence")}.get(str(code), str(code))


def summary(content: Any) -> list[tuple[str, Any]]:
    """What was told, as label and value; empty values are left out."""
    report, profile, contact = content.report, content.profile, content.contact or content.profile.contact
    rows: list[tuple[str, Any]] = [
        (_("What happened"), words.words(words.KINDS, report.kinds)),
        (_("In their words"), content.story),
        (_("What they want"), words.words(words.WANTS, content.wants)),
        (_("Name"), list(profile.names)),
        (_("Born"), " ".join(filter(None, [profile.birth, words.word(words.CERTAINTIES, profile.birth_certainty)]))),
        (_("Sex"), words.word(words.SEXES, profile.sex)),
        (_("Languages"), words.words(words.LANGUAGES, profile.languages)),
        (_("Home place"), profile.home_place),
        (_("Where"), " ".join(filter(None, [words.country(report.country), words.province(report.province)]))),
        (_("Work"), words.word(words.SECTORS, content.sector)),
        (_("Employer or vessel"), content.employer),
        (_("Since"), content.since),
        (_("How many people"), str(report.people_count) if report.people_count > 1 else ""),
        (_("Safe contact"), contact_lines(contact)),
    ]
    return [row for row in rows if row[1]]


def contact_lines(contact: dict[str, Any]) -> list[str]:
    """How to reach the person safely, one line each, warnings included."""
    if not contact or contact.get("channel") in (None, "", "none"):
        return []
    lines = [f"{words.word(words.CONTACT_CHANNELS, str(contact['channel']))}: {contact.get('value', '')}"]
    if contact.get("hours"):
        lines.append(_("Safe hours: %(hours)s") % {"hours": contact["hours"]})
    if contact.get("safety_word"):
        lines.append(_("Say this safety word first: %(word)s") % {"word": contact["safety_word"]})
    leave = contact.get("may_leave_message")
    lines.append(_("A message may be left.") if leave else _("Leave no message."))
    return lines


@desk_view(area="queue")
@require_POST
def open_first(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Open a report for the first time."""
    actions.open_report(by=request.user, report=_found(request, public_id))
    return redirect("desk:report", public_id)


def _act(request: DeskRequest, public_id: UUID, name: str, done: str, act: Any) -> HttpResponse:
    """Check one form of the page, do one act, say so; or the page again with everything that was typed."""
    report = _found(request, public_id)
    form = FORMS[name](request.POST)
    if form.is_valid():
        try:
            result = act(report, form.cleaned_data)
        except CaseRefused as refused:
            form.add_error(None, words.refusal(refused.code))
        else:
            messages.success(request, done)
            return redirect(result) if isinstance(result, str) else redirect("desk:report", public_id)
    return _page(request, public_id, {name: form}, status=422)


@desk_view(area="queue")
@require_POST
def reply(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Answer the worker; they read it when they come back with their number."""
    return _act(
        request,
        public_id,
        "reply",
        _("Sent. The worker sees it when they come back with their number."),
        lambda report, data: actions.reply(by=request.user, report=report, text=data["text"]),
    )


@desk_view(area="queue")
@require_POST
def spoke(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Somebody spoke with the worker outside this system, so the promised answer was given."""
    actions.record_contact(by=request.user, report=_found(request, public_id), feedback=bool(request.POST.get("feedback")))
    messages.success(request, _("Noted: somebody spoke with the worker."))
    return redirect("desk:report", public_id)


@desk_view(area="queue")
@require_POST
def assign(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Give the report to somebody, or take it."""
    return _act(
        request,
        public_id,
        "assign",
        _("Given."),
        lambda report, data: actions.assign_report(by=request.user, thing=report, to=agency.account(data["to"]) or request.user),
    )


@desk_view(area="queue")
@require_POST
def make_case(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Open a case from the report, or add it to one that is there."""

    def act(report: Any, data: dict[str, Any]) -> str:
        if data["case"]:
            case = cases.find_case(request.user, data["case"])
            actions.attach_report(by=request.user, report=report, case=case)
        else:
            case = actions.open_case(
                by=request.user, report=report, next_step=data["next_step"], next_step_on=data["next_step_on"]
            )
        return f"/desk/cases/{case.public_id}/"

    return _act(request, public_id, "case", _("The case is open."), act)


@desk_view(area="queue")
@require_POST
def close(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Nothing more is to be done about it."""
    return _act(
        request,
        public_id,
        "close",
        _("The report is closed."),
        lambda report, data: actions.close_report(by=request.user, report=report, reason=data["reason"]),
    )
