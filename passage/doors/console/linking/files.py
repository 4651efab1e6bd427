"""Files of people to be linked: CSV with a header line."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from passage.doors.console.command import Stop
from passage.rules.linkage import Record
from passage.rules.text.dates import parse_date
from passage.rules.text.partial import BadDate, PartialDate
from passage.rules.text.phones import tail

COLUMNS = ("id", "name", "sex", "birth", "home_place", "phone", "parent")
_NEEDED = ("id", "name")
_MOST_NAMED = 10


def people(path: Path) -> tuple[list[str], list[Record]]:
    """The ids and records of a file. `name` may hold several spellings between slashes; every other column may be missing.

    `Stop` for a file that cannot be read, without id or name, with an id twice, or with dates that are none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise Stop(f"{path.name} cannot be read: a CSV file in UTF-8 with a header line is needed.") from None
    missing = [name for name in _NEEDED if not rows or name not in rows[0]]
    if missing:
        raise Stop(f"{path.name} has no rows with the column {', '.join(missing)}. Columns: {', '.join(COLUMNS)}.")
    ids = [row["id"] or "" for row in rows]
    if len(set(ids)) < len(ids) or "" in ids:
        raise Stop(f"{path.name} has rows without an id, or an id twice: each row needs one of its own.")
    records, bad = [], []
    for number, row in enumerate(rows, 2):
        try:
            records.append(_record(row))
        except BadDate:
            bad.append(str(number))
    if bad:
        lines = ", ".join(bad[:_MOST_NAMED]) + (" and others" if len(bad) > _MOST_NAMED else "")
        raise Stop(
            f"{path.name}: no date in the column birth of line {lines}. "
            "Write 1990-05-12, 1990-05 or 1990; Buddhist years are understood."
        )
    return ids, records


def _record(row: dict[str, str | None]) -> Record:
    def value(name: str) -> str:
        return (row.get(name) or "").strip()

    return Record(
        names=tuple(part.strip() for part in value("name").split("/") if part.strip()),
        sex=value("sex"),
        birth=_birth(value("birth")),
        home_place=value("home_place"),
        phone=tail(value("phone")),
        parents=(value("parent"),) if value("parent") else (),
    )


def _birth(text: str) -> PartialDate | None:
    return parse_date(text, today=datetime.now(UTC).date()) if text else None
