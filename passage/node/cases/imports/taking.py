"""Looking at a file of reports, and taking it: every sound row in one transaction, the others listed, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency import queries as agency
from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.cases.actions.reports import build_report
from passage.node.cases.errors import ImportRefusal, ImportRefused
from passage.node.cases.imports.rows import FILE_CONTEXT, NotTaken, Taken, check_columns, keyed_hash, read_rows
from passage.node.cases.imports.tables import Table, read_table
from passage.node.cases.models import ImportBatch, Report
from passage.node.matching import actions as matching
from passage.node.people import many as people
from passage.node.rows import insert

if TYPE_CHECKING:
    from passage.node.agency.models import Account, Desk

BATCH = 500


@dataclass
class Sifted:
    """What was found in a file so far. `refused`: (row, field, code); `duplicates`: rows that are here already."""

    rows: int = 0
    taken: int = 0
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    duplicates: list[int] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)

    def note(self, row: NotTaken) -> None:
        self.refused += [(row.number, problem.field, str(problem.code)) for problem in row.problems]


@dataclass(frozen=True)
class ImportPreview:
    """What would be taken. Nothing is stored. `refused`: (row, field, code); a row may have several reasons.

    `unknown_columns`, `columns_not_taken`: what of each row is not read, or is checked and not kept.
    """

    columns: tuple[str, ...]
    unknown_columns: tuple[str, ...]
    columns_not_taken: tuple[str, ...]
    rows: int
    to_take: int
    refused: tuple[tuple[int, str, str], ...]
    duplicates: tuple[int, ...]

    @property
    def refused_rows(self) -> int:
        return len({row for row, _, _ in self.refused})


def preview(by: Account, file: bytes, filename: str = "") -> ImportPreview:
    """Read the file as `run` would, and store nothing. The name is not looked at: what a file is shows in its bytes.

    Raises `NotPermitted`, `ImportRefused`.
    """
    require(by, Permission.IMPORT_REPORTS)
    table = read_table(file)
    header = check_columns(table)
    _refuse_known(file)
    found = Sifted()
    for batch in _sound_rows(table, found):
        found.taken += len(batch)
    return ImportPreview(
        columns=table.columns,
        unknown_columns=header.unknown,
        columns_not_taken=header.not_taken,
        rows=found.rows,
        to_take=found.taken,
        refused=tuple(found.refused),
        duplicates=tuple(found.duplicates),
    )


def run(*, by: Account, file: bytes, filename: str = "") -> ImportBatch:
    """Take every sound row, whole or not at all; list the others. Raises `NotPermitted`, `ImportRefused`."""
    require(by, Permission.IMPORT_REPORTS)
    table = read_table(file)
    check_columns(table)
    try:
        with transaction.atomic():
            return _take(by, file, table)
    except IntegrityError as error:
        # Somebody took the same file, or the same rows, at the same moment.
        raise ImportRefused(ImportRefusal.ALREADY_IMPORTED) from error


def _take(by: Account, file: bytes, table: Table) -> ImportBatch:
    _refuse_known(file)
    batch = ImportBatch.objects.create(file_hash=keyed_hash(FILE_CONTEXT, file), rows=0, taken=0, by=by)
    desk = by.desk or agency.intake_desk()
    found = Sifted()
    for rows in _sound_rows(table, found):
        _store(by, batch, desk, rows)
        found.taken += len(rows)
    batch.rows, batch.taken = found.rows, found.taken
    batch.refused, batch.duplicates = [list(reason) for reason in found.refused], found.duplicates
    batch.save(update_fields=["rows", "taken", "refused", "duplicates"])
    audit.record(
        by=by,
        act="import.run",
        thing="import",
        thing_id=batch.public_id,
        rows=batch.rows,
        taken=batch.taken,
        duplicates=len(found.duplicates),
    )
    return batch


def _store(by: Account, batch: ImportBatch, desk: Desk, rows: list[Taken]) -> None:
    now = timezone.now()
    profiles = [row.report.profile for row in rows]
    persons = people.add_people(profiles=profiles)
    matching.index_many(zip(persons, profiles, strict=True))
    reports = []
    for row, person in zip(rows, persons, strict=True):
        report = build_report(row.report, person=person, desk=desk, now=now)
        report.batch, report.fingerprint = batch, row.fingerprint
        reports.append(report)
    insert(reports)
    codes = {"channel": "import", "batch": str(batch.public_id)}
    audit.record_many(
        by=by,
        entries=(("report.receive", "report", report.public_id, report.person.public_id, codes) for report in reports),
    )


def _sound_rows(table: Table, found: Sifted) -> Iterator[list[Taken]]:
    """The rows to take, some hundred at a time; what is not taken goes into `found`."""
    rows = read_rows(table, today=timezone.localdate(), country=settings.NODE_COUNTRY)
    while batch := list(islice(rows, BATCH)):
        found.rows += len(batch)
        for row in batch:
            if isinstance(row, NotTaken):
                found.note(row)
        fresh = _fresh([row for row in batch if isinstance(row, Taken)], found)
        if fresh:
            yield fresh


def _fresh(rows: list[Taken], found: Sifted) -> list[Taken]:
    """Without the rows that were taken before, from any file, or stand twice in this one."""
    known = _known(row.fingerprint for row in rows)
    fresh = []
    for row in rows:
        said = bytes.fromhex(row.fingerprint)
        if row.fingerprint in known or said in found.seen:
            found.duplicates.append(row.number)
        else:
            found.seen.add(said)
            fresh.append(row)
    return fresh


def _known(fingerprints: Iterable[str]) -> set[str]:
    known = Report.objects.filter(fingerprint__in=list(fingerprints)).values_list("fingerprint", flat=True)
    return {fingerprint for fingerprint in known if fingerprint}


def _refuse_known(file: bytes) -> None:
    if ImportBatch.objects.filter(file_hash=keyed_hash(FILE_CONTEXT, file)).exists():
        raise ImportRefused(ImportRefusal.ALREADY_IMPORTED)
