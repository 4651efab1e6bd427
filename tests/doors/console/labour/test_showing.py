"""`passage law`: value, section, source, certainty, or a clear reason why there is none."""

from __future__ import annotations

import json

import pytest

from passage.doors.console.command import main


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    main(["law", "show", *words, "--json"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_minimum_wage_of_a_place_names_notification_source_and_last_verified_day(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "minimum-wage", "TH-10", "2025-07-15")
    assert found["value"] == "400 THB a day"
    assert found["notification"] == "th-mw-2025-07-01-general"
    assert (found["certainty"], found["last verified"]) == ("certain", "2025-07-22")
    assert found["source"]


def test_a_buddhist_year_in_native_digits_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "minimum-wage", "TH-10", "๒๕๖๘-๐๗-๑๕")["day"] == "2025-07-15"


def test_past_the_last_verified_day_the_last_known_rate_is_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "minimum-wage", "TH-10", "2026-02-01")
    assert "value" not in found
    assert found["refused"] == "after_last_verified"
    assert found["last known, not verified for that day"] == "400 THB a day"
    assert str(found["none later known on"]).startswith("2026-10-04")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("minimum-wage", "2025-07-15"), "needs a province and a day"),
        (("minimum-wage", "TH-10", "2025"), "a day is needed"),
        (("no.such", "2025-07-15"), "passage law list"),
        (("minimum-wage", "TH-10", "2025-07-15", "--country", "XX"), "no tables"),
        (("minimum-wage", "TH-10", "2025-07-15", "--area", "Hat Yai"), "KIND:NAME"),
    ],
)
def test_what_cannot_be_answered_says_what_is_needed(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "show", *words]) == 2
    assert says in capsys.readouterr().err


def test_all_rules_that_can_be_switched_off_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "rules"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert any(line.startswith("pay.ot_multiplier_workday ") and "LPA s.61" in line for line in printed)
    assert len(printed) > 70


def test_another_country_shows_its_rates_of_month_day_and_hour_and_asks_how_many_work_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    few = shown(capsys, "minimum-wage", "MY-14", "2025-03-01", "--country", "MY")
    assert "1500.00 a month" in str(few["value"])
    assert "ask how many work there" in few
    many = shown(capsys, "minimum-wage", "MY-14", "2025-03-01", "--country", "MY", "--employees", "10")
    assert (
        many["value"]
        == "65.38 a day of 6 a week, 78.46 a day of 5 a week, 98.08 a day of 4 a week, 1700.00 a month, 8.72 an hour (MYR)"
    )
