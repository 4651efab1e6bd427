"""Reading one case: everything on its page, opened in a constant number of queries, and written down as a look."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.cases import policies
from passage.node.cases.errors import Missing
from passage.node.cases.models import Case, Episode, Note, Relation, Report, Screening, Status
from passage.node.cases.places import (
    place_of_answers,
    place_of_episode,
    place_of_note,
    place_of_outcome,
    place_of_reason,
    place_of_relation,
)
from passage.node.cases.queries.reports import MessageView, messages_of, open_message, open_told
from passage.node.people import queries as people
from passage.node.people import vault
from passage.node.people.profiles import Profile
from passage.rules.journey import ages
from passage.rules.text.dates import PartialDate

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.people.models import Consent

Row = TypeVar("Row", Screening, Episode)


@dataclass(frozen=True)
class EpisodeView:
    """One stretch of the journey. `minor`: a child when it began; unknown where a date is missing or too vague."""

    public_id: UUID
    stage: str
    begins: str
    ends: str
    country: str
    detail: dict[str, Any]
    minor: ages.Minor


@dataclass(frozen=True)
class RelationView:
    """Somebody close to the worker."""

    public_id: UUID
    kind: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class NoteView:
    """An officer's note; `by` is a name of staff."""

    public_id: UUID
    text: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ScreeningView:
    """One screening: the answers given and the assessment of that day, as stored."""

    public_id: UUID
    set_id: str
    set_version: str
    answers: dict[str, Any]
    outcome: dict[str, Any]
    at: datetime
    by: str


@dataclass(frozen=True)
class StatusView:
    """What an authority asserts; the newest counts."""

    public_id: UUID
    assertion: str
    authority: str
    basis: str
    asserted_on: date
    reason: str
    screening_id: UUID | None
    at: datetime
    by: str


@dataclass(frozen=True)
class CaseReportView:
    """A report as it appears on the page of its case."""

    report: Report
    told: dict[str, Any]
    messages: tuple[MessageView, ...]


