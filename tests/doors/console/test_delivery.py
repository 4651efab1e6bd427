"""Delivery over real HTTP: what counts as an answer and what does not."""

from __future__ import annotations

import base64
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from passage.doors.console import delivery
from passage.node.peers import actions, queries
from passage.node.peers.actions import Followers
from passage.node.peers.models import OutboxRow
from tests.factories.peers import BY, OtherNode, make_register

pytestmark = pytest.mark.django_db


class Stub(ThreadingHTTPServer):
    """A peer's address where every request is answered as the test wants it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, str, bytes]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {}, b"{}")
        # Asked so often whether it is to end, it ends at once.
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()


class Answering(BaseHTTPRequestHandler):
    """Writes down each request and gives the server's answer."""

    server: Stub

    def do_POST(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"], self.rfile.read(int(self.headers["Content-Length"]))))
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Tests stay quiet."""


@pytest.fixture
def server() -> Iterator[Stub]:
    made = Stub()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def other(server: Stub) -> OtherNode:
    node = OtherNode(port=server.server_address[1])
    make_register(node)
    return node


@pytest.fixture
def row(other: OtherNode) -> OutboxRow:
    channel = actions.open_channel(by=BY, peer=other.row)
    return actions.post(by=BY, channel=channel, kind="message/1", purpose="protection", consent_hash="", body=b"canary")


def deliver(row: OutboxRow) -> OutboxRow:
    delivery.deliver_once(timezone.now(), followers=Followers())
    row.refresh_from_db()
    return row


def test_a_receipt_ends_the_tries_and_the_bytes_are_those_stored(server: Stub, other: OtherNode, row: OutboxRow) -> None:
    receipt = base64.b64encode(other.receipt_for(row)).decode()
    server.answer = (200, {}, json.dumps({"code": "received", "receipt": receipt}).encode())
    assert deliver(row).state == "received"
    ((path, host, raw),) = server.asked
    assert (path, host) == ("/wire/envelope", f"kh.localhost:{other.port}")
    assert raw == bytes(row.raw or b"")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((302, {"Location": "http://la.localhost:1/"}, b""), "http_302"),
        ((200, {}, b"<html>"), "http_200"),
        ((200, {}, b"[]"), "http_200"),
        ((200, {}, b'{"code": 1}'), "answer_malformed"),
        ((200, {}, b'{"code": "received", "receipt": "%%%"}'), "http_200"),
        ((200, {}, b'{"code": "received", "missing_from": -1}'), "answer_malformed"),
        ((200, {}, b'{"code": "received", "receipt": "e30="}'), "wrong_receipt"),
        ((200, {}, b"x" * (delivery.LARGEST_ANSWER + 1)), "answer_too_large"),
        ((503, {}, b'{"code": "busy"}'), "peer_busy"),
        ((401, {}, b'{"code": "unknown_sender"}'), "peer_unknown_sender"),
        ((500, {}, b"[" * 50000), "http_500"),
    ],
)
def test_anything_but_the_peers_receipt_is_a_failed_try(
    server: Stub, row: OutboxRow, answer: tuple[int, dict[str, str], bytes], code: str
) -> None:
    server.answer = answer
    after = deliver(row)
    assert (after.state, after.last_error) == ("waiting", code)
    assert len(server.asked) == 1


def test_a_busy_peer_is_asked_again_and_its_line_stays_open(server: Stub, row: OutboxRow) -> None:
    server.answer = (503, {}, b'{"code": "busy"}')
    deliver(row)
    assert [line.failures for line in queries.lines()] == [0]


def test_a_peer_that_is_away_is_a_failed_try_and_the_rest_is_given_back(server: Stub, other: OtherNode, row: OutboxRow) -> None:
    second = actions.open_channel(by=BY, peer=other.row)
    waiting = actions.post(by=BY, channel=second, kind="message/1", purpose="protection", consent_hash="", body=b"{}")
    server.shutdown()
    server.server_close()
    assert deliver(row).last_error == "unreachable"
    waiting.refresh_from_db()
    assert (waiting.tries, waiting.leased_until) == (0, None)


def test_a_proxy_of_the_environment_is_not_used(server: Stub, row: OutboxRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    deliver(row)
    assert len(server.asked) == 1


def test_nothing_of_a_message_is_logged(server: Stub, row: OutboxRow, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        deliver(row)
    assert "canary" not in caplog.text
    assert row.message_id not in caplog.text


def test_the_loop_ends_when_it_is_told_to() -> None:
    stop = threading.Event()
    stop.set()
    delivery.deliver_forever(stop, pause=0.01)
    assert stop.is_set()
