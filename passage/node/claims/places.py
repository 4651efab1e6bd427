"""Where each sealed value of a claim lies: binds it to its row, so that none can be moved to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passage.node.claims.models import Attorney, Claim, Evidence, Need, Payment, Step


def place_of_facts(claim: Claim) -> str:
    return f"claim.facts:{claim.public_id}"


def place_of_step(step: Step) -> str:
    return f"claim.step:{step.public_id}"


def place_of_payment(payment: Payment) -> str:
    return f"claim.payment:{payment.public_id}"


def place_of_evidence(evidence: Evidence) -> str:
    return f"claim.evidence:{evidence.public_id}"


def place_of_attorney(attorney: Attorney) -> str:
    return f"claim.attorney:{attorney.public_id}"


def place_of_words(need: Need) -> str:
    return f"claim.need:{need.claim.public_id}:{need.public_id}"


def place_of_answer(need: Need) -> str:
    return f"claim.answer:{need.claim.public_id}:{need.public_id}"
