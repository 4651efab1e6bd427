"""`passage names evaluate`: how well the names of a list are found among all its spellings."""

from __future__ import annotations

import json
import random
import resource
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from passage.doors.console.command import Stop
from passage.doors.console.names.lists import columns
from passage.rules.names.evaluation import Measure, Result, ranks, summary, task
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
    start = time.process_time()
    found = ranks(work)
    seconds = time.process_time() - start
    _print(path.name, summary(found, len(work.pool)), len(found) / seconds, as_json=as_json)
    return 0


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


def _print(name: str, result: Result, per_second: float, *, as_json: bool) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if as_json:
        said: dict[str, Any] = {
            "file": name,
            **asdict(result),
            "names_per_cpu_second": round(per_second, 1),
            "peak_memory_mib": round(memory, 1),
        }
        print(json.dumps(said))
        return
    print(f"{name}: {result.queries} names asked among {result.pool}")
    print(f"  recall at 1  {_said(result.recall_at_1)}")
    print(f"  recall at 5  {_said(result.recall_at_5)}")
    print(f"  MRR          {_said(result.mean_reciprocal_rank)}")
    print(f"  {per_second:.0f} names per second of CPU, {memory:.0f} MiB at most")


def _said(measure: Measure) -> str:
    return f"{measure.value:.3f}  ({measure.low:.3f} to {measure.high:.3f})"
