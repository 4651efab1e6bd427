"""Reading a file as a table: what is one is read alike in every form, and what is none is refused by name."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.node.cases.errors import ImportRefused
from passage.node.cases.imports import tables
from passage.node.cases.imports.tables import read_table

TEXT = "prs_FirstName,prs_Birthdate\nសុខ,1995-01-02\nສົມ,2538\n"
ROWS = [(2, ("សុខ", "1995-01-02")), (3, ("ສົມ", "2538"))]


def read(file: bytes) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    table = read_table(file)
    return table.columns, [(row.number, row.cells) for row in table.rows]


def refusal(file: bytes) -> str:
    with pytest.raises(ImportRefused) as refused:
        for _ in read_table(file).rows:
            pass
    return str(refused.value.code)


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rezipped(file: bytes, name: str, content: bytes) -> bytes:
    """The same file with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_the_same_table_is_read_alike_in_every_form(encoding, delimiter, line):
    text = TEXT.replace(",", delimiter).replace("\n", line)
    assert read(text.encode(encoding)) == (("prs_FirstName", "prs_Birthdate"), ROWS)


def test_a_sheet_is_read_like_the_text():
    file = sheet(("prs_FirstName", "prs_Birthdate"), ("សុខ", date(1995, 1, 2)), ("ສົມ", 2538))
    assert read(file) == (("prs_FirstName", "prs_Birthdate"), ROWS)


def test_values_of_a_sheet_become_the_text_that_a_person_sees():
    file = sheet(("a", "b", "c", "d"), (1.0, 1.5, True, datetime(2020, 1, 2, 3, 4)), (None, "x", None, None))
    assert read(file)[1] == [(2, ("1", "1.5", "true", "2020-01-02 03:04")), (3, ("", "x", "", ""))]


def test_quoted_cells_keep_delimiters_quotes_and_lines():
    assert read(b'a,b\n"x, ""y""","1\n2"\n')[1] == [(2, ('x, "y"', "1\n2"))]


def test_blank_rows_are_left_out_and_keep_their_number():
    assert read(b"a,b\n\n1,2\n,\n3,4\n")[1] == [(3, ("1", "2")), (5, ("3", "4"))]


def test_short_rows_are_filled_and_long_rows_are_marked():
    rows = list(read_table(b"a,b,c\n1\n1,2,3,\n1,2,3,4\n").rows)
    assert [row.cells for row in rows] == [("1", "", ""), ("1", "2", "3"), ("1", "2", "3")]
    assert [row.overlong for row in rows] == [False, False, True]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"a" * (20 * 1024 * 1024 + 1), "too_large"),
        ("ក,ខ\n".encode("utf-16-le"), "not_text"),
        (b"a,b\n\xff\xfe\xfd,2\n", "not_text"),
        (b"a,b\n" + b"x,y\n" * 5000 + b"\xe1\x9e,2\n", "not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        (random.Random(7).randbytes(5000), "not_text"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not_text"),
        (b'a,b\n"never closed,2\n3,4\n', "not_a_table"),
        (b'a,b\n"x"y,2\n', "not_a_table"),
        (b"a,b\n" + b"x" * 200_000 + b",2\n", "not_a_table"),
        (b",,\n1,2,3\n", "no_header"),
        (b"a,,c\n1,2,3\n", "no_header"),
        (b"\n\n", "empty"),
        (b"a,b,a\n1,2,3\n", "duplicate_column"),
        (",".join(f"c{n}" for n in range(201)).encode(), "too_many_columns"),
        (b"PK\x03\x04 this is no zip", "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_by_name(file, code):
    assert refusal(file) == code


def test_a_zip_of_something_else_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("holiday.jpg", b"picture")
    assert refusal(out.getvalue()) == "not_a_table"


def test_a_cut_off_sheet_is_refused():
    file = sheet(("a", "b"), ("1", "2"))
    assert refusal(file[: len(file) // 2]) == "not_a_table"
    broken = rezipped(file, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c")
    assert refusal(broken) == "not_a_table"


def test_a_zip_bomb_is_refused_before_it_unfolds(monkeypatch):
    monkeypatch.setattr(tables, "MOST_UNFOLDED", 2_000_000)
    monkeypatch.setattr(tables, "MOST_SHARED_STRINGS", 1_000_000)
    file = sheet(("a", "b"), ("1", "2"))
    bomb = rezipped(file, "xl/media/big.bin", b"\x00" * 2_000_001)
    assert len(bomb) < 20_000
    assert refusal(bomb) == "expands_too_far"
    assert refusal(rezipped(file, "xl/sharedStrings.xml", b" " * 1_000_001)) == "expands_too_far"


def test_a_zip_of_very_many_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for number in range(tables.MOST_PARTS + 1):
            new.writestr(f"part{number}", b"")
    assert refusal(out.getvalue()) == "expands_too_far"


def test_entities_in_a_sheet_are_never_expanded():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b"<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>"
    )
    assert (
        refusal(
            rezipped(
                sheet(
                    ("a", "b"),
                ),
                "xl/worksheets/sheet1.xml",
                bomb,
            )
        )
        == "not_a_table"
    )


def test_a_sheet_that_claims_endless_rows_or_columns_ends():
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b"<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
        b"<row r='2'><c r='A2' t='inlineStr'><is><t>1</t></is></c><c r='ZZZ2' t='inlineStr'><is><t>2</t></is></c></row>"
        b"<row r='999999999999'><c r='A999999999999' t='inlineStr'><is><t>3</t></is></c></row>"
        b"</sheetData></worksheet>"
    )
    file = rezipped(sheet(("a", "b")), "xl/worksheets/sheet1.xml", far)
    assert refusal_or_rows(file) == "too_many_rows"


def refusal_or_rows(file: bytes):
    try:
        return read(file)[1]
    except ImportRefused as refused:
        return str(refused.code)


def test_more_rows_than_one_file_may_have_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert len(read(b"a\n1\n2\n3\n")[1]) == 3
    assert refusal(b"a\n1\n2\n3\n4\n") == "too_many_rows"


def test_a_cell_that_is_too_long_for_any_sheet_is_kept_for_the_rule_to_refuse():
    assert read(b"a,b\n" + b"x" * 100_000 + b",2\n")[1][0][1][1] == "2"


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(file):
    assert refusal_or_rows(file) is not None


@given(st.binary(max_size=200))
def test_no_bytes_after_a_zip_signature_break_the_reader(tail):
    assert refusal_or_rows(b"PK\x03\x04" + tail) == "not_a_table"


@given(st.lists(st.lists(st.text(alphabet='ab ,;"\n|\tកမ', max_size=6), min_size=2, max_size=2), max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(rows):
    import csv

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["left", "right"])
    writer.writerows(rows)
    stripped = [tuple(cell.strip() for cell in row) for row in rows]
    assert [cells for _, cells in read(out.getvalue().encode())[1]] == [row for row in stripped if any(row)]
