"""Evidence as a waterfall: a bar for each field, from where the last one ended, in bits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from passage.rules.linkage import Comparison

_LEAST_SPAN = 10.0


@dataclass(frozen=True)
class Bar:
    """One line of the waterfall: words, the two values, bits, and the bar in hundredths of the width."""

    label: str
    said: str
    a_part: str
    b_part: str
    bits: str
    kind: str
    start: float
    width: float


@dataclass(frozen=True)
class Waterfall:
    """All bars, where zero stands, and what they come to in words."""

    bars: tuple[Bar, ...]
    zero: float
    total: str
    percent: str


def waterfall(comparison: Comparison) -> Waterfall:
    """The evidence that says something, then how many people there are, then the sum and the probability."""
    steps = [(item.field, str(item.code), item.a_part, item.b_part, item.bits) for item in comparison.evidence]
    steps = [step for step in steps if step[1] != "missing"]
    steps.append(("people", "prior", "", "", comparison.prior))
    ends = [0.0]
    for step in steps:
        ends.append(ends[-1] + step[-1])
    low, high = min(ends), max(ends)
    span = max(high - low, _LEAST_SPAN)

    def place(bits: float) -> float:
        return round((bits - low) / span * 100, 1)

    bars = tuple(
        Bar(
            label=_labels()[field],
            said=_codes()[code],
            a_part=a_part,
            b_part=b_part,
            bits=signed(bits),
            kind="for" if bits > 0 else "against" if bits < 0 else "nothing",
            start=place(min(ends[at], ends[at + 1])),
            width=max(0.6, round(abs(bits) / span * 100, 1)),
        )
        for at, (field, code, a_part, b_part, bits) in enumerate(steps)
    )
    return Waterfall(bars, place(0.0), signed(ends[-1]), percent(comparison.probability))


def signed(bits: float) -> str:
    """Bits with their sign, a real minus, one decimal place."""
    return f"{bits:+.1f}".replace("-", "\u2212")


def percent(probability: float) -> str:
    """A probability as words that do not claim more than is known."""
    if probability >= 0.99:
        return _("more than 99 in 100")
    if probability < 0.01:
        return _("less than 1 in 100")
    return _("about %(n)d in 100") % {"n": round(probability * 100)}


def _labels() -> dict[str, str]:
    return {
        "names": _("Name"),
        "birth": _("Birth"),
        "sex": _("Sex"),
        "home_place": _("Home place"),
        "phone": _("Telephone"),
        "parents": _("Parents"),
        "people": _("How many people there are"),
    }


def _codes() -> dict[str, str]:
    return {
        "agree": _("agrees"),
        "close": _("is close"),
        "differ": _("differs"),
        "other_script": _("cannot be compared"),
        "prior": _("two records are seldom of one person"),
    }
