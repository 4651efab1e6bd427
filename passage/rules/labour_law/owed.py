"""The reckoning as a whole: from facts and law to lines, at both ends where a fact is a range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

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
_Row = TypeVar("_Row", Part, Line)
_Section = Callable[[Facts, Law, Writer], Iterator[Part]]


# What is reckoned one after the other, each part of it from the facts alone.
_SECTIONS: Mapping[str, _Section] = {
    "stretches": parts_of_stretches,
    "months": parts_of_months,
    "absences": parts_of_absences,
    "ending": parts_of_ending,
    "deductions": lambda facts, _, writer: parts_of_deductions(facts, writer),
    "recovered": lambda facts, _, writer: parts_recovered(facts, writer),
    "deposits": lambda facts, _, writer: parts_of_deposits(facts, writer),
    "interest": lambda facts, _, writer: parts_of_interest(facts, writer),
}
# Questions of which every reading can be reckoned, and the section that it bears on, "" for what stands apart; of the others the
# readings are shown without amounts.
_BEARS_ON = {
    "leave.maternity_paid_days": "absences",
    "interest.wilful_surcharge_per_7_days": "",
    "holiday.annual_payout_on_termination": "ending",
    "sea.overtime": "stretches",
    "scope.domestic_work": "stretches",
    "own_absence": "stretches",
    "s49_and_s76": "deductions",
}


@dataclass(frozen=True, slots=True)
class _Exact:
    """What came of facts without ranges; `short`: of each section."""

    facts: Facts
    found: Reckoning
    short: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        return self.found.total.low


def reckon(facts: Facts, law: Law) -> Reckoning:
    """What is owed. Where a fact is a range the answer is one: reckoned with the facts under which the least is owed, and with
    those under which the most is. Beside a question that the law leaves open stands what its other readings would give."""
    sides = [_exact(each, law) for each in ([facts] if facts.is_exact else _ends(facts, law))]
    least, most = min(sides, key=_total).found, max(reversed(sides), key=_total).found
    found = least if facts.is_exact else _between(least, most)
    asked = {point.question for point in found.open} & _BEARS_ON.keys()
    if not asked:
        return found
    known = {question: tuple(_alternatives(question, sides, law)) for question in asked}
    points = (replace(point, alternatives=known.get(point.question, ())) for point in found.open)
    return replace(found, open=tuple(points))


def _alternatives(question: str, sides: Sequence[_Exact], law: Law) -> Iterator[Alternative]:
    """Only the section that the question bears on is reckoned anew; the rest is owed by every reading."""
    used, section = law.reading(question), _BEARS_ON[question]
    for reading in law.to_settle(question):
        if reading.id == used:
            continue
        other = law.read_as(question, reading.id)
        totals, apart = [side.total for side in sides], sides[0].found.apart
        if section:
            totals = [side.total - side.short[section] + _short(_parts(section, side.facts, other)) for side in sides]
        else:
            apart = _apart(sides[0].facts, Writer(other))
        sum_apart = sum((line.amount.low for line in apart), NOTHING)
        yield Alternative(reading.id, Span(min(totals), max(totals)), Span.of(sum_apart))


def _parts(section: str, facts: Facts, law: Law) -> list[Part]:
    return list(_SECTIONS[section](facts, law, Writer(law)))


def _short(parts: Iterable[Part]) -> Decimal:
    return sum((each.short.low for each in parts), NOTHING)


def _apart(facts: Facts, writer: Writer) -> tuple[Line, ...]:
    """What stands apart; no range bears on it."""
    return (*surcharges(facts, writer), *fees_apart(facts, writer))


def _total(side: _Exact) -> Decimal:
    return side.total


def _ends(facts: Facts, law: Law) -> Iterator[Facts]:
    """The facts between which all lies: both ends; and both sides of a wage above which the law pays no overtime."""
    yield facts.at("low")
    for wage in wages_at_limit(facts, law):
        yield replace(facts.at("high"), wage=Span.of(wage))
        yield replace(facts.at("low"), wage=Span.of(wage + SATANG))
    yield facts.at("high")


def _exact(facts: Facts, law: Law) -> _Exact:
    writer, parts, short = Writer(law), list[Part](), dict[str, Decimal]()
    for name, section in _SECTIONS.items():
        found = list(section(facts, law, writer))
        parts += found
        short[name] = _short(found)
    apart = _apart(facts, writer)
    checks = tuple(checks_of(facts, writer))
    found_in_all = Reckoning(
        currency=law.currency,
        parts=tuple(parts),
        apart=apart,
        open=tuple(writer.points),
        checks=checks,
        total=Span.of(sum(short.values(), NOTHING)),
        is_partial=writer.is_partial,
    )
    return _Exact(facts, found_in_all, short)


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
    least, most = (_keyed(side, _part_key) for side in (low, high))
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


def _line_key(line: Line) -> _Key:
    return (line.first, line.last, line.what)


def _keyed(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, _Row]:
    """By what makes each the same at both ends; of those alike, as two debts of one day, by the place among them too."""
    found, alike = dict[_Key, _Row](), Counter[_Key]()
    for each in rows:
        own: _Key = key(each)
        found[(*own, alike[own])] = each
        alike[own] += 1
    return found


def _lines_between(low: tuple[Line, ...], high: tuple[Line, ...]) -> tuple[Line, ...]:
    least, most = (_keyed(side, _line_key) for side in (low, high))
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
