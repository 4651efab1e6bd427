"""`passage audit verify`: walk the log from its first link and name the first that does not hold."""

from __future__ import annotations

import argparse

from passage.doors.console.command import add_home, open_node


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("audit", help="check the log of who did and read what")
    parser.add_argument("what", choices=["verify", "head"])
    parser.add_argument("--head", metavar="SEQ:HASH", help="a head noted earlier: also shows a log cut short or written anew")
    add_home(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    open_node(chosen.home)
    from passage.node.audit import queries

    if chosen.what == "head":
        seq, digest = queries.head()
        print(f"{seq}:{digest}")
        return 0
    expected = None
    if chosen.head:
        seq_text, digest = chosen.head.split(":", 1)
        expected = (int(seq_text), digest)
    check = queries.check_chain(expected)
    if check.holds:
        print(f"The log holds: {check.entries} entries, head {check.entries}:{check.head}")
        return 0
    print(f"The log is broken at entry {check.broken_at}. Everything before it holds.")
    return 1
