"""`passage link A B`: which people of two files may be one, across scripts."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

from passage.doors.console.command import Stop
from passage.rules.linkage.posterior import TWICE


def add(choices: Any) -> None:
    parser = choices.add_parser("link", help="link two files of people across scripts (Splink on DuckDB)")
    parser.add_argument("a", type=Path, metavar="A.csv", help="columns id, name; optional sex, birth, home_place, phone, parent")
    parser.add_argument("b", type=Path, metavar="B.csv")
    parser.add_argument("--least", type=float, default=0.5, metavar="P", help="least probability of a pair that is listed")
    parser.add_argument(
        "--twice",
        type=float,
        default=TWICE,
        metavar="P",
        help="how likely somebody who stands in a file stands there once more (%(default)s; 0: nobody does)",
    )
    parser.add_argument("--out", type=Path, default=None, help="CSV of pairs; standard output otherwise")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List pairs of ids with their probability. It suggests; nobody is merged."""
    try:
        from passage.doors.console.linking import splinking
        from passage.doors.console.linking.files import read
    except ModuleNotFoundError as missing:
        raise Stop(
            f"{missing.name} is not installed. Linking whole files needs the optional group: "
            "pip install --require-hashes -r requirements-bench.lock"
        ) from None
    if not 0 <= chosen.least <= 1:
        raise Stop("--least is a probability, from 0 to 1.")
    if not 0 <= chosen.twice <= 1:
        raise Stop("--twice is a probability, from 0 to 1.")
    left, right = read(chosen.a), read(chosen.b)
    pairs = splinking.link(left, right, least=chosen.least, twice=chosen.twice)
    out = chosen.out.open("w", encoding="utf-8", newline="") if chosen.out else sys.stdout
    try:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("id_a", "id_b", "probability"))
        rows.writerows((one, other, f"{probability:.4f}") for one, other, probability in pairs)
    finally:
        if chosen.out:
            out.close()
    print(f"{len(pairs)} pairs of {len(left)} and {len(right)} people", file=sys.stderr)
    return 0
