"""Taking over what another node told of a claim: its state and its questions from the node that brings it, or its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from passage.node.cases.models import Case
from passage.node.claims.actions.common import check_case, lock, record, settle
from passage.node.claims.actions.needs import seal_answer
from passage.node.claims.actions.opening import lock_case, seal_facts
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim, Need, Step
from passage.node.claims.places import place_of_words
from passage.node.claims.queries.clocks import facts_of
from passage.node.claims.queries.law import countries
from passage.node.people import vault
from passage.rules.claims import ClaimState, NeedKind

if TYPE_CHECKING:
    from passage.node.agency.models import Account


@transaction.atomic
def take_over(*, by: Account, case: Case, part: Mapping[str, Any], sender: str) -> Claim:
    """Write down what came. `part`: of a message of `sender`, in the form that `referrals.shapes` checked. Twice is once.

    Only the node that brings a claim says where it stands, and only answers come back to it. Raises `NotPermitted`;
    `ClaimRefused`: bad_part, no_such_claim, no_such_law, erased, case_closed.
    """
    case = lock_case(case)
    check_case(by, case)
    if part["state"] not in list(ClaimState):
        raise ClaimRefused(Refusal.BAD_PART)
    known = Claim.objects.filter(case=case, thread=UUID(part["claim"])).first()
    claim = _follow(by, case, known, part, sender) if part["leads"] else _hear(by, known, part)
    record(by, "claim.take", claim, peer=sender, state=claim.state)
    return claim


def _follow(by: Account, case: Case, known: Claim | None, part: Mapping[str, Any], sender: str) -> Claim:
    """The other node brings it: its word on the state holds, and what it needs is asked here."""
    if known is not None and known.led_by != sender:
        raise ClaimRefused(Refusal.BAD_PART)
    if part["country"] not in countries():
        raise ClaimRefused(Refusal.NO_SUCH_LAW)
    claim = lock(by, known) if known else _begin(by, case, part, sender)
    before, claim.state = claim.state, part["state"]
    since = date.fromisoformat(part["since"]) if "since" in part else timezone.localdate()
    if before != claim.state:
        Step.objects.create(claim=claim, before=before, after=claim.state, on=since, by=by, at=timezone.now())
    for told in part.get("needs", ()):
        _need(by, claim, told)
    seal_facts(claim, replace(facts_of(claim), told=dict(part)))
    claim.revision += 1
    settle(by, claim)
    return claim


def _begin(by: Account, case: Case, part: Mapping[str, Any], sender: str) -> Claim:
    claim = Claim(case=case, thread=UUID(part["claim"]), country=part["country"], led_by=sender, opened_at=timezone.now(), by=by)
    claim.save(force_insert=True)
    return claim


def _need(by: Account, claim: Claim, told: Mapping[str, str]) -> None:
    public_id = UUID(told["id"])
    if told["what"] not in list(NeedKind) or Need.objects.filter(claim=claim, public_id=public_id).exists():
        return
    due_on = date.fromisoformat(told["due"]) if "due" in told else None
    need = Need(claim=claim, public_id=public_id, what=told["what"], here=False, due_on=due_on, by=by, at=timezone.now())
    need.words = vault.seal(claim.case.person, place_of_words(need), told.get("words", ""))
    need.save(force_insert=True)


def _hear(by: Account, known: Claim | None, part: Mapping[str, Any]) -> Claim:
    """Answers of the worker to what this node asked; of anything else nothing is taken."""
    if known is None or known.led_by:
        raise ClaimRefused(Refusal.NO_SUCH_CLAIM)
    claim = lock(by, known)
    words = {UUID(answer["id"]): answer["words"] for answer in part.get("answers", ())}
    waiting = Need.objects.select_for_update().filter(claim=claim, public_id__in=words, here=True, answered_at=None)
    for need in waiting:
        seal_answer(need, claim, words[need.public_id])
    return claim
