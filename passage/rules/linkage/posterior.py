"""From the weights of all pairs of two files to the probability of each: how many true pairs there are, and rivals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Floats = NDArray[np.float64]

TWICE = 0.02
"""How likely somebody who stands in a file stands there once more, where nobody says otherwise."""

_MOST_ROUNDS = 100
_MOST_BITS = 60.0
_ENOUGH_BITS = 1e-3


def posterior(left: Places, right: Places, weight: Floats, *, expected: float, twice: float = TWICE) -> Floats:
    """The probability of each pair (row of the left file, row of the right file) to be one person. Shape (pairs,), 0 to 1.

    `weight`: bits, with a prior that takes `expected` of all pairs for true ones; that number is replaced by the one that fits
    the weights best (expectation and maximisation over it alone). `twice`: how likely somebody who stands in a file stands
    there once more, 0 to 1. The pairs of a person are rivals as far as it is small; at 0 at most one of them is true, at 1 each
    is looked at alone.
    """
    factor = np.exp2(np.clip(weight, -_MOST_BITS, _MOST_BITS))
    scale, found = 1.0, np.zeros(len(weight))
    for _ in range(_MOST_ROUNDS):
        own = factor * scale
        found = own / (1 + _rivals(left, own, twice) + _rivals(right, own, twice) + own)
        before, scale = scale, max(float(found.sum()), 1.0) / expected
        if abs(np.log2(scale / before)) < _ENOUGH_BITS:
            break
    return found


def _rivals(rows: Places, odds: Floats, twice: float) -> Floats:
    """What the other pairs of the same row weigh against each pair.

    Any set of a row's n pairs may be true, with the product of their odds and `twice` for each beyond the first. Summed over all
    sets, with Q the product of 1 + twice * odds over the other pairs, those without this pair weigh 1 + (Q - 1) / twice where
    those with it weigh Q times its odds.
    """
    if twice == 0:
        return _sums(rows, odds) - odds
    steps = np.log1p(twice * odds)
    return (1 / twice - 1) * -np.expm1(np.minimum(steps - _sums(rows, steps), 0))


def _sums(rows: Places, values: Floats) -> Floats:
    """For each row the sum of the values of that row."""
    return np.asarray(np.bincount(rows, values)[rows], np.float64) if len(rows) else values
