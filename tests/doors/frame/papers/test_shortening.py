"""Very many lines on paper: alike ones together, nothing of the sums lost."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import openpyxl

from passage.doors.frame import papers
from passage.doors.frame.papers.shortening import MOST_LINES, MOST_POINTS, shortened
from passage.doors.frame.papers.workbook import AT_LEAST
from passage.rules.labour_law import Part, Reckoning, Span
from tests.doors.frame.papers.made import LAW, PAPER, reckoned
from tests.doors.frame.papers.reading_pdf import opened, pressed, text_of
from tests.doors.frame.papers.test_workbook import Reader, last_formula

DAYS = 250


def many(found: Reckoning) -> Reckoning:
    """The first part of a reckoning on each of very many days; on every other too much was paid."""
    part = found.parts[0]
    parts = []
    for number in range(DAYS):
        later = timedelta(number)
        lines = tuple(replace(line, first=line.first + later, last=line.last + later) for line in part.lines)
        paid = part.paid if number % 2 else Span.of(10_000)
        due = sum((line.amount.low for line in lines), Decimal(0))
        parts.append(Part(lines, paid, Span.of(max(Decimal(0), due - paid.low))))
    total = sum((each.short.low for each in parts), Decimal(0))
    return replace(found, parts=tuple(parts), open=found.open * (MOST_POINTS + 1), total=Span.of(total))


def test_what_fits_is_left_alone() -> None:
    found = reckoned("domestic_worker")
    assert sum(len(part.lines) for part in found.parts) <= MOST_LINES
    assert shortened(found) == found


def test_alike_lines_stand_together_with_the_same_sums() -> None:
    found = many(reckoned("factory"))
    short = shortened(found)
    assert len(short.parts) == 1
    assert len(short.open) == len(set(found.open))
    for part in ("paid", "short"):
        before, after = ([getattr(each, part).low for each in some.parts] for some in (found, short))
        assert sum(before) == sum(after)
    assert (short.parts[0].lines[0].last - short.parts[0].lines[0].first).days > DAYS - 2
    assert short.total == found.total


def test_a_paper_of_very_many_lines_is_short_and_says_so() -> None:
    found = many(reckoned("factory"))
    made = papers.calculation_pdf(found, LAW, PAPER, language="en", office_language="en")
    assert len(opened(made).pages) < 4
    assert pressed("What is alike stands together here") in text_of(made)


def test_the_workbook_holds_each_line_and_adds_up() -> None:
    found = many(reckoned("factory"))
    sheet = openpyxl.load_workbook(io.BytesIO(papers.calculation_xlsx(found, LAW, PAPER, language="en"))).worksheets[0]
    assert sheet.max_row > DAYS
    assert Reader(sheet).value(last_formula(sheet, AT_LEAST)) == found.total.low


def test_a_part_that_is_short_by_more_than_its_formula_gives_its_number() -> None:
    found = reckoned("factory")
    part = replace(found.parts[0], short=Span.of(Decimal("9999.99")))
    odd = replace(found, parts=(part,), total=part.short)
    sheet = openpyxl.load_workbook(io.BytesIO(papers.calculation_xlsx(odd, LAW, PAPER, language="en"))).worksheets[0]
    assert Reader(sheet).value(last_formula(sheet, AT_LEAST)) == part.short.low
