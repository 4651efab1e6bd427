"""Starting and ending the five nodes as processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from passage.doors.console import founding
from passage.doors.console.command import Stop
from passage.doors.console.demo.nodes import NODES, Place, clear, make_homes, run_in
from passage.doors.console.demo.preparing import describe
from passage.doors.console.loopback import Loopback
from passage.node import keyring
from passage.rules.keys import SigningKey
from passage.rules.register import bundle, sign

if TYPE_CHECKING:
    from collections.abc import Iterator

READY_WITHIN = 60
STATES = ("KH", "LA", "MM", "TH")
THRESHOLD = 3


def prepare(place: Place, *, with_caseload: bool) -> None:
    """Make five nodes from nothing: homes, one database copied, a register signed by the states, sign-ins, caseload."""
    clear(place)
    make_homes(place)
    _run_all(place, ["database"], [NODES[0].name])
    found_register(place)
    _run_all(place, ["ready", *(["--caseload"] if with_caseload else [])], [node.name for node in NODES])
    (place.folder / "made").write_text(datetime.now(UTC).isoformat(), "utf-8")


def _run_all(place: Place, words: list[str], names: Iterable[str]) -> None:
    """Run one step in each of these nodes, two at a time; stop at the first that fails."""
    waiting: list[str] = list(names)
    running: list[tuple[str, subprocess.Popen[bytes]]] = []
    while waiting or running:
        while waiting and len(running) < max(2, os.cpu_count() or 2):
            name = waiting.pop(0)
            running.append((name, run_in(place, name, "demo-node", *words, PASSAGE_DEMO_PLACE=describe(place))))
        name, process = running.pop(0)
        if process.wait() != 0:
            for _, other in running:
                other.terminate()
            raise Stop(f"node {name} could not be made ready ({' '.join(words)}).")


def found_register(place: Place) -> None:
    """The first register, signed by three of the four states with root keys made for this demonstration."""
    now = datetime.now(UTC).replace(microsecond=0)
    roots = {state: SigningKey.generate() for state in STATES}
    members = [
        founding.member(
            founding.card_of(keyring.load(place.home(node.name) / "keys.json"), node.country, place.address(node.name)),
            node.agency,
            facilitator=node.facilitator,
            now=now,
        )
        for node in NODES
    ]
    register = founding.first_register(
        members, {state: key.public() for state, key in roots.items()}, threshold=THRESHOLD, now=now
    )
    document = register.to_bytes()
    signatures = [sign(document, state, roots[state]) for state in STATES[:THRESHOLD]]
    (place.folder / "register.json").write_bytes(bundle(document, signatures))


class Network:
    """The running nodes."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, **environment: str) -> None:
        self.processes[name] = run_in(self.place, name, "serve", PASSAGE_END_WITH_PARENT="yes", **environment)

    def start_all(self) -> None:
        for node in NODES:
            self.start(node.name)
        for node in NODES:
            self.wait_for(node.name)

    def wait_for(self, name: str) -> None:
        """Wait until the node answers; raise `Stop` when it ends or stays silent."""
        with httpx.Client(transport=Loopback(), timeout=2, trust_env=False) as client:
            until = time.monotonic() + READY_WITHIN
            while time.monotonic() < until:
                if self.processes[name].poll() is not None:
                    raise Stop(f"node {name} ended while starting. Is port {self.place.port(name)} in use?")
                try:
                    if client.get(f"{self.place.address(name)}/wire/health").status_code == 200:
                        return
                except httpx.HTTPError:
                    time.sleep(0.1)
        raise Stop(f"node {name} did not answer within {READY_WITHIN} seconds.")

    def kill(self, name: str) -> None:
        """Pull the plug: every process of the node, at once."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop_all(self) -> None:
        """End all of them, and wait until they have."""
        for process in self.processes.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()


@contextmanager
def running(place: Place) -> Iterator[Network]:
    """All five nodes, up while the block runs."""
    network = Network(place)
    try:
        network.start_all()
        yield network
    finally:
        network.stop_all()
