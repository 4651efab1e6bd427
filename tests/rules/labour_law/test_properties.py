"""What holds for any facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Facts, Reckoning, Span, Workplace, law_of, reckon
from passage.rules.labour_law.facts import DayKind, Stretch, Work

LAW = law_of("TH")
ROUNDING = Decimal("0.01")
LINES_OF_A_PART = 3
HOURS = st.integers(0, 16).map(Decimal)
MONEY = st.integers(0, 900).map(Decimal)


@dataclass(frozen=True)
class Case:
    """A stretch of work of somebody paid by the day."""

    place: Workplace
    first: date
    length: int
    kind: DayKind
    work: Work
    wage: Span | None

    def owed(self, hours: Span, paid: Span, *lengths: tuple[int, int]) -> Reckoning:
        """`lengths`: first day and further days of each piece, counted from the first day; the whole otherwise."""
        stretches = [
            Stretch(self.first + timedelta(start), self.first + timedelta(start + more), hours, self.kind, paid_a_day=paid)
            for start, more in lengths or [(0, self.length)]
        ]
        return reckon(Facts("TH", self.place, self.work, wage=self.wage, stretches=tuple(stretches)), LAW)


CASES = st.builds(
    Case,
    place=st.sampled_from([Workplace("TH-10", ()), Workplace("TH-90", ()), Workplace("TH-21")]),
    first=st.dates(date(2018, 3, 1), date(2026, 1, 31)),
    length=st.integers(1, 60),
    kind=st.sampled_from(DayKind),
    work=st.sampled_from([Work.GENERAL, Work.HAZARDOUS, Work.DOMESTIC]),
    wage=st.none() | MONEY.map(Span.of),
)


@given(CASES, st.lists(HOURS, min_size=2, max_size=2).map(sorted), MONEY.map(Span.of))
def test_more_hours_never_lower_what_is_owed(case: Case, hours: list[Decimal], paid: Span) -> None:
    fewer, more = (case.owed(Span.of(each), paid) for each in hours)
    assert fewer.total.low <= more.total.low


@given(CASES, HOURS.map(Span.of), MONEY.map(Span.of), st.data())
def test_splitting_a_stretch_changes_nothing_but_the_rounding(case: Case, hours: Span, paid: Span, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, case.length - 1))
    whole, halves = case.owed(hours, paid), case.owed(hours, paid, (0, at), (at + 1, case.length - at - 1))
    apart = abs(whole.total.low - halves.total.low)
    assert apart <= ROUNDING * len(halves.parts) * LINES_OF_A_PART


@given(CASES, *(st.lists(each, min_size=3, max_size=3).map(sorted) for each in (HOURS, MONEY)))
def test_a_range_holds_every_point_inside_it(case: Case, hours: list[Decimal], paid: list[Decimal]) -> None:
    whole = case.owed(Span(hours[0], hours[2]), Span(paid[0], paid[2]))
    point = case.owed(Span.of(hours[1]), Span.of(paid[1]))
    assert whole.total.low <= point.total.low <= whole.total.high
    assert case.owed(Span.of(hours[0]), Span.of(paid[2])).total.low == whole.total.low
    assert case.owed(Span.of(hours[2]), Span.of(paid[0])).total.low == whole.total.high


@given(CASES, HOURS.map(Span.of), MONEY.map(Span.of))
def test_no_line_is_without_section_day_and_certainty_and_none_is_below_nothing(case: Case, hours: Span, paid: Span) -> None:
    found = case.owed(hours, paid)
    for part in found.parts:
        assert part.short.low >= 0
        for line in part.lines:
            assert line.section
            assert line.since <= line.first
            assert line.certainty in Certainty
            assert line.amount.low >= 0
    assert found.total.low == sum(part.short.low for part in found.parts)
