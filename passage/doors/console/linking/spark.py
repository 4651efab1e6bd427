"""The same linkage on Spark, for registers that outgrow one machine: the same settings, keys as a column, names weighed where
the pairs are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from splink import Linker
from splink.backends.spark import SparkAPI

from passage.doors.console.linking.people import Both
from passage.doors.console.linking.settings import settings, train
from passage.rules.linkage import blocking
from passage.rules.linkage.weighing import NameWeights

Places = NDArray[np.int64]


def predict(session: Any, both: Both, sampled_pairs: float) -> tuple[Places, Places, NDArray[np.float64]]:
    """Left and right rows of the pairs that share a key, and Splink's weight of each in bits, as `splinking.predict` has them.

    `session`: a `pyspark.sql.SparkSession`. Every worker needs this package and holds the names of both files.
    """
    weights = session.sparkContext.broadcast(NameWeights(both.names, both.bearers))
    for function, field in (("name_bits", "name"), ("parent_bits", "parent")):
        own = session.sparkContext.broadcast(tuple(getattr(people, field) for people in both.people))
        session.udf.register(function, _asked(weights, own))
    of_splink: Any = SparkAPI
    api = of_splink(spark_session=session, register_udfs_automatically=False, break_lineage_method="persist")
    tables = zip(("first", "second"), both.tables, keys(both), strict=True)
    frames = [
        api.register(session.createDataFrame(table.append_column("keys", own)), dataset_display_name=name)
        for name, table, own in tables
    ]
    linker = Linker(frames, settings(both), log_level=logging.ERROR, validate_settings=False)
    train(linker, sampled_pairs)
    found = linker.inference.predict().as_spark_dataframe()
    rows = found.select("unique_id_l", "unique_id_r", "match_weight").toPandas()
    left, right = (rows[name].to_numpy(np.int64) for name in ("unique_id_l", "unique_id_r"))
    return left, right, rows["match_weight"].to_numpy(np.float64)


def keys(both: Both) -> tuple[Any, Any]:
    """For each file the keys of every person as a list of numbers; those who share one are compared."""
    found = list(blocking.keys(both.names, *both.people))
    sides = (
        _lists(np.concatenate([pair[at].row for pair in found]), np.concatenate([pair[at].key for pair in found]), len(people))
        for at, people in enumerate(both.people)
    )
    left, right = sides
    return left, right


def _lists(row: Places, key: NDArray[np.uint64], people: int) -> Any:
    order = np.argsort(row, kind="stable")
    starts = np.searchsorted(row[order], np.arange(people + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(starts), pa.array(key[order].view(np.int64)))


def _asked(weights: Any, own: Any) -> Callable[..., Any]:
    """For Spark: rows of the two files in, the evidence of their names out, in bits."""
    from pyspark.sql.functions import pandas_udf

    def bits(left: pd.Series, right: pd.Series) -> pd.Series:
        names = tuple(side[rows.to_numpy(np.int64)] for side, rows in zip(own.value, (left, right), strict=True))
        known = (names[0] >= 0) & (names[1] >= 0)
        found = np.full(len(known), -60.0)
        found[known] = weights.value.bits(names[0][known], names[1][known])
        return pd.Series(found)

    asked: Callable[..., Any] = pandas_udf(bits, "double")
    return asked
