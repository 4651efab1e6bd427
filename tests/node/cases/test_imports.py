"""Taking a file of reports: every sound row, none twice, none by halves, and every other row named with its reason."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.queries import check_chain
from passage.node.cases import imports, queries
from passage.node.cases.errors import ImportRefused
from passage.node.cases.imports import taking
from passage.node.cases.models import ImportBatch, Report
from passage.node.matching.models import MatchKey
from passage.node.people.models import Consent, Permission, Person, PersonKey
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
COLUMNS = (
    "x_record_id", "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Gender", "prs_Citizenship", "prs_PrimaryLanguage",
    "prs_MobilePhone", "vic_TypeOfExploitation", "hte_Country", "hte_Date", "hte_Description", "con_Consent",
)  # fmt: skip


def a_row(number: int, **values: str) -> dict[str, str]:
    row = {
        "x_record_id": f"R{number}",
        "prs_FirstName": f"Invented{number}",
        "prs_SecondName": "សុខ",
        "prs_Birthdate": "1995-01-02",
        "prs_Citizenship": "KH",
        "prs_PrimaryLanguage": "km",
        "hte_Country": "TH",
        "hte_Date": "2024-03",
        "hte_Description": f"canary story {number}",
    }
    return row | values


def a_file(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def a_sheet(rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append([row.get(column) for column in COLUMNS])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refusal(act) -> str:
    with pytest.raises(ImportRefused) as refused:
        act()
    return str(refused.value.code)


@pytest.mark.parametrize("make", [a_file, a_sheet])
def test_a_file_is_previewed_and_then_taken_as_previewed(make):
    officer = make_account()
    file = make([a_row(1), a_row(2, prs_Birthdate="yesterday"), a_row(3), a_row(4, prs_Citizenship="Atlantis", hte_Date="x")])
    seen = imports.preview(officer, file, "reports.csv")
    assert Report.objects.count() == 0
    assert (seen.rows, seen.to_take, seen.refused_rows, seen.duplicates) == (4, 2, 2, ())
    assert seen.refused == (
        (3, "prs_Birthdate", "bad_date"),
        (5, "prs_Citizenship", "bad_country"),
        (5, "hte_Date", "bad_date"),
    )
    batch = imports.run(by=officer, file=file, filename="reports.csv")
    assert (batch.rows, batch.taken) == (4, 2)
    assert batch.refused == [list(reason) for reason in seen.refused]
    assert Report.objects.filter(batch=batch, channel="import").count() == 2


def test_what_a_row_says_lies_sealed_and_opens_again():
    officer = make_account()
    file = a_file([a_row(1, prs_Birthdate="2538", prs_MobilePhone="0812345678", vic_TypeOfExploitation="Forced labour")])
    imports.run(by=officer, file=file)
    report = Report.objects.get()
    raw = bytes(report.content) + bytes(report.person.profile)
    assert b"canary" not in raw
    assert b"Invented" not in raw
    assert report.fingerprint
    content = queries.read_report(officer, report.public_id)
    assert content.story == "canary story 1"
    assert content.profile.names == ("Invented1 សុខ",)
    assert content.profile.birth == "1995"
    assert content.profile.contact == {"channel": "phone", "value": "+66812345678"}
    assert content.record["record_id"] == "R1"
    assert content.since == "2024-03"
    assert (report.country, report.language, report.acknowledged_at) == ("TH", "km", None)


def test_whatever_a_file_says_of_consent_nothing_is_shared_or_allowed_because_of_it():
    imports.run(by=make_account(), file=a_file([a_row(1, con_Consent="true")]))
    assert Consent.objects.count() + Permission.objects.count() == 0


def test_the_same_file_is_never_taken_twice():
    officer = make_account()
    file = a_file([a_row(1)])
    imports.run(by=officer, file=file)
    assert refusal(lambda: imports.run(by=officer, file=file)) == "already_imported"
    assert refusal(lambda: imports.preview(officer, file)) == "already_imported"
    assert Report.objects.count() == 1


def test_the_same_rows_in_another_file_are_listed_and_not_taken_again():
    officer = make_account()
    imports.run(by=officer, file=a_file([a_row(1), a_row(2)]))
    other = a_sheet([a_row(3), a_row(2), a_row(1), a_row(3)])
    assert imports.preview(officer, other).duplicates == (3, 4, 5)
    batch = imports.run(by=officer, file=other)
    assert (batch.rows, batch.taken, batch.duplicates) == (4, 1, [3, 4, 5])
    assert Report.objects.count() == 3


def test_another_way_of_writing_the_same_row_is_the_same_row():
    officer = make_account()
    imports.run(by=officer, file=a_file([a_row(1)]))
    rewritten = a_row(1, prs_Birthdate="០២/០១/១៩៩៥", prs_Citizenship="Cambodia")
    assert imports.preview(officer, a_file([rewritten])).duplicates == (2,)


def test_a_file_that_breaks_in_its_middle_leaves_nothing(monkeypatch):
    officer = make_account()
    monkeypatch.setattr(taking, "BATCH", 2)
    file = a_file([a_row(number) for number in range(9)]) + b'"never closed,'
    entries = Entry.objects.count()
    assert refusal(lambda: imports.run(by=officer, file=file)) == "not_a_table"
    assert [model.objects.count() for model in (Report, Person, PersonKey, MatchKey, ImportBatch)] == [0] * 5
    assert Entry.objects.count() == entries


def test_a_stop_half_way_leaves_nothing(monkeypatch):
    officer = make_account()
    monkeypatch.setattr(taking, "BATCH", 2)
    stored = []
    real = taking._store

    def stop_at_the_third(*args):
        stored.append(1)
        if len(stored) == 3:
            raise ConnectionAbortedError
        real(*args)

    monkeypatch.setattr(taking, "_store", stop_at_the_third)
    with pytest.raises(ConnectionAbortedError):
        imports.run(by=officer, file=a_file([a_row(number) for number in range(9)]))
    assert [model.objects.count() for model in (Report, Person, PersonKey, MatchKey, ImportBatch)] == [0] * 5


def test_each_person_of_a_file_is_in_the_log_and_the_chain_holds():
    batch = imports.run(by=make_account(), file=a_file([a_row(number) for number in range(3)]))
    received = Entry.objects.filter(act="report.receive")
    assert set(received.values_list("person", flat=True)) == set(Person.objects.values_list("public_id", flat=True))
    assert {entry.detail["batch"] for entry in received} == {str(batch.public_id)}
    assert Entry.objects.get(act="import.run").detail == {"rows": 3, "taken": 3, "duplicates": 0}
    assert check_chain().holds


def test_people_of_a_file_are_found_by_the_search_before_create():
    from passage.node.matching import queries as matching
    from passage.node.people.profiles import Profile

    officer = make_account()
    imports.run(by=officer, file=a_file([a_row(1, prs_FirstName="Chanthida", prs_SecondName="Sok")]))
    found = matching.candidates(officer, Profile(names=("Sok Chanthida",), birth="1995-01-02"))
    assert [candidate.person for candidate in found] == [Person.objects.get().public_id]


def test_a_row_with_more_cells_than_columns_is_refused():
    file = a_file([a_row(1)]).rstrip(b"\r\n") + b",extra\r\n"
    assert imports.preview(make_account(), file).refused == ((2, "", "too_long"),)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty"),
        (b"name,age\nx,1\n", "no_header"),
        (b"prs_FirstName\nx\n", "no_header"),
        (b"prs_FirstName,First Name,hte_Description\nx,y,z\n", "duplicate_column"),
        (b"\x89PNG\r\n\x1a\n\x00", "not_text"),
    ],
)
def test_a_file_that_is_not_of_the_standard_is_refused_by_name(file, code):
    officer = make_account()
    assert refusal(lambda: imports.preview(officer, file)) == code
    assert refusal(lambda: imports.run(by=officer, file=file)) == code
    assert ImportBatch.objects.count() == 0


def test_only_officers_and_supervisors_import():
    for role in (Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR):
        by = make_account(role)
        with pytest.raises(NotPermitted):
            imports.preview(by, a_file([a_row(1)]))
        with pytest.raises(NotPermitted):
            imports.run(by=by, file=a_file([a_row(1)]))
    assert Report.objects.count() == 0


def test_the_statements_for_a_file_grow_with_its_batches_and_not_with_its_rows(django_assert_max_num_queries):
    officer = make_account()
    with django_assert_max_num_queries(22):
        imports.run(by=officer, file=a_file([a_row(number) for number in range(120)]))


def test_values_that_a_spreadsheet_would_run_are_kept_as_words_and_named():
    officer = make_account()
    imports.run(by=officer, file=a_file([a_row(1, hte_Description="=cmd|' /C calc'!A0")]))
    content = queries.read_report(officer, Report.objects.get().public_id)
    assert content.story == "=cmd|' /C calc'!A0"
    assert content.record["formula_like"] == ["hte_Description"]
