"""What proves a claim, and who may act for the worker."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.claims.actions.common import check_case, check_day, check_words, lock, record, settle
from passage.node.claims.actions.opening import lock_case
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Attorney, Claim, Evidence
from passage.node.claims.places import place_of_attorney, place_of_evidence
from passage.node.people import vault
from passage.rules.claims import Authority, BadAuthority, EvidenceKind, Fact, PowerOfAttorney, supports

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

LONGEST_WORDS, LONGEST_AGENT = 2_000, 400


@transaction.atomic
def add_evidence(*, by: Account, claim: Claim, kind: str, words: str, kept: str = "", shows: Collection[str] = ()) -> Evidence:
    """List a piece. `words`: what it is; `kept`: where it lies; `shows`: of what its kind can show, all of it if empty.

    Raises `NotPermitted`; `ClaimRefused`: bad_value (with the field), empty, too_long, erased, case_closed.
    """
    claim = lock(by, claim)
    if kind not in list(EvidenceKind):
        raise ClaimRefused(Refusal.BAD_VALUE, field="kind")
    possible = supports(EvidenceKind(kind))
    if not set(shows) <= possible:
        raise ClaimRefused(Refusal.BAD_VALUE, field="shows")
    words = check_words(words, LONGEST_WORDS, "words")
    if not words:
        raise ClaimRefused(Refusal.EMPTY, field="words")
    chosen = {Fact(each) for each in shows} or possible
    piece = Evidence(claim=claim, kind=kind, shows=[str(fact) for fact in Fact if fact in chosen], by=by, at=timezone.now())
    detail = {"words": words, "kept": check_words(kept, LONGEST_WORDS, "kept")}
    piece.detail = vault.seal(claim.case.person, place_of_evidence(piece), detail)
    piece.save(force_insert=True)
    record(by, "claim.evidence", claim, kind=kind)
    return piece


@transaction.atomic
def grant_attorney(
    *, by: Account, case: Case, agent: str, allows: Collection[str], begins: date, ends: date, words: str = ""
) -> Attorney:
    """Write down whom the worker lets act for them in the claims of this case. The worker signs it on paper.

    Raises `NotPermitted`; `ClaimRefused`: bad_value (with the field and the rule's code), too_long, erased, case_closed.
    """
    case = lock_case(case)
    check_case(by, case)
    agent = check_words(agent, LONGEST_AGENT, "agent")
    unknown = set(allows) - set(Authority)
    if unknown:
        raise ClaimRefused(Refusal.BAD_VALUE, field="allows")
    chosen = frozenset(Authority(each) for each in allows)
    try:
        PowerOfAttorney(agent, chosen, begins, ends)
    except BadAuthority as bad:
        field = {"nobody": "agent", "nothing_allowed": "allows"}.get(bad.code, "ends")
        raise ClaimRefused(Refusal.BAD_VALUE, field=field, reason=bad.code) from bad
    row = Attorney(
        case=case,
        allows=[str(each) for each in Authority if each in chosen],
        begins=begins,
        ends=ends,
        by=by,
        at=timezone.now(),
    )
    detail = {"agent": agent, "words": check_words(words, LONGEST_WORDS, "words")}
    row.detail = vault.seal(case.person, place_of_attorney(row), detail)
    row.save(force_insert=True)
    _record(by, "claim.grant", row)
    _renew(by, case)
    return row


@transaction.atomic
def revoke_attorney(*, by: Account, attorney: Attorney, on: date) -> Attorney:
    """From that day nobody acts under it any more. Raises `NotPermitted`; `ClaimRefused`: already_revoked, in_future."""
    rows = Attorney.objects.select_for_update(of=("self",)).select_related("case__person__key")
    row = rows.get(pk=attorney.pk)
    check_case(by, row.case)
    if row.revoked_on is not None:
        raise ClaimRefused(Refusal.ALREADY_REVOKED)
    check_day(on)
    row.revoked_on, row.revoked_by = on, by
    row.save(update_fields=["revoked_on", "revoked_by"])
    _record(by, "claim.revoke", row)
    _renew(by, row.case)
    return row


def _renew(by: Account, case: Case) -> None:
    for claim in Claim.objects.select_for_update(of=("self",)).filter(case=case).select_related("case__person__key"):
        settle(by, claim)


def _record(by: Account, act: str, row: Attorney) -> None:
    person = row.case.person.public_id
    audit.record(by=by, act=act, thing="attorney", thing_id=row.public_id, person=person, allows=list(row.allows))
