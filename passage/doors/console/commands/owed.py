"""`passage owed`: what a worker is owed, line by line, from facts in a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(choices: Any) -> None:
    parser = choices.add_parser("owed", help="what a worker is owed, line by line, with the law beside it")
    parser.add_argument("facts", type=Path, metavar="FACTS.yaml", help="see docs/owed.md")
    parser.add_argument("--json", action="store_true")
    off = "count as if this rule were switched off; `passage law rules` prints them"
    parser.add_argument("--without", action="append", default=[], metavar="RULE", help=off)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from passage.doors.console.labour import owing

    return owing.run(chosen.facts, as_json=chosen.json, without=frozenset(chosen.without))
