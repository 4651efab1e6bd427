"""`passage demo-node`: one step of making a node of the demonstration ready; called by `passage demo`, not by people."""

from __future__ import annotations

import argparse

from passage.doors.console.command import add_home, open_node
from passage.doors.console.commands.serve import end_with_parent
from passage.doors.console.demo import preparing


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("demo-node")
    parser.add_argument("step", choices=["database", "ready", "answer"])
    parser.add_argument("--caseload", action="store_true")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.doors.console.demo import caseload

    place = preparing.place_of_environment()
    if chosen.step == "database":
        preparing.make_database(place)
    elif chosen.step == "answer":
        end_with_parent()
        caseload.answer_some()
    else:
        preparing.make_ready(place, with_caseload=chosen.caseload)
    return 0
