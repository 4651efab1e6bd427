"""Nodes as real processes with their own files or databases, made once and copied for each test, and looked at from outside."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from passage.doors.console.demo import chapters
from passage.doors.console.demo.nodes import NODES, Place, run_in
from passage.doors.console.demo.playing import Story
from passage.doors.console.demo.running import Network
from passage.doors.console.loopback import Loopback
from passage.node import keyring
from passage.rules.envelope import transport_headers

ROOT = Path(__file__).parents[2]
# The server that this run of the tests may use; bin/with-postgres sets it.
SERVER = os.environ.get("DATABASE_URL", "")
PHONE = "0987650432"
SAFETY_WORD = "kanaribird"
PATIENCE = 120


def make_databases(names: list[str], like: dict[str, str] | None = None) -> dict[str, str]:
    """A database for each node on the private cluster, empty or as another one was."""
    made = {}
    with psycopg.connect(SERVER, autocommit=True) as server:
        for name in names:
            database = f"passage_{name}_{uuid4().hex[:10]}"
            template = f" TEMPLATE {like[name].rsplit('/', 1)[1]}" if like else ""
            server.execute(f"CREATE DATABASE {database}{template}".encode())
            made[name] = f"{SERVER.rsplit('/', 1)[0]}/{database}"
    return made


class Nodes(Network):
    """The network, of which a test starts only the nodes it needs."""

    def start(self, name: str, *words: str, **environment: str) -> None:
        self.processes[name] = run_in(self.place, name, "serve", *words, **environment)


@dataclass
class World:
    """One set of nodes: a folder, perhaps databases, who plays in it and what they found."""

    place: Place
    found: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.network = Nodes(self.place)
        self.story = Story(self.place, self.network, dict(self.found))

    def copy(self, folder: Path) -> World:
        """The same nodes at the same addresses in another folder; the first must not be running."""
        shutil.copytree(self.place.folder, folder)
        before = dict(self.place.databases)
        after = make_databases(list(before), like=before) if before else {}
        for name, url in after.items():
            settings = folder / name / "node.toml"
            settings.write_text(settings.read_text("utf-8").replace(before[name], url), "utf-8")
        return World(Place(folder, self.place.first_port, tuple(after.items())), dict(self.story.found))

    def up(self, *names: str, words: tuple[str, ...] = (), **environment: str) -> None:
        """Start these nodes and wait until they answer."""
        for name in names:
            self.network.start(name, *words, **environment)
        for name in names:
            self.network.wait_for(name)

    def down(self) -> None:
        for browser in self.story.browsers.values():
            browser.close()
        self.story.browsers.clear()
        self.network.stop_all()

    def run(self, node: str, *words: str, **environment: str) -> int:
        """The status of one command at a node."""
        return run_in(self.place, node, *words, **environment).wait(timeout=PATIENCE)

    def say(self, node: str, *words: str) -> subprocess.CompletedProcess[str]:
        """One command at a node and what it printed."""
        command = [sys.executable, "-m", "passage", *words, "--home", str(self.place.home(node))]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)

    def at_home(self, node: str, act: str) -> Any:
        """What `tests.journeys.at_home` did and found as that node."""
        process = subprocess.run(
            [sys.executable, "-m", "tests.journeys.at_home", act],
            cwd=ROOT,
            env={**os.environ, "PASSAGE_HOME": str(self.place.home(node))},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert process.returncode == 0, process.stderr[-1500:]
        return json.loads(process.stdout)

    def sql(self, node: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the node's database, read or changed behind its back."""
        if url := self.place.database(node):
            with psycopg.connect(url) as connection:
                cursor = connection.execute(statement.replace("?", "%s").encode(), values or None)
                return [_plain(row) for row in cursor.fetchall()] if cursor.description else []
        with closing(sqlite3.connect(self.place.home(node) / "node.sqlite3", timeout=20)) as connection, connection:
            return [_plain(row) for row in connection.execute(statement, values).fetchall()]

    def let_time_pass(self, node: str) -> None:
        """What waits is due now. A lease lasts two minutes and a first pause one: a test waits for neither, so it moves the clock
        hands in the rows instead of the clock."""
        self.sql(node, "UPDATE peers_outboxrow SET next_try_at = created, leased_until = NULL WHERE state = 'waiting'")

    def deliver(self, node: str, crash_at: str = "") -> int:
        """One round of delivery in a process of its own."""
        return self.run(node, "deliver", "--once", **({"PASSAGE_CRASH_AT": crash_at} if crash_at else {}))

    def post(self, sender: str, to: str, raw: bytes) -> httpx.Response:
        """Put bytes on the wire as `sender` would, signed with its key."""
        keys = keyring.load(self.place.home(sender) / "keys.json")
        url = f"{self.place.address(to)}/wire/envelope"
        headers = transport_headers("POST", url, raw, keys.signing, sender, datetime.now(UTC), secrets.token_urlsafe(18))
        with httpx.Client(transport=Loopback(), timeout=30, trust_env=False) as client:
            return client.post(url, content=raw, headers={**headers, "Content-Type": "application/octet-stream"})

    def ask_for_the_family(self, parts: tuple[str, ...] = ("name", "family")) -> str:
        """An officer in Thailand sends a tracing request to Cambodia; returns the id of the referral."""
        return chapters.send(
            self.story, "th", "kh", "tracing_request", "family_tracing", list(parts), ask="Please find the family.",
        )  # fmt: skip


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


def begin(world: World) -> None:
    """A report by number and telephone in Khmer, a case with name and family, and a consent to ask Cambodia: Thailand only."""
    story = world.story
    browser = story.worker()
    page = browser.get("/w/km/")
    answers = {**chapters.ANSWERS, "may_contact": "yes", "channel": "message"}
    typed = {"story": chapters.STORY, "value": PHONE, "safety_word": SAFETY_WORD}
    for _ in range(40):
        form = page.forms[0]
        if "send" in {button.value for button in form.buttons}:
            break
        values = {name: value for name, value in answers.items() if name in form.options}
        values |= {name: value for name, value in typed.items() if name in form.names()}
        page = browser.send(page, form, values, ("go", "next"))
    page = browser.send(page, page.forms[0], {}, ("go", "send"))
    story.found["number"] = chapters.number_on(page)
    assert len(story.found["number"]) == 20
    chapters.open_case(story)
    chapters.agree(story, "th", "kh", "family_tracing", ["name", "sex", "birth", "home_place", "family", "nationality"])


def all_names() -> list[str]:
    return [node.name for node in NODES]
