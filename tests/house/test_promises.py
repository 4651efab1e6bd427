"""The README names for each promise the tests that try to break it, and they exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", README)


def test_every_promise_has_a_row() -> None:
    assert re.findall(r"^\| (\d+) ", README, re.MULTILINE) == [str(number) for number in range(1, 13)]


def test_a_promise_without_a_test_is_said_not_to_be_built() -> None:
    rows = [line for line in README.splitlines() if re.match(r"\| \d+ ", line)]
    assert not [row for row in rows if "::" not in row and "not built yet" not in row]


def test_every_test_that_the_readme_names_exists() -> None:
    assert len(NAMED) > 20
    missing = [f"{path}::{name}" for path, name in NAMED if f"def {name}(" not in (ROOT / path).read_text("utf-8")]
    assert not missing
