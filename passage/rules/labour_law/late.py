"""Money that comes late or was kept back: interest, the surcharge for wilfulness, deductions beyond the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from passage.rules.labour_law.domestic import is_left_out
from passage.rules.labour_law.facts import DebtKind, Deducted, Facts, PayDay
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.recruitment import within_limits
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, part

_RATE, _SCOPE, _SURCHARGE = "interest.default_annual_rate", "interest.scope", "interest.wilful_surcharge_per_7_days"
_BASE = "deduction_base"
_DEDUCTIONS = ("deduct.allowed", "deduct.max_each_fraction", "deduct.max_total_fraction")
# Items 2 to 5 of the closed list, which the two limits hold for; tax and the like (item 1) has none.
_LIMITED = (Deducted.UNION, Deducted.WELFARE, Deducted.DAMAGE, Deducted.SAVINGS)


def parts_of_interest(facts: Facts, writer: Writer) -> Iterator[Part]:
    """Simple interest on each debt from its due day, by actual days."""
    for debt in facts.debts:
        with writer.as_far_as_entered(debt.due, facts.counted_to):
            line = interest(debt.amount, debt.due, debt.kind, facts, writer)
            if line is not None:
                yield part((line,), Decimal(0))


def interest(amount: Decimal, due: date, kind: DebtKind, facts: Facts, writer: Writer, *due_by: str) -> Line | None:
    """On one sum up to the day to which interest runs; None where no day has passed, or the Act gives none on such money.
    `due_by`: parameters by which it is due on that day."""
    days = _days(due, facts.counted_to)
    if not days or not _bears(kind, due, writer):
        return None
    rate, of_year = Decimal(writer.value(_RATE, due)), writer.law.days_in_year
    figures = (Decimal(days), "day", f"{amount} x {rate} x {days} / {of_year}", share(amount * rate, Decimal(days), of_year))
    return writer.line((due, facts.counted_to or due), What.INTEREST, *figures, _RATE, *due_by, rests_on=(_SCOPE,))


def _bears(kind: DebtKind, due: date, writer: Writer) -> bool:
    """Whether the Act lists this money on the day it fell due; other money bears the interest of the Code, which is not
    entered."""
    if kind in writer.value(_SCOPE, due):
        return True
    writer.is_partial = True
    writer.open(OpenPoint(Open.NOTHING_ENTERED, due, due, f"{writer.law.section(_SCOPE)} ({kind})"))
    return False


def surcharges(facts: Facts, writer: Writer) -> Iterator[Line]:
    """The most a court may add where it finds wilfulness: never in a total. By the default reading the first seven days are a
    term of grace."""
    law = writer.law
    for debt in facts.debts:
        if _SURCHARGE not in law.known:
            return
        weeks = periods(_days(debt.due, facts.counted_to), law.surcharge_days, reading=law.reading(_SURCHARGE))
        if not weeks:
            continue
        with writer.as_far_as_entered(debt.due, facts.counted_to):
            rate = Decimal(writer.value(_SURCHARGE, debt.due))
            days, formula = (debt.due, facts.counted_to or debt.due), f"{debt.amount} x {rate} x {weeks}"
            figures = (Decimal(weeks), f"{law.surcharge_days} days", formula, debt.amount * rate * weeks)
            yield writer.line(days, What.WILFUL_SURCHARGE, *figures, _SURCHARGE)


def periods(days: int, length: int, *, reading: str) -> int:
    """Full periods of a debt that is late for `days`: after one such period of grace (A), or from the due day (B)."""
    if days <= length:
        return 0
    return (days - length) // length if reading == "A" else days // length


def _days(due: date, until: date | None) -> int:
    return max(0, (until - due).days) if until else 0


def parts_of_deductions(facts: Facts, writer: Writer) -> Iterator[Part]:
    """For each pay day what was kept back beyond the limits of each, of all together, or for what the law does not name."""
    for pay_day in facts.pay_days:
        with writer.as_far_as_entered(pay_day.day, None):
            if is_left_out(_DEDUCTIONS[0], facts.work, (pay_day.day, pay_day.day), writer):
                continue
            rests_on = (_BASE,) if _BASE in writer.law.questions else ()
            for question in rests_on:
                writer.reading(question, writer.law.section(_DEDUCTIONS[0]))
            amount, formula = too_much(pay_day, facts, writer)
            if amount:
                days, figures = (pay_day.day, pay_day.day), (Decimal(1), "pay day", formula, amount)
                yield part((writer.line(days, What.DEDUCTED_TOO_MUCH, *figures, *_DEDUCTIONS, rests_on=rests_on),), Decimal(0))


def too_much(pay_day: PayDay, facts: Facts, writer: Writer) -> tuple[Decimal, str]:
    """What was kept back beyond the law, and how that was reckoned. Written consent lifts both limits of that deduction."""
    each_most = pay_day.due * Decimal(writer.value("deduct.max_each_fraction", pay_day.day))
    all_most = pay_day.due * Decimal(writer.value("deduct.max_total_fraction", pay_day.day))
    forbidden = sum((each.amount for each in pay_day.deductions if each.kind is Deducted.OTHER), Decimal(0))
    limited = [each.amount for each in pay_day.deductions if each.kind in _LIMITED and not each.consent]
    over_each = sum((max(Decimal(0), amount - each_most) for amount in limited), Decimal(0))
    kept = sum((min(amount, each_most) for amount in limited), within_limits(pay_day, facts, writer))
    over_all = max(Decimal(0), kept - all_most)
    formula = f"{forbidden} + {over_each} above {each_most} each + {over_all} above {all_most} together"
    return forbidden + over_each + over_all, formula
