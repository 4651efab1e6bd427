"""What is owed for months of a monthly wage, whole or in part, and across a change of the law."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from passage.rules.labour_law.basis import Basis, Segment
from passage.rules.labour_law.days import wage_rules
from passage.rules.labour_law.facts import Facts, Month
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.pieces import pieces_of
from passage.rules.labour_law.reckoning import Line, Part, What
from passage.rules.labour_law.spans import share
from passage.rules.labour_law.writing import Writer, month_end, part

_INCOMPLETE = "pay.incomplete_month"


def parts_of_months(facts: Facts, law: Law, writer: Writer) -> Iterator[Part]:
    """For each month what is due and what was paid. Where the floor changes inside a month, each piece bears the share of its
    days; days for which no floor and no agreed wage is known bear none."""
    for month in facts.months:
        lines: list[Line] = []
        for segment, basis in pieces_of(month.first, month.last, facts, law, writer):
            with writer.as_far_as_entered(segment.first, segment.last):
                lines.append(_line(month, segment, basis, law, writer))
        if lines:
            yield part(tuple(lines), month.paid.low)


def _line(month: Month, segment: Segment, basis: Basis, law: Law, writer: Writer) -> Line:
    days, rests_on, parameters = Decimal(segment.days), tuple[str, ...](), ["pay.hourly_divisor_days_monthly"]
    of_month = Decimal((month_end(month.first) - month.first.replace(day=1)).days + 1)
    is_whole = month.first.day == 1 and month.last == month_end(month.first)
    if is_whole and days == of_month:
        amount, formula = basis.amount, f"{basis.amount}"
    elif is_whole or _INCOMPLETE in law.parameters.ids:
        parameters += [] if is_whole else [_INCOMPLETE]
        amount, formula = share(basis.amount, days, of_month), f"{basis.amount} / {of_month} x {days}"
    else:
        rests_on = ("part_months",)
        writer.reading("part_months", law.section("pay.hourly_divisor_days_monthly"))
        amount, formula = share(basis.amount, days, basis.by), f"{basis.figures} x {days}"
    figures = (days, "day", formula, amount)
    dates = (segment.first, segment.last)
    return writer.line(dates, What.WAGE, *figures, *parameters, *wage_rules(law), basis=basis, rests_on=rests_on)
