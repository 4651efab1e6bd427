"""`passage bench`: what the main pages and acts cost, in CPU milliseconds, statements and bytes, on a node made for it."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from passage.doors.console.command import Stop, add_home, open_node
from passage.doors.console.demo.nodes import Place, make_homes, run_in

NODE = "th"


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("bench", help="CPU time and statements of the main pages and acts, on a temporary node")
    parser.add_argument("--part", choices=["all", "import"], default="all", help=argparse.SUPPRESS)
    parser.add_argument("--find", type=int, default=0, metavar="N", help="only: find one person among N invented ones")
    parser.add_argument("--processes", type=int, default=1, help="with --find on PostgreSQL: fill by COPY, in so many processes")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    if chosen.part == "import":
        open_node(chosen.home)
        from passage.doors.console.bench import work

        print(work.take_large_file(), flush=True)
        return 0
    url = os.environ.pop("DATABASE_URL", "") if chosen.find else ""
    with tempfile.TemporaryDirectory(prefix="passage-bench-") as folder:
        place = Place(Path(folder) / "nodes", databases=((NODE, url),) if url else ())
        if chosen.find:
            make(place, "ready")
            find(place, chosen.find, chosen.processes)
        else:
            make(place, "ready", "--caseload")
            measure(place)
    return 0


def find(place: Place, people: int, processes: int) -> None:
    """Ask for one among many, on SQLite or, with `DATABASE_URL`, on PostgreSQL."""
    open_node(place.home(NODE))
    from passage.doors.console.bench import finding
    from passage.node.agency import queries as agency

    by = next(account for account in agency.assignable() if account.role == "officer")
    finding.measure(by, people, processes)


def make(place: Place, *ready: str) -> None:
    """One node of the demonstration, with its caseload if that is asked for."""
    from passage.doors.console.demo import preparing, running

    make_homes(place)
    running.found_register(place)
    described = preparing.describe(place)
    for words in (["database"], list(ready)):
        if run_in(place, NODE, "demo-node", *words, PASSAGE_DEMO_PLACE=described, DATABASE_URL="").wait() != 0:
            raise Stop("the node to be measured could not be made.")


def measure(place: Place) -> None:
    os.environ.pop("DATABASE_URL", None)
    open_node(place.home(NODE))
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from passage.doors.console.bench import pages, timing, weights, work

    timed = timing.Timed(get_wsgi_application())
    print(f"{'':<38} {'CPU-ms':>8} {'':>8}", flush=True)
    print(f"{'SQLite, in process':<38} {'least':>8} {'median':>8} {'stmts':>6} {'calls':>6}")
    for line in (*pages.costs(timed), *work.costs()):
        print(line, flush=True)
    print(f"\n{'bytes of a page':<22} {'html':>8} {'css+js':>8} {'no fonts':>8} {'in all':>8} {'gzip':>8}")
    for weight in weights.weights(timing.browser_of(timed, place.address(NODE))):
        print(weight, flush=True)
    print("\nA large file, in a process of its own")
    if run_in(place, NODE, "bench", "--part", "import").wait() != 0:
        raise Stop("the large file was not taken as it must be.")
