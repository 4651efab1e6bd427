"""Every table of screening and journey says where it comes from and how sure it is; the code itself holds no strengths."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from passage.rules.journey.sources import Certainty, read, weakest

RULES = Path(__file__).parents[3] / "passage" / "rules"
PACKAGES = ("screening", "journey")
TABLES = [(package, path.name) for package in PACKAGES for path in sorted((RULES / package / "data").iterdir())]
SOURCES = ("source", "src", "ref")


def load(package: str, name: str) -> Any:
    return read(f"passage.rules.{package}", name)


def blocks(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from blocks(part)
    elif isinstance(value, list):
        for part in value:
            yield from blocks(part)


@pytest.mark.parametrize(("package", "name"), TABLES)
def test_every_table_says_when_it_was_put_together_and_verified(package: str, name: str) -> None:
    heads = [block for block in blocks(load(package, name)) if "last_verified" in block]
    assert heads
    assert name == "ages.yaml" or any(head.get("compiled_on") for head in heads)


@pytest.mark.parametrize(("package", "name"), TABLES)
def test_every_table_names_sources_and_certainty(package: str, name: str) -> None:
    found = list(blocks(load(package, name)))
    assert any(key in block for block in found for key in SOURCES)
    certainties = [block["certainty"] for block in found if "certainty" in block]
    assert certainties
    assert set(certainties) <= set(Certainty)


@pytest.mark.parametrize("country", ["TH", "KH", "LA", "MM"])
def test_every_telephone_number_has_its_own_source_and_certainty(country: str) -> None:
    for row in load("journey", "contacts.yaml")["contacts"][country]:
        assert row["src"]
        assert row["certainty"] in set(Certainty)
        assert {"source_date", "verified_on", "verified_by"} <= row.keys()


def test_every_step_of_a_return_has_its_certainty_and_every_corridor_its_source() -> None:
    table = load("journey", "return_procedures.yaml")
    corridors = [table["thai_side"], *table["corridors"].values()]
    assert all(corridor["src"] for corridor in corridors)
    assert all(step["certainty"] in set(Certainty) for corridor in corridors for step in corridor["steps"])


def test_every_timer_has_its_source_and_certainty() -> None:
    table = load("journey", "timers.yaml")
    rows = [*table["timers"], table["retention"], table["follow_up"], table["contacts"]]
    assert all(row["source"] and row["certainty"] in set(Certainty) for row in rows)


def literals(path: Path) -> Iterator[object]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant):
            yield node.value


@pytest.mark.parametrize("path", sorted((RULES / "screening").glob("*.py")), ids=lambda path: path.name)
def test_code_holds_no_strength_no_threshold_and_no_indicator(path: Path) -> None:
    found = list(literals(path))
    # Of numbers only truth values may stand in code: a threshold is a number.
    assert not [value for value in found if isinstance(value, int | float) and not isinstance(value, bool)]
    texts = {value for value in found if isinstance(value, str)}
    assert not texts & {"S", "M", "W"}
    signs = {row["id"] for part in load("screening", "indicators_delphi.json")["dimensions"] for row in part["indicators"]}
    assert not texts & signs


def test_code_of_ages_and_timers_holds_no_legal_number() -> None:
    for name in ("ages.py", "timers.py", "contacts.py", "returns.py"):
        numbers = {value for value in literals(RULES / "journey" / name) if type(value) is int}
        # Units (an hour, a day, a week) and zero; never an age, a term or a month of follow-up.
        assert numbers <= {0, 1, 7}, name


def test_a_table_is_read_once() -> None:
    from passage.rules.screening import sets

    assert sets() is sets()


def test_the_weakest_of_several_certainties_counts() -> None:
    assert weakest([Certainty.CERTAIN, Certainty.UNCERTAIN, Certainty.PROBABLE]) is Certainty.UNCERTAIN
    assert weakest([]) is Certainty.UNVERIFIED
