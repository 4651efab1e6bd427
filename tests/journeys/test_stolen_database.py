"""Whoever steals a database, its journal or its backups learns no name, story, telephone or number without the node's keys."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from passage.doors.console.demo import chapters
from passage.node import keyring
from tests.journeys.world import PHONE, SAFETY_WORD, World

# Words that stand nowhere but in what this person told: a piece of each, as a thief would search.
CANARIES = ("Sopheapcanary", "កាណារី", "ម៉ាលី", chapters.NAME, chapters.STORY[:20], PHONE, SAFETY_WORD)
PASSAGE = ("th", "kh")


def shapes(word: str) -> list[bytes]:
    """How a word may lie in a file: as text, as the hexadecimal of a dump, as JSON escapes, in UTF-16."""
    plain = word.encode()
    return [plain, plain.hex().encode(), word.encode("utf-16-le"), word.encode("ascii", "backslashreplace")]


def numbers_of(digits: str) -> list[str]:
    """The number whole, in its groups of four and five, and its halves."""
    groups = [" ".join(digits[at : at + size] for at in range(0, 20, size)) for size in (4, 5)]
    return [digits, *groups, digits[:10], digits[10:]]


def files_of(world: World, node: str) -> list[Path]:
    """Every file that holds what the node stores, journals too: the keys are not among them."""
    taken = Path(world.story.found["taken"]) / node
    kept = [path for path in taken.rglob("*") if path.is_file() and path.name != "keys.json"]
    if url := world.place.database(node):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            row = connection.execute("SHOW data_directory").fetchone()
        assert row
        kept += [path for path in Path(row[0]).rglob("*") if path.is_file()]
    return kept


def must_not_hold(content: bytes, world: World, where: object) -> None:
    for word in (*CANARIES, *numbers_of(world.story.found["number"])):
        assert not any(shape in content for shape in shapes(word)), f"{where} holds a canary of {len(word)} letters"


@pytest.mark.parametrize("node", PASSAGE)
def test_no_file_of_the_database_holds_a_word_of_the_person(sent: World, node: str) -> None:
    files = files_of(sent, node)
    [(known,)] = sent.sql(node, "SELECT envelope_hash FROM peers_outboxrow ORDER BY seq LIMIT 1")
    assert any(known.encode() in path.read_bytes() for path in files), "the search itself finds what is there"
    assert len([path for path in files if path.suffix == ".sqlite3-wal" or "pg_wal" in path.parts]) >= 1
    for path in files:
        must_not_hold(path.read_bytes(), sent, path.name)


@pytest.mark.parametrize("node", PASSAGE)
def test_no_backup_holds_a_word_of_the_person(sent: World, node: str, tmp_path: Path) -> None:
    made = sent.say(node, "backup", str(tmp_path / "backup"))
    assert made.returncode == 0, made.stderr
    files = [path for path in (tmp_path / "backup").iterdir() if path.is_file()]
    assert len(files) >= 2
    for path in files:
        content = path.read_bytes()
        if path.suffix == ".dump":
            content = subprocess.run(["pg_restore", "-f", "-", str(path)], capture_output=True, check=True).stdout
        must_not_hold(content, sent, path.name)


def test_no_column_of_any_table_holds_the_number(sent: World) -> None:
    digits = sent.story.found["number"]
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    if not sent.place.database("th"):
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = [name for (name,) in sent.sql("th", tables)]
    assert len(names) > 30
    for name in names:
        text = "\n".join(repr(row) for row in sent.sql("th", f"SELECT * FROM {name}"))  # noqa: S608 - as the database named it
        assert not any(part in re.sub(r"[\s-]", "", text) for part in (digits, digits[:10], digits[10:])), name


def test_without_the_keys_no_command_and_no_page_opens(sent: World, tmp_path: Path) -> None:
    stolen = thief(sent, tmp_path)
    (stolen.place.home("th") / "keys.json").unlink()
    for words in (("audit", "verify"), ("serve",), ("backup", str(tmp_path / "backup")), ("deliver", "--once")):
        said = stolen.say("th", *words)
        assert said.returncode == 2, words
        assert "keys.json" in said.stderr


def test_with_keys_of_another_node_nobody_opens(sent: World, tmp_path: Path) -> None:
    assert sent.at_home("th", "open") == {"opened": 1, "refused": 0}
    stolen = thief(sent, tmp_path)
    keyring.save(keyring.generate("th"), stolen.place.home("th") / "keys.json")
    assert stolen.at_home("th", "open") == {"opened": 0, "refused": 1}


def thief(world: World, folder: Path) -> World:
    """A copy of the home; on PostgreSQL the same database, which a thief would have copied whole."""
    shutil.copytree(world.place.folder, folder / "stolen")
    return World(type(world.place)(folder / "stolen", world.place.first_port, world.place.databases))
