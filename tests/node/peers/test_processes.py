"""Real processes, real files, real HTTP, and `kill -9` at each point: one effect, and both sides hold the same receipt."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings

from passage.rules.envelope import Receipt, ReceiptStage, check_transport, envelope_hash, sign_receipt
from passage.rules.register import bundle
from tests.factories.peers import ROOT_HASH, OtherNode, draw_register, sign_by_states

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[3]
KILLED = -9


class PeerServer(ThreadingHTTPServer):
    """The wire of another node, kept in memory: takes each message once and answers it again with the same receipt."""

    def __init__(self, other: OtherNode, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), PeerHandler)
        self.other = other
        other.port = self.server_address[1]
        self.lock = threading.Lock()
        self.effects: list[str] = []
        self.receipts: dict[str, bytes] = {}
        # Asked so often whether it is to end, it ends at once.
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.shutdown()
        self.server_close()

    def take(self, raw: bytes) -> bytes:
        opened = self.other.open(raw)
        with self.lock:
            if opened.header.id not in self.receipts:
                self.effects.append(opened.header.id)
                receipt = Receipt(
                    stage=ReceiptStage.RECEIVED,
                    message=opened.header.id,
                    envelope=envelope_hash(raw),
                    node=self.other.name,
                    at=opened.header.created,
                    reason="",
                    log_index=len(self.receipts),
                    log_root=ROOT_HASH,
                )
                self.receipts[opened.header.id] = sign_receipt(receipt, self.other.signing)
            return self.receipts[opened.header.id]


class PeerHandler(BaseHTTPRequestHandler):
    server: PeerServer

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        url = f"{self.server.other.endpoint}{self.path}"
        ours = settings.KEYRING.signing.public()
        check_transport("POST", url, dict(self.headers), raw, lambda name, key: ours, datetime.now(UTC))
        answer = json.dumps({"code": "received", "receipt": base64.b64encode(self.server.take(raw)).decode()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words: object) -> None:
        """Tests stay quiet."""


class Node:
    """The node under test as other processes run it: a folder, a database, the keys of this test run."""

    def __init__(self, folder: Path, database: str, away: OtherNode) -> None:
        self.folder, self.database, self.away = folder, database, away
        kept = ("PATH", "HOME", "LANG", "VIRTUAL_ENV")
        self.environment = {name: value for name, value in os.environ.items() if name in kept}
        self.environment |= {"PASSAGE_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "passage.config.settings.embedded"}
        if database:
            self.environment["DATABASE_URL"] = database

    def start(self, *words: str, crash_at: str = "") -> subprocess.Popen[str]:
        environment = self.environment | ({"PASSAGE_CRASH_AT": crash_at} if crash_at else {})
        command = [sys.executable, "-m", "tests.node.peers.at_a_node", *words]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words: str) -> Any:
        process = self.start(*words)
        said, complained = process.communicate(timeout=120)
        assert process.returncode == 0, complained[-2000:]
        return json.loads(said)

    def run_into_death(self, *words: str, crash_at: str) -> None:
        process = self.start(*words, crash_at=crash_at)
        _, complained = process.communicate(timeout=120)
        assert process.returncode == KILLED, complained[-2000:]


def make_database(template: str = "") -> str:
    """A database of its own on the server that this run uses; "" for SQLite, which is a file in the folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return ""
    name = f"passage_{uuid4().hex[:12]}"
    like = f" TEMPLATE {template.rsplit('/', 1)[1]}" if template else ""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}{like}")
    return f"{url.rsplit('/', 1)[0]}/{name}"


def drop_database(made: str) -> None:
    if made:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {made.rsplit('/', 1)[1]} WITH (FORCE)")


def free_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[PeerServer]:
    made = PeerServer(OtherNode())
    yield made
    made.close()


@pytest.fixture
def peer(server: PeerServer) -> PeerServer:
    """The other node, which has heard nothing yet."""
    server.effects, server.receipts = [], {}
    return server


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, server: PeerServer) -> Iterator[Node]:
    """A node with a database and a register, of which each test gets its own copy."""
    folder = tmp_path_factory.mktemp("prepared")
    for name in ("node.toml", "keys.json"):
        shutil.copy2(settings.HOME.path / name, folder / name)
    away = OtherNode("la", "LA", port=free_port())
    document = draw_register(server.other, away).to_bytes()
    (folder / "register").write_bytes(bundle(document, sign_by_states(document)))
    made = Node(folder, make_database(), away)
    made.run("setup", str(folder / "register"))
    yield made
    drop_database(made.database)


