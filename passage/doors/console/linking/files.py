"""Files of people to be linked: CSV with a header line, held as columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from passage.doors.console.command import Stop

COLUMNS = ("id", "name", "sex", "birth", "home_place", "phone", "parent")
_NEEDED = ("id", "name")


@dataclass(frozen=True)
class File:
    """A file of people: texts by column, "" where nothing is known, all of one length. `source`: for what is said about it."""

    source: str
    columns: dict[str, Any]

    def __len__(self) -> int:
        return len(self.columns["id"])


def read(path: Path) -> File:
    """A file of people. `name` may hold several spellings between slashes; every other column may be missing.

    `Stop` for a file that cannot be read, without id or name, or with an id missing or twice.
    """
    table = _table(path)
    missing = [name for name in _NEEDED if not len(table) or name not in table.column_names]
    if missing:
        raise Stop(f"{path.name} has no rows with the column {', '.join(missing)}. Columns: {', '.join(COLUMNS)}.")
    nothing = pa.array([""] * len(table), pa.string())
    given = {name: table[name].combine_chunks() if name in table.column_names else nothing for name in COLUMNS}
    columns = {name: pc.utf8_trim_whitespace(values) for name, values in given.items()}
    if pc.count_distinct(columns["id"]).as_py() < len(table) or pc.any(pc.equal(columns["id"], "")).as_py():
        raise Stop(f"{path.name} has rows without an id, or an id twice: each row needs one of its own.")
    return File(path.name, columns)


def _table(path: Path) -> Any:
    as_text = pacsv.ConvertOptions(
        column_types=dict.fromkeys(COLUMNS, pa.string()), include_columns=None, strings_can_be_null=False
    )
    try:
        if not path.read_bytes()[:4].strip():
            return pa.table({})
        return pacsv.read_csv(path, parse_options=pacsv.ParseOptions(newlines_in_values=True), convert_options=as_text)
    except (OSError, pa.ArrowInvalid):
        raise Stop(f"{path.name} cannot be read: a CSV file in UTF-8 with a header line is needed.") from None
