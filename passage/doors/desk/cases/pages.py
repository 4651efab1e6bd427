"""The list of cases and the parts of a case page. Every look at a case is written down by the query that opens it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk import log_words, words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.cases.forms import AssignForm, EpisodeForm, MoveForm, NextStepForm, NoteForm, RelationForm
from passage.doors.desk.referrals.recipients import recipients
from passage.doors.desk.reports.report import contact_lines
from passage.doors.frame.rows import Row, draw_badge
from passage.node.audit import queries as audit
from passage.node.cases import queries
from passage.node.cases.errors import Missing
from passage.node.matching import merges
from passage.node.referrals import queries as referrals
from passage.rules import journey as rule
from passage.rules import screening as screening_rule
from passage.rules.text.dates import PartialDate

if TYPE_CHECKING:
    from passage.node.cases.models import Case

PAGE = 25


def parts(public_id: UUID) -> list[tuple[str, str, str]]:
    """The parts of a case page: code, label, address."""
    labels = {
        "case": _("Summary"),
        "case-journey": _("Journey"),
        "case-people": _("People"),
        "case-screening": _("Screening"),
        "case-claims": _("Claims"),
        "case-notes": _("Notes"),
        "case-consents": _("Consents"),
        "case-sharing": _("Sharing"),
        "case-history": _("History"),
    }
    return [(code, label, reverse(f"desk:{code}", args=[public_id])) for code, label in labels.items()]


def opened(request: DeskRequest, public_id: UUID) -> queries.CaseView:
    """The case, read and logged; 404 when there is none that this account may know of."""
    try:
        return queries.read_case(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing


def found(request: DeskRequest, public_id: UUID) -> Case:
    """The case to act on, with nothing of it opened; 404 when there is none that this account may know of."""
    try:
        return queries.find_case(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing


def page(request: DeskRequest, view: queries.CaseView, part: str, extra: dict[str, Any], status: int = 200) -> HttpResponse:
    """One part of a case page, with the identity bar that is always in sight."""
    case = view.case
    context = {
        "view": view,
        "case": case,
        "part": part,
        "parts": parts(case.public_id),
        "facts": facts(view),
        "name": view.profile.name or _("No name yet"),
        "latin": view.profile.names[1] if len(view.profile.names) > 1 else "",
        "next_step": words.word(words.NEXT_STEPS, case.next_step) if case.next_step else _("not decided"),
        "next_word": words.day(case.next_step_on),
        "overdue": bool(case.next_step_on and case.next_step_on < timezone.localdate()),
        "state": words.word(words.CASE_STATES, case.state),
        "reason": words.word(words.CLOSING_REASONS, case.closing_reason) if case.closing_reason else "",
        "status_word": words.word(words.ASSERTIONS, view.status.assertion) if view.status else "",
    }
    template = f"desk/cases/{part.removeprefix('case-')}.html"
    return render(request, template, context | extra, status=status)


def facts(view: queries.CaseView) -> list[tuple[str, str]]:
    """The few things of a person that an officer must always see."""
    profile = view.profile
    rows = [
        (_("Age"), age(profile.birth, profile.birth_certainty)),
        (_("Languages"), ", ".join(words.words(words.LANGUAGES, profile.languages))),
        (_("Safe contact"), "; ".join(contact_lines(profile.contact)) or _("none given")),
        (_("Has it"), view.case.assigned_to.name if view.case.assigned_to else _("nobody yet")),
    ]
    return [row for row in rows if row[1]]


def age(birth: str, certainty: str, today: date | None = None) -> str:
    """The age in words, as a range where the birth date is not whole, with how it is known."""
    if not birth:
        return _("not known")
    day = today or timezone.localdate()
    found = rule.age_on(PartialDate.from_iso(birth), PartialDate(day.year, day.month, day.day))
    years = str(found.low) if found.low == found.high else f"{found.low}–{found.high}"
    return f"{years} ({words.word(words.CERTAINTIES, certainty)})" if certainty else years


@desk_view(area="cases")
@require_safe
def cases(request: DeskRequest) -> HttpResponse:
    """The cases of this account's desk."""
    labels = {"open": _("Open"), "mine": _("Mine"), "overdue": _("Overdue"), "returning": _("Returning"), "closed": _("Closed")}
    tab = request.GET.get("tab", "open")
    tab = tab if tab in labels else "open"
    rows = queries.case_list(request.user, tab=tab, after=request.GET.get("after") or None, limit=PAGE)
    here = reverse("desk:cases")
    context = {
        "lines": [line(row, here) for row in rows[:PAGE]],
        "tab": tab,
        "tabs": [(code, label, f"{here}?tab={code}") for code, label in labels.items()],
        "next": f"{here}?tab={tab}&after={rows[PAGE - 1].cursor}" if len(rows) > PAGE else "",
    }
    return render(request, "desk/cases/list.html", context)


