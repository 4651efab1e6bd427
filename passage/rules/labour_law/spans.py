"""Amounts that may be known only as a range, and how they are rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

SATANG = Decimal("0.01")
NOTHING = Decimal("0.00")
_FIFTY_DIGITS = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Span:
    """What is remembered: at least `low`, at most `high`; the same number twice where it is known. ValueError if low > high."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("a range goes from the lower to the higher number")

    @classmethod
    def of(cls, value: Decimal | int | str) -> Span:
        number = value if type(value) is Decimal else Decimal(value)
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def rounded(amount: Decimal) -> Decimal:
    """To the hundredth, half up: once for each line."""
    return amount.quantize(SATANG, ROUND_HALF_UP)


def share(amount: Decimal, times: Decimal, by: Decimal) -> Decimal:
    """amount x times / by, divided last and with fifty digits, so that thirds and sevenths lose nothing before the rounding."""
    return _FIFTY_DIGITS.divide(_FIFTY_DIGITS.multiply(amount, times), by)
