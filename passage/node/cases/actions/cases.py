"""Opening a case, working on it, moving it along, closing it."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from passage.node.agency import queries as agency
from passage.node.agency.models import Account
from passage.node.agency.policies import NotPermitted, Permission, require
from passage.node.audit import actions as audit
from passage.node.audit.traces import ActorKind
from passage.node.cases import policies
from passage.node.cases.actions import reports as report_actions
from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.cases.intake import check_profile
from passage.node.cases.models import Case, Note
from passage.node.cases.places import place_of_note
from passage.node.matching import actions as matching
from passage.node.people import actions as people
from passage.node.people import vault
from passage.rules.journey.cases import CaseState, may_become

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor
    from passage.node.cases.models import Report
    from passage.node.people.models import Person
    from passage.node.people.profiles import Profile

# Crockford's letters: none that is misheard or misread for another.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
STEP = re.compile(r"([a-z][a-z0-9_]{0,31})?\Z")
LONGEST_NOTE = 20_000


@transaction.atomic
def open_case(
    *,
    by: Account,
    report: Report | None = None,
    person: Person | None = None,
    referral_person: Person | None = None,
    danger: bool | None = None,
    next_step: str = "",
    next_step_on: date | None = None,
) -> Case:
    """Begin to work for one worker: from a report, for a known person, or for the person of an admitted referral.

    `danger`: None takes the report's. The case belongs to the desk of whoever opens it.
    Raises `CaseRefused`: one_of_report_or_person, already_has_case, deleted, erased, bad_value.
    """
    require(by, Permission.WORK_CASE)
    _check_step(next_step, next_step_on)
    whom = person or referral_person
    if (report is None) == (whom is None) or (person and referral_person):
        raise CaseRefused(Refusal.ONE_OF_REPORT_OR_PERSON)
    if report is not None:
        report = _take_up(by, report)
        whom = report.person
    assert whom is not None
    if whom.erased_at:
        raise CaseRefused(Refusal.ERASED)
    case = Case(
        reference=draw_reference(),
        person=whom,
        danger=bool(report and report.danger) if danger is None else danger,
        desk=by.desk or agency.intake_desk(),
        assigned_to=by,
        opened_at=timezone.now(),
        next_step=next_step,
        next_step_on=next_step_on,
    )
    case.save(force_insert=True)
    if report is not None:
        report.case = case
        report.save(update_fields=["case", *report_actions.TAKEN_UP])
    record(by, "case.open", case, source="report" if report else "person" if person else "referral", danger=case.danger)
    return case


@transaction.atomic
def attach_report(*, by: Account, report: Report, case: Case) -> Case:
    """Another report about the worker of this case. Each keeps its own key and its own number."""
    case = lock(case)
    policies.require_work_case(by, case)
    _refuse_closed(case)
    report = _take_up(by, report)
    report.case = case
    report.save(update_fields=["case", *report_actions.TAKEN_UP])
    record(by, "case.attach_report", case, report=str(report.public_id))
    return case


def _take_up(by: Account, report: Report) -> Report:
    report = report_actions.lock_row(report)
    policies.require_work_report(by, report)
    if report.case_id:
        raise CaseRefused(Refusal.ALREADY_HAS_CASE)
    report_actions.take_up(report)
    return report


@transaction.atomic
def assign_case(*, by: Account, thing: Case, to: Account) -> Case:
    """Give a case to a colleague, or take it. Raises `CaseRefused` cannot_be_given."""
    case = lock(thing)
    policies.require_assign(by, case, to)
    case.assigned_to = to
    case.save(update_fields=["assigned_to"])
    record(by, "case.assign", case, to=str(to.public_id))
    return case


@transaction.atomic
def set_next_step(*, by: Account, case: Case, next_step: str, next_step_on: date | None, revision: int) -> Case:
    """Say what is done next and when. Raises `CaseRefused`: changed_meanwhile, bad_value, closed."""
    case = edit(by, case, revision)
    _check_step(next_step, next_step_on)
    case.next_step, case.next_step_on = next_step, next_step_on
    case.save(update_fields=["next_step", "next_step_on", "revision"])
    record(by, "case.next_step", case, step=next_step, on=str(next_step_on or ""))
    return case


@transaction.atomic
def set_danger(*, by: Account, case: Case, danger: bool) -> Case:
    """Raise or lower the flag that puts a case first."""
    case = lock(case)
    policies.require_work_case(by, case)
    _refuse_closed(case)
    case.danger = danger
    case.save(update_fields=["danger"])
    record(by, "case.danger", case, danger=danger)
    return case


@transaction.atomic
def change_profile(*, by: Account, case: Case, profile: Profile, revision: int) -> Case:
    """Replace what is known of the worker.

    Raises `CaseRefused`: changed_meanwhile when somebody else was first, bad_value (with the field), too_long, closed.
    """
    case = edit(by, case, revision)
    check_profile(profile)
    people.change_profile(by=by, person=case.person, profile=profile)
    matching.index(case.person, profile)
    case.save(update_fields=["revision"])
    return case


@transaction.atomic
def add_note(*, by: Account, case: Case, text: str) -> Note:
    """Write a note. Raises `CaseRefused`: empty, too_long, closed."""
    case = lock(case)
    policies.require_work_case(by, case)
    _refuse_closed(case)
    note = Note(case=case, by=by, at=timezone.now())
    note.text = vault.seal(case.person, place_of_note(note), check_text(text, LONGEST_NOTE))
    note.save(force_insert=True)
    record(by, "case.note", case)
    return note


@transaction.atomic
def move_case(*, by: Account, case: Case, to: str, reason: str = "", revision: int | None = None) -> Case:
    """Move a case along the table of `rules.journey`. Closing needs a reason, and closes its reports.

    Raises `CaseRefused`: not_allowed_now, reason_needed, held, changed_meanwhile.
    """
    case = lock(case)
    policies.require_work_case(by, case)
    _check_revision(case, revision)
    return _move(by, case, to, reason)


@transaction.atomic
def follow_referral(*, by: Actor, case: Case, to: str, reason: str = "") -> Case:
    """Move a case because another node answered. Called by `referrals` in the transaction of that answer."""
    if by.trace.kind is not ActorKind.PEER:
        raise NotPermitted(policies.WRONG_DOOR)
    return _move(by, lock(case), to, reason)


def _move(by: Actor, case: Case, to: str, reason: str) -> Case:
    before = case.state
    if to not in list(CaseState) or not may_become(CaseState(before), CaseState(to)):
        raise CaseRefused(Refusal.NOT_ALLOWED_NOW, state=before)
    closing = to == CaseState.CLOSED
    if closing:
        report_actions.check_closing_reason(reason)
    case.state = to
    case.closed_at = timezone.now() if closing else None
    case.closing_reason = reason if closing else ""
    if closing:
        case.next_step, case.next_step_on = "", None
    case.revision += 1
    case.save(update_fields=["state", "closed_at", "closing_reason", "next_step", "next_step_on", "revision"])
    if closing:
        report_actions.close_with_case(case)
    record(by, "case.move", case, before=before, after=to, reason=case.closing_reason)
    return case


def draw_reference() -> str:
    """Forty random bits in eight letters: XXXX-XXXX."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def edit(by: Account, case: Case, revision: int) -> Case:
    """The locked case, ready to be changed by somebody who saw `revision`; the caller saves the new revision."""
    case = lock(case)
    policies.require_work_case(by, case)
    _refuse_closed(case)
    _check_revision(case, revision)
    case.revision += 1
    return case


def lock(case: Case) -> Case:
    """The row as it is now, held until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("person__key")
    return rows.get(pk=case.pk)


def record(by: Actor, act: str, case: Case, **codes: Any) -> None:
    audit.record(by=by, act=act, thing="case", thing_id=case.public_id, person=case.person.public_id, **codes)


def check_text(text: str, longest: int) -> str:
    """The words as they were written, without the space around them. Raises `CaseRefused`: empty, too_long."""
    text = text.strip()
    if not text:
        raise CaseRefused(Refusal.EMPTY)
    if len(text) > longest:
        raise CaseRefused(Refusal.TOO_LONG)
    return text


def _check_step(step: str, on: date | None) -> None:
    if not STEP.match(step) or (on is not None and not step):
        raise CaseRefused(Refusal.BAD_VALUE, field="next_step")


def _check_revision(case: Case, revision: int | None) -> None:
    if revision is not None and case.revision != revision:
        raise CaseRefused(Refusal.CHANGED_MEANWHILE, revision=case.revision)


def _refuse_closed(case: Case) -> None:
    if case.state == "closed":
        raise CaseRefused(Refusal.CLOSED)
