"""`passage owed`: the examples that the documentation shows, and files that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from passage.doors.console.command import main

EXAMPLES = sorted((Path(__file__).parents[4] / "docs" / "examples" / "owed").glob("*.yaml"))
# By hand: 23 x 372 + 23 x 2..4 x 46.5 x 1.5 - 23 x 300..280; 12500 / 240 x 1.5 x 50 + 12500 - 9000; and so on.
TOTALS = {
    "day_labourer": ["4864.50", "8533.00"],
    "factory": "7406.25",
    # 363 + 2 x 363 / 8 x 1.5 - 300 = 199.13; 1 May 363 + 363 - 300 = 426; 8 x 363 + 16 x 363 / 8 x 1.5 - 2400 = 1593.
    "domestic_worker": "2218.13",
    # 345 x 30 twice.
    "fisher": "20700.00",
    # 300 x 400; 40 days from 16 July to 31 August without Sundays; (2 + 6 x 137 / 365) x 400.
    "dismissed_after_11_years": "137700.82",
    # 10000 x 0.15 x 180 / 365; 1500 - 1200 + 200.
    "late_and_kept_back": "1239.73",
    # 5 x 2 x 372 / 8 x 1.5 = 697.50; the holiday 2 x 372 - 372.
    "young_worker": "1069.50",
    # 352 x 30 - 10560.
    "rest_at_sea": "0.00",
    # 23 days: 352 + 2 x 44 x 1.5 - 250; or 380 x 8 / 10 is below 352 too.
    "piece_worker": "5382.00",
    # 2000 - 1200; 2000; from 2025-06-07 85 days: 2000 x 0.15 x 85 / 365 = 69.86.
    "recruited": "2869.86",
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_of_the_documentation(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Two hours beyond eight on 1 May in domestic work: MR No.15 is unread on s.63, so there is no amount for them.
    assert main(["owed", str(path), "--json"]) == (1 if path.stem == "domestic_worker" else 0)
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == TOTALS[path.stem]
    assert all(line["section"] and line["certainty"] for part in found["parts"] for line in part["lines"])


def test_the_answer_is_printed_line_by_line_with_the_law_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["owed", str(next(path for path in EXAMPLES if path.stem == "factory"))])
    shown = capsys.readouterr().out
    assert "LPA s.61" in shown
    assert "owed: 7406.25 THB" in shown
    assert "Having papers or not changes nothing" in shown


def test_an_answer_without_some_days_is_marked_and_has_its_own_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("workplace: {province: TH-10}\nstretches: [{from: 2025-07-22, to: 2025-07-23, hours: 8}]\n")
    assert main(["owed", str(file)]) == 1
    assert "partial" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"workplace: [", "no YAML"),
        (b"workplace: {province: TH-10}\nstretches: [{from: 2025-01-01, to: 2025-01-02, hours: 30}]\n", "stretches[0].hours"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "not_a_table"),
        (b"[" * 1200, "nested too deep"),
        (b"workplace: {province: TH-10}\nstretches: [{from: 2025-02-30, to: 2025-03-02, hours: 8}]\n", "stretches[0].from"),
        (b"workplace: {province: TH-10, employees: 4.5}\n", "workplace.employees"),
        (b"workplace: {province: TH-10}\nwage: 300\nwage: 500\n", "wage: told_twice"),
        (b"workplace: {province: TH-10}\nwage: 12:30\n", "wage: not_a_number"),
        (b"workplace: {province: TH-10}\nwage: 1e999\n", "wage: out_of_range (0 to 1000000000)"),
        (b"workplace: {province: TH-10}\nwage: .nan\n", "wage: not_a_number"),
        (b'workplace: {province: TH-10}\n"wa\\e[31mge": 3\n', "wa[31mge: unknown_field"),
        (b"workplace: {province: TH-99}\n", "workplace.province: not_one_of (TH-10, ..., TH-96)"),
        (b"workplace: {province: TH-83, class: hotel_9_star}\n", "workplace.class: not_one_of (entertainment_place, hotel_4"),
        (b"country: XX\nworkplace: {province: TH-10}\n", "no tables"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.yaml"
    file.write_bytes(content)
    assert main(["owed", str(file)]) == 2
    assert says in capsys.readouterr().err


def test_a_rule_can_be_left_out_and_the_answer_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(next(path for path in EXAMPLES if path.stem == "factory"))
    # 12500 - 9000: the month alone, without overtime.
    assert main(["owed", path, "--without", "pay.ot_multiplier_workday"]) == 1
    shown = capsys.readouterr().out
    assert "owed: 3500.00 THB" in shown
    assert "switched_off [LPA s.61]" in shown
    assert main(["owed", path, "--without", "pay.everything"]) == 2
    assert "passage law rules" in capsys.readouterr().err


def test_what_was_told_on_board_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    # Eleven days of 400, half: a monthly wage is for every day.
    assert main(["owed", str(EXAMPLES[0].parent / "at_sea" / "papers.yaml")]) == 0
    shown = capsys.readouterr().out
    assert "owed: 2200.00 THB" in shown
    assert "rule broken: vessel_certificate" in shown
    assert "rule kept: crew_list" in shown


def test_another_country_is_reckoned_from_tables_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    # 1700 - 1500; 20 days x 2 h x 1700 / 26 / 8 x 1.5 = 490.38; one day 1700 / 26 = 65.38.
    assert main(["owed", str(EXAMPLES[0].parent / "my" / "factory.yaml")]) == 0
    shown = capsys.readouterr().out
    assert "owed: 755.76 MYR" in shown
    assert "EA s.60A(3)" in shown
    assert "LPA" not in shown


def test_a_leap_day_of_the_buddhist_era_is_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("workplace: {province: TH-10, areas: []}\nstretches: [{from: 2567-02-29, to: 2567-02-29, hours: 8}]\n")
    assert main(["owed", str(file)]) == 0
    assert "owed: 363.00 THB" in capsys.readouterr().out
