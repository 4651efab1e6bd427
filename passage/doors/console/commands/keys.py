"""`passage keys rotate`: wrap every person's key anew and forget the old wrapping key."""

from __future__ import annotations

import argparse

from passage.doors.console.command import add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("keys", help="rotate the key that wraps people's keys: erased people vanish from old copies")
    parser.add_argument("what", choices=["rotate"])
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node import rotation
    from passage.node.audit.traces import Console

    count = rotation.rotate_epoch(by=Console("keys rotate"))
    print(f"{count} keys wrapped anew. Copies of the database made before this moment open nothing any more.")
    print("The node may go on running. Make a backup now, and a new copy of keys.json.")
    return 0
