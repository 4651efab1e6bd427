"""`passage forget`: erase anonymous reports whose time is up, as the worker's page said beforehand; run it once a day."""

from __future__ import annotations

import argparse

from passage.doors.console.command import add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("forget", help="erase anonymous reports whose time is up; run it once a day")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from django.utils import timezone

    from passage.node.audit.traces import Console
    from passage.node.cases import actions

    count = actions.erase_untouched(by=Console("forget"), now=timezone.now())
    print(f"{count} reports erased. Old copies of the database can still open them until: passage keys rotate")
    return 0
