"""`passage upgrade`: bring the node's database to this version."""

from __future__ import annotations

import argparse

from passage.doors.console.command import add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("upgrade", help="bring the database to this version")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from django.core.management import call_command

    call_command("migrate", verbosity=1, interactive=False)
    from passage.node.matching import actions as matching

    if count := matching.index_missing():
        print(f"Match keys written for {count} people.")
    return 0
