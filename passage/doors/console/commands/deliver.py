"""`passage deliver`: send what waits in the outbox, once or until stopped."""

from __future__ import annotations

import argparse
import signal
import threading

from passage.doors.console.command import add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("deliver", help="send what waits for other nodes")
    add_home(parser)
    parser.add_argument("--once", action="store_true", help="send what is due now and end")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from django.utils import timezone

    from passage.doors.console import delivery

    if chosen.once:
        print(delivery.deliver_once(timezone.now()))
        return 0
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    delivery.deliver_forever(stop)
    return 0
