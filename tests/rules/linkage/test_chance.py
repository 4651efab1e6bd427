"""How often fields agree by chance is what looking at every pair finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.linkage import chance

VALUES = st.lists(st.integers(0, 3), min_size=1, max_size=8)
DAYS = st.lists(
    st.sampled_from([(0, 0), (1990, 0), (1991, 0), (1990, 19900512), (1990, 19901205), (1991, 19910512), (1990, 19900505)]),
    min_size=1,
    max_size=8,
)
PLACES = st.lists(st.sampled_from([(0, 0), (1, 0), (2, 7), (3, 7), (4, 8)]), min_size=1, max_size=8)


def column(values: list[int]) -> np.ndarray:
    return np.array(values, np.int64)


def shares(levels: list[int], kinds: int) -> list[float]:
    """Of the levels found at all pairs the share of each, as if one pair had it where none has."""
    return [max(1, levels.count(kind)) / max(1, len(levels)) for kind in range(kinds)]


@given(VALUES, VALUES)
def test_the_same_value(left: list[int], right: list[int]) -> None:
    met = [int(one != other) for one in left for other in right if one and other]
    assert chance.same(column(left), column(right)) == pytest.approx(shares(met, 2)[0])


@given(PLACES, PLACES)
def test_one_place_one_province_or_neither(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    levels = [
        0 if one[0] == other[0] else 1 if one[1] and one[1] == other[1] else 2
        for one in left
        for other in right
        if one[0] and other[0]
    ]
    sides = [(column([each[0] for each in side]), column([each[1] for each in side])) for side in (left, right)]
    assert chance.places(*sides) == pytest.approx(shares(levels, 3))


def level(one: tuple[int, int], other: tuple[int, int]) -> int:
    vague = not (one[1] and other[1])
    day, month = other[1] % 100, other[1] // 100 % 100
    asked = (
        one[1] == other[1] != 0,
        one[0] == other[0] and vague,
        one[1] != 0 and one[1] == other[1] // 10_000 * 10_000 + day * 100 + month,
        abs(one[0] - other[0]) <= 1 and vague,
        one[0] == other[0],
    )
    return asked.index(True) if any(asked) else len(asked)


@given(DAYS, DAYS)
def test_births_in_the_order_in_which_levels_are_asked(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    levels = [level(one, other) for one in left for other in right if one[0] and other[0]]
    sides = [chance.Births(column([each[0] for each in side]), column([each[1] for each in side])) for side in (left, right)]
    assert chance.births(*sides) == pytest.approx(shares(levels, 6))
