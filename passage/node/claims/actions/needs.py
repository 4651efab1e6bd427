"""What a claim needs of the worker: asked here, or by the node that brings the claim; answered where the worker is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.claims.actions.common import check_words, lock, record, require_led_here
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim, Need
from passage.node.claims.places import place_of_answer, place_of_words
from passage.node.people import vault
from passage.rules.claims import NeedKind

if TYPE_CHECKING:
    from passage.node.agency.models import Account

LONGEST_WORDS = 2_000


@transaction.atomic
def ask(*, by: Account, claim: Claim, what: str, words: str, due_on: date | None = None) -> Need:
    """Write down what is needed of the worker. Telling another node of it is `referrals.send`.

    Raises `NotPermitted`; `ClaimRefused`: bad_value (with the field), empty, too_long, led_elsewhere, erased, case_closed.
    """
    claim = lock(by, claim)
    require_led_here(claim)
    if what not in list(NeedKind):
        raise ClaimRefused(Refusal.BAD_VALUE, field="what")
    words = check_words(words, LONGEST_WORDS, "words")
    if not words:
        raise ClaimRefused(Refusal.EMPTY, field="words")
    need = Need(claim=claim, what=what, here=True, due_on=due_on, by=by, at=timezone.now())
    need.words = vault.seal(claim.case.person, place_of_words(need), words)
    need.save(force_insert=True)
    record(by, "claim.ask", claim, what=what)
    return need


@transaction.atomic
def answer(*, by: Account, claim: Claim, need: Need, words: str) -> Need:
    """What the worker gave: that they signed, an account, an answer. Sealed; it goes to another node only by a message.

    Raises `NotPermitted`; `ClaimRefused`: empty, too_long, already_answered, erased, case_closed.
    """
    claim = lock(by, claim)
    row = Need.objects.select_for_update().get(pk=need.pk, claim=claim)
    words = check_words(words, LONGEST_WORDS, "words")
    if not words:
        raise ClaimRefused(Refusal.EMPTY, field="words")
    if row.answered_at is not None:
        raise ClaimRefused(Refusal.ALREADY_ANSWERED)
    seal_answer(row, claim, words)
    record(by, "claim.answer", claim, what=row.what)
    return row


def seal_answer(row: Need, claim: Claim, words: str) -> None:
    """Store an answer; the caller holds the claim and writes the log."""
    row.claim = claim
    row.answer, row.answered_at = vault.seal(claim.case.person, place_of_answer(row), words), timezone.now()
    row.save(update_fields=["answer", "answered_at"])
