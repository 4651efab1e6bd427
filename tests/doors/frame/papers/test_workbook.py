"""The workbook adds up to what was reckoned, and no text in it can act."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from passage.doors.frame import papers
from passage.doors.frame.papers import Party
from passage.doors.frame.papers.workbook import AT_LEAST, AT_MOST
from passage.rules.labour_law import Reckoning
from tests.doors.frame.papers.made import EXAMPLES, LANGUAGES, LAW, PAPER, paper, reckoned

CELL = re.compile(r"([A-Z])(\d+)")


def sheet_of(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]


def made(found: Reckoning, language: str = "en") -> bytes:
    return papers.calculation_xlsx(found, LAW, paper(language), language=language)


class Reader:
    """Computes the formulas that the sheet has: a sum of cells below each other, a difference not below 0, a sum by a label."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def value(self, name: str) -> Decimal:
        held = self.sheet[name].value
        if not isinstance(held, str):
            return Decimal(str(held or 0))
        if found := re.fullmatch(r"=SUM\(([A-Z])(\d+):\1(\d+)\)", held):
            rows = range(int(found[2]), int(found[3]) + 1)
            return sum((self.value(f"{found[1]}{row}") for row in rows), Decimal(0))
        if found := re.fullmatch(r"=MAX\(0,([A-Z]\d+)-([A-Z]\d+)\)", held):
            return max(Decimal(0), self.value(found[1]) - self.value(found[2]))
        found = re.fullmatch(r"=SUMIF\(C(\d+):C(\d+),C(\d+),([A-Z])\1:\4\2\)", held)
        assert found, held
        label = self.sheet[f"C{found[3]}"].value
        rows = (row for row in range(int(found[1]), int(found[2]) + 1) if self.sheet[f"C{row}"].value == label)
        return sum((self.value(f"{found[4]}{row}") for row in rows), Decimal(0))


def last_formula(sheet: Any, column: int) -> str:
    cells = [row[column - 1] for row in sheet.iter_rows() if row[column - 1].data_type == "f"]
    return str(cells[-1].coordinate)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_formulas_come_to_what_was_reckoned_at_both_ends(path: Any) -> None:
    found = reckoned(path.stem)
    sheet = sheet_of(made(found))
    total = [Reader(sheet).value(last_formula(sheet, column)) for column in (AT_LEAST, AT_MOST)]
    assert total == [found.total.low, found.total.high]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_a_formula_comes_to_stands_beside_it_for_a_preview_that_reckons_nothing(path: Any) -> None:
    held = made(reckoned(path.stem))
    sheet = sheet_of(held)
    shown = openpyxl.load_workbook(io.BytesIO(held), data_only=True).worksheets[0]
    formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    for name in formulas:
        assert Decimal(str(shown[name].value)) == Reader(sheet).value(name), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_holds_numbers_days_and_texts_in_each_language(language: str) -> None:
    sheet = sheet_of(made(reckoned("dismissed_after_11_years"), language))
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n", "d", "f"}


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    texts = ('=HYPERLINK("https://x.example","y")', "+1+1", "@SUM(A1)", "=cmd|' /C calc'!A0")
    given = paper("en", workplace=texts[0], reference=texts[1])
    given = replace(given, worker=Party(texts[2]), employer=Party(texts[3]))
    held = papers.calculation_xlsx(reckoned("factory"), LAW, given, language="en")
    raw = zipfile.ZipFile(io.BytesIO(held)).read("xl/worksheets/sheet1.xml").decode()
    assert set(re.findall(r"<f>([A-Z]*)", raw)) <= {"SUM", "MAX", "SUMIF"}
    cells = {cell.value: cell for row in sheet_of(held).iter_rows() for cell in row}
    for text in texts:
        assert cells[text].quotePrefix


def test_the_same_values_give_the_same_bytes_without_author_or_time() -> None:
    one, other = (papers.calculation_xlsx(reckoned("factory"), LAW, PAPER, language="my") for _again in range(2))
    assert one == other
    core = zipfile.ZipFile(io.BytesIO(one)).read("docProps/core.xml")
    assert b"creator" not in core
    assert b"modified" not in core
    assert b"2026" not in core
