"""What the tests with real processes let a node do: one act for each process, its outcome as JSON on standard output."""

from __future__ import annotations

import base64
import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from passage.doors.console import delivery  # noqa: E402
from passage.node.audit import actions as audit  # noqa: E402
from passage.node.audit.traces import Console  # noqa: E402
from passage.node.peers import actions, crash, queries  # noqa: E402
from passage.node.peers.models import Channel, HeldReceipt, InboxRow, LogHead, OutboxRow  # noqa: E402
from passage.rules.register import unbundle  # noqa: E402
from tests.node.peers.handlers import Recorder, effects  # noqa: E402

BY = Console("test")


def setup(bundle: str) -> dict[str, Any]:
    """Make the database and adopt a register."""
    call_command("migrate", verbosity=0, interactive=False)
    document, signatures = unbundle(Path(bundle).read_bytes())
    return {"version": actions.adopt_register(by=BY, document=document, signatures=signatures).version}


def post(peer: str, channels: str, each: str) -> dict[str, Any]:
    """So many messages in each of so many channels."""
    to = queries.peer(peer)
    assert to is not None
    with transaction.atomic():
        opened = [actions.open_channel(by=BY, peer=to) for _ in range(int(channels))]
        rows = [
            actions.post(by=BY, channel=channel, kind="message/1", purpose="protection", consent_hash="", body=b"%d" % number)
            for number in range(int(each))
            for channel in opened
        ]
    return {"posted": [row.message_id for row in rows]}


def decide_slowly(seconds: str) -> dict[str, Any]:
    """An officer's act that writes the log, takes its time, and then posts into the one channel there is."""
    with transaction.atomic():
        audit.record(by=BY, act="test.decide")
        print("deciding", flush=True)
        time.sleep(float(seconds))
        row = actions.post(
            by=BY, channel=Channel.objects.get(), kind="message/1", purpose="protection", consent_hash="", body=b"{}"
        )
    return {"posted": row.message_id}


def receive(file: str) -> dict[str, Any]:
    """Take one envelope, as the wire door does."""
    result = actions.receive(raw=Path(file).read_bytes(), admit=Recorder().handlers)
    crash.at("receive_after_commit_before_answer")
    return {"status": result.status, "receipt": base64.b64encode(result.receipt or b"").decode()}


def deliver(minutes: str) -> dict[str, Any]:
    """Deliver all that is due so many minutes from now."""
    counts: dict[str, int] = {}
    while more := delivery.deliver_once(timezone.now() + timedelta(minutes=int(minutes)), followers=actions.Followers()):
        for outcome, count in more.items():
            counts[outcome] = counts.get(outcome, 0) + count
    return counts


def claim() -> dict[str, Any]:
    """Claim one after the other until nothing is left, and note which."""
    claimed: list[str] = []
    now = timezone.now()
    while rows := actions.claim_due(now=now, limit=3):
        claimed += [row.message_id for row in rows]
    return {"claimed": claimed}


def state() -> dict[str, Any]:
    held = {held.outbox_id: base64.b64encode(bytes(held.raw)).decode() for held in HeldReceipt.objects.all()}
    return {
        "outbox": dict(OutboxRow.objects.values_list("message_id", "state")),
        "held": held,
        "inbox": list(InboxRow.objects.values_list("state", flat=True)),
        "effects": effects(),
        "log": LogHead.objects.values_list("size", flat=True).first() or 0,
    }


ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "setup": setup,
    "post": post,
    "receive": receive,
    "deliver": deliver,
    "claim": claim,
    "decide_slowly": decide_slowly,
    "state": state,
}

if __name__ == "__main__":
    act, *words = sys.argv[1:]
    print(json.dumps(ACTS[act](*words)))
