"""A rule that is switched off bears on nothing, and an open point names it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import NoSuchRule, Open, Reckoning, Refused, Standing, Workplace, facts_from, law_of, reckon
from tests.rules.labour_law.everything import BANGKOK, HOTEL, WEEK, all_facts

LAW = law_of("TH")
RULES = [rule.id for rule in LAW.rules()]
FACTS = [facts_from(each) for each in all_facts()]


def cited(found: Reckoning) -> set[str]:
    lines = [line for part in found.parts for line in part.lines] + list(found.apart)
    return {rule for line in lines for rule in line.rests_on}


BEFORE = [cited(reckon(facts, LAW)) for facts in FACTS]


def off(*rules: str, **facts: Any) -> Reckoning:
    return reckon(facts_from({"workplace": BANGKOK} | facts), LAW.without(frozenset(rules)))


@pytest.mark.parametrize("rule", RULES)
def test_no_line_cites_a_rule_that_is_switched_off_and_its_place_is_named(rule: str) -> None:
    law = LAW.without(frozenset({rule}))
    for facts, before in zip(FACTS, BEFORE, strict=True):
        after = reckon(facts, law)
        assert rule not in cited(after)
        if rule in before:
            assert Open.SWITCHED_OFF in {point.code for point in after.open}
            assert all(point.section for point in after.open)


@settings(max_examples=10)
@given(st.sets(st.sampled_from(RULES), max_size=6))
def test_any_rules_can_be_switched_off_together(rules: set[str]) -> None:
    law = LAW.without(frozenset(rules))
    for facts in FACTS:
        assert not rules & cited(reckon(facts, law))


def test_every_line_rests_on_rules_that_can_be_switched_off() -> None:
    cited_anywhere = set.union(*BEFORE)
    assert cited_anywhere <= set(RULES)
    assert len(cited_anywhere) >= 40


def test_each_rule_says_section_certainty_and_what_it_is() -> None:
    assert len(set(RULES)) == len(RULES)
    for rule in LAW.rules():
        assert rule.section
        assert rule.title
        assert rule.certainty in Certainty
    assert {"scope.domestic_work", "sea.monthly_wage", "minimum_wage.hotel", "part_months"} <= set(RULES)


def test_a_rule_that_is_not_there_cannot_be_switched_off() -> None:
    with pytest.raises(NoSuchRule):
        LAW.without(frozenset({"pay.everything"}))


def test_the_law_itself_stays_as_it_was() -> None:
    LAW.without(frozenset({"pay.ot_multiplier_workday"}))
    assert LAW.parameters.at("pay.ot_multiplier_workday", date(2025, 1, 6)).standing is Standing.IN_FORCE


# By hand: 372 a day in Bangkok; two hours beyond eight are 2 x 46.5 x 1.5 = 139.50.
def test_overtime_alone_is_left_out() -> None:
    found = off("pay.ot_multiplier_workday", stretches=[WEEK | {"from": "2025-04-28", "to": "2025-04-28", "paid_a_day": 0}])
    assert (found.total.low, found.is_partial) == (372, True)
    assert [(point.code, point.section) for point in found.open] == [(Open.SWITCHED_OFF, "LPA s.61")]


def test_an_agreed_wage_is_owed_without_the_minimum() -> None:
    stretches = [WEEK | {"from": "2025-04-28", "to": "2025-04-28", "hours": 8, "paid_a_day": 0}]
    assert off("pay.minimum_wage_binding", stretches=stretches, wage=300).total.low == 300
    assert off("pay.minimum_wage_binding", stretches=stretches).total.low == 0


def test_no_older_table_takes_the_place_of_one_that_is_switched_off() -> None:
    answer = LAW.without(frozenset({"th-mw-2025-01-01-general"})).minimum_wages.at(Workplace("TH-90", ()), date(2025, 7, 15))
    assert (answer.rate, answer.refused) == (None, Refused.SWITCHED_OFF)


def test_without_the_table_of_hotels_the_general_one_holds() -> None:
    found = off("minimum_wage.hotel", workplace=HOTEL, stretches=[WEEK | {"from": "2024-05-02", "to": "2024-05-02", "hours": 8}])
    assert found.total.low == 347 - 100
    assert Open.SWITCHED_OFF in {point.code for point in found.open}


def test_without_labour_day_the_first_of_may_is_an_ordinary_day() -> None:
    first_of_may = [WEEK | {"from": "2025-05-01", "to": "2025-05-01", "hours": 8, "paid_a_day": 0}]
    found = off("holiday.labour_day", stretches=first_of_may)
    assert found.total.low == 372
    assert Open.SWITCHED_OFF in {point.code for point in found.open}


def test_a_check_that_is_switched_off_is_not_made() -> None:
    found = off("child.min_age", born="2012", stretches=[WEEK])
    assert "youngest" not in {check.rule for check in found.checks}
    assert Open.SWITCHED_OFF in {point.code for point in found.open}