@dataclass(frozen=True)
class CaseView:
    """Everything of a case's page. `case` is the row; `child`: known to be under 18 when the case was opened, or in any episode.

    `revision` goes with every edit, so that nobody overwrites what they have not seen. `erased`: nobody can read it.
    """

    case: Case
    revision: int
    profile: Profile = field(default_factory=Profile)
    episodes: tuple[EpisodeView, ...] = ()
    relations: tuple[RelationView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    screenings: tuple[ScreeningView, ...] = ()
    statuses: tuple[StatusView, ...] = ()
    reports: tuple[CaseReportView, ...] = ()
    consents: tuple[Consent, ...] = ()
    permissions: dict[str, bool] = field(default_factory=dict)
    child: bool = False
    erased: bool = False

    @property
    def status(self) -> StatusView | None:
        return self.statuses[0] if self.statuses else None


def find_case(by: Account, public_id: UUID) -> Case:
    """The row of a case that `by` may read, nothing opened. Raises `Missing` or `NotPermitted`."""
    rows = Case.objects.select_related("person__key", "desk", "assigned_to")
    case = rows.filter(public_id=public_id).first()
    if case is None:
        raise Missing
    policies.require_read_case(by, case)
    return case


def find_screening(case: Case, public_id: UUID) -> Screening:
    """A screening of this case. Raises `Missing`."""
    return _found(Screening.objects.filter(case=case, public_id=public_id).first())


def find_episode(case: Case, public_id: UUID) -> Episode:
    """An episode of this case. Raises `Missing`."""
    return _found(Episode.objects.filter(case=case, public_id=public_id).first())


def read_case(by: Account, public_id: UUID) -> CaseView:
    """The whole case, opened and logged as read. Raises `Missing` or `NotPermitted`."""
    with transaction.atomic():
        case = find_case(by, public_id)
        view = view_of(case)
        audit.record_many(by=by, entries=_looks(view))
        return view


def _looks(view: CaseView) -> list[audit.Draft]:
    """What reading this page was a look at: the case, and reports that joined it and were told by, or of, somebody else."""
    case = view.case
    looks: list[audit.Draft] = [("case.read", "case", case.public_id, case.person.public_id, {})]
    others = {r.report.person_id: r.report for r in view.reports if r.report.person_id != case.person_id}
    looks += [("report.read", "report", other.public_id, other.person.public_id, {}) for other in others.values()]
    return looks


def view_of(case: Case) -> CaseView:
    """The case, opened; whoever calls this logs it."""
    if case.person.erased_at:
        return CaseView(case, case.revision, erased=True)
    profile = people.profile_of(case.person)
    birth = PartialDate.from_iso(profile.birth) if profile.birth else None
    episodes = episodes_of(case, birth)
    return CaseView(
        case=case,
        revision=case.revision,
        profile=profile,
        episodes=episodes,
        relations=relations_of(case),
        notes=_notes(case),
        screenings=_screenings(case),
        statuses=_statuses(case),
        reports=_reports(case),
        consents=tuple(people.consents_of(case.person)),
        permissions=people.permissions_of(case.person),
        child=any(episode.minor is ages.Minor.YES for episode in episodes) or minor_on(birth, _day(case)) is ages.Minor.YES,
    )


def episodes_of(case: Case, birth: PartialDate | None) -> tuple[EpisodeView, ...]:
    """The journey in the order of its dates; whoever calls this logs it."""
    return tuple(
        EpisodeView(
            public_id=row.public_id,
            stage=row.stage,
            begins=row.begins,
            ends=row.ends,
            country=row.country,
            detail=vault.unseal(case.person, place_of_episode(row), row.detail),
            minor=minor_on(birth, PartialDate.from_iso(row.begins) if row.begins else None),
        )
        for row in Episode.objects.filter(case=case).order_by("begins", "pk")
    )


def minor_on(birth: PartialDate | None, day: PartialDate | None) -> ages.Minor:
    """Whether the worker was a child on that day, as far as both dates tell."""
    if birth is None or day is None:
        return ages.Minor.UNKNOWN
    try:
        return ages.is_minor(ages.age_on(birth, day))
    except ages.BadAge:
        return ages.Minor.UNKNOWN


def relations_of(case: Case) -> tuple[RelationView, ...]:
    """Those close to the worker; whoever calls this logs it."""
    rows = Relation.objects.filter(case=case).order_by("pk")
    return tuple(
        RelationView(row.public_id, row.kind, vault.unseal(case.person, place_of_relation(row), row.detail)) for row in rows
    )


def latest_status(case: Case) -> Status | None:
    """What counts now; the reason stays sealed."""
    return Status.objects.filter(case=case).order_by("-at", "-pk").first()


def _notes(case: Case) -> tuple[NoteView, ...]:
    rows = Note.objects.filter(case=case).select_related("by").order_by("-at", "-pk")
    return tuple(
        NoteView(row.public_id, vault.unseal(case.person, place_of_note(row), row.text) or "", row.at, _name(row)) for row in rows
    )


def _screenings(case: Case) -> tuple[ScreeningView, ...]:
    rows = Screening.objects.filter(case=case).select_related("by").order_by("-at", "-pk")
    return tuple(
        ScreeningView(
            public_id=row.public_id,
            set_id=row.set_id,
            set_version=row.set_version,
            answers=vault.unseal(case.person, place_of_answers(row), row.answers),
            outcome=vault.unseal(case.person, place_of_outcome(row), row.outcome),
            at=row.at,
            by=_name(row),
        )
        for row in rows
    )


def _statuses(case: Case) -> tuple[StatusView, ...]:
    rows = Status.objects.filter(case=case).select_related("by", "screening").order_by("-at", "-pk")
    return tuple(
        StatusView(
            public_id=row.public_id,
            assertion=row.assertion,
            authority=row.authority,
            basis=row.basis,
            asserted_on=row.asserted_on,
            reason=vault.unseal(case.person, place_of_reason(row), row.reason) or "",
            screening_id=row.screening.public_id if row.screening else None,
            at=row.at,
            by=_name(row),
        )
        for row in rows
    )


def _reports(case: Case) -> tuple[CaseReportView, ...]:
    rows = list(
        Report.objects.filter(case=case)
        .exclude(state="deleted")
        .select_related("person__key", "desk", "assigned_to", "number")
        .order_by("received_at", "pk")
    )
    messages = messages_of(rows)
    return tuple(_report_view(row, [m for m in messages if m.report_id == row.pk]) for row in rows)


def _report_view(report: Report, messages: list[Any]) -> CaseReportView:
    if report.person.erased_at:
        return CaseReportView(report, {}, ())
    return CaseReportView(report, open_told(report), tuple(open_message(row, report) for row in messages))


def _day(case: Case) -> PartialDate:
    return PartialDate.from_date(timezone.localdate(case.opened_at))


def _name(row: Any) -> str:
    return row.by.name if row.by else ""


def _found(row: Row | None) -> Row:
    if row is None:
        raise Missing
    return row
