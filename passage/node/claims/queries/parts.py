"""A claim as it is told to another node: a part of a message that both ends read, and the same in lines for an older node."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from passage.node.claims.queries.claims import ClaimView
    from passage.rules.labour_law import Span

_MOST_LIMITS = 12


def part_of(view: ClaimView) -> dict[str, Any]:
    """What a message about this claim carries: where it stands, what is owed, limits, what is needed, what was answered.

    The node that brings the claim tells its state and asks; the other tells the worker's answers. Nothing of the facts goes.
    """
    claim = view.claim
    part: dict[str, Any] = {
        "claim": str(claim.thread),
        "leads": not claim.led_by,
        "state": claim.state,
        "country": claim.country,
    }
    if claim.led_by:
        return part | _listed(
            "answers", [{"id": str(n.public_id), "words": n.answer} for n in view.needs if n.answer and not n.here]
        )
    if view.steps:
        part["since"] = view.steps[-1].on.isoformat()
    if view.reckoning is not None:
        counted = {"currency": view.law.currency, "counted_on": timezone.localdate().isoformat()}
        part |= counted | {"owed": _span(view.reckoning.total), "paid": _amount(view.paid)}
    limits = [
        {"what": str(clock.kind), "on": clock.due.isoformat(), "section": clock.section[:400], "certainty": str(clock.certainty)}
        for clock in view.clocks[:_MOST_LIMITS]
    ]
    needs = [
        {"id": str(need.public_id), "what": need.what, "words": need.words, "due": need.due_on.isoformat() if need.due_on else ""}
        for need in view.needs
        if need.here and need.answered_at is None
    ]
    return part | _listed("limits", limits) | _listed("needs", needs)


def lines_of(part: dict[str, Any]) -> list[str]:
    """The same as lines of English, which every version of the exchange reads; without ids."""
    lines = [
        f"Wage claim under the law of {part['country']}: {part['state']}" + (f" since {part['since']}" if "since" in part else "")
    ]
    if "owed" in part:
        low, high = part["owed"]["low"], part["owed"]["high"]
        owed = low if low == high else f"{low} to {high}"
        lines.append(f"Owed: {owed} {part['currency']}, reckoned on {part['counted_on']}; paid since: {part['paid']}")
    lines += [f"Limit: {limit['what']} {limit['on']}" for limit in part.get("limits", ())]
    lines += [
        f"Needed of the worker ({need['what']}): {need['words']}" + (f", by {need['due']}" if need.get("due") else "")
        for need in part.get("needs", ())
    ]
    return lines + [f"Answer of the worker: {answer['words']}" for answer in part.get("answers", ())]


def _listed(name: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    kept = [{key: value for key, value in row.items() if value} for row in rows]
    return {name: kept} if kept else {}


def _span(span: Span) -> dict[str, str]:
    return {"low": _amount(span.low), "high": _amount(span.high)}


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
