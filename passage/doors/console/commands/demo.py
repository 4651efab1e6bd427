"""`passage demo`: five nodes on this machine; `--story` carries one worker through them and holds every step to account."""

from __future__ import annotations

import argparse
import random
import signal
import socket
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from passage.doors.console.command import Stop
from passage.doors.console.demo import running, signins
from passage.doors.console.demo.nodes import FIRST_PORT, NODES, Place, run_in
from passage.doors.console.demo.preparing import describe

FOLDER = Path("build") / "demo"


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("demo", help="five nodes on this machine, with an invented caseload")
    parser.add_argument("--fresh", action="store_true", help="start over instead of going on where it was left")
    parser.add_argument(
        "--story", action="store_true", help="carry one worker through five fresh nodes; status 0 only if all holds"
    )
    parser.add_argument("--folder", type=Path, default=None, help="where the nodes live; build/demo otherwise")
    parser.add_argument("--port", type=int, default=FIRST_PORT, help="the first of five ports")
    parser.add_argument("--database", action="append", default=[], metavar="NODE=URL", help="a PostgreSQL database for a node")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    databases = tuple((pair.partition("=")[0], pair.partition("=")[2]) for pair in chosen.database)
    if chosen.story:
        with tempfile.TemporaryDirectory(prefix="passage-story-") as folder:
            port = chosen.port if chosen.port != FIRST_PORT else free_ports()
            return tell(Place(Path(chosen.folder or folder), port, databases))
    return show(Place((chosen.folder or FOLDER).resolve(), chosen.port, databases), fresh=chosen.fresh)


def tell(place: Place) -> int:
    from passage.doors.console.demo import story

    running.prepare(place, with_caseload=False)
    with running.running(place) as network:
        return story.tell(place, network)


def show(place: Place, *, fresh: bool) -> int:
    """Make the nodes if they are not there, run them, say where they are, and wait for Ctrl-C."""
    began = time.monotonic()
    refuse_taken_ports(place)
    old = place.made and register_too_old(place)
    if old:
        print("The register of this demonstration is four weeks old and would stop the exchange; starting over.", flush=True)
    new = fresh or old or not place.made
    if new:
        print("Making five nodes with an invented caseload ...", flush=True)
        running.prepare(place, with_caseload=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # A shell that starts us in the background makes us deaf to Ctrl-C otherwise.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with running.running(place):
        print(where(place), flush=True)
        print(
            f"Ready in {time.monotonic() - began:.1f} s. Ctrl-C ends all of it; what you did is kept (--fresh starts over).",
            flush=True,
        )
        if new:
            for node in NODES:
                if node.name != "th" and not node.facilitator:
                    run_in(place, node.name, "demo-node", "answer", PASSAGE_DEMO_PLACE=describe(place))
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            print("\nEnding ...", flush=True)
    return 0


def register_too_old(place: Place) -> bool:
    """Nodes stop exchanging thirty days after their register was issued; this one has nobody who would renew it."""
    made = datetime.fromisoformat((place.folder / "made").read_text("utf-8"))
    return datetime.now(UTC) - made > timedelta(days=28)


def where(place: Place) -> str:
    """Addresses and sign-ins, as printed."""
    lines = ["", "Five nodes are running. Every person in them is invented.", ""]
    for node in NODES:
        lines.append(f"  {place.address(node.name):<32} {node.agency['en']}")
    lines += ["", f"Worker's door: {place.address('th')}/w/    Desk: {place.address('th')}/desk/", ""]
    lines.append(f"Sign in at any node NODE with the password {signins.PASSWORD}")
    lines += [f"  {person.email.replace('th.', 'NODE.'):<34} {person.role}" for person in signins.of_node("th")]
    lines.append("for example officer@th.example.org at the Thai node.")
    numbers = place.folder / "numbers.txt"
    if numbers.exists():
        lines += ["", "Numbers to come back with at the worker's door of the Thai node:", numbers.read_text("utf-8").rstrip()]
    return "\n".join([*lines, ""])


def refuse_taken_ports(place: Place) -> None:
    for node in NODES:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", place.port(node.name))) == 0:
                raise Stop(
                    f"port {place.port(node.name)} is in use. End what uses it, or choose others: passage demo --port 9101"
                )


def free_ports() -> int:
    """The first of five neighbouring ports that nobody uses now; not the same ones for two who ask at the same moment."""
    places = list(range(18101, 28101, 10))
    random.shuffle(places)
    for first in places:
        probes = [socket.socket() for _ in NODES]
        try:
            for offset, probe in enumerate(probes):
                probe.bind(("127.0.0.1", first + offset))
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()
        return first
    raise Stop("no five free ports were found on this machine.")
