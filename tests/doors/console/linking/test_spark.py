"""The same linkage on Spark: the settings are the same object, and the pairs found are those that DuckDB finds."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from passage.doors.console.linking import files, people, splinking
from passage.rules.linkage.posterior import posterior
from passage.rules.population import Population
from tests.doors.console.linking.test_link import line, write

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark is not here: it needs the optional group spark and Java (apt-get install default-jre-headless)",
)
PEOPLE = 250
SAMPLED_PAIRS = 10_000


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    made = made.config("spark.sql.shuffle.partitions", "2").config("spark.driver.bindAddress", "127.0.0.1")
    session = made.config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


def test_spark_links_the_same_people_as_duckdb(session: Any, tmp_path: Path) -> None:
    from passage.doors.console.linking import spark

    made = Population(7)
    known = [made.person() for _ in range(PEOPLE)]
    left = write(tmp_path / "a.csv", [line(f"a{at}", each.record) for at, each in enumerate(known)])
    right = write(tmp_path / "b.csv", [line(f"b{at}", made.again(each)) for at, each in enumerate(known)])
    both = people.prepare(files.read(left), files.read(right))
    there = likely(both, *spark.predict(session, both, SAMPLED_PAIRS))
    here = likely(both, *splinking.predict(both, splinking.weigh(both, splinking.found(both))))
    assert sum(one == other for one, other in there) >= 0.9 * PEOPLE
    assert len(there & here) >= 0.95 * len(there | here)


def likely(both: people.Both, left: Any, right: Any, weight: Any) -> set[tuple[int, int]]:
    probability = posterior(left, right, weight, expected=both.expected, twice=1)
    return {(int(left[at]), int(right[at])) for at in (probability >= 0.5).nonzero()[0]}
