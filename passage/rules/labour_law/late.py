"""Money that comes late or was kept back: interest, the surcharge for wilfulness, deductions beyond the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from passage.rules.labour_law.facts import Deducted, Facts, PayDay
from passage.rules.labour_law.reckoning import Line, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part

_YEAR = Decimal(365)
_WEEK = 7
# Items 2 to 5 of the closed list, which the two limits hold for; tax and the like (item 1) has none.
_LIMITED = (Deducted.UNION, Deducted.WELFARE, Deducted.DAMAGE, Deducted.SAVINGS)


def parts_of_interest(facts: Facts, writer: Writer) -> Iterator[Part]:
    """Simple interest on each debt from its due day, actual days of 365."""
    for debt in facts.debts:
        days = _days(debt.due, facts.counted_to)
        if days:
            with writer.as_far_as_entered(debt.due, facts.counted_to):
                rate = Decimal(writer.value("interest.default_annual_rate", debt.due))
                amount = share(debt.amount * rate, Decimal(days), _YEAR)
                formula = f"{debt.amount} x {rate} x {days} / 365"
                until = facts.counted_to or debt.due
                line = writer.line(
                    (debt.due, until), What.INTEREST, Decimal(days), "day", formula, amount, "interest.default_annual_rate"
                )
                yield part((line,), Decimal(0))


def surcharges(facts: Facts, writer: Writer) -> Iterator[Line]:
    """The most a court may add where it finds wilfulness: never in a total. By the default reading the first seven days are a
    term of grace."""
    for debt in facts.debts:
        days = _days(debt.due, facts.counted_to)
        weeks = periods(days, reading="A")
        if weeks:
            with writer.as_far_as_entered(debt.due, facts.counted_to):
                rate = Decimal(writer.value("interest.wilful_surcharge_per_7_days", debt.due))
                formula, until = f"{debt.amount} x {rate} x {weeks}", facts.counted_to or debt.due
                yield writer.line(
                    (debt.due, until),
                    What.WILFUL_SURCHARGE,
                    Decimal(weeks),
                    "7 days",
                    formula,
                    debt.amount * rate * weeks,
                    "interest.wilful_surcharge_per_7_days",
                )


def periods(days: int, *, reading: str) -> int:
    """Full periods of seven days of a debt that is late for `days`: after a week of grace (A), or from the due day (B)."""
    if days <= _WEEK:
        return 0
    return (days - _WEEK) // _WEEK if reading == "A" else days // _WEEK


def _days(due: date, until: date | None) -> int:
    return max(0, (until - due).days) if until else 0


def parts_of_deductions(facts: Facts, writer: Writer) -> Iterator[Part]:
    """For each pay day what was kept back beyond the limits of each, of all together, or for what the law does not name."""
    for pay_day in facts.pay_days:
        with writer.as_far_as_entered(pay_day.day, pay_day.day):
            writer.need("deduction_base")
            amount, formula = too_much(pay_day, writer)
            if amount:
                line = writer.line(
                    (pay_day.day, pay_day.day),
                    What.DEDUCTED_TOO_MUCH,
                    Decimal(1),
                    "pay day",
                    formula,
                    amount,
                    "deduct.allowed",
                    "deduct.max_each_fraction",
                    "deduct.max_total_fraction",
                    rests_on=("deduction_base",),
                )
                yield part((line,), Decimal(0))


def too_much(pay_day: PayDay, writer: Writer) -> tuple[Decimal, str]:
    """What was kept back beyond the law, and how that was reckoned. Written consent lifts both limits of that deduction."""
    each_most = pay_day.due * Decimal(writer.value("deduct.max_each_fraction", pay_day.day))
    all_most = pay_day.due * Decimal(writer.value("deduct.max_total_fraction", pay_day.day))
    forbidden = sum((each.amount for each in pay_day.deductions if each.kind is Deducted.OTHER), Decimal(0))
    limited = [each.amount for each in pay_day.deductions if each.kind in _LIMITED and not each.consent]
    over_each = sum((max(Decimal(0), amount - each_most) for amount in limited), Decimal(0))
    kept = sum((min(amount, each_most) for amount in limited), Decimal(0))
    over_all = max(Decimal(0), kept - all_most)
    formula = f"{forbidden} + {over_each} above {each_most} each + {over_all} above {all_most} together"
    return forbidden + over_each + over_all, formula
