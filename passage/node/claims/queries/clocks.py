"""The clocks of one claim: those of procedure from its steps, the terms in which it lapses, its powers of attorney."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from passage.node.claims.models import Attorney, Claim, Step
from passage.node.claims.places import place_of_facts
from passage.node.claims.writing import ClaimFacts, reckoned
from passage.node.people import vault
from passage.rules.claims import LIVE, Authority, ClaimState, Clock, ClockKind, PowerOfAttorney, Whose, clocks, ends_of, lapses
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import BadFacts

if TYPE_CHECKING:
    from passage.rules.labour_law import Law, Reckoning

# A claim that another node brings is only watched here.
WARN_FOLLOWED = (14,)


def clocks_of(claim: Claim, law: Law) -> tuple[Clock, ...]:
    """Every clock that runs for a claim, the nearest first; none once it has ended. Opens the facts."""
    if ClaimState(claim.state) not in LIVE:
        return ()
    if claim.led_by:
        return told_clocks(facts_of(claim))
    try:
        found = reckoned(facts_of(claim), law)
    except BadFacts:
        found = None
    return all_clocks(claim, reached(claim), found, powers_of(claim), law)


def told_clocks(facts: ClaimFacts) -> tuple[Clock, ...]:
    """The limits that the node which brings the claim told of, the nearest first."""
    rows = facts.told.get("limits", ())
    found = [_told_clock(row) for row in rows if row["what"] in list(ClockKind)]
    return tuple(sorted(found, key=lambda clock: (clock.due, clock.kind)))


def _told_clock(row: Mapping[str, str]) -> Clock:
    certainty = row.get("certainty", "")
    return Clock(
        kind=ClockKind(row["what"]),
        whose=Whose.WORKER,
        due=date.fromisoformat(row["on"]),
        section=row.get("section", ""),
        certainty=Certainty(certainty) if certainty in list(Certainty) else Certainty.UNVERIFIED,
        warn_days=WARN_FOLLOWED,
    )


def all_clocks(
    claim: Claim,
    days: dict[ClaimState, date],
    reckoning: Reckoning | None,
    powers: list[PowerOfAttorney],
    law: Law,
) -> tuple[Clock, ...]:
    """The clocks of what is already opened, the nearest first."""
    state = ClaimState(claim.state)
    found = [*clocks(state, days, law), *(lapses(reckoning, law) if reckoning else ()), *ends_of(powers)]
    return tuple(sorted(found, key=lambda clock: (clock.due, clock.kind))) if state in LIVE else ()


def facts_of(claim: Claim) -> ClaimFacts:
    """What is known, opened; whoever calls this has checked the policy and logs it. Raises `vault.Erased`."""
    return ClaimFacts.from_json(vault.unseal(claim.case.person, place_of_facts(claim), claim.facts))


def reached(claim: Claim) -> dict[ClaimState, date]:
    """The day on which each state was last reached."""
    rows = Step.objects.filter(claim=claim).order_by("on", "pk").values_list("after", "on")
    return {ClaimState(after): on for after, on in rows}


def powers_of(claim: Claim) -> list[PowerOfAttorney]:
    """The powers of attorney on the case of a claim, without who it is."""
    return [as_rule(row) for row in Attorney.objects.filter(case=claim.case_id).order_by("pk")]


def as_rule(row: Attorney, agent: str = "-") -> PowerOfAttorney:
    """The row as the rule sees it."""
    return PowerOfAttorney(agent, frozenset(Authority(each) for each in row.allows), row.begins, row.ends, row.revoked_on)
