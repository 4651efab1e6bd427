"""`passage names evaluate`: how well the names of a list are found among all its spellings."""

from __future__ import annotations

import json
import random
import resource
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passage.doors.console.command import Stop
from passage.doors.console.names.lists import columns
from passage.rules.names.evaluation import Measure, Result, Task, each_rank, rate, summary, task
from passage.rules.names.languages import NATIVE, spelling

_SEED = 20191030


def run(path: Path, *, first: str, second: str, pool: int, sample: int, as_json: bool) -> int:
    """Print recall at 1 and 5, MRR, queries, pool, names per second and peak memory, each with its interval."""
    rows = columns(path, first, second)
    work = task(rows)
    if not work.queries:
        raise Stop(f"{path.name} holds no pair to ask with: both columns of a row must hold a name.")
    if pool:
        work = task(rows, distractors(max(0, pool - len(work.pool))))
    if sample and len(work.queries) > sample:
        work = type(work)(tuple(random.Random(_SEED).sample(work.queries, sample)), work.pool)  # noqa: S311 no secret
    found, seconds = _timed(work)
    _print(path.name, summary(found, len(work.pool)), rate(seconds), len(work.pool), as_json=as_json)
    return 0


def _timed(work: Task) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The rank of each query and its seconds of CPU."""
    asking = each_rank(work)
    next(asking)
    found, seconds = [], []
    start = time.process_time()
    for place in asking:
        now = time.process_time()
        found.append(place)
        seconds.append(now - start)
        start = now
    return np.array(found), np.array(seconds)


def distractors(count: int) -> list[str]:
    """Invented Latin names that sound like the region's, always the same for a count."""
    chance = random.Random(_SEED)  # noqa: S311 no secret
    backgrounds = [spelling(script).knowledge.background for script in NATIVE]
    found: dict[str, None] = {}
    while len(found) < count:
        name = backgrounds[len(found) % len(backgrounds)].drawn(chance)
        if 3 <= len(name) <= 24:
            found[name] = None
    return list(found)


def _print(name: str, result: Result, per_second: Measure, pool: int, *, as_json: bool) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    measures = {
        "recall_at_1": result.recall_at_1,
        "recall_at_5": result.recall_at_5,
        "mrr": result.mean_reciprocal_rank,
        "names_per_second": per_second,
    }
    if as_json:
        said: dict[str, Any] = {"file": name, "queries": result.queries, "pool": result.pool}
        for key, measure in measures.items():
            said |= {key: _figure(measure.value), f"{key}_interval": [_figure(measure.low), _figure(measure.high)]}
        said |= {"pairs_per_second": round(per_second.value * pool), "peak_memory_mib": round(memory, 1)}
        print(json.dumps(said))
        return
    print(f"{name}: {result.queries} names asked among {result.pool} (intervals of 95 in 100, by bootstrap)")
    print(f"  recall at 1  {_said(result.recall_at_1)}")
    print(f"  recall at 5  {_said(result.recall_at_5)}")
    print(f"  MRR          {_said(result.mean_reciprocal_rank)}")
    print(f"  names per second of CPU  {per_second.value:.0f}  ({per_second.low:.0f} to {per_second.high:.0f})")
    print(f"  pairs per second of CPU  {per_second.value * pool:,.0f}")
    print(f"  peak memory  {memory:.0f} MiB")


def _figure(value: float) -> float:
    return round(value, 4) if value < 10 else round(value, 1)


def _said(measure: Measure) -> str:
    return f"{measure.value:.3f}  ({measure.low:.3f} to {measure.high:.3f})"
