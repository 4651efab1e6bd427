"""What every act on a claim shares: the lock, the state with its hold and its nearest limit, the log entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.cases.models import Case
from passage.node.claims import policies
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim
from passage.node.claims.queries.clocks import clocks_of
from passage.node.claims.queries.law import law_here
from passage.node.people import actions as people
from passage.rules.claims import HOLDING, LIVE, ClaimState, nearest

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

HELD_FOR = "wage_claim"


def lock(by: object, claim: Claim) -> Claim:
    """The claim as it is now, held until the transaction ends, for somebody who works on its case.

    Raises `NotPermitted`; `ClaimRefused`: erased, case_closed.
    """
    rows = Claim.objects.select_for_update(of=("self",)).select_related("case__person__key", "case__desk", "group")
    found = rows.get(pk=claim.pk)
    check_case(by, found.case)
    return found


def check_case(by: object, case: Case) -> None:
    """Raises `NotPermitted`; `ClaimRefused`: erased, case_closed."""
    policies.require_work(by, case)
    if case.person.erased_at:
        raise ClaimRefused(Refusal.ERASED)
    if case.state == "closed":
        raise ClaimRefused(Refusal.CASE_CLOSED)


def require_led_here(claim: Claim) -> None:
    """Only the node that brings a claim moves it; another is told. Raises `ClaimRefused` led_elsewhere."""
    if claim.led_by:
        raise ClaimRefused(Refusal.LED_ELSEWHERE, node=claim.led_by)


def settle(by: Actor, claim: Claim) -> None:
    """After a change: the nearest limit, and a hold on the worker's record for as long as a claim stands before somebody."""
    renew_limit(claim)
    claim.save(update_fields=["state", "facts", "revision", "limit_on", "limit_kind"])
    holds = Claim.objects.filter(
        case__person=claim.case.person_id, state__in=[str(state) for state in HOLDING], led_by=""
    ).exists()
    people.hold(by=by, person=claim.case.person, what=HELD_FOR, held=holds)


def renew_limit(claim: Claim) -> None:
    """The limit that passes next, or the last one that passed unheeded: a list must go on showing it."""
    found = clocks_of(claim, law_here(claim.country)) if ClaimState(claim.state) in LIVE else ()
    limit = nearest(found, timezone.localdate()) or max(found, key=lambda clock: clock.due, default=None)
    claim.limit_on = limit.due if limit else None
    claim.limit_kind = str(limit.kind) if limit else ""


def check_day(on: date) -> None:
    """Raises `ClaimRefused` in_future."""
    if on > timezone.localdate():
        raise ClaimRefused(Refusal.IN_FUTURE, field="on")


def check_words(text: str, longest: int, field: str) -> str:
    """The words without the space around them. Raises `ClaimRefused` too_long with the field."""
    text = text.strip()
    if len(text) > longest:
        raise ClaimRefused(Refusal.TOO_LONG, field=field)
    return text


def record(by: Actor, act: str, claim: Claim, **codes: Any) -> None:
    audit.record(by=by, act=act, thing="claim", thing_id=claim.public_id, person=claim.case.person.public_id, **codes)
