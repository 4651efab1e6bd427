"""Looks at the nodes from outside: counts rows in their databases directly, and searches their bytes, without asking them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg

COUNTED = {
    "people": "SELECT count(*) FROM people_person WHERE erased_at IS NULL",
    "reports": "SELECT count(*) FROM cases_report",
    "cases": "SELECT count(*) FROM cases_case",
    "closed cases": "SELECT count(*) FROM cases_case WHERE state = 'closed'",
    "consents": "SELECT count(*) FROM people_consent",
    "referrals": "SELECT count(*) FROM referrals_referral",
    "sent": "SELECT count(*) FROM peers_outboxrow",
    "received": "SELECT count(*) FROM peers_inboxrow",
    "receipts": "SELECT count(*) FROM peers_heldreceipt",
}
OF_A_PERSON = ("people", "reports", "cases", "consents", "referrals", "sent", "received")


@dataclass(frozen=True)
class Knowledge:
    """How much of each thing a node has."""

    node: str
    counts: dict[str, int]

    @property
    def nothing(self) -> bool:
        return not any(self.counts[name] for name in OF_A_PERSON)

    def __str__(self) -> str:
        if self.nothing:
            return f"{self.node}: knows nothing"
        return f"{self.node}: " + ", ".join(f"{count} {name}" for name, count in self.counts.items() if count)


def look(node: str, home: Path, database: str = "") -> Knowledge:
    """Count what lies in the database of a node."""
    return Knowledge(node, _counts_of_postgres(database) if database else _counts_of_sqlite(home / "node.sqlite3"))


def _counts_of_sqlite(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as connection:
        return {name: connection.execute(question).fetchone()[0] for name, question in COUNTED.items()}


def _counts_of_postgres(url: str) -> dict[str, int]:
    counts = {}
    with psycopg.connect(url) as connection:
        for name, question in COUNTED.items():
            row = connection.execute(question.encode()).fetchone()
            counts[name] = int(row[0]) if row else 0
    return counts


def files_with(folder: Path, needles: Iterable[bytes]) -> list[str]:
    """The names of files below `folder` whose bytes hold any of the needles; key files and settings excepted."""
    wanted = list(needles)
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in ("keys.json", "node.toml"):
            continue
        content = path.read_bytes()
        if any(needle in content for needle in wanted):
            found.append(str(path.relative_to(folder)))
    return found
