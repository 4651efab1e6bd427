"""The linkage itself: our keys block, our scores stand beside Splink's own comparisons, Splink estimates and predicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from duckdb.func import PythonUDFType
from duckdb.sqltypes import BIGINT, FLOAT
from numpy.typing import NDArray
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

from passage.rules.linkage import Record, keys
from passage.rules.names import read
from passage.rules.names.bulk import Bulk

# A key that would bring more pairs than this is left out; its people meet under others.
MOST_PAIRS_OF_A_KEY = 2500
SAMPLED_PAIRS = 1_000_000
_NAME_LEVELS = (14, 7, 2, -2)


@dataclass(frozen=True)
class Side:
    """One file: ids, and the records in the same order."""

    ids: Sequence[str]
    records: Sequence[Record]


class NameBits:
    """The evidence of names for pairs of rows: that of the blocked pairs worked out in one go, others when asked."""

    def __init__(self, left: Side, right: Side) -> None:
        names = [[read(each.names[0] if each.names else "") for each in side.records] for side in (left, right)]
        self._bulk = Bulk(*names)
        self._width = max(1, len(right.records))
        self._pairs: NDArray[np.int64] = np.array([], np.int64)
        self._bits: NDArray[np.float32] = np.array([], np.float32)

    def prepare(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> None:
        """Work out the bits of these pairs."""
        pairs = left * self._width + right
        order = np.argsort(pairs)
        self._pairs, self._bits = pairs[order], self._bulk.bits(left, right)[order]

    def __call__(self, left: pa.Array, right: pa.Array) -> pa.Array:
        """For DuckDB: arrays of rows of the two files, bits back."""
        one, other = (side.to_numpy(zero_copy_only=False).astype(np.int64) for side in (left, right))
        asked = one * self._width + other
        at = np.minimum(np.searchsorted(self._pairs, asked), max(0, len(self._pairs) - 1))
        if len(self._pairs):
            known = self._pairs[at] == asked
            bits = np.where(known, self._bits[at], np.float32(0))
        else:
            known, bits = np.zeros(len(asked), bool), np.zeros(len(asked), np.float32)
        if not known.all():
            bits[~known] = self._bulk.bits(one[~known], other[~known])
        return pa.array(bits, pa.float32())


def settings() -> SettingsCreator:
    """What is compared and how pairs are found; the same on DuckDB and on Spark, where `name_bits` is registered likewise."""
    name = [levels.CustomLevel("name_row_l IS NULL OR name_row_r IS NULL").configure(is_null_level=True)]
    name += [levels.CustomLevel(f"name_bits(name_row_l, name_row_r) >= {bits}") for bits in _NAME_LEVELS]
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            comparisons.CustomComparison(output_column_name="name_row", comparison_levels=[*name, levels.ElseLevel()]),
            comparisons.CustomComparison(output_column_name="birth", comparison_levels=_birth_levels()),
            comparisons.ExactMatch("sex"),
            comparisons.ExactMatch("home_place"),
            comparisons.ExactMatch("phone"),
        ],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        unique_id_column_name="unique_id",
    )


def _birth_levels() -> list[Any]:
    vague = "(length(birth_l) = 4 OR length(birth_r) = 4 OR right(birth_l, 5) = '01-01' OR right(birth_r, 5) = '01-01')"
    return [
        levels.NullLevel("birth"),
        levels.CustomLevel(f"birth_l = birth_r AND NOT {vague}"),
        levels.CustomLevel(f"birth_year_l = birth_year_r AND {vague}"),
        levels.CustomLevel(
            "birth_year_l = birth_year_r AND substr(birth_l, 6, 2) = substr(birth_r, 9, 2)"
            " AND substr(birth_l, 9, 2) = substr(birth_r, 6, 2)"
        ),
        levels.CustomLevel("abs(birth_year_l - birth_year_r) <= 1"),
        levels.ElseLevel(),
    ]


def link(left: Side, right: Side, *, least: float) -> list[tuple[str, str, float]]:
    """Pairs (id in the left file, id in the right file, probability of one person), at least so probable, likeliest first."""
    connection = duckdb.connect()
    name_bits = NameBits(left, right)
    connection.create_function("name_bits", name_bits, [BIGINT, BIGINT], FLOAT, type=PythonUDFType.ARROW)
    for name, side in (("first", left), ("second", right)):
        connection.register(f"{name}_read", _table(side))
        connection.execute(f"CREATE TABLE {name}_keys AS SELECT name_row, unnest(keys) AS key FROM {name}_read")  # noqa: S608
    _drop_common_keys(connection)
    pairs = connection.execute(
        "SELECT DISTINCT l.name_row AS l, r.name_row AS r FROM first_keys l JOIN second_keys r USING (key)"
    ).fetchnumpy()
    name_bits.prepare(pairs["l"].astype(np.int64), pairs["r"].astype(np.int64))
    api = DuckDBAPI(connection)
    frames = [api.register(_with_kept_keys(connection, name), dataset_display_name=name) for name in ("first", "second")]
    linker = Linker(frames, settings(), log_level=None)
    _train(linker)
    found = linker.inference.predict(threshold_match_probability=least)
    rows = connection.execute(
        f"SELECT unique_id_l, unique_id_r, match_probability FROM {found.physical_name} ORDER BY match_probability DESC, 1, 2"  # noqa: S608
    ).fetchall()
    return [(str(one), str(other), float(probability)) for one, other, probability in rows]


def _table(side: Side) -> pa.Table:
    """The columns Splink sees; a name stands there as its row, for `name_bits`."""
    births = [each.birth for each in side.records]
    return pa.table(
        {
            "unique_id": list(side.ids),
            "name_row": pa.array(range(len(side.ids)), pa.int64()),
            "sex": [each.sex or None for each in side.records],
            "birth": [str(birth) if birth else None for birth in births],
            "birth_year": [birth.year if birth else None for birth in births],
            "home_place": [each.home_place or None for each in side.records],
            "phone": [each.phone or None for each in side.records],
            "keys": pa.array([_keys(each) for each in side.records], pa.list_(pa.int64())),
        }
    )


def _keys(record: Record) -> list[int]:
    """The blocking keys as numbers; those of single words are left out, too many people share them."""
    return sorted(
        int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
        for key in keys(record)
        if not key.startswith("w:")
    )


def _drop_common_keys(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE kept AS SELECT key FROM (SELECT key, count(*) AS n FROM first_keys GROUP BY key) l"
        " JOIN (SELECT key, count(*) AS n FROM second_keys GROUP BY key) r USING (key) WHERE l.n * r.n <= ?",
        [MOST_PAIRS_OF_A_KEY],
    )
    for name in ("first", "second"):
        connection.execute(f"DELETE FROM {name}_keys WHERE key NOT IN (SELECT key FROM kept)")  # noqa: S608


def _with_kept_keys(connection: duckdb.DuckDBPyConnection, name: str) -> pa.Table:
    return connection.execute(
        f"SELECT t.* EXCLUDE (keys), coalesce(k.keys, []) AS keys FROM {name}_read t"  # noqa: S608
        f" LEFT JOIN (SELECT name_row, list(key) AS keys FROM {name}_keys GROUP BY name_row) k USING (name_row)"
    ).to_arrow_table()


def _train(linker: Linker) -> None:
    """Estimate how fields agree among true pairs and by chance. EM runs on pairs of one telephone, then of one birth date:
    blocks that are small whatever the size of the files."""
    linker.training.estimate_probability_two_random_records_match([block_on("phone", "birth")], recall=0.25)
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=20191030)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth", "home_place"))
