"""The calculation as a workbook: numbers as numbers, sums as formulas, so that an inspector can follow and go on."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
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
MONEY, DAY = "#,##0.00", "yyyy-mm-dd"
# What a spreadsheet would take for a formula when somebody types on in the cell (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767
# Files in a ZIP cannot be older; a real time would tell when somebody asked.
NO_TIME = (1980, 1, 1, 0, 0, 0)
_TOUCHED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_RULE = Side(style="thin")
_Cell = Cell | MergedCell


def xlsx(owed: OwedTables, paper: ClaimPaper) -> bytes:
    """One sheet, the same bytes for the same values, without author and time."""
    book = Workbook()
    book.properties.creator = None
    sheet = book.worksheets[0]
    sheet.title = "1"
    _Page(sheet, owed, paper).fill()
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


@dataclass
class _Page:
    sheet: Worksheet
    owed: OwedTables
    paper: ClaimPaper
    row: int = 0
    shorts: list[int] = field(default_factory=list)

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
        self._text(1, self.owed.languages.say(calculation.TITLE), Font(bold=True, size=14))
        for shown in parties.summary(self.paper, self.owed.languages).rows:
            self._text(1, shown.label)
            self._write(3, _joined(shown.value), self.row)
        self.row += 1

    def _heads(self) -> None:
        self.row += 1
        for column, (head, width) in enumerate(HEADS, 1):
            cell = self._write(column, _joined(self.owed.languages.say(head)), self.row, Font(bold=True))
            cell.border = Border(bottom=_RULE)
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        if self._is_exact():
            self.sheet.column_dimensions[get_column_letter(AT_MOST)].hidden = True
            self._write(AT_LEAST, _joined(self.owed.languages.say(AMOUNT)), self.row, Font(bold=True))
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
        last = self.row
        self._text(3, self.owed.languages.say(_("Sum of these lines")))
        for column in (AT_LEAST, AT_MOST):
            self._number(column, f"=SUM({_at(column, first)}:{_at(column, last)})")
        self._text(3, self.owed.languages.say(PAID))
        # The least is owed where the most was paid.
        self._money(Span(part.paid.high, part.paid.high), AT_LEAST)
        self._money(Span(part.paid.low, part.paid.low), AT_MOST)
        self._text(3, self.owed.languages.say(SHORT), Font(bold=True))
        for column, short in ((AT_LEAST, part.short.low), (AT_MOST, part.short.high)):
            formula = f"=MAX(0,{_at(column, self.row - 2)}-{_at(column, self.row - 1)})"
            cell = self._number(column, formula if short == _short(part)[column] else short)
            cell.font, cell.border = Font(bold=True), Border(bottom=_RULE)
        self.shorts.append(self.row)

    def _total(self) -> None:
        self.row += 1
        self._text(3, self.owed.languages.say(OWED_IN_ALL), Font(bold=True, size=12))
        for column in (AT_LEAST, AT_MOST):
            self._number(column, self._sum_of_shorts(column)).font = Font(bold=True, size=12)

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
            self._text(3, say(APART), Font(bold=True))
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
            self._write(3, text, self.row).alignment = Alignment(wrap_text=False)

    def _text(self, column: int, words: Words, font: Font | None = None) -> _Cell:
        self.row += 1
        return self._write(column, _joined(words), self.row, font)

    def _write(self, column: int, text: str, row: int, font: Font | None = None) -> _Cell:
        """A text as a text, whatever it begins with."""
        shown = legible(text).replace("\u200b", "")[:LONGEST_CELL]
        cell = self.sheet.cell(row, column)
        cell.value, cell.data_type = shown, "s"
        cell.alignment = Alignment(wrap_text=column > 2, vertical="top")
        if shown.startswith(FORMULA_STARTS):
            cell.quotePrefix = True
        if font:
            cell.font = font
        return cell

    def _day(self, column: int, day: date | None) -> None:
        if day is not None:
            cell = self.sheet.cell(self.row, column, datetime(day.year, day.month, day.day))
            cell.number_format, cell.alignment = DAY, Alignment(vertical="top")

    def _money(self, span: Span, only: int = 0) -> None:
        for column, amount in ((AT_LEAST, span.low), (AT_MOST, span.high)):
            if only in (0, column):
                self._number(column, amount)

    def _number(self, column: int, value: Decimal | str) -> _Cell:
        cell = self.sheet.cell(self.row, column)
        cell.value, cell.number_format, cell.alignment = value, MONEY, Alignment(vertical="top")
        return cell


def _short(part: Part) -> dict[int, Decimal]:
    """What the formulas come to; parts that somebody put together may be short by more, and then the number stands."""
    low = sum((line.amount.low for line in part.lines), Decimal(0)) - part.paid.high
    high = sum((line.amount.high for line in part.lines), Decimal(0)) - part.paid.low
    return {AT_LEAST: max(Decimal(0), low), AT_MOST: max(Decimal(0), high)}


def _joined(words: Words) -> str:
    return "\n".join(one.text for one in words)


def _at(column: int, row: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _without_times(made: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            kept = _TOUCHED.sub(b"", source.read(name)) if name == "docProps/core.xml" else source.read(name)
            target.writestr(zipfile.ZipInfo(name, NO_TIME), kept, zipfile.ZIP_DEFLATED)
    return out.getvalue()
