"""The calculation as a workbook: numbers as numbers, sums as formulas, so that an inspector can follow and go on.

Beside each formula stands what it comes to, for whoever only looks at the file: a preview does not reckon.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from passage.doors.frame.owed_words import LineWords
from passage.doors.frame.papers import calculation, parties
from passage.doors.frame.papers.languages import Text, Words
from passage.doors.frame.papers.legible import legible
from passage.doors.frame.papers.owed_tables import AMOUNT, APART, NOT_SETTLED, OWED_IN_ALL, PAID, SHORT, OwedTables
from passage.doors.frame.papers.values import ClaimPaper
from passage.rules.labour_law import Part, Span

AT_LEAST, AT_MOST = 7, 8
HEADS: tuple[tuple[Text, float], ...] = (
    (pgettext_lazy("sheet", "From"), 12),
    (pgettext_lazy("sheet", "To"), 12),
    (_("What for"), 24),
    (_("Quantity"), 14),
    (_("How it is counted"), 30),
    (_("By which law"), 34),
    (_("Amount, at least"), 16),
    (_("Amount, at most"), 16),
    (_("How sure the law is"), 18),
    (_("In force since"), 12),
    (_("Checked up to"), 12),
)
BOLD, LARGE, TITLE = Font(bold=True), Font(bold=True, size=12), Font(bold=True, size=14)
TOP, WRAPPED, RUNNING = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True), Alignment(wrap_text=False)
MONEY, DAY = "#,##0.00", "yyyy-mm-dd"
# What a spreadsheet would take for a formula when somebody types on in the cell (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767
# Files in a ZIP cannot be older; a real time would tell when somebody asked.
NO_TIME = (1980, 1, 1, 0, 0, 0)
_TOUCHED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?/>|(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v></v>')
_RULE = Side(style="thin")
_Cell = Cell | MergedCell


def xlsx(owed: OwedTables, paper: ClaimPaper) -> bytes:
    """One sheet, the same bytes for the same values, without author and time."""
    book = Workbook()
    book.properties.creator = None
    sheet = book.worksheets[0]
    sheet.title = "1"
    page = _Page(sheet, owed, paper)
    page.fill()
    out = io.BytesIO()
    book.save(out)
    return _finished(out.getvalue(), page.results)


@dataclass
class _Page:
    sheet: Worksheet
    owed: OwedTables
    paper: ClaimPaper
    row: int = 0
    shorts: list[int] = field(default_factory=list)
    results: dict[str, Decimal] = field(default_factory=dict)
    _looks: dict[tuple[object, ...], StyleArray] = field(default_factory=dict)
    _legible: dict[str, str] = field(default_factory=dict)

    def fill(self) -> None:
        self._title()
        self._heads()
        for parts in self.owed.parts():
            first = self.row + 1
            for lines in zip(*(part.lines for part in parts), strict=True):
                self._line(lines)
            self._sums(parts[0].part, first)
        self._total()
        self._rest()
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def _title(self) -> None:
        self._text(1, self.owed.languages.say(calculation.TITLE), TITLE)
        for shown in parties.summary(self.paper, self.owed.languages).rows:
            self._text(1, shown.label)
            self._write(3, _joined(shown.value), self.row)
        self.row += 1

    def _heads(self) -> None:
        self.row += 1
        for column, (head, width) in enumerate(HEADS, 1):
            self._write(column, _joined(self.owed.languages.say(head)), self.row, BOLD, ruled=True)
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        if self._is_exact():
            self.sheet.column_dimensions[get_column_letter(AT_MOST)].hidden = True
            self._write(AT_LEAST, _joined(self.owed.languages.say(AMOUNT)), self.row, BOLD, ruled=True)
        self.sheet.freeze_panes = f"A{self.row + 1}"
        self.sheet.print_title_rows = f"{self.row}:{self.row}"

    def _is_exact(self) -> bool:
        found = self.owed.words[0].reckoning
        lines = [line for part in found.parts for line in part.lines] + list(found.apart)
        spans = [line.amount for line in lines] + [part.paid for part in found.parts]
        return all(span.is_exact for span in spans)

    def _line(self, lines: tuple[LineWords, ...]) -> None:
        self.row += 1
        line = lines[0].line
        texts = {
            3: [words.what for words in lines],
            4: [words.quantity for words in lines],
            5: [words.formula for words in lines],
            6: [words.section.text for words in lines],
            9: [" ".join(filter(None, (words.mark.word, words.late))) for words in lines],
        }
        for column, said in texts.items():
            self._write(column, "\n".join(dict.fromkeys(said)), self.row)
        checked = self.owed.checked(line)
        for column, day in ((1, line.first), (2, line.last), (10, line.since), (11, checked)):
            self._day(column, day)
        self._money(line.amount)

    def _sums(self, part: Part, first: int) -> None:
        last, due = self.row, _due(part)
        self._text(3, self.owed.languages.say(_("Sum of these lines")))
        for column in (AT_LEAST, AT_MOST):
            self._formula(column, f"=SUM({_at(column, first)}:{_at(column, last)})", due[column])
        self._text(3, self.owed.languages.say(PAID))
        # The least is owed where the most was paid.
        paid = {AT_LEAST: part.paid.high, AT_MOST: part.paid.low}
        for column, amount in paid.items():
            self._number(column, amount)
        self._text(3, self.owed.languages.say(SHORT), BOLD)
        for column, short in ((AT_LEAST, part.short.low), (AT_MOST, part.short.high)):
            # Parts that somebody put together may be short by more, and then the number stands.
            if short == max(Decimal(0), due[column] - paid[column]):
                formula = f"=MAX(0,{_at(column, self.row - 2)}-{_at(column, self.row - 1)})"
                self._formula(column, formula, short, BOLD, ruled=True)
            else:
                self._number(column, short, BOLD, ruled=True)
        self.shorts.append(self.row)

    def _total(self) -> None:
        self.row += 1
        self._text(3, self.owed.languages.say(OWED_IN_ALL), LARGE)
        parts = self.owed.words[0].reckoning.parts
        for column, end in ((AT_LEAST, "low"), (AT_MOST, "high")):
            total = sum((getattr(part.short, end) for part in parts), Decimal(0))
            self._formula(column, self._sum_of_shorts(column), total, LARGE)

    def _sum_of_shorts(self, column: int) -> str:
        """By their label, which keeps it short: a formula may have 8,192 characters, and thousands of parts are possible."""
        if not self.shorts:
            return "=0"
        first, last = self.shorts[0], self.shorts[-1]
        labels, amounts = (f"{_at(each, first)}:{_at(each, last)}" for each in (3, column))
        return f"=SUMIF({labels},{_at(3, first)},{amounts})"

    def _rest(self) -> None:
        """What stands beside the sum: apart from it, not settled, and how it was counted."""
        say = self.owed.languages.say
        if apart := tuple(self.owed.lines_apart()):
            self.row += 1
            self._text(3, say(APART), BOLD)
            for lines in apart:
                self._line(lines)
        self.row += 1
        points = tuple(self.owed.points())
        notes = tuple(each.words for each in (*self.owed.partial(), *self.owed.doubtful(), *self.owed.notes()))
        for words in (*((say(NOT_SETTLED), *points) if points else ()), *notes):
            self._running(words)

    def _running(self, words: Words) -> None:
        """Sentences that run on to the right over empty cells, a row for each line."""
        for text in (line for one in words for line in one.text.split("\n")):
            self.row += 1
            self._look(self._write(3, text, self.row), RUNNING, "General", quoted=text.startswith(FORMULA_STARTS))

    def _text(self, column: int, words: Words, font: Font | None = None) -> _Cell:
        self.row += 1
        return self._write(column, _joined(words), self.row, font)

    def _write(self, column: int, text: str, row: int, font: Font | None = None, *, ruled: bool = False) -> _Cell:
        """A text as a text, whatever it begins with."""
        if text not in self._legible:
            self._legible[text] = legible(text).replace("\u200b", "")[:LONGEST_CELL]
        shown = self._legible[text]
        cell = self.sheet.cell(row, column)
        cell.value, cell.data_type = shown, "s"
        quoted = shown.startswith(FORMULA_STARTS)
        return self._look(cell, WRAPPED if column > 2 else TOP, "General", font, ruled=ruled, quoted=quoted)

    def _day(self, column: int, day: date | None) -> None:
        if day is not None:
            self._look(self.sheet.cell(self.row, column, datetime(day.year, day.month, day.day)), TOP, DAY)

    def _money(self, span: Span) -> None:
        for column, amount in ((AT_LEAST, span.low), (AT_MOST, span.high)):
            self._number(column, amount)

    def _number(self, column: int, value: Decimal, font: Font | None = None, *, ruled: bool = False) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.value = value
        self._look(cell, TOP, MONEY, font, ruled=ruled)

    def _formula(self, column: int, formula: str, result: Decimal, font: Font | None = None, *, ruled: bool = False) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.value = formula
        self.results[cell.coordinate] = result
        self._look(cell, TOP, MONEY, font, ruled=ruled)

    def _look(
        self, cell: _Cell, alignment: Alignment, kind: str, font: Font | None = None, *, ruled: bool = False, quoted: bool = False
    ) -> _Cell:
        """Each look is put together once: for thousands of cells that would cost more than all else."""
        key = (id(alignment), kind, id(font), ruled, quoted)
        if key not in self._looks:
            cell.alignment, cell.number_format = alignment, kind
            if font:
                cell.font = font
            if ruled:
                cell.border = Border(bottom=_RULE)
            if quoted:
                cell.quotePrefix = True
        # The types of the library leave out the one field in which a cell keeps its look.
        styled: Any = cell
        styled._style = copy(self._looks.setdefault(key, styled._style))
        return cell


def _due(part: Part) -> dict[int, Decimal]:
    """What the lines of a part add up to, at each end."""
    return {
        AT_LEAST: sum((line.amount.low for line in part.lines), Decimal(0)),
        AT_MOST: sum((line.amount.high for line in part.lines), Decimal(0)),
    }


def _joined(words: Words) -> str:
    return "\n".join(one.text for one in words)


def _at(column: int, row: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _finished(made: bytes, results: Mapping[str, Decimal]) -> bytes:
    """Without times; what each formula comes to beside it, which the library does not write."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            kept = source.read(name)
            if name == "docProps/core.xml":
                kept = _TOUCHED.sub(b"", kept)
            elif name.startswith("xl/worksheets/"):
                kept = _FORMULA.sub(lambda found: _with_result(found, results), kept)
            target.writestr(zipfile.ZipInfo(name, NO_TIME), kept, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _with_result(found: re.Match[bytes], results: Mapping[str, Decimal]) -> bytes:
    cell, name = found[1] or found[3], (found[2] or found[4]).decode()
    return cell + f"<v>{results[name]:f}</v>".encode()
