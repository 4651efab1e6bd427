"""Opening a claim and writing down what is known for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from passage.node.cases.models import Case
from passage.node.claims.actions.common import check_case, check_words, lock, record, require_led_here, settle
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim
from passage.node.claims.places import place_of_facts
from passage.node.claims.queries.clocks import facts_of
from passage.node.claims.queries.law import countries
from passage.node.claims.writing import LONGEST, ClaimFacts
from passage.node.people import vault
from passage.rules.claims import ClaimState, Question
from passage.rules.labour_law import BadFacts, facts_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from passage.node.agency.models import Account


@transaction.atomic
def open_claim(*, by: Account, case: Case, country: str) -> Claim:
    """Begin a claim for what was worked in a country whose law is entered.

    Raises `NotPermitted`; `ClaimRefused`: no_such_law, erased, case_closed.
    """
    case = lock_case(case)
    check_case(by, case)
    if country not in countries():
        raise ClaimRefused(Refusal.NO_SUCH_LAW)
    claim = Claim(case=case, country=country, state=str(ClaimState.DRAFT), opened_at=timezone.now(), by=by)
    claim.save(force_insert=True)
    record(by, "claim.open", claim, country=country)
    return claim


@transaction.atomic
def record_facts(
    *,
    by: Account,
    claim: Claim,
    question: Question,
    given: Mapping[str, Any],
    revision: int,
    words: Mapping[str, str] | None = None,
) -> Claim:
    """Write down the answer to one question. `given`: all facts as they are now; `words`: employer, employer_address, office.

    Raises `NotPermitted`; `ClaimRefused`: changed_meanwhile, led_elsewhere, too_long, bad_facts (with field and reason), erased,
    case_closed.
    """
    claim = lock(by, claim)
    require_led_here(claim)
    if claim.revision != revision:
        raise ClaimRefused(Refusal.CHANGED_MEANWHILE, revision=claim.revision)
    check_facts(claim.country, given)
    known = facts_of(claim)
    checked: dict[str, Any] = {name: check_words(text, LONGEST[name], name) for name, text in (words or {}).items()}
    seal_facts(claim, replace(known, given=dict(given), answered=known.answered | {Question(question)}, **checked))
    claim.revision += 1
    settle(by, claim)
    record(by, "claim.facts", claim, question=str(question))
    return claim


def check_facts(country: str, given: Mapping[str, Any]) -> None:
    """Raises `ClaimRefused` bad_facts: the field, the reason and what it may be, never what was given."""
    try:
        facts_from({**given, "country": country})
    except BadFacts as bad:
        raise ClaimRefused(Refusal.BAD_FACTS, field=bad.field, reason=str(bad.reason), known=bad.known) from bad


def seal_facts(claim: Claim, facts: ClaimFacts) -> None:
    claim.facts = vault.seal(claim.case.person, place_of_facts(claim), facts.to_json())


def lock_case(case: Case) -> Case:
    """The case as it is now, held until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("person__key", "desk").get(pk=case.pk)
