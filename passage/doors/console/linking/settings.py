"""What Splink compares: our evidence of names in levels beside its own comparisons; the same settings on DuckDB and on Spark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from numpy.typing import NDArray
from splink import SettingsCreator, block_on

from passage.doors.console.linking.people import Both
from passage.rules.linkage import chance
from passage.rules.linkage.weighing import UNEXPLAINED

TRAINED_ON = (block_on("phone"), block_on("birth_day", "home_place"))
"""Blocks that are small whatever the size of the files, and between them leave every field free once."""

# Bits from which a level begins; each weighs as much as its middle. Those of parents end early: families share names.
_NAME_BITS = (24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0, -2)
_PARENT_BITS = (12, 10, 8, 6, 4, 2, 0)
_STEP = 2
_PARENTS_UNEXPLAINED = 0.3


def _column(both: Both, side: int, name: str) -> NDArray[np.int64]:
    """A column that Splink sees, 0 where nothing is known."""
    return np.asarray(both.tables[side][name].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False), np.int64)


def settings(both: Both) -> SettingsCreator:
    """For tables with the columns of `Both.tables`. Functions the database must know: `name_bits` and `parent_bits` of two rows.

    The levels of names are fixed, for the matcher says what each weighs: Splink would need as many random pairs as the rarest
    level is rare (2^24) to learn that by itself.
    """
    sex, phone, year, day, place, province = (
        (_column(both, 0, name), _column(both, 1, name))
        for name in ("sex", "phone", "birth_year", "birth_day", "home_place", "province")
    )
    birth = chance.births(*map(chance.Births, year, day))
    where = chance.places(*zip(place, province, strict=True))
    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=both.expected / (len(both.people[0]) * len(both.people[1])),
        comparisons=[
            _bits("name_bits", "name_row", _NAME_BITS, UNEXPLAINED),
            _bits("parent_bits", "parent_row", _PARENT_BITS, _PARENTS_UNEXPLAINED),
            comparisons.CustomComparison(output_column_name="birth", comparison_levels=_birth(birth)),
            comparisons.CustomComparison(output_column_name="home_place", comparison_levels=_place(where)),
            comparisons.CustomComparison(output_column_name="phone", comparison_levels=_exact("phone", chance.same(*phone))),
            comparisons.CustomComparison(output_column_name="sex", comparison_levels=_exact("sex", chance.same(*sex))),
        ],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        unique_id_column_name="unique_id",
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _bits(function: str, column: str, begins: Sequence[int], unexplained: float) -> Any:
    asked = f"{function}(name_row_l, name_row_r)"
    found: list[Any] = [_unknown(column)]
    found += [_weighing(levels.CustomLevel(f"{asked} >= {bits}"), 2.0 ** (bits + _STEP / 2)) for bits in begins]
    found.append(_weighing(levels.ElseLevel(), unexplained))
    return comparisons.CustomComparison(output_column_name=column.removesuffix("_row"), comparison_levels=found)


def _weighing(level: Any, factor: float) -> Any:
    """A level whose Bayes factor is known; only the quotient of its two probabilities counts."""
    m, u = (0.1, 0.1 / factor) if factor > 1 else (0.5 * factor, 0.5)
    return level.configure(m_probability=m, u_probability=u, fix_m_probability=True, fix_u_probability=True)


def _counted(conditions: Sequence[str], chances: Sequence[float]) -> list[Any]:
    """Levels for pairs that meet a condition, tried in this order, and for the rest, each with how often it is met by chance."""
    found = [*map(levels.CustomLevel, conditions), levels.ElseLevel()]
    return [level.configure(u_probability=share, fix_u_probability=True) for level, share in zip(found, chances, strict=True)]


def _unknown(column: str) -> Any:
    return levels.CustomLevel(f"{column}_l IS NULL OR {column}_r IS NULL").configure(is_null_level=True)


def _birth(chances: Sequence[float]) -> list[Any]:
    vague = "(birth_day_l IS NULL OR birth_day_r IS NULL)"
    conditions = (
        "birth_day_l = birth_day_r",
        f"birth_year_l = birth_year_r AND {vague}",
        "birth_day_l = birth_turned_r",
        f"abs(birth_year_l - birth_year_r) <= 1 AND {vague}",
        "birth_year_l = birth_year_r",
    )
    return [_unknown("birth_year"), *_counted(conditions, chances)]


def _place(chances: Sequence[float]) -> list[Any]:
    return [_unknown("home_place"), *_counted(("home_place_l = home_place_r", "province_l = province_r"), chances)]


def _exact(column: str, same: float) -> list[Any]:
    return [_unknown(column), *_counted((f"{column}_l = {column}_r",), (same, 1 - same))]


def train(linker: Any, sampled_pairs: float) -> None:
    """Estimate how fields agree among true pairs; how they do by chance is counted."""
    for block in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(block, max_pairs=sampled_pairs)
