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
from passage.rules.linkage.weighing import UNEXPLAINED

TRAINED_ON = (block_on("phone"), block_on("birth_day", "home_place"))
"""Blocks that are small whatever the size of the files, and between them leave every field free once."""

# Bits from which a level begins; each weighs as much as its middle. Those of parents end early: families share names.
_NAME_BITS = (24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0, -2)
_PARENT_BITS = (12, 10, 8, 6, 4, 2, 0)
_STEP = 2
_PARENTS_UNEXPLAINED = 0.3


def _chance(left: NDArray[np.int64], right: NDArray[np.int64]) -> float:
    """How often a known value of both is the same by chance, counted: no sample of pairs holds values so rare."""
    ours, theirs = left[left != 0], right[right != 0]
    values, counts = np.unique(ours, return_counts=True)
    at = np.minimum(np.searchsorted(values, theirs), max(0, len(values) - 1))
    met = counts[at][values[at] == theirs].sum() if len(values) else 0
    return max(1, int(met)) / max(1, len(ours) * len(theirs))


def settings(both: Both) -> SettingsCreator:
    """For tables with the columns of `Both.tables`. Functions the database must know: `name_bits` and `parent_bits` of two rows.

    The levels of names are fixed, for the matcher says what each weighs: Splink would need as many random pairs as the rarest
    level is rare (2^24) to learn that by itself.
    """
    phone, day = (_chance(*(getattr(people, field) for people in both.people)) for field in ("phone", "day"))
    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=both.expected / (len(both.people[0]) * len(both.people[1])),
        comparisons=[
            _bits("name_bits", "name_row", _NAME_BITS, UNEXPLAINED),
            _bits("parent_bits", "parent_row", _PARENT_BITS, _PARENTS_UNEXPLAINED),
            comparisons.CustomComparison(output_column_name="birth", comparison_levels=_birth(day)),
            comparisons.CustomComparison(output_column_name="home_place", comparison_levels=_place()),
            comparisons.CustomComparison(output_column_name="phone", comparison_levels=_phone(phone)),
            comparisons.ExactMatch("sex"),
        ],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        unique_id_column_name="unique_id",
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _bits(function: str, column: str, begins: Sequence[int], unexplained: float) -> Any:
    asked = f"{function}(name_row_l, name_row_r)"
    found: list[Any] = [levels.CustomLevel(f"{column}_l IS NULL OR {column}_r IS NULL").configure(is_null_level=True)]
    found += [_weighing(levels.CustomLevel(f"{asked} >= {bits}"), 2.0 ** (bits + _STEP / 2)) for bits in begins]
    found.append(_weighing(levels.ElseLevel(), unexplained))
    return comparisons.CustomComparison(output_column_name=column.removesuffix("_row"), comparison_levels=found)


def _weighing(level: Any, factor: float) -> Any:
    """A level whose Bayes factor is known; only the quotient of its two probabilities counts."""
    m, u = (0.1, 0.1 / factor) if factor > 1 else (0.5 * factor, 0.5)
    return level.configure(m_probability=m, u_probability=u, fix_m_probability=True, fix_u_probability=True)


def _counted(level: Any, chance: float) -> Any:
    return level.configure(u_probability=chance, fix_u_probability=True)


def _birth(chance: float) -> Any:
    vague = "(birth_day_l IS NULL OR birth_day_r IS NULL)"
    return [
        levels.CustomLevel("birth_year_l IS NULL OR birth_year_r IS NULL").configure(is_null_level=True),
        _counted(levels.CustomLevel("birth_day_l = birth_day_r"), chance),
        levels.CustomLevel(f"birth_year_l = birth_year_r AND {vague}"),
        _counted(levels.CustomLevel("birth_day_l = birth_turned_r"), chance),
        levels.CustomLevel(f"abs(birth_year_l - birth_year_r) <= 1 AND {vague}"),
        levels.CustomLevel("birth_year_l = birth_year_r"),
        levels.ElseLevel(),
    ]


def _place() -> Any:
    return [
        levels.CustomLevel("home_place_l IS NULL OR home_place_r IS NULL").configure(is_null_level=True),
        levels.CustomLevel("home_place_l = home_place_r"),
        levels.CustomLevel("province_l = province_r"),
        levels.ElseLevel(),
    ]


def _phone(chance: float) -> Any:
    return [
        levels.CustomLevel("phone_l IS NULL OR phone_r IS NULL").configure(is_null_level=True),
        _counted(levels.CustomLevel("phone_l = phone_r"), chance),
        levels.ElseLevel(),
    ]


def train(linker: Any, sampled_pairs: float) -> None:
    """Estimate how fields agree among true pairs and by chance."""
    linker.training.estimate_u_using_random_sampling(max_pairs=sampled_pairs, seed=20191030)
    for block in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(block, max_pairs=sampled_pairs)
