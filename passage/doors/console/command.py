"""Reads the command line and runs one command."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from passage.node import home as homes
from passage.node.keyring import BadKeyring

COMMANDS = (
    "init",
    "serve",
    "deliver",
    "upgrade",
    "account",
    "audit",
    "register",
    "keys",
    "forget",
    "backup",
    "restore",
    "take",
    "names",
    "link",
    "law",
    "rules",
    "owed",
    "demo",
    "demo_node",
    "bench",
)
SETTINGS = "passage.config.settings"


class Stop(Exception):
    """A command cannot go on; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command of `arguments`; the exit status is 0 when it did what it says, 2 when it could not begin."""
    parser = argparse.ArgumentParser(prog="passage", description="Safe Passage: one node of the protection network.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"passage.doors.console.commands.{name}").add(choices)
    chosen = parser.parse_args(arguments)
    try:
        status = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`). What is still to be written at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Stop, homes.BadHome) as stop:
        print(f"passage: {stop}", file=sys.stderr)
        return 2
    except BadKeyring as bad:
        print(
            f"passage: the node's keys.json cannot be used ({bad.code}). It must exist and be readable by its owner only.",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        return 130


def add_home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", type=Path, default=None, help="the node's folder; PASSAGE_HOME otherwise")


def open_node(home: Path | None) -> homes.Home:
    """Make this process the node of that folder: settings read, Django set up."""
    if home is not None:
        os.environ["PASSAGE_HOME"] = str(home.resolve())
    found = homes.of_environment()
    module = "production" if found.mode is homes.Mode.PRODUCTION else "embedded"
    os.environ["DJANGO_SETTINGS_MODULE"] = f"{SETTINGS}.{module}"
    import django

    django.setup()
    return found
