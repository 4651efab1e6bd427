"""What the law asks beside money, and until when a claim can be brought."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import BadFacts, Reason, Reckoning, Rule, What, facts_from, law_of, reckon

PLACE = {"workplace": {"province": "TH-10", "areas": []}}


def found(**more: Any) -> Reckoning:
    return reckon(facts_from(PLACE | more), law_of("TH"))


def broken(reckoning: Reckoning) -> set[Rule]:
    return {check.rule for check in reckoning.checks if not check.is_kept}


def day(hours: int = 8, **more: Any) -> list[dict[str, Any]]:
    return [{"from": "2025-01-06", "to": "2025-01-06", "hours": hours, **more}]


# By hand: the age on 2025-01-06 is that of the birthday before it.
@pytest.mark.parametrize(
    ("born", "more", "expected"),
    [
        ("2010-01-06", {}, set()),
        ("2010-01-07", {}, {Rule.YOUNGEST}),
        ("2007-01-06", {"work": "hazardous"}, set()),
        ("2007-01-07", {"work": "hazardous"}, {Rule.YOUNGEST_IN_HAZARDOUS_WORK}),
        ("2007-01-07", {"work": "fishing", "pay": "monthly"}, {Rule.YOUNGEST_AT_SEA}),
        ("2007-01-07", {"stretches": day(9)}, {Rule.NO_OVERTIME_UNDER_18}),
        ("2007-01-06", {"stretches": day(9)}, set()),
        ("2007-01-07", {"stretches": day(4, kind="weekly_holiday")}, {Rule.NO_OVERTIME_UNDER_18}),
        ("2007-01-07", {"stretches": day(0, kind="weekly_holiday")}, set()),
        ("2009", {}, set()),
    ],
)
def test_what_a_young_worker_may_not_do(born: str, more: dict[str, Any], expected: set[Rule]) -> None:
    assert broken(found(born=born, **({"stretches": day()} | more))) == expected


def test_work_done_against_a_ban_is_paid() -> None:
    young, grown = (found(born=born, stretches=day(10)) for born in ("2008-01-01", "1990-01-01"))
    assert young.total == grown.total
    assert young.total.low > 372


def test_without_a_day_of_birth_no_age_is_checked() -> None:
    assert {check.rule for check in found(stretches=day(12)).checks} == {Rule.OVERTIME_IN_A_WEEK}


def test_rest_at_sea_after_the_last_verified_day_is_probable_only() -> None:
    rest = {
        "from": "2025-03-03 00:00",
        "to": "2025-03-05 00:00",
        "rests": [{"from": "2025-03-03 00:00", "to": "2025-03-03 10:00"}],
    }
    (check,) = found(work="fishing", rest=rest).checks
    assert (check.rule, check.is_kept, check.found, check.needed) == (Rule.REST_IN_24_HOURS, False, 0, 10)
    assert check.certainty is Certainty.PROBABLE
    assert "C188" in check.section


@pytest.mark.parametrize(
    ("rest", "field", "reason"),
    [
        ({"from": "2025-03-03 00:00"}, "rest.to", Reason.MISSING),
        ({"from": "2025-03-03", "to": "yesterday"}, "rest.to", Reason.NOT_A_MOMENT),
        ({"from": "2025-03-03", "to": "2025-03-02"}, "rest.to", Reason.TURNED_AROUND),
        (
            {"from": "2025-03-03", "to": "2025-03-04", "rests": [{"from": "2025-03-03 10:00", "to": "2025-03-03 09:00"}]},
            "rest.rests[0].to",
            Reason.TURNED_AROUND,
        ),
    ],
)
def test_a_record_of_rest_that_cannot_be_is_refused(rest: dict[str, Any], field: str, reason: Reason) -> None:
    with pytest.raises(BadFacts) as bad:
        facts_from(PLACE | {"work": "fishing", "rest": rest})
    assert (bad.value.field, bad.value.reason) == (field, reason)


# By hand: due at the end of the month, two years for wages and holidays, ten for severance from the last day.
@pytest.mark.parametrize(
    ("more", "what", "expected"),
    [
        ({"stretches": day()}, What.WAGE, date(2027, 1, 31)),
        ({"stretches": [{"from": "2024-02-05", "to": "2024-02-06", "hours": 8}]}, What.WAGE, date(2026, 2, 28)),
        ({"stretches": day(8, kind="weekly_holiday")}, What.HOLIDAY_WORK, date(2027, 1, 31)),
        (
            {"employment": {"from": "2020-01-01", "to": "2025-02-10", "end": "dismissed"}, "wage": 400},
            What.SEVERANCE,
            date(2035, 2, 10),
        ),
    ],
)
def test_a_line_says_until_when_it_can_be_claimed(more: dict[str, Any], what: What, expected: date) -> None:
    lines = [line for part in found(**more).parts for line in part.lines if line.what is what]
    assert [line.lapses_on for line in lines] == [expected]
