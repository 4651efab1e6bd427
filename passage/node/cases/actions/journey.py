"""Writing down the journey: its episodes, and those close to the worker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from passage.node.cases import policies
from passage.node.cases.actions.cases import edit, lock, record
from passage.node.cases.errors import CaseRefused, Missing, Refusal
from passage.node.cases.intake import COUNTRY
from passage.node.cases.models import Episode, Relation
from passage.node.cases.places import place_of_episode, place_of_relation
from passage.node.people import vault
from passage.rules.journey.stages import Stage
from passage.rules.text.dates import BadDate, PartialDate

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

KIND = re.compile(r"[a-z][a-z0-9_]{0,23}\Z")
LONGEST_DETAIL = 8_000


@dataclass(frozen=True)
class EpisodeTold:
    """One stretch of a journey as it was told.

    `stage`: of `rules.journey`. `begins`, `ends`: ISO 8601, may be partial or empty. `country`: ISO 3166-1 alpha-2 or empty.
    `detail`: place, employer, work, words; sealed.
    """

    stage: str
    begins: str = ""
    ends: str = ""
    country: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_episode(*, by: Account, case: Case, episode: EpisodeTold) -> Episode:
    """Add a stretch; stages repeat and skip. Raises `CaseRefused`: bad_value (with the field), too_long, closed."""
    case = lock(case)
    policies.require_work_case(by, case)
    if case.state == "closed":
        raise CaseRefused(Refusal.CLOSED)
    row = Episode(case=case, by=by)
    _write(row, episode)
    row.save(force_insert=True)
    record(by, "case.add_episode", case, stage=row.stage)
    return row


@transaction.atomic
def change_episode(*, by: Account, case: Case, episode: Episode, told: EpisodeTold, revision: int) -> Episode:
    """Correct a stretch. Raises `CaseRefused` changed_meanwhile when somebody else was first."""
    case = edit(by, case, revision)
    row = Episode.objects.filter(pk=episode.pk, case=case).first()
    if row is None:
        raise Missing
    row.case = case
    _write(row, told)
    row.save()
    case.save(update_fields=["revision"])
    record(by, "case.change_episode", case, stage=row.stage)
    return row


@transaction.atomic
def add_relation(*, by: Account, case: Case, kind: str, detail: Mapping[str, Any]) -> Relation:
    """Add somebody close to the worker, e.g. family to be traced. Raises `CaseRefused`: bad_value, empty, too_long, closed."""
    case = lock(case)
    policies.require_work_case(by, case)
    if case.state == "closed":
        raise CaseRefused(Refusal.CLOSED)
    if not KIND.match(kind):
        raise CaseRefused(Refusal.BAD_VALUE, field="kind")
    known = _known(detail)
    if not known:
        raise CaseRefused(Refusal.EMPTY)
    row = Relation(case=case, by=by, kind=kind)
    row.detail = vault.seal(case.person, place_of_relation(row), known)
    row.save(force_insert=True)
    record(by, "case.add_relation", case, kind=kind)
    return row


def _write(row: Episode, told: EpisodeTold) -> None:
    if told.stage not in list(Stage):
        raise CaseRefused(Refusal.BAD_VALUE, field="stage")
    if not COUNTRY.match(told.country):
        raise CaseRefused(Refusal.BAD_VALUE, field="country")
    begins, ends = _date(told.begins, "begins"), _date(told.ends, "ends")
    if begins and ends and ends.last() < begins.first():
        raise CaseRefused(Refusal.BAD_VALUE, field="ends")
    row.stage, row.country = told.stage, told.country
    row.begins, row.ends = str(begins or ""), str(ends or "")
    known = _known(told.detail)
    row.detail = vault.seal(row.case.person, place_of_episode(row), known) if known else b""


def _date(text: str, name: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(text) if text else None
    except BadDate as error:
        raise CaseRefused(Refusal.BAD_VALUE, field=name, reason=error.code) from error


def _known(detail: Mapping[str, Any]) -> dict[str, Any]:
    known = {key: value for key, value in detail.items() if value}
    if len(str(known)) > LONGEST_DETAIL:
        raise CaseRefused(Refusal.TOO_LONG)
    return known
