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
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write the calculation as a paper")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write it as a workbook")
    spoken = "of these files, with that of the labour office beside it (en)"
    parser.add_argument("--language", choices=("en", "km", "lo", "my", "th"), default="en", help=spoken)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from passage.doors.console.labour import filing, owing

    found, law = owing.reckoned(chosen.facts, frozenset(chosen.without))
    filing.file(found, law, language=chosen.language, pdf=chosen.pdf, xlsx=chosen.xlsx)
    return owing.show(found, as_json=chosen.json)
