"""A deposit that an employer keeps is money owed back, with interest once it is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from passage.rules.labour_law.facts import DebtKind, Deposit, Facts
from passage.rules.labour_law.late import interest
from passage.rules.labour_law.reckoning import Line, Part, What
from passage.rules.labour_law.writing import Writer, part

_ALLOWED, _DAYS = "deposit.allowed", "deposit.return_days"


def parts_of_deposits(facts: Facts, writer: Writer) -> Iterator[Part]:
    """What is kept of each deposit. One that the law bars is owed back at once; one for work with money or property a few days
    after the end. Interest runs on both from that term after the end, where the end is given."""
    ended = facts.employment.last if facts.employment is not None else None
    for deposit in facts.deposits:
        kept = deposit.amount - deposit.returned
        with writer.as_far_as_entered(deposit.taken_on, ended):
            due = ended + timedelta(int(writer.value(_DAYS, ended))) if ended else None
            if kept > 0 and (due or not deposit.handles_money):
                yield part((_line(deposit, kept, due, writer),), Decimal(0))
                if due and (line := interest(kept, due, DebtKind.DEPOSIT, facts, writer, _DAYS)) is not None:
                    yield part((line,), Decimal(0))


def _line(deposit: Deposit, kept: Decimal, due: date | None, writer: Writer) -> Line:
    days = (deposit.taken_on, due or deposit.taken_on)
    formula = f"{deposit.amount} - {deposit.returned}" if deposit.returned else f"{deposit.amount}"
    return writer.line(days, What.DEPOSIT, Decimal(1), "deposit", formula, kept, _ALLOWED, *((_DAYS,) if due else ()))
