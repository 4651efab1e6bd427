"""From the weights of all pairs of two files to the probability of each: how many true pairs there are, and rivals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Floats = NDArray[np.float64]

_MOST_ROUNDS = 100
_MOST_BITS = 60.0
_ENOUGH_BITS = 1e-3


def posterior(left: Places, right: Places, weight: Floats, *, expected: float, once: bool) -> Floats:
    """The probability of each pair (row of the left file, row of the right file) to be one person. Shape (pairs,), 0 to 1.

    `weight`: bits, with a prior that takes `expected` of all pairs for true ones; that number is replaced by the one that fits
    the weights best (expectation and maximisation over it alone). `once`: nobody stands twice in a file, so that of all
    pairs of a person at most one is true.
    """
    factor = np.exp2(np.clip(weight, -_MOST_BITS, _MOST_BITS))
    scale, found = 1.0, np.zeros(len(weight))
    for _ in range(_MOST_ROUNDS):
        own = factor * scale
        rivals = _sums(left, own) + _sums(right, own) - own if once else own
        found = own / (1 + rivals)
        before, scale = scale, max(float(found.sum()), 1.0) / expected
        if abs(np.log2(scale / before)) < _ENOUGH_BITS:
            break
    return found


def _sums(rows: Places, values: Floats) -> Floats:
    """For each row the sum of the values of that row."""
    return np.asarray(np.bincount(rows, values)[rows], np.float64) if len(rows) else values