def line(row: queries.CaseRow, here: str) -> Row:
    """One line of the list, without anything personal; the time is that of the next step, or of the opening."""
    on = words.day(row.next_step_on or row.opened_at)
    return Row(
        url=f"{here}{row.public_id}/",
        title=row.reference,
        facts=words.word(words.NEXT_STEPS, row.next_step) if row.next_step else _("no next step"),
        time=on,
        clock=on,
        who=row.assigned or _("Nobody yet"),
        badges=badges(row),
        danger=row.danger,
        overdue=bool(row.next_step_on and row.next_step_on < timezone.localdate()),
    )


def badges(row: queries.CaseRow) -> SafeString:
    state = draw_badge(words.word(words.CASE_STATES, row.state), "quiet")
    danger = draw_badge(_("Danger now"), "danger") if row.danger else SafeString("")
    unread = draw_badge(_("unread message"), "info") if row.has_unread else SafeString("")
    return danger + state + unread


@desk_view(area="cases")
@require_safe
def summary(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Where the case stands and what is known."""
    return show_summary(request, opened(request, public_id))


def show_summary(request: DeskRequest, view: queries.CaseView, bound: dict[str, Any] | None = None) -> HttpResponse:
    case = view.case
    initial = {"revision": view.revision, "next_step": case.next_step, "next_step_on": words.day(case.next_step_on)}
    forms = {
        "next_step": NextStepForm(initial=initial),
        "assign": AssignForm(),
        "move": MoveForm(targets=targets(case.state)),
    } | (bound or {})
    extra = {"rows": profile_rows(view), "forms": forms, "reports": view.reports, "kinds": kinds_told(view)}
    return page(request, view, "case", extra, status=422 if bound else 200)


def targets(state: str) -> list[str]:
    return [str(to) for to in rule.CaseState if rule.may_become(rule.CaseState(state), to)]


def kinds_told(view: queries.CaseView) -> list[str]:
    codes = dict.fromkeys(kind for told in view.reports for kind in told.report.kinds)
    return words.words(words.KINDS, codes)


def profile_rows(view: queries.CaseView) -> list[tuple[str, Any]]:
    profile = view.profile
    rows: list[tuple[str, Any]] = [
        (_("Names"), list(profile.names)),
        (_("Born"), " ".join(filter(None, [profile.birth, words.word(words.CERTAINTIES, profile.birth_certainty)]))),
        (_("Sex"), words.word(words.SEXES, profile.sex)),
        (_("Nationality"), words.country(profile.nationality)),
        (_("Languages"), ", ".join(words.words(words.LANGUAGES, profile.languages))),
        (_("Home place"), profile.home_place),
        (_("Family"), list(profile.family)),
        (_("Safe contact"), contact_lines(profile.contact)),
        (_("Documents"), list(profile.documents)),
        (_("Health"), profile.health),
        (_("Needs"), profile.needs),
    ]
    return [row for row in rows if row[1]]


@desk_view(area="cases")
@require_safe
def journey(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """The stretches of the journey, as they were told; stages repeat and skip."""
    return show_journey(request, opened(request, public_id))


def show_journey(request: DeskRequest, view: queries.CaseView, form: EpisodeForm | None = None) -> HttpResponse:
    items = [
        {
            "title": " · ".join(filter(None, [words.word(words.STAGES, episode.stage), words.country(episode.country)])),
            "at": " – ".join(filter(None, [episode.begins, episode.ends])),
            "text": " · ".join(filter(None, [episode.detail.get(name, "") for name in ("place", "employer", "words")])),
            "kind": "danger" if episode.minor is rule.Minor.YES else "",
            "by": _("under 18 then") if episode.minor is rule.Minor.YES else "",
        }
        for episode in view.episodes
    ]
    return page(request, view, "case-journey", {"items": items, "form": form or EpisodeForm()}, status=422 if form else 200)


@desk_view(area="cases")
@require_safe
def people(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Family and others close to the worker."""
    return show_people(request, opened(request, public_id))


def show_people(request: DeskRequest, view: queries.CaseView, form: RelationForm | None = None) -> HttpResponse:
    relations = [(words.word(words.RELATIONS, relation.kind), relation.detail) for relation in view.relations]
    joined = merges.of(request.user, view.case.person.public_id)
    extra = {"relations": relations, "form": form or RelationForm(), "joined": joined}
    return page(request, view, "case-people", extra, status=422 if form else 200)


@desk_view(area="cases")
@require_safe
def screening(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Screenings so far, what an authority asserted, and the lists that can be used."""
    view = opened(request, public_id)
    sets = [found for found in screening_rule.sets().values() if found.id != "palermo"]
    statuses = [(words.word(words.ASSERTIONS, status.assertion), status) for status in view.statuses]
    titles = {found.id: found.title for found in screening_rule.sets().values()}
    done = [(titles.get(row.set_id, row.set_id), row) for row in view.screenings]
    return page(request, view, "case-screening", {"sets": sets, "statuses": statuses, "done": done})


@desk_view(area="cases")
@require_safe
def notes(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Notes, newest first."""
    return page(request, opened(request, public_id), "case-notes", {"form": NoteForm()})


@desk_view(area="cases")
@require_safe
def consents(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What the person agreed to, as plain sentences, and beside each what may not be shared."""
    view = opened(request, public_id)
    now, names = timezone.now(), dict(recipients())
    lines = [
        {
            "id": consent.public_id,
            "recipient": names.get(consent.recipient, consent.recipient),
            "purpose": words.word(words.PURPOSES, consent.purpose),
            "fields": ", ".join(words.words(words.FIELDS, consent.fields)),
            "not_shared": words.words(words.FIELDS, [code for code in words.FIELDS if code not in consent.fields]),
            "until": words.day(consent.ends_at),
            "given": words.day(consent.given_at),
            "withdrawn": words.day(consent.withdrawn_at),
            "live": consent.withdrawn_at is None and consent.given_at <= now < consent.ends_at,
        }
        for consent in view.consents
    ]
    return page(request, view, "case-consents", {"lines": lines})


@desk_view(area="cases")
@require_safe
def sharing(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """What went to other desks and what came back."""
    view = opened(request, public_id)
    rows = [
        {
            "public_id": row.public_id,
            "at": row.at,
            "kind": words.word(words.MESSAGE_KINDS, row.kind),
            "sent": row.sent,
            "peer": row.peer_names.get(words.language()) or row.peer,
            "state": words.word(words.REFERRAL_STATES, row.state),
            "delivery": words.word(words.DELIVERY_STATES, row.delivery) if row.delivery else "",
            "override": bool(row.override),
        }
        for row in referrals.sharing_of(view.case)
    ]
    return page(request, view, "case-sharing", {"sharing": rows})


@desk_view(area="cases")
@require_safe
def history(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Who did and read what."""
    view = opened(request, public_id)
    entries = [(entry, log_words.actor(entry), log_words.act(entry.act)) for entry in _history(view)]
    return page(request, view, "case-history", {"entries": entries})


def _history(view: queries.CaseView) -> Any:
    return audit.history("case", str(view.case.public_id))[:100]
