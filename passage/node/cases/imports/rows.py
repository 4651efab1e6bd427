"""From a row of a file to a report: what is taken, why a row is not, and how it is known again."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings

from passage.node.cases.errors import ImportRefusal, ImportRefused
from passage.node.cases.imports.tables import Row, Table
from passage.node.cases.intake import About, Channel, NewReport
from passage.node.people.profiles import Profile
from passage.rules import htcds
from passage.rules.htcds import HeaderReading, HtcdsRow, Problem, ProblemCode
from passage.rules.text.dates import PartialDate

FINGERPRINT_CONTEXT = b"safe-passage/import-row/1:"
FILE_CONTEXT = b"safe-passage/import-file/1:"
# What lies in the profile or in a field of the report; the rest of the row is sealed with the report as it came.
ELSEWHERE = frozenset(
    {"names", "sex", "birth", "documents", "narrative", "kinds", "sector", "event_country", "languages", "home_place"}
)


@dataclass(frozen=True)
class Taken:
    """A row that can be taken. `fingerprint`: a keyed hash of all it says."""

    number: int
    fingerprint: str
    report: NewReport


@dataclass(frozen=True)
class NotTaken:
    """A row that cannot, with every reason."""

    number: int
    problems: tuple[Problem, ...]


def check_columns(table: Table) -> HeaderReading:
    """What the columns are.

    Raises `ImportRefused`: duplicate_column (two columns give one field), no_header (too few are of the standard).
    """
    header = htcds.read_header(table.columns)
    if header.duplicated:
        raise ImportRefused(ImportRefusal.DUPLICATE_COLUMN, fields=list(header.duplicated))
    if header.missing_required:
        raise ImportRefused(ImportRefusal.NO_HEADER)
    return header


def read_rows(table: Table, *, today: date, country: str) -> Iterator[Taken | NotTaken]:
    """Every row of the table in order. Raises `ImportRefused` for what breaks the whole file."""
    for row in table.rows:
        yield _read(row, table.columns, today, country)


def _read(row: Row, columns: tuple[str, ...], today: date, country: str) -> Taken | NotTaken:
    if row.overlong:
        return NotTaken(row.number, (Problem("", ProblemCode.TOO_LONG),))
    reading = htcds.read_row(dict(zip(columns, row.cells, strict=True)), today=today, country=country)
    if reading.values is None:
        return NotTaken(row.number, reading.problems)
    said = keyed_hash(FINGERPRINT_CONTEXT, htcds.row_fingerprint(reading.values).encode())
    return Taken(row.number, said, report_of(reading.values))


def keyed_hash(context: bytes, content: bytes) -> str:
    """HMAC-SHA-256 under the node's index key: a plain hash of what somebody said could be guessed."""
    return hmac.new(settings.KEYRING.index, context + content, hashlib.sha256).hexdigest()


def report_of(row: HtcdsRow) -> NewReport:
    """The report that a row is. Whatever a file says of consent, nothing is shared and nobody is contacted because of it."""
    return NewReport(
        channel=Channel.IMPORT,
        language=row.languages[0] if row.languages else "en",
        about=About.OTHER,
        kinds=row.kinds,
        story=row.narrative,
        country=row.event_country,
        sector=row.sector,
        since=str(row.event_date or ""),
        profile=_profile(row),
        record=_record(row),
    )


def _profile(row: HtcdsRow) -> Profile:
    return Profile(
        names=row.names,
        sex=row.sex,
        birth=str(row.birth or ""),
        birth_certainty="stated" if row.birth else "",
        nationality=row.citizenships[0] if row.citizenships else "",
        languages=row.languages,
        home_place=row.home_place,
        contact={"channel": "phone", "value": row.phones[0]} if row.phones else {},
        documents=row.documents,
    )


def _record(row: HtcdsRow) -> Mapping[str, Any]:
    said = {key: value for key, value in asdict(row).items() if key not in ELSEWHERE and value not in ("", (), None)}
    said |= {key: _plain(getattr(row, key)) for key in said}
    return said


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, PartialDate) else value
