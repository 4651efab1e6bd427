"""Claims of several workers against one workplace: added up without mixing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from passage.rules.labour_law.spans import NOTHING, Span


@dataclass(frozen=True, slots=True)
class Share:
    """What one worker of the group is owed: currency (ISO 4217), amount, paid of it; `None` for nothing reckoned yet."""

    currency: str
    owed: Span | None
    paid: Decimal = NOTHING
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """The sums of one currency. `workers`: all in it; `reckoned`: those with an amount. `is_partial`: an amount lacks days."""

    currency: str
    workers: int
    reckoned: int
    owed: Span
    paid: Decimal
    is_partial: bool


def total_of(shares: Iterable[Share]) -> tuple[GroupTotal, ...]:
    """One total for each currency, in the order of the currencies: amounts of different money are never added."""
    shares = list(shares)
    found = []
    for currency in sorted({share.currency for share in shares}):
        own = [share for share in shares if share.currency == currency]
        known = [share.owed for share in own if share.owed is not None]
        found.append(
            GroupTotal(
                currency=currency,
                workers=len(own),
                reckoned=len(known),
                owed=Span(sum((span.low for span in known), NOTHING), sum((span.high for span in known), NOTHING)),
                paid=sum((share.paid for share in own), NOTHING),
                is_partial=any(share.is_partial for share in own),
            )
        )
    return tuple(found)
