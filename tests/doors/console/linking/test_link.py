"""`passage link`: people of two files found as one across scripts, and clear words about files that cannot be used."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from passage.doors.console.command import main
from passage.rules.linkage import Record
from passage.rules.population import Population

HEAD = ("id", "name", "sex", "birth", "home_place", "phone", "parent")
PEOPLE = 1200


def line(public_id: str, record: Record) -> tuple[str, ...]:
    parent = record.parents[0] if record.parents else ""
    return (public_id, record.names[0], record.sex, str(record.birth or ""), record.home_place, record.phone, parent)


def write(path: Path, lines: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEAD, *lines])
    return path


def test_invented_people_are_found_again_across_scripts(tmp_path: Path) -> None:
    made = Population(5)
    known = [made.person() for _ in range(PEOPLE)]
    left = write(tmp_path / "a.csv", [line(f"a{at}", each.record) for at, each in enumerate(known)])
    again = [line(f"b{at}", made.again(each)) for at, each in enumerate(known) if at % 10 < 7]
    others = [line(f"c{at}", made.person().record) for at in range(PEOPLE // 3)]
    right = write(tmp_path / "b.csv", [*others, *again])
    for more in ([], ["--twice", "0"]):
        out = tmp_path / "pairs.csv"
        assert main(["link", str(left), str(right), "--out", str(out), "--least", "0.5", *more]) == 0
        with out.open(encoding="utf-8") as lines:
            pairs = list(csv.DictReader(lines))
        right_ones = sum(pair["id_a"][1:] == pair["id_b"][1:] and pair["id_b"][0] == "b" for pair in pairs)
        assert right_ones >= 0.99 * len(pairs)
        assert right_ones >= 0.94 * len(again)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no rows"),
        ("id,sex\n1,f\n", "the column name"),
        ("id,name\n1,Sokha\n1,Dara\n", "an id twice"),
        ("id,name\n,Sokha\n", "without an id"),
        ("id,name,birth\n1,Sokha,the spring\n", "line 2"),
    ],
)
def test_a_file_that_cannot_be_linked_is_named_with_what_to_do(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(content, "utf-8")
    assert main(["link", str(path), str(path)]) == 2
    assert said in capsys.readouterr().err


def test_what_is_no_probability_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.csv", [("1", "Sokha", "", "๒๕๓๓", "", "", "")])
    assert main(["link", str(path), str(path), "--least", "2"]) == 2
    assert "from 0 to 1" in capsys.readouterr().err
