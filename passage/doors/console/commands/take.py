"""`passage take`: import an HTCDS file from the console, or look at what would be taken."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from passage.doors.console.command import Stop, add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("take", help="import an HTCDS v2 file (CSV or XLSX) as an account of this node")
    parser.add_argument("file", type=Path)
    parser.add_argument("--as", dest="email", required=True, help="the e-mail address of the officer whose import it is")
    parser.add_argument("--look", action="store_true", help="only say what would be taken")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.agency import queries as agency
    from passage.node.cases import imports
    from passage.node.cases.errors import ImportRefused

    officer = agency.accounts().filter(email=chosen.email.lower()).first()
    if officer is None:
        raise Stop("there is no account with this e-mail address.")
    content = chosen.file.read_bytes()
    try:
        if chosen.look:
            preview = imports.preview(officer, content, chosen.file.name)
            taken, refused = preview.to_take, preview.refused
        else:
            batch = imports.run(by=officer, file=content, filename=chosen.file.name)
            taken, refused = batch.taken, batch.refused
    except ImportRefused as error:
        raise Stop(f"the file was refused: {error.code}") from error
    print(json.dumps({"taken": taken, "refused": [list(row) for row in refused]}))
    return 0
