"""The linkage itself: our keys block, our evidence of names stands beside Splink's comparisons, Splink estimates and predicts."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from duckdb.func import PythonUDFType
from duckdb.sqltypes import BIGINT, FLOAT
from numpy.typing import NDArray
from splink import Linker
from splink.internals.duckdb.database_api import DuckDBAPI

from passage.doors.console.linking.files import File
from passage.doors.console.linking.people import Both, prepare
from passage.doors.console.linking.settings import settings, train
from passage.rules.linkage import blocking
from passage.rules.linkage.posterior import TWICE, posterior
from passage.rules.linkage.weighing import NameWeights

Places = NDArray[np.int64]
Bits = NDArray[np.float32]

SAMPLED_PAIRS = 2_000_000
_AT_ONCE = 250_000
_NO_BITS = np.float32(-60)


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows, in order of left and right row, and the bits of names and of parents, `_NO_BITS` where one is missing."""

    left: Places
    right: Places
    name: Bits
    parent: Bits

    def asked(self, bits: Bits, people: int) -> Any:
        """For DuckDB: arrays of rows of the two files in, bits out; a pair that is not there has no evidence."""
        known = self.left * people + self.right

        def function(left: pa.Array, right: pa.Array) -> pa.Array:
            wanted = _rows(left) * people + _rows(right)
            at = np.minimum(np.searchsorted(known, wanted), max(0, len(known) - 1))
            found = np.where(known[at] == wanted, bits[at], _NO_BITS) if len(known) else np.full(len(wanted), _NO_BITS)
            return pa.array(found, pa.float32())

        return function


def _rows(array: pa.Array) -> Places:
    return np.asarray(array.to_numpy(zero_copy_only=False)).astype(np.int64)


def link(left: File, right: File, *, least: float, twice: float = TWICE) -> list[tuple[str, str, float]]:
    """Pairs (id in the left file, id in the right file, probability of one person), at least so probable, likeliest first.

    `twice`: how likely somebody who stands in a file stands there once more; the rarer, the more pairs with a person in common
    speak against one another.
    """
    both = prepare(left, right)
    scored = weigh(both, found(both))
    one, other, weight = predict(both, scored)
    probability = posterior(one, other, weight, expected=both.expected, twice=twice)
    order = np.lexsort((other, one, -probability))
    order = order[probability[order] >= least]
    ids = [file.columns["id"].take(pa.array(rows[order])).to_pylist() for file, rows in ((left, one), (right, other))]
    return list(zip(*ids, probability[order].tolist(), strict=True))


def found(both: Both) -> tuple[Places, Places]:
    """The pairs that are compared at all."""
    return blocking.pairs(both.names, *both.people)


def weigh(both: Both, rows: tuple[Places, Places]) -> Pairs:
    """The evidence of names; pairs that nothing speaks for are left out."""
    weights = NameWeights(both.names, both.bearers)
    left, right = rows
    people = both.people
    name = _in_threads(weights, people[0].name[left], people[1].name[right])
    keep = blocking.is_hopeful(*people, left, right, name)
    left, right, name = left[keep], right[keep], name[keep]
    parent = _in_threads(weights, people[0].parent[left], people[1].parent[right])
    return Pairs(left, right, name, parent)


def _in_threads(weights: NameWeights, left: Places, right: Places) -> Bits:
    """The evidence of pairs of names, `_NO_BITS` where one is missing."""
    bits = np.full(len(left), _NO_BITS)
    has = np.flatnonzero((left >= 0) & (right >= 0))
    parts = [has[at : at + _AT_ONCE] for at in range(0, len(has), _AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for part, own in zip(parts, threads.map(lambda at: weights.bits(left[at], right[at]), parts), strict=True):
            bits[part] = own
    return bits


def predict(both: Both, pairs: Pairs) -> tuple[Places, Places, NDArray[np.float64]]:
    """Splink's weight of each pair, in bits, with its prior for two people of the files."""
    connection = duckdb.connect()
    people = len(both.people[1])
    for function, bits in (("name_bits", pairs.name), ("parent_bits", pairs.parent)):
        connection.create_function(function, pairs.asked(bits, people), [BIGINT, BIGINT], FLOAT, type=PythonUDFType.ARROW)
    api = DuckDBAPI(connection)
    frames = [
        api.register(table, dataset_display_name=name) for name, table in zip(("first", "second"), both.tables, strict=True)
    ]
    linker = Linker(frames, settings(both), log_level=logging.ERROR, validate_settings=False)
    train(linker, SAMPLED_PAIRS)
    connection.register("pairs_found", pa.table({"l": pairs.left, "r": pairs.right}))
    connection.execute(
        "CREATE TABLE pairs_to_score AS SELECT '0' AS match_key, 'first-__-' || l AS join_key_l, 'second-__-' || r AS join_key_r"
        " FROM pairs_found"
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs_to_score"))
    scored = linker.inference.predict()
    rows = connection.execute(
        f"SELECT unique_id_l AS l, unique_id_r AS r, match_weight AS w FROM {scored.physical_name}"  # noqa: S608
    ).fetchnumpy()
    return rows["l"].astype(np.int64), rows["r"].astype(np.int64), rows["w"].astype(np.float64)
