"""A second country from tables of its own: cases worked by hand, and what the tables do not hold is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Open, Reckoning, Workplace, facts_from, law_of, reckon
from tests.rules.labour_law.test_worked_cases import by_hand

LAW = law_of("MY")
CASES = yaml.safe_load((Path(__file__).parent / "worked_cases_my.yaml").read_text("utf-8"))["cases"]


def found(facts: dict[str, Any], employees: int | None = 10, province: str = "MY-14") -> Reckoning:
    place = {"province": province, "areas": [], "employees": employees}
    return reckon(facts_from({"country": "MY", "workplace": place, **facts}), LAW)


def day(first: str, last: str = "", **more: Any) -> dict[str, Any]:
    return {"stretches": [{"from": first, "to": last or first, "hours": 8, **more}]}


def codes(reckoning: Reckoning) -> set[Open]:
    return {point.code for point in reckoning.open}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['law']}-{case['by_hand']}")
def test_a_case_worked_by_hand(case: dict[str, Any]) -> None:
    answer = found(case["facts"], case.get("employees", 10))
    assert answer.total.low == by_hand(case["by_hand"])
    assert answer.currency == "MYR"


def test_every_line_cites_malaysian_law_alone() -> None:
    lines = [line for case in CASES for part in found(case["facts"]).parts for line in part.lines]
    assert len(lines) >= 40
    for line in lines:
        assert not any(cited in line.section for cited in ("LPA", "th-mw", "MR2"))
        assert line.certainty in Certainty
        assert set(line.rests_on) <= {rule.id for rule in LAW.rules()}


def test_past_the_day_the_sources_speak_of_the_act_is_probable_at_best() -> None:
    (line,) = found({"pay": "monthly", "wage": 2600, **day("2025-03-03", hours=10)}).parts[0].lines
    assert (line.is_past_verified, line.certainty) == (True, Certainty.PROBABLE)


@pytest.mark.parametrize(
    ("facts", "province", "code"),
    [
        (day("2025-08-02"), "MY-14", Open.MINIMUM_NOT_VERIFIED),
        (day("2022-04-30"), "MY-14", Open.MINIMUM_BEFORE_FIRST),
        (day("2025-03-03"), "MY-12", Open.NO_SUCH_PROVINCE),
        ({"work": "domestic", **day("2025-03-03")}, "MY-14", Open.NOTHING_ENTERED),
        ({"work": "fishing", **day("2025-03-03")}, "MY-14", Open.NOTHING_ENTERED),
        ({"days_a_week": 7, **day("2025-03-03")}, "MY-14", Open.NOTHING_ENTERED),
        ({"wage": 80, **day("2022-06-01", hours=10)}, "MY-14", Open.NOTHING_ENTERED),
        ({"debts": [{"amount": 1000, "due": "2025-01-31"}], "counted_to": "2025-07-01"}, "MY-14", Open.NOTHING_ENTERED),
        ({"pay_days": [{"day": "2025-01-31", "due": 1700, "deductions": [{"kind": "other", "amount": 50}]}]}, "MY-14", None),
        ({"wage": 80, "absences": [{"why": "maternity", "from": "2025-03-03", "to": "2025-05-01"}]}, "MY-14", None),
        ({"wage": 80, "absences": [{"why": "sick", "from": "2025-03-03", "to": "2025-03-04"}]}, "MY-14", Open.SERVICE_NOT_KNOWN),
        ({"deposits": [{"amount": 500, "taken_on": "2025-01-02"}]}, "MY-14", Open.NOTHING_ENTERED),
    ],
)
def test_what_the_tables_do_not_hold_is_refused(facts: dict[str, Any], province: str, code: Open | None) -> None:
    answer = found(facts, province=province)
    assert answer.is_partial
    assert (code or Open.NOTHING_ENTERED) in codes(answer)
    assert all(line.amount.low == 0 or line.what == "wage" for part in answer.parts for line in part.lines)


def test_how_many_work_there_is_asked_where_the_minimum_depends_on_it() -> None:
    asked = found(day("2025-03-03"), employees=None)
    assert Open.EMPLOYEES_NOT_KNOWN in codes(asked)
    assert asked.total.low == Decimal("57.69")
    assert Open.EMPLOYEES_NOT_KNOWN not in codes(found(day("2025-08-01"), employees=None))
    assert not codes(found(day("2025-03-03")))


def test_each_rule_can_be_switched_off_here_too() -> None:
    for rule in LAW.rules():
        law = LAW.without(frozenset({rule.id}))
        for case in CASES:
            facts = facts_from(
                {"country": "MY", "workplace": {"province": "MY-14", "areas": [], "employees": 10}, **case["facts"]}
            )
            lines = [line for part in reckon(facts, law).parts for line in part.lines]
            assert not any(rule.id in line.rests_on for line in lines)


def test_every_value_and_every_rate_has_source_day_and_certainty() -> None:
    for parameter in LAW.parameters.ids:
        for first in LAW.parameters.days_of_change(parameter):
            value = LAW.parameters.at(parameter, first)
            assert value.section
            assert value.source.startswith(("https://", "http://"))
            assert value.last_verified
            assert value.certainty in Certainty
    for table in LAW.minimum_wages.tables:
        rate = LAW.minimum_wages.at(Workplace("MY-14", (), employees=10), table.since).rate
        assert rate is not None
        assert rate.source.startswith("https://")
        assert rate.last_verified >= table.since
