"""Reading one claim: everything on its page, opened in a constant number of queries, and written down as a look."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from passage.node.audit import actions as audit
from passage.node.claims import policies
from passage.node.claims.errors import Missing
from passage.node.claims.models import Attorney, Claim, Evidence, Need, Payment, Step
from passage.node.claims.places import (
    place_of_answer,
    place_of_attorney,
    place_of_evidence,
    place_of_payment,
    place_of_step,
    place_of_words,
)
from passage.node.claims.queries.clocks import all_clocks, as_rule, facts_of, told_clocks
from passage.node.claims.queries.law import law_here
from passage.node.claims.writing import ClaimFacts, reckoned
from passage.node.people import queries as people
from passage.node.people import vault
from passage.node.people.profiles import Profile
from passage.rules.claims import ClaimState, Clock, EvidenceKind, Fact, Question, still_needed, unsupported
from passage.rules.labour_law import BadFacts, Law, Reckoning

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case


@dataclass(frozen=True)
class StepView:
    """One step. `detail`: words, office, awarded, as far as told; `by` is a name of staff."""

    before: str
    after: str
    on: date
    acted: str
    detail: dict[str, str]
    by: str


@dataclass(frozen=True)
class PaymentView:
    """Money that came."""

    on: date
    amount: Decimal
    received: str
    words: str
    by: str


@dataclass(frozen=True)
class EvidenceView:
    """A piece of proof."""

    kind: str
    shows: tuple[str, ...]
    words: str
    kept: str
    by: str


@dataclass(frozen=True)
class AttorneyView:
    """Who acts for the worker. `revoked_on`: None while it stands."""

    public_id: UUID
    agent: str
    words: str
    allows: tuple[str, ...]
    begins: date
    ends: date
    revoked_on: date | None


@dataclass(frozen=True)
class NeedView:
    """What is needed of the worker. `here`: this node asks; otherwise it was asked to. `answer`: "" until there is one."""

    public_id: UUID
    what: str
    words: str
    due_on: date | None
    here: bool
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class ClaimView:
    """Everything of a claim's page.

    `reckoning`: by the law as this node counts with it today; None where too little is known, or the tables no longer take the
    facts, and then `refused` names the field. `paid`: what came since. `unproved`: what no piece of evidence speaks to.
    `erased`: nobody can read it.
    """

    claim: Claim
    law: Law
    profile: Profile = field(default_factory=Profile)
    facts: ClaimFacts = field(default_factory=ClaimFacts)
    reckoning: Reckoning | None = None
    refused: str = ""
    questions: tuple[Question, ...] = ()
    clocks: tuple[Clock, ...] = ()
    steps: tuple[StepView, ...] = ()
    payments: tuple[PaymentView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    attorneys: tuple[AttorneyView, ...] = ()
    needs: tuple[NeedView, ...] = ()
    unproved: tuple[Fact, ...] = ()
    erased: bool = False

    @property
    def case(self) -> Case:
        return self.claim.case

    @property
    def paid(self) -> Decimal:
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))


def find_claim(by: Account, public_id: UUID) -> Claim:
    """The row of a claim that `by` may read, nothing opened. Raises `Missing`, `NotPermitted`."""
    rows = Claim.objects.select_related("case__person__key", "case__desk", "case__assigned_to", "group")
    claim = rows.filter(public_id=public_id).first()
    if claim is None:
        raise Missing
    policies.require_read(by, claim)
    return claim


def find_attorney(by: Account, public_id: UUID) -> Attorney:
    """A power of attorney on a case that `by` may read. Raises `Missing`, `NotPermitted`."""
    row = Attorney.objects.select_related("case__person__key").filter(public_id=public_id).first()
    if row is None:
        raise Missing
    policies.require_read_case(by, row.case)
    return row


def find_need(claim: Claim, public_id: UUID) -> Need:
    """Something this claim needs. Raises `Missing`."""
    row = Need.objects.filter(claim=claim, public_id=public_id).first()
    if row is None:
        raise Missing
    return row


def read_claim(by: Account, public_id: UUID) -> ClaimView:
    """The whole claim, opened and logged as a look at its case. Raises `Missing`, `NotPermitted`."""
    with transaction.atomic():
        claim = find_claim(by, public_id)
        case = claim.case
        audit.record(by=by, act="case.read", thing="case", thing_id=case.public_id, person=case.person.public_id, source="claim")
        return view_of(claim)


def view_of(claim: Claim) -> ClaimView:
    """The claim, opened; whoever calls this logs it."""
    law = law_here(claim.country)
    if claim.case.person.erased_at:
        return ClaimView(claim, law, erased=True)
    facts, refused, found = facts_of(claim), "", None
    try:
        found = reckoned(facts, law)
    except BadFacts as bad:
        refused = bad.field
    steps, attorneys = list(_rows(Step, claim)), list(Attorney.objects.filter(case=claim.case_id).order_by("pk"))
    evidence = tuple(_evidence(row, claim) for row in _rows(Evidence, claim))
    days = {ClaimState(step.after): step.on for step in steps}
    return ClaimView(
        claim=claim,
        law=law,
        profile=people.profile_of(claim.case.person),
        facts=facts,
        reckoning=found,
        refused=refused,
        questions=still_needed(facts.given, facts.answered, found),
        clocks=told_clocks(facts) if claim.led_by else all_clocks(claim, days, found, [as_rule(row) for row in attorneys], law),
        steps=tuple(_step(row, claim) for row in steps),
        payments=tuple(_payment(row, claim) for row in _rows(Payment, claim)),
        evidence=evidence,
        attorneys=tuple(_attorney(row, claim) for row in attorneys),
        needs=tuple(_need(row, claim) for row in _rows(Need, claim)),
        unproved=unsupported([EvidenceKind(each.kind) for each in evidence], has_ended=bool(facts.given.get("employment"))),
    )


def _rows(model: Any, claim: Claim) -> Any:
    return model.objects.filter(claim=claim).select_related("by").order_by("pk")


def _step(row: Step, claim: Claim) -> StepView:
    detail = vault.unseal(claim.case.person, place_of_step(row), row.detail)
    return StepView(row.before, row.after, row.on, row.acted, detail, row.by.name if row.by else "")


def _payment(row: Payment, claim: Claim) -> PaymentView:
    detail = vault.unseal(claim.case.person, place_of_payment(row), row.detail)
    return PaymentView(row.on, Decimal(detail["amount"]), row.received, detail.get("words", ""), row.by.name)


def _evidence(row: Evidence, claim: Claim) -> EvidenceView:
    detail = vault.unseal(claim.case.person, place_of_evidence(row), row.detail)
    return EvidenceView(row.kind, tuple(row.shows), detail.get("words", ""), detail.get("kept", ""), row.by.name)


def _attorney(row: Attorney, claim: Claim) -> AttorneyView:
    detail = vault.unseal(claim.case.person, place_of_attorney(row), row.detail)
    return AttorneyView(
        row.public_id, detail.get("agent", ""), detail.get("words", ""), tuple(row.allows), row.begins, row.ends, row.revoked_on
    )


def _need(row: Need, claim: Claim) -> NeedView:
    row.claim = claim
    words = vault.unseal(claim.case.person, place_of_words(row), row.words) or ""
    answer = vault.unseal(claim.case.person, place_of_answer(row), row.answer) or ""
    return NeedView(row.public_id, row.what, words, row.due_on, row.here, answer, row.answered_at)
