"""The reckoning as a whole: from facts and law to lines, at both ends where a fact is a range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from passage.rules.labour_law.absences import parts_of_absences
from passage.rules.labour_law.checks import checks_of
from passage.rules.labour_law.days import parts_of_stretches, wages_at_limit
from passage.rules.labour_law.deposits import parts_of_deposits
from passage.rules.labour_law.ending import parts_of_ending
from passage.rules.labour_law.facts import Facts
from passage.rules.labour_law.late import parts_of_deductions, parts_of_interest, surcharges
from passage.rules.labour_law.law import Law
from passage.rules.labour_law.months import parts_of_months
from passage.rules.labour_law.reckoning import Alternative, Line, Part, Reckoning
from passage.rules.labour_law.recruitment import fees_apart, parts_recovered
from passage.rules.labour_law.spans import NOTHING, SATANG, Span
from passage.rules.labour_law.writing import Writer

_Key = tuple[object, ...]


# Questions of which every reading can be reckoned; of the others the readings are shown without amounts.
_RECKONED = frozenset(
    {
        *("leave.maternity_paid_days", "interest.wilful_surcharge_per_7_days", "holiday.annual_payout_on_termination"),
        *("sea.overtime", "scope.domestic_work", "own_absence", "s49_and_s76"),
    }
)


def reckon(facts: Facts, law: Law) -> Reckoning:
    """What is owed. Where a fact is a range the answer is one: reckoned with the facts under which the least is owed, and with
    those under which the most is. Beside a question that the law leaves open stands what its other readings would give."""
    found = _reckon(facts, law)
    if not any(point.question in _RECKONED for point in found.open):
        return found
    known = {question: _alternatives(question, facts, law) for question in _RECKONED & {point.question for point in found.open}}
    points = (replace(point, alternatives=known.get(point.question, ())) for point in found.open)
    return replace(found, open=tuple(points))


def _alternatives(question: str, facts: Facts, law: Law) -> tuple[Alternative, ...]:
    used, found = law.reading(question), []
    for reading in law.to_settle(question):
        if reading.id != used:
            other = _reckon(facts, law.read_as(question, reading.id))
            apart = [line.amount for line in other.apart]
            sums = (sum((each.low for each in apart), NOTHING), sum((each.high for each in apart), NOTHING))
            found.append(Alternative(reading.id, other.total, Span(*sums)))
    return tuple(found)


def _reckon(facts: Facts, law: Law) -> Reckoning:
    if facts.is_exact:
        return _exact(facts, law)
    found = [_exact(each, law) for each in _ends(facts, law)]
    return _between(min(found, key=_total), max(reversed(found), key=_total))


def _total(found: Reckoning) -> Decimal:
    return found.total.low


def _ends(facts: Facts, law: Law) -> Iterator[Facts]:
    """The facts between which all lies: both ends; and both sides of a wage above which the law pays no overtime."""
    yield facts.at("low")
    for wage in wages_at_limit(facts, law):
        yield replace(facts.at("high"), wage=Span.of(wage))
        yield replace(facts.at("low"), wage=Span.of(wage + SATANG))
    yield facts.at("high")


def _exact(facts: Facts, law: Law) -> Reckoning:
    writer = Writer(law)
    parts: list[Part] = []
    for some in (
        parts_of_stretches(facts, law, writer),
        parts_of_months(facts, law, writer),
        parts_of_absences(facts, law, writer),
        parts_of_ending(facts, law, writer),
        parts_of_deductions(facts, writer),
        parts_recovered(facts, writer),
        parts_of_deposits(facts, writer),
        parts_of_interest(facts, writer),
    ):
        parts += some
    apart = (*surcharges(facts, writer), *fees_apart(facts, writer))
    checks = tuple(checks_of(facts, writer))
    total = sum((each.short.low for each in parts), NOTHING)
    return Reckoning(
        currency=law.currency,
        parts=tuple(parts),
        apart=apart,
        open=tuple(writer.points),
        checks=checks,
        total=Span.of(total),
        is_partial=writer.is_partial,
    )


def _between(low: Reckoning, high: Reckoning) -> Reckoning:
    """Both ends as one. A line that only one end has is 0 at the other."""
    return Reckoning(
        currency=low.currency,
        parts=_parts_between(low.parts, high.parts),
        apart=_lines_between(low.apart, high.apart),
        open=tuple(dict.fromkeys((*low.open, *high.open))),
        checks=high.checks,
        total=Span(low.total.low, high.total.low),
        is_partial=low.is_partial or high.is_partial,
    )


def _parts_between(low: tuple[Part, ...], high: tuple[Part, ...]) -> tuple[Part, ...]:
    least, most = ({_part_key(each): each for each in side} for side in (low, high))
    found = []
    for key in dict.fromkeys((*most, *least)):
        one, other = least.get(key), most.get(key)
        known = one or other
        assert known is not None
        found.append(
            Part(
                lines=_lines_between(one.lines if one else (), other.lines if other else ()),
                paid=_span(other.paid.low if other else known.paid.low, one.paid.low if one else known.paid.low),
                short=_span(one.short.low if one else NOTHING, other.short.low if other else NOTHING),
            )
        )
    return tuple(found)


def _part_key(part: Part) -> _Key:
    line = part.lines[0] if part.lines else None
    return (line.first, line.last, line.section) if line else ()


def _lines_between(low: tuple[Line, ...], high: tuple[Line, ...]) -> tuple[Line, ...]:
    least, most = ({(each.first, each.last, each.what): each for each in side} for side in (low, high))
    found = []
    for key in dict.fromkeys((*most, *least)):
        one, other = least.get(key), most.get(key)
        if one is not None and other is not None:
            formula = one.formula if one.formula == other.formula else f"{one.formula} to {other.formula}"
            quantity = _span(one.quantity.low, other.quantity.low)
            found.append(replace(other, formula=formula, quantity=quantity, amount=_span(one.amount.low, other.amount.low)))
        elif (known := one or other) is not None:
            found.append(replace(known, amount=_span(NOTHING, known.amount.low), quantity=_span(Decimal(0), known.quantity.low)))
    return tuple(found)


def _span(one: Decimal, other: Decimal) -> Span:
    return Span(min(one, other), max(one, other))
