"""`passage owed --pdf --xlsx`: the reckoning as files."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from passage.doors.console.command import main
from tests.doors.frame.papers.reading_pdf import text_of

FACTORY = str(Path(__file__).parents[4] / "docs" / "examples" / "owed" / "factory.yaml")


def test_a_reckoning_is_written_as_a_paper_and_as_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf, xlsx = tmp_path / "owed.pdf", tmp_path / "owed.xlsx"
    assert main(["owed", FACTORY, "--pdf", str(pdf), "--xlsx", str(xlsx), "--language", "my"]) == 0
    assert "7,406.25" in text_of(pdf.read_bytes())
    assert openpyxl.load_workbook(io.BytesIO(xlsx.read_bytes())).sheetnames == ["1"]
    assert "owed: 7406.25 THB" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_said_by_its_name_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["owed", FACTORY, "--pdf", str(tmp_path / "none" / "owed.pdf")]) == 2
    assert capsys.readouterr().err == "passage: owed.pdf cannot be written.\n"