@pytest.fixture
def node(tmp_path: Path, prepared: Node) -> Iterator[Node]:
    shutil.copytree(prepared.folder, tmp_path, dirs_exist_ok=True)
    made = Node(tmp_path, make_database(prepared.database), prepared.away)
    yield made
    drop_database(made.database)


@pytest.mark.parametrize("point", ["after_claim", "before_post", "after_post_before_record", "after_record"])
def test_a_sender_killed_at_any_point_delivers_once_and_holds_the_peers_receipt(point: str, node: Node, peer: PeerServer) -> None:
    posted = node.run("post", "kh", "1", "2")["posted"]
    node.run_into_death("deliver", "0", crash_at=point)
    node.run("deliver", "3")
    state = node.run("state")
    assert peer.effects == posted
    assert state["outbox"] == dict.fromkeys(posted, "received")
    assert state["held"] == {message: base64.b64encode(raw).decode() for message, raw in peer.receipts.items()}


@pytest.mark.parametrize("point", ["receive_before_commit", "receive_after_commit_before_answer"])
def test_a_receiver_killed_at_any_point_has_one_effect_and_one_receipt(point: str, node: Node, peer: PeerServer) -> None:
    file = node.folder / "envelope"
    file.write_bytes(peer.other.seal(body=b"one"))
    node.run_into_death("receive", str(file), crash_at=point)
    first, second = node.run("receive", str(file)), node.run("receive", str(file))
    state = node.run("state")
    assert first == second
    assert (state["effects"], state["inbox"], state["log"]) == (["one"], ["admitted"], 1)


def test_several_workers_never_take_the_same_message(node: Node) -> None:
    posted = node.run("post", "kh", "40", "1")["posted"]
    workers = [node.start("claim") for _ in range(3)]
    claimed: list[str] = []
    for worker in workers:
        said, complained = worker.communicate(timeout=120)
        assert worker.returncode == 0, complained[-2000:]
        claimed += json.loads(said)["claimed"]
    assert sorted(claimed) == sorted(posted)


def test_the_same_envelope_at_the_same_moment_by_several_ways_has_one_effect(node: Node, peer: PeerServer) -> None:
    file = node.folder / "envelope"
    file.write_bytes(peer.other.seal(body=b"one"))
    takers = [node.start("receive", str(file)) for _ in range(3)]
    answers = []
    for taker in takers:
        said, complained = taker.communicate(timeout=120)
        assert taker.returncode == 0, complained[-2000:]
        answers.append(json.loads(said))
    assert answers == [answers[0]] * 3
    assert node.run("state")["effects"] == ["one"]


def test_an_officers_act_is_never_ended_by_what_comes_in_meanwhile(node: Node, peer: PeerServer) -> None:
    file, channel = node.folder / "envelope", str(uuid4())
    file.write_bytes(peer.other.seal(body=b"0", channel=channel))
    node.run("receive", str(file))
    file.write_bytes(peer.other.seal(body=b"1", channel=channel))
    officer = node.start("decide_slowly", "2.5")
    assert officer.stdout is not None
    officer.stdout.readline()
    # It either waits or gives up and is sent again; it is never the officer who fails.
    node.start("receive", str(file)).communicate(timeout=120)
    _, complained = officer.communicate(timeout=120)
    assert officer.returncode == 0, complained[-2000:]
    assert node.run("receive", str(file))["status"] == 200
    state = node.run("state")
    assert (state["effects"], len(state["outbox"])) == (["0", "1"], 1)


def test_a_peer_that_is_away_gets_everything_in_order_when_it_is_back(node: Node) -> None:
    posted = node.run("post", "la", "1", "3")["posted"]
    assert node.run("deliver", "0") == {"waiting": 1}
    back = PeerServer(node.away, node.away.port)
    try:
        assert node.run("deliver", "5") == {"received": 3}
        assert back.effects == posted
    finally:
        back.close()
