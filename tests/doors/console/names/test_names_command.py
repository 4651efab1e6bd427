"""`passage names`: what is printed, and what is said of a file that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from passage.doors.console.command import main

ROWS = "native\tlatin\tlicence\nសុខា\tSokha\tx\nសុខា\tSok Kha\tx\nចាន់ ដារ៉ា\tChan Dara\tx\nភិរុណ\tPhirun\tx\n"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_list_is_measured(names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "evaluate", str(names), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["queries"], said["pool"]) == (3, 4)
    assert (said["recall_at_1"], said["recall_at_1_interval"]) == (1.0, [1.0, 1.0])
    assert said["names_per_second"] > 0
    assert said["names_per_second_interval"][0] <= said["names_per_second"] <= said["names_per_second_interval"][1]
    assert said["peak_memory_mib"] > 0


def test_the_pool_is_filled_with_invented_names(names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "evaluate", str(names), "--json", "--pool", "60", "--sample", "2"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["queries"], said["pool"]) == (2, 60)


def test_the_columns_can_be_turned_round(names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "evaluate", str(names), "--columns", "latin:native"]) == 0
    assert "4 names asked among 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"native\nx\n", "no column latin"), (b"\xff\xfe\x00", "UTF-8"), (b"native\tlatin\n", "no pair"), (b"", "no column")],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(content)
    assert main(["names", "evaluate", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_two_names_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "explain", "សុខា", "Sokha"]) == 0
    assert "for one name" in capsys.readouterr().out
    assert main(["names", "explain", "😀", "Sokha"]) == 0
    assert "Nothing to compare" in capsys.readouterr().out


def test_a_folder_without_lists_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "train", "--data", str(tmp_path), "--into", str(tmp_path)]) == 2
    assert "No lists of names" in capsys.readouterr().err


def test_the_tables_in_the_package_are_what_training_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "train", "--check"]) == 0
    assert "latin.tsv" in capsys.readouterr().out
