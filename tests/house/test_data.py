"""Numbers and words of law and of published lists say where they come from and how certain they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.reading_code import PASSAGE

FILES = sorted(path for path in PASSAGE.glob("rules/*/data/*") if path.is_file() and path.suffix in (".json", ".yaml"))
# A book is named by its title and is its own source.
SOURCES = {"source", "src", "sources", "source_url", "title"}
CERTAINTIES = {"certain", "probable", "uncertain", "unverified"}


def load(path: Path) -> Any:
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a file."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from walk(part)
    elif isinstance(value, list):
        for part in value:
            yield from walk(part)


def uncovered(value: Any, source: bool = False, certainty: bool = False, at: str = "", row: bool = False) -> Iterator[str]:
    """Rows (mappings in a list) that give no source or no certainty and stand in nothing that gives it."""
    if isinstance(value, dict):
        around = [value, *([value["meta"]] if isinstance(value.get("meta"), dict) else [])]
        source = source or any(SOURCES & set(each) for each in around)
        certainty = certainty or any("certainty" in each for each in around)
        if row and not (source and certainty):
            yield at
        for name, part in value.items():
            yield from uncovered(part, source, certainty, f"{at}/{name}")
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from uncovered(part, source, certainty, f"{at}[{position}]", row=True)


def test_there_is_data() -> None:
    assert len(FILES) >= 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_certainties_are_of_the_four_words(path: Path) -> None:
    found = {row["certainty"] for row in walk(load(path)) if isinstance(row.get("certainty"), str)}
    assert found
    assert found <= CERTAINTIES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_names_its_source(path: Path) -> None:
    assert any(SOURCES & set(row) for row in walk(load(path)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_when_it_was_last_verified(path: Path) -> None:
    assert any({"last_verified", "verified_on"} & set(row) for row in walk(load(path)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_has_a_source_and_a_certainty_of_its_own_or_of_what_it_stands_in(path: Path) -> None:
    assert not list(uncovered(load(path)))
