"""Reads a CSV or XLSX file as rows of text, in flat memory, and refuses by name what is not such a table."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TextIO

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from passage.node.cases.errors import ImportRefusal, ImportRefused

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 32_767
# What an XLSX may unfold to. Shared strings are held in memory, the sheet is streamed.
MOST_UNFOLDED = 200 * 1024 * 1024
MOST_SHARED_STRINGS = 40 * 1024 * 1024
MOST_PARTS = 500
# Blank rows count here: a sheet of a few bytes may claim a million of them.
LAST_ROW_OF_A_SHEET = 2 * MOST_ROWS
DELIMITERS = ",;\t|"
ZIP = b"PK\x03\x04"
BROKEN_SHEET = (
    InvalidFileException,
    DefusedXmlException,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Row:
    """One row: `number` as a spreadsheet shows it (the header is 1), `cells` as text, one for each column.

    `overlong`: it has more cells than there are columns.
    """

    number: int
    cells: tuple[str, ...]
    overlong: bool = False


@dataclass(frozen=True)
class Table:
    """The header and the rows below it; blank rows are left out. Iterating may raise `ImportRefused`."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def read_table(file: bytes) -> Table:
    """Read a file as a table.

    Raises `ImportRefused`: empty, too_large, too_many_rows, too_many_columns, not_text, not_a_table, no_header,
    duplicate_column, expands_too_far; those of later rows while iterating.
    """
    if not file.strip():
        raise ImportRefused(ImportRefusal.EMPTY)
    if len(file) > MOST_BYTES:
        raise ImportRefused(ImportRefusal.TOO_LARGE)
    records = _sheet_records(file) if file.startswith(ZIP) else _text_records(file)
    columns = _header(next(records, ()))
    return Table(columns, _rows(records, len(columns)))


def _header(record: Sequence[str]) -> tuple[str, ...]:
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise ImportRefused(ImportRefusal.TOO_MANY_COLUMNS)
    if not cells or not all(cells):
        raise ImportRefused(ImportRefusal.NO_HEADER)
    if len(set(cells)) != len(cells):
        raise ImportRefused(ImportRefusal.DUPLICATE_COLUMN)
    return tuple(cells)


def _rows(records: Iterator[Sequence[str]], width: int) -> Iterator[Row]:
    taken = 0
    for number, record in enumerate(records, start=2):
        cells = [cell.strip() for cell in record]
        if not any(cells):
            continue
        taken += 1
        if taken > MOST_ROWS:
            raise ImportRefused(ImportRefusal.TOO_MANY_ROWS)
        padded = (*cells[:width], *[""] * (width - len(cells)))
        yield Row(number, padded, overlong=any(cells[width:]))


def _text_records(file: bytes) -> Iterator[Sequence[str]]:
    encoding = _encoding(file)
    with io.TextIOWrapper(io.BytesIO(file), encoding=encoding, newline="") as text:
        try:
            delimiter = _delimiter(text)
            yield from csv.reader(text, delimiter=delimiter, strict=True)
        except UnicodeError as error:
            raise ImportRefused(ImportRefusal.NOT_TEXT) from error
        except csv.Error as error:
            raise ImportRefused(ImportRefusal.NOT_A_TABLE) from error


def _encoding(file: bytes) -> str:
    if file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in file:
        raise ImportRefused(ImportRefusal.NOT_TEXT)
    return "utf-8-sig"


def _delimiter(text: TextIO) -> str:
    """The delimiter that cuts the first record into most columns; a comma where none does."""
    first = text.readline(MOST_COLUMNS * 256)
    text.seek(0)

    def width(delimiter: str) -> int:
        return len(next(csv.reader([first], delimiter=delimiter), ()))

    return max(DELIMITERS, key=width)


def _sheet_records(file: bytes) -> Iterator[Sequence[str]]:
    try:
        _check_unfolding(file)
        book = openpyxl.load_workbook(io.BytesIO(file), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        # The reader drops what lies below `max_row` and fills up to it, so meeting that row means that there is more.
        rows = sheet.iter_rows(max_row=LAST_ROW_OF_A_SHEET + 1, max_col=MOST_COLUMNS + 1, values_only=True)
        for number, row in enumerate(rows, start=1):
            if number > LAST_ROW_OF_A_SHEET:
                raise ImportRefused(ImportRefusal.TOO_MANY_ROWS)
            yield [_text(value) for value in row] if any(value is not None for value in row) else ()
    except BROKEN_SHEET as error:
        # A file from anywhere breaks the reader in any of these ways; none of them is ours to explain to whoever sent it.
        raise ImportRefused(ImportRefusal.NOT_A_TABLE) from error


def _check_unfolding(file: bytes) -> None:
    """Refuse a zip bomb by the sizes it declares; the unzipper never gives more than those."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sizes = {part.filename: part.file_size for part in parts.infolist()}
        count = len(parts.infolist())
    shared = max((size for name, size in sizes.items() if name.lower().endswith("sharedstrings.xml")), default=0)
    if count > MOST_PARTS or sum(sizes.values()) > MOST_UNFOLDED or shared > MOST_SHARED_STRINGS:
        raise ImportRefused(ImportRefusal.EXPANDS_TOO_FAR)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
