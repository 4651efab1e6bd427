"""A backup is two files: data that opens nothing, and the keys of the living."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from passage.doors.console.command import Stop
from passage.doors.console.commands import backup, restore

PEOPLE = 400


@pytest.fixture
def node(tmp_path: Path) -> tuple[Path, list[bytes]]:
    """A database as a running node has it: in WAL mode, with keys that were changed and deleted."""
    path = tmp_path / "node.sqlite3"
    keys = [secrets.token_bytes(60) for _ in range(PEOPLE)]
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("CREATE TABLE people_personkey (person_id INTEGER PRIMARY KEY, epoch TEXT, wrapped BLOB)")
        base.execute("CREATE TABLE people_person (id INTEGER PRIMARY KEY, profile BLOB)")
        base.executemany("INSERT INTO people_personkey VALUES (?, '0001', ?)", enumerate(keys))
        base.executemany("INSERT INTO people_person VALUES (?, ?)", [(n, b"sealed") for n in range(PEOPLE)])
        base.commit()
    return path, keys


def test_the_data_file_holds_nobodys_key_and_the_keys_file_holds_all(node, tmp_path):
    path, keys = node
    folder = tmp_path / "copies"
    folder.mkdir()
    data, kept = backup._sqlite({"NAME": str(path)}, folder, "data-1")
    content = data.read_bytes()
    assert not [key for key in keys if key in content]
    with closing(sqlite3.connect(data)) as copy:
        assert copy.execute("SELECT count(*) FROM people_person").fetchone() == (PEOPLE,)
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT count(*) FROM people_personkey").fetchone() == (PEOPLE,)


def test_a_later_backup_forgets_the_key_of_an_erased_person_and_leaves_nothing_half_made(node, tmp_path):
    path, keys = node
    folder = tmp_path / "copies"
    folder.mkdir()
    backup._sqlite({"NAME": str(path)}, folder, "data-1")
    (folder / "data.new").write_bytes(b"left by a backup that was cut short")
    with closing(sqlite3.connect(path)) as base:
        base.execute("DELETE FROM people_personkey WHERE person_id = 7")
        base.commit()
    backup._sqlite({"NAME": str(path)}, folder, "data-2")
    assert sorted(file.name for file in folder.iterdir()) == ["data-1.sqlite3", "data-2.sqlite3", "person-keys.sqlite3"]
    assert not [file.name for file in folder.iterdir() if keys[7] in file.read_bytes()]
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())


def test_a_backup_is_put_together_again_and_who_was_erased_since_stays_erased(node, tmp_path):
    path, keys = node
    folder = tmp_path / "copies"
    folder.mkdir()
    data, _ = backup._sqlite({"NAME": str(path)}, folder, "data-1")
    with closing(sqlite3.connect(path)) as base:
        base.execute("DELETE FROM people_personkey WHERE person_id = 7")
        base.commit()
    _, newest = backup._sqlite({"NAME": str(path)}, folder, "data-2")
    again = tmp_path / "again.sqlite3"
    assert restore.put_together(data, newest, again, {"0001"}) == (PEOPLE - 1, 1)
    with closing(sqlite3.connect(again)) as base:
        found = dict(base.execute("SELECT person_id, wrapped FROM people_personkey"))
    assert found == {number: key for number, key in enumerate(keys) if number != 7}


def test_nothing_is_overwritten_and_no_foreign_file_is_taken(node, tmp_path):
    path, _ = node
    folder = tmp_path / "copies"
    folder.mkdir()
    data, kept = backup._sqlite({"NAME": str(path)}, folder, "data-1")
    other = tmp_path / "other"
    other.write_bytes(b"no database at all, but long enough to be looked at")
    for given, database, epochs in (
        ((data, kept), path, {"0001"}),
        ((data, other), tmp_path / "a.sqlite3", {"0001"}),
        ((data, tmp_path / "missing"), tmp_path / "a.sqlite3", {"0001"}),
        ((data, kept), tmp_path / "a.sqlite3", {"0002"}),
    ):
        with pytest.raises(Stop):
            restore.put_together(*given, database, epochs)
    assert not (tmp_path / "a.sqlite3").exists()
    assert not (tmp_path / "a.new").exists()
