"""Screening a worker against a published list, and concluding on an authority's word. A referral never sets a status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.agency.policies import Permission
from passage.node.cases import policies
from passage.node.cases.actions.cases import check_text, lock, record
from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.cases.models import Screening, Status
from passage.node.cases.places import place_of_answers, place_of_outcome, place_of_reason
from passage.node.people import queries as people
from passage.node.people import vault
from passage.rules import screening as rule
from passage.rules.journey import AgeRange, BadAge, age_on
from passage.rules.text.dates import BadDate, PartialDate

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

LONGEST_REASON = 5_000
AUTHORITY = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")


@transaction.atomic
def record_screening(
    *,
    by: Account,
    case: Case,
    set_id: str,
    answers: Mapping[str, str],
    palermo: Mapping[str, str] | None = None,
    episode_on: PartialDate | date | str | None = None,
) -> Screening:
    """Keep the answers and what they show by the published rules of today; it decides nothing.

    `answers`, `palermo`: id -> yes, no or unknown. `episode_on`: when it happened, ISO 8601, may be partial; the child rule
    goes by the age on that day. Raises `CaseRefused`: unknown_indicator_set, bad_answers, bad_value, empty, closed.
    """
    case = lock(case)
    policies.require_work_case(by, case, Permission.SCREEN)
    _refuse_closed(case)
    if not answers and not palermo:
        raise CaseRefused(Refusal.EMPTY)
    assessment = _assess(set_id, answers, palermo or {}, _age(case, str(episode_on or "")))
    row = Screening(case=case, set_id=set_id, set_version=assessment.set_version, by=by, at=timezone.now())
    given = {"answers": dict(answers), "palermo": dict(palermo or {}), "episode_on": str(episode_on or "")}
    row.answers = vault.seal(case.person, place_of_answers(row), given)
    row.outcome = vault.seal(case.person, place_of_outcome(row), asdict(assessment))
    row.save(force_insert=True)
    record(by, "screening.record", case, screening=str(row.public_id), set=set_id)
    return row


@transaction.atomic
def conclude(
    *,
    by: Account,
    case: Case,
    screening: Screening | None = None,
    assertion: str,
    authority: str,
    basis: str,
    asserted_on: date,
    reason: str,
) -> Status:
    """Write down what an authority asserts, on what basis and why; the newest counts.

    Raises `CaseRefused`: bad_conclusion (with the rule's reason), other_case, reason_needed, too_long, closed.
    """
    case = lock(case)
    policies.require_work_case(by, case, Permission.CONCLUDE)
    _refuse_closed(case)
    if screening is not None and screening.case_id != case.pk:
        raise CaseRefused(Refusal.OTHER_CASE)
    if not reason.strip():
        raise CaseRefused(Refusal.REASON_NEEDED)
    concluded = _check(assertion, authority, basis, asserted_on)
    if concluded.basis is rule.Basis.SCREENING and screening is None:
        raise CaseRefused(Refusal.BAD_CONCLUSION, reason="screening_needed")
    row = Status(
        case=case,
        screening=screening,
        assertion=str(concluded.assertion),
        authority=concluded.authority,
        basis=str(concluded.basis),
        asserted_on=concluded.on,
        by=by,
    )
    row.reason = vault.seal(case.person, place_of_reason(row), check_text(reason, LONGEST_REASON))
    row.save(force_insert=True)
    record(by, "case.conclude", case, assertion=row.assertion, authority=authority, basis=row.basis)
    return row


def _assess(set_id: str, answers: Mapping[str, str], palermo: Mapping[str, str], age: AgeRange | None) -> rule.Assessment:
    try:
        return rule.assess(
            set_id=set_id,
            answers={key: rule.Answer(value) for key, value in answers.items()},
            palermo={key: rule.Answer(value) for key, value in palermo.items()},
            age=age,
        )
    except (rule.NoSuchSet, rule.NotUsable) as error:
        raise CaseRefused(Refusal.UNKNOWN_INDICATOR_SET, reason=error.code) from error
    except (rule.NoSuchIndicator, rule.NoSuchAnswer) as error:
        raise CaseRefused(Refusal.BAD_ANSWERS, reason=error.code) from error


def _age(case: Case, episode_on: str) -> AgeRange | None:
    """The age on that day; None where a date is missing or the two contradict each other."""
    try:
        day = PartialDate.from_iso(episode_on) if episode_on else None
    except BadDate as error:
        raise CaseRefused(Refusal.BAD_VALUE, field="episode_on", reason=error.code) from error
    birth = people.profile_of(case.person).birth
    if day is None or not birth:
        return None
    try:
        return age_on(PartialDate.from_iso(birth), day)
    except BadAge:
        return None


def _check(assertion: str, authority: str, basis: str, on: date) -> rule.Conclusion:
    if not AUTHORITY.match(authority):
        raise CaseRefused(Refusal.BAD_CONCLUSION, reason="no_authority")
    try:
        return rule.check_conclusion(
            settings.NODE_COUNTRY,
            rule.Assertion(assertion),
            authority,
            basis=rule.Basis(basis),
            on=on,
            today=timezone.localdate(),
        )
    except (rule.NotAllowed, rule.NoAuthorityKnown) as error:
        raise CaseRefused(Refusal.BAD_CONCLUSION, reason=error.code) from error
    except ValueError as error:
        raise CaseRefused(Refusal.BAD_CONCLUSION, reason="no_such_word") from error


def _refuse_closed(case: Case) -> None:
    if case.state == "closed":
        raise CaseRefused(Refusal.CLOSED)
