"""What stands behind a message: the consents that cover it, or an override; the one place that asks the rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from passage.node.people import queries as people
from passage.node.people.models import Consent
from passage.node.referrals.bodies import Limits
from passage.rules import chain
from passage.rules import consent as rules
from passage.rules.consent import Coverage, Field, Purpose
from passage.rules.envelope import stamp

if TYPE_CHECKING:
    from passage.node.cases.models import Case
    from passage.node.referrals.models import Override

NOTHING = Coverage(frozenset(), frozenset(), {}, {})


@dataclass(frozen=True)
class Need:
    """What is about to be told to whom: to be covered."""

    recipient: str
    purpose: Purpose
    fields: frozenset[Field]
    at: datetime


@dataclass(frozen=True)
class Backing:
    """The outcome. `complete`: it may go. `consents`: the rows it goes under; `override`: instead of them.

    `reference` is what the header of the envelope carries.
    """

    coverage: Coverage
    complete: bool
    consents: tuple[Consent, ...] = ()
    override: Override | None = None

    @property
    def reference(self) -> str:
        if self.override:
            return self.override.reference or ""
        hashes = sorted(row.statement_hash for row in self.consents)
        if len(hashes) == 1:
            return hashes[0]
        return hashlib.sha256(chain.canonical(hashes)).hexdigest() if hashes else ""

    def limits(self, purpose: Purpose) -> Limits:
        """Until the first of the consents ends."""
        if self.override:
            assert self.override.ends_at
            return Limits(stamp(self.override.ends_at), purpose.value, self.override.ground)
        ends = [row.ends_at for row in self.consents]
        return Limits(stamp(min(ends)), purpose.value, "consent") if ends else Limits(purpose=purpose.value)


def consents_for(case: Case, *, lock: bool = False) -> list[Consent]:
    """Every consent of the worker of this case, also those given with the number of another report of theirs.

    `lock`: hold them until the transaction ends, so that none is taken back between the question and the sending.
    """
    people_of_case = {case.person_id, *case.reports.filter(about="self").values_list("person_id", flat=True)}
    rows = Consent.objects.filter(person__in=people_of_case).order_by("pk")
    return list(rows.select_for_update() if lock else rows)


def of_consents(rows: Iterable[Consent], need: Need) -> Backing:
    """Do these consents cover it? For words alone, without fields, one live consent to this recipient and purpose must stand."""
    rows = list(rows)
    by_id = {str(row.public_id): row for row in rows}
    statements = [people.as_rule(row) for row in rows]
    asked = need.fields or frozenset(Field)
    coverage = rules.covers(statements, recipient=need.recipient, purpose=need.purpose, fields=asked, at=need.at)
    if not need.fields:
        stands = bool(coverage.allowed)
        coverage = coverage if stands else Coverage(frozenset(), asked, {}, coverage.reasons)
        used = {max(coverage.by.values(), key=lambda id_: (by_id[id_].ends_at, id_))} if stands else set()
        return Backing(coverage, stands, tuple(by_id[id_] for id_ in used))
    used = _fewest(coverage, statements, need) if coverage.complete else set()
    return Backing(coverage, coverage.complete, tuple(by_id[id_] for id_ in sorted(used)))


def _fewest(coverage: Coverage, statements: list[rules.Consent], need: Need) -> set[str]:
    """One consent that covers everything, the longest, before several that do together."""
    whole = [
        statement
        for statement in statements
        if rules.covers([statement], recipient=need.recipient, purpose=need.purpose, fields=need.fields, at=need.at).complete
    ]
    if whole:
        return {max(whole, key=lambda statement: (statement.ends_at, statement.id)).id}
    return set(coverage.by.values())


def of_override(override: Override, case: Case, need: Need) -> Backing:
    """Does this override permit it? Only for its own case, once two people decided, until it ends."""
    permits = False
    if override.case_id == case.pk and override.approved_at is not None:
        permits = as_rule(override).permits(recipient=need.recipient, purpose=need.purpose, fields=need.fields, at=need.at)
    if not permits:
        return Backing(Coverage(frozenset(), need.fields, {}, dict.fromkeys(need.fields, rules.Reason.NO_CONSENT)), False)
    return Backing(Coverage(need.fields, frozenset(), {}, {}), True, override=override)


def as_rule(override: Override) -> rules.Override:
    """The approved override as the rule sees it. Raises `rules.BadOverride` for one that cannot stand."""
    assert override.approved_by is not None
    assert override.approved_at is not None
    assert override.ends_at is not None
    return rules.Override(
        ground=rules.Ground(override.ground),
        requested_by=str(override.requested_by.public_id),
        approved_by=str(override.approved_by.public_id),
        reason_hash=override.reason_hash,
        fields=frozenset(Field(name) for name in override.fields),
        recipient=override.recipient,
        purpose=Purpose(override.purpose),
        at=override.approved_at,
        ends_at=override.ends_at,
    )
