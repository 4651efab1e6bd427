"""Short ways to a reckoning, for tests: a workplace in Bangkok unless another is given."""

from __future__ import annotations

from typing import Any

from passage.rules.labour_law import Check, Line, Open, Reckoning, Rule, What, facts_from, law_of, reckon

BANGKOK = {"province": "TH-10", "areas": []}


def found(**facts: Any) -> Reckoning:
    return reckon(facts_from({"workplace": BANGKOK} | facts), law_of("TH"))


def day(first: str = "2025-01-06", last: str = "", hours: object = 8, **more: Any) -> list[dict[str, Any]]:
    return [{"from": first, "to": last or first, "hours": hours, **more}]


def lines(reckoning: Reckoning, what: What) -> list[Line]:
    return [line for part in reckoning.parts for line in part.lines if line.what is what]


def codes(reckoning: Reckoning) -> set[Open]:
    return {point.code for point in reckoning.open}


def check(reckoning: Reckoning, rule: Rule) -> Check:
    (one,) = [each for each in reckoning.checks if each.rule is rule]
    return one


def broken(reckoning: Reckoning) -> set[Rule]:
    return {each.rule for each in reckoning.checks if not each.is_kept}
