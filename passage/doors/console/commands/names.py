"""`passage names`: the matcher of names, measured, explained and trained."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(choices: Any) -> None:
    parser = choices.add_parser("names", help="the matcher of names in five scripts")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    evaluate = actions.add_parser("evaluate", help="how well the names of a list are found")
    evaluate.add_argument("file", type=Path, metavar="FILE.tsv")
    evaluate.add_argument("--columns", default="native:latin", metavar="ASKS:ANSWERS")
    evaluate.add_argument("--pool", type=int, default=0, metavar="N", help="add invented names until N stand in the pool")
    evaluate.add_argument("--sample", type=int, default=0, metavar="N", help="ask with N names only")
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(run=_evaluate)
    explain = actions.add_parser("explain", help="why two names are taken for one, or not")
    explain.add_argument("a")
    explain.add_argument("b")
    explain.set_defaults(run=_explain)
    train = actions.add_parser("train", help="make the learned tables anew from lists of names")
    train.add_argument("--data", type=Path, default=Path("data/names"), help="folder of the lists")
    train.add_argument("--into", type=Path, default=None, help="folder of the tables; the package's otherwise")
    train.add_argument("--check", action="store_true", help="write nothing, say whether the tables are these")
    train.set_defaults(run=_train)


def _evaluate(chosen: argparse.Namespace) -> int:
    from passage.doors.console.names import evaluate

    first, _, second = chosen.columns.partition(":")
    return evaluate.run(chosen.file, first=first, second=second, pool=chosen.pool, sample=chosen.sample, as_json=chosen.json)


def _explain(chosen: argparse.Namespace) -> int:
    from passage.doors.console.names import explain

    return explain.run(chosen.a, chosen.b)


def _train(chosen: argparse.Namespace) -> int:
    from passage.doors.console.names import train

    return train.run(chosen.data, chosen.into or train.TABLES, check=chosen.check)
