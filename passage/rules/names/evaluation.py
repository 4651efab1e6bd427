"""How well names are found: each name asks among all others' spellings, and the rank of a right one is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.latin import plain
from passage.rules.names.name import read
from passage.rules.names.ranking import Ranking

_RESAMPLES = 1000
_SEED = 20191030


@dataclass(frozen=True)
class Task:
    """Names that ask, each with the places in the pool that are right (any of them), and the pool."""

    queries: tuple[tuple[str, frozenset[int]], ...]
    pool: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A share with its bootstrap interval of 95 per cent."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Result:
    """Recall at 1 and 5 and mean reciprocal rank, over `queries` names asked among `pool`."""

    recall_at_1: Measure
    recall_at_5: Measure
    mean_reciprocal_rank: Measure
    queries: int
    pool: int


def task(rows: Iterable[tuple[str, str]], distractors: Sequence[str] = ()) -> Task:
    """From rows (asks, right answer): unique asking strings, and as pool all unique answers and the distractors.

    Latin answers are one when their letters a-z are; others when they are the same text. Rows with an empty side are left out.
    """
    places: dict[str, int] = {}
    pool: list[str] = []
    right: dict[str, set[int]] = {}
    for asks, answer in rows:
        key = plain(answer) or answer.strip()
        if not asks.strip() or not key:
            continue
        if key not in places:
            places[key] = len(pool)
            pool.append(answer)
        right.setdefault(asks, set()).add(places[key])
    pool += [each for each in dict.fromkeys(distractors) if plain(each) not in places]
    return Task(tuple((asks, frozenset(found)) for asks, found in right.items()), tuple(pool))


def ranks(work: Task) -> NDArray[np.float64]:
    """The rank of the best right answer of each query, from 1; among equal scores the middle one. Shape (queries,)."""
    return np.array(list(each_rank(work))[1:])


def each_rank(work: Task) -> Iterator[float]:
    """The ranks one by one, worked out when asked for; before them a 0.0, when the pool is prepared."""
    ranking = Ranking([read(each) for each in work.pool])
    if work.queries:
        ranking.scores(read(work.queries[0][0]))
    yield 0.0
    for asks, right in work.queries:
        yield rank(ranking.scores(read(asks)), right)


def rate(seconds: NDArray[np.float64]) -> Measure:
    """Queries per second, from the seconds of each."""
    draws = np.random.default_rng(_SEED).integers(0, len(seconds), (_RESAMPLES, len(seconds)))
    low, high = np.quantile(1 / np.maximum(seconds[draws].mean(axis=1), 1e-9), (0.025, 0.975))
    return Measure(float(1 / max(seconds.mean(), 1e-9)), float(low), float(high))


def rank(scores: NDArray[np.float32], right: Iterable[int]) -> float:
    """The rank of the best of the right places under some scores, ties at mid-rank."""
    best = scores[list(right)].max()
    return float(1 + (scores > best).sum() + ((scores == best).sum() - 1) / 2)


def summary(found: NDArray[np.float64], pool: int) -> Result:
    """What ranks amount to."""
    chance = np.random.default_rng(_SEED)
    draws = chance.integers(0, len(found), (_RESAMPLES, len(found)))
    return Result(
        recall_at_1=_measure(found <= 1, draws),
        recall_at_5=_measure(found <= 5, draws),
        mean_reciprocal_rank=_measure(1 / found, draws),
        queries=len(found),
        pool=pool,
    )


def _measure(values: NDArray[np.float64] | NDArray[np.bool_], draws: NDArray[np.int64]) -> Measure:
    means = values[draws].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Measure(float(values.mean()), float(low), float(high))
