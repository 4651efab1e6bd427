"""The delivery loop: takes what is due from the outbox, sends it to the peers' wire doors, writes down what they answered."""

from __future__ import annotations

import base64
import binascii
import json
import logging
import secrets
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from passage.doors.console.loopback import Loopback
from passage.node.peers import actions, crash, queries
from passage.node.peers.actions import Followers, OutboxRow
from passage.rules.envelope import transport_headers

log = logging.getLogger(__name__)

PAUSE = 1.0
TIDY_EVERY = timedelta(hours=1)
BATCH = 20
WORKERS = 4
LARGEST_ANSWER = 64 * 1024
TIMEOUT = httpx.Timeout(15.0, connect=5.0)
LONGEST_ANSWERING = 15.0
# A lease outlasts it, so that nobody else takes a row while it is being sent.
LONGEST_TRY = timedelta(seconds=60)


@dataclass(frozen=True)
class Answer:
    """What a peer said, or why nothing was heard (`status` 0)."""

    status: int
    code: str
    receipt: bytes | None = None
    missing_from: int = 0


@dataclass(frozen=True)
class Means:
    """What a try needs: a client, and who follows it."""

    client: httpx.Client
    followers: Followers


def make_client() -> httpx.Client:
    """Certificates checked, no redirects, no proxy from the environment."""
    return httpx.Client(transport=Loopback(), timeout=TIMEOUT, follow_redirects=False, trust_env=False)


def deliver_forever(stop: threading.Event, pause: float = PAUSE) -> None:
    """Deliver until `stop` is set. What is due goes at once; otherwise look again every `pause` seconds."""
    tidied: datetime | None = None
    with make_client() as client:
        while not stop.is_set():
            now = timezone.now()
            try:
                close_old_connections()
                if tidied is None or now - tidied > TIDY_EVERY:
                    actions.tidy(now=now)
                    tidied = now
                counts = deliver_once(now, client=client)
            except DatabaseError as error:
                log.warning("delivery waits for the database: %s", type(error).__name__)
                connection.close()
                counts = Counter()
            if not counts:
                stop.wait(pause)
    connection.close()


def deliver_once(
    now: datetime, *, client: httpx.Client | None = None, workers: int = WORKERS, followers: Followers | None = None
) -> Counter[str]:
    """Send what is due at `now` and say how it went: counts by outcome (received, refused, waiting); empty if nothing was due.

    `followers`: who is asked and told on the way; the actions on referrals unless others are named.
    Each peer's messages go one after the other, up to `workers` peers at a time: a peer that does not answer holds up no other.
    """
    if not queries.is_anything_due(now):
        return Counter()
    follow = followers or of_referrals()
    claimed = actions.claim_due(now=now, limit=BATCH, still_allowed=follow.still_allowed, undelivered=follow.undelivered)
    crash.at("after_claim")
    by_peer: dict[str, list[OutboxRow]] = defaultdict(list)
    for row in claimed:
        by_peer[row.peer.name].append(row)
    queues = list(by_peer.values())
    if client is not None:
        return _deliver_all(queues, Means(client, follow), workers)
    with make_client() as own:
        return _deliver_all(queues, Means(own, follow), workers)


def _deliver_all(queues: list[list[OutboxRow]], means: Means, workers: int) -> Counter[str]:
    if len(queues) < 2 or workers < 2:
        return Counter(outcome for queue in queues for outcome in _deliver_queue(queue, means))
    with ThreadPoolExecutor(min(workers, len(queues))) as pool:
        outcomes = pool.map(lambda queue: _in_thread(queue, means), queues)
        return Counter(outcome for some in outcomes for outcome in some)


def _in_thread(queue: list[OutboxRow], means: Means) -> list[str]:
    try:
        return _deliver_queue(queue, means)
    finally:
        connection.close()


def _deliver_queue(queue: list[OutboxRow], means: Means) -> list[str]:
    """The outcomes for one peer. After a try that nobody answered, and before a lease ends, the rest is given back."""
    outcomes: list[str] = []
    for position, row in enumerate(queue):
        if row.leased_until is None or row.leased_until < timezone.now() + LONGEST_TRY:
            actions.release(rows=queue[position:])
            break
        answer = send(row, means.client)
        crash.at("after_post_before_record")
        outcomes.append(_record(row, answer, means.followers))
        crash.at("after_record")
        if answer.status == 0:
            actions.release(rows=queue[position + 1 :])
            break
    return outcomes


def _record(row: OutboxRow, answer: Answer, followers: Followers) -> str:
    if answer.status == 0:
        return actions.record_failure(row=row, code=answer.code).state
    return actions.record_answer(
        row=row,
        status=answer.status,
        receipt=answer.receipt,
        code=answer.code,
        missing_from=answer.missing_from,
        heard=followers.heard,
    ).state


def send(row: OutboxRow, client: httpx.Client) -> Answer:
    """Post the stored bytes once."""
    raw = bytes(row.raw or b"")
    url = f"{row.peer.endpoint.rstrip('/')}/wire/envelope"
    headers = transport_headers(
        "POST", url, raw, settings.KEYRING.signing, settings.NODE_NAME, timezone.now(), secrets.token_urlsafe(18)
    )
    crash.at("before_post")
    try:
        with client.stream("POST", url, content=raw, headers={**headers, "Content-Type": "application/octet-stream"}) as response:
            return _read(response)
    except httpx.TimeoutException:
        return Answer(0, "timeout")
    except (httpx.HTTPError, httpx.InvalidURL):
        return Answer(0, "unreachable")


def _read(response: httpx.Response) -> Answer:
    """The peer's answer; what is not one counts as none, whatever its status."""
    body, began = b"", time.monotonic()
    for chunk in response.iter_bytes():
        body += chunk
        if time.monotonic() - began > LONGEST_ANSWERING:
            return Answer(0, "timeout")
        if len(body) > LARGEST_ANSWER:
            return Answer(response.status_code, "answer_too_large")
    try:
        values = json.loads(body)
        receipt = base64.b64decode(values["receipt"], validate=True) if "receipt" in values else None
        missing = values.get("missing_from", 0)
        code = values["code"]
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error, RecursionError):
        return Answer(response.status_code, f"http_{response.status_code}")
    if not isinstance(code, str) or type(missing) is not int or not 0 <= missing < 2**53:
        return Answer(response.status_code, "answer_malformed")
    return Answer(response.status_code, f"peer_{code[:48]}", receipt, missing)


def of_referrals() -> Followers:
    """Referrals follow what is delivered; imported late so that the command line starts quickly."""
    from passage.node.referrals import actions as referrals

    return Followers(referrals.still_allowed, referrals.mark_undelivered, referrals.hear_receipt)
