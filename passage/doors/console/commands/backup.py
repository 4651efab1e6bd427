"""`passage backup`: two files: the data without anybody's key, and the wrapped keys of the living."""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from passage.doors.console.command import Stop, add_home, open_node

KEYS = "person-keys"
KEY_TABLE = "people_personkey"


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("backup", help="copy the data without people's keys, and the keys of the living beside it")
    parser.add_argument("folder", type=Path, help="where data files gather; the keys file is overwritten each time")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from django.db import connection

    chosen.folder.mkdir(parents=True, exist_ok=True)
    chosen.folder.chmod(0o700)
    name = datetime.now(UTC).strftime("data-%Y%m%dT%H%M%SZ")
    copy = _sqlite if connection.vendor == "sqlite" else _postgres
    data, keys = copy(connection.settings_dict, chosen.folder, name)
    print(f"Data without keys: {data}")
    print(f"Keys of the living, overwritten each time: {keys}")
    print("Neither holds the node's own keys.json. Keep a copy of that apart from both.")
    return 0


def _sqlite(settings: dict[str, Any], folder: Path, name: str) -> tuple[Path, Path]:
    """Copy while the node runs; the data file then loses its keys, the keys file everything else."""
    data, keys, fresh = folder / f"{name}.sqlite3", folder / f"{KEYS}.sqlite3", folder / f"{KEYS}.new"
    # Under another name until the keys are out of it, so that a backup that was cut short is never taken for one.
    raw = folder / "data.new"
    for left in folder.glob("*.new*"):
        left.unlink()
    with closing(sqlite3.connect(settings["NAME"], timeout=60)) as source:
        with closing(sqlite3.connect(raw)) as target:
            source.backup(target)
        with closing(sqlite3.connect(fresh)) as target:
            rows = source.execute(f"SELECT person_id, epoch, wrapped FROM {KEY_TABLE}")  # noqa: S608
            target.execute(f"CREATE TABLE {KEY_TABLE} (person_id INTEGER PRIMARY KEY, epoch TEXT, wrapped BLOB)")
            target.executemany(f"INSERT INTO {KEY_TABLE} VALUES (?, ?, ?)", rows)  # noqa: S608
            target.commit()
    with closing(sqlite3.connect(raw)) as target:
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA secure_delete=ON")
        target.execute(f"DELETE FROM {KEY_TABLE}")  # noqa: S608
        target.commit()
        target.execute("VACUUM")
    raw.replace(data)
    fresh.replace(keys)
    for path in (data, keys):
        path.chmod(0o600)
    return data, keys


def _postgres(settings: dict[str, Any], folder: Path, name: str) -> tuple[Path, Path]:
    """Two dumps by `pg_dump`, which must be on the path and of the server's version or newer."""
    data, keys, fresh = folder / f"{name}.dump", folder / f"{KEYS}.dump", folder / f"{KEYS}.new"
    where = {"PGHOST": settings["HOST"], "PGPORT": str(settings["PORT"] or ""), "PGUSER": settings["USER"],
             "PGPASSWORD": settings["PASSWORD"], "PGDATABASE": settings["NAME"]}  # fmt: skip
    environment = {**os.environ, **{key: value for key, value in where.items() if value}}
    for path, choice in ((data, f"--exclude-table-data={KEY_TABLE}"), (fresh, f"--table={KEY_TABLE}")):
        try:
            subprocess.run(["pg_dump", "--format=custom", choice, f"--file={path}"], check=True, env=environment)  # noqa: S603, S607
        except FileNotFoundError as error:
            raise Stop("pg_dump is not installed: apt-get install postgresql-client") from error
        except subprocess.CalledProcessError as error:
            raise Stop("pg_dump failed; nothing of this backup may be used.") from error
        path.chmod(0o600)
    fresh.replace(keys)
    return data, keys
