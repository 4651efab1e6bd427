"""`passage restore`: put a node's database together again from the two files of a backup."""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from passage.doors.console.command import Stop, add_home, open_node
from passage.doors.console.commands.backup import KEY_TABLE


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("restore", help="put the database together again from a backup's data file and keys file")
    parser.add_argument("data", type=Path, help="the data file of the day to go back to")
    parser.add_argument("keys", type=Path, help="the newest keys file: whoever was erased since stays erased")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise Stop(
            "on PostgreSQL, into an empty database: pg_restore -d DATABASE data-....dump, "
            "then pg_restore --data-only -d DATABASE person-keys.dump"
        )
    readable, unreadable = put_together(
        chosen.data, chosen.keys, Path(str(connection.settings_dict["NAME"])), set(settings.KEYRING.epochs)
    )
    print(f"{readable} people can be read. {unreadable} have no key: they were erased after that day, and stay so.")
    print("Next: passage upgrade, passage audit verify, passage serve. What other nodes have sent since, they send again.")
    return 0


def put_together(data: Path, keys: Path, database: Path, epochs: set[str]) -> tuple[int, int]:
    """Make `database` from the two files; returns how many people can be read and how many cannot.

    `epochs`: the wrapping keys this node still has. Raises `Stop` when there is a database already or a file does not fit.
    """
    if database.exists():
        raise Stop(f"{database} is there already. Move it away first; nothing was changed.")
    for path in (data, keys):
        if not path.is_file():
            raise Stop(f"{path} is not there.")
    fresh = database.with_suffix(".new")
    shutil.copyfile(data, fresh)
    fresh.chmod(0o600)
    try:
        counts = _load(fresh, keys, epochs)
    except sqlite3.DatabaseError as error:
        fresh.unlink()
        raise Stop("these are not the two files of a backup of this program.") from error
    except Stop:
        fresh.unlink()
        raise
    fresh.replace(database)
    return counts


def _load(fresh: Path, keys: Path, epochs: set[str]) -> tuple[int, int]:
    with closing(sqlite3.connect(fresh)) as base:
        base.execute("ATTACH ? AS kept", [f"{keys}"])
        named = {epoch for (epoch,) in base.execute(f"SELECT DISTINCT epoch FROM kept.{KEY_TABLE}")}  # noqa: S608
        if not named <= epochs:
            raise Stop(
                "the keys file was made under a wrapping key that this node's keys.json does not hold. Take the newest of both."
            )
        base.execute(
            f"INSERT INTO main.{KEY_TABLE} (person_id, epoch, wrapped) "  # noqa: S608
            f"SELECT person_id, epoch, wrapped FROM kept.{KEY_TABLE} WHERE person_id IN (SELECT id FROM main.people_person)"
        )
        base.commit()
        (readable,) = base.execute(f"SELECT count(*) FROM main.{KEY_TABLE}").fetchone()  # noqa: S608
        (people,) = base.execute("SELECT count(*) FROM main.people_person").fetchone()
        base.execute("DETACH kept")
    return readable, people - readable
