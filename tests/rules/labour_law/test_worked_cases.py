"""`worked_cases.yaml`: each case's computation by hand is worked out here as it is written there, beside what is reckoned."""

from __future__ import annotations

import ast
import operator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from passage.rules.labour_law import facts_from, law_of, reckon

TABLE = yaml.safe_load((Path(__file__).parent / "worked_cases.yaml").read_text("utf-8"))
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def by_hand(written: object) -> Fraction:
    """The value of a sum as it is written, in fractions."""

    def value(node: ast.expr) -> Fraction:
        if isinstance(node, ast.BinOp):
            found: Fraction = OPERATORS[type(node.op)](value(node.left), value(node.right))
            return found
        assert isinstance(node, ast.Constant)
        return Fraction(str(node.value))

    return value(ast.parse(str(written), mode="eval").body)


def owed(province: str, facts: dict[str, Any]) -> Decimal:
    return reckon(facts_from({"workplace": {"province": province, "areas": []}, **facts}), law_of("TH")).total.low


def test_there_are_enough_of_them() -> None:
    assert len(TABLE["minimum_wage"]) + len(TABLE["cases"]) >= 120


@pytest.mark.parametrize(("province", "day", "expected"), TABLE["minimum_wage"], ids=lambda value: str(value))
def test_a_day_at_the_minimum(province: str, day: object, expected: str) -> None:
    stretch = {"from": str(day), "to": str(day), "hours": 8, "paid_a_day": 300}
    assert owed(province, {"stretches": [stretch]}) == by_hand(expected)


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: f"{case['law']}-{case['by_hand']}")
def test_a_worked_case(case: dict[str, Any]) -> None:
    assert owed("TH-10", case["facts"]) == by_hand(case["by_hand"])
