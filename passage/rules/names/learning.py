"""Learning how units are spelled, from pairs of a name read and its Latin letters: expectation and maximisation, made alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.background import Background
from passage.rules.names.pool import LONGEST_PIECE, cut
from passage.rules.names.spelling import Knowledge, Spelling
from passage.rules.names.units import Reading

ROUNDS = 8
_LEAST_COUNT = 0.05

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class _Batch:
    """Pairs of one shape: `units` (units, pairs), `pieces` as in `Pool`."""

    units: NDArray[np.intp]
    pieces: NDArray[np.int32]


def learn(pairs: Iterable[tuple[Reading, str]], knowledge: Knowledge, rounds: int = ROUNDS) -> Knowledge:
    """The knowledge with counts and background learned from pairs (a name read, its letters a-z). The same for the same pairs."""
    kept = [(reading.units, letters) for reading, letters in pairs if _can_be_spelled(reading.units, letters)]
    units = sorted({unit for read, _ in kept for unit in read})
    everything = {
        letters[start : start + width]
        for _, letters in kept
        for width in range(1, LONGEST_PIECE + 1)
        for start in range(len(letters) - width + 1)
    }
    background = Background.learned(letters for _, letters in kept)
    knowledge = replace(knowledge, counts={}, background=background)
    numbers = {unit: at for at, unit in enumerate(units)}
    batches = _batches([([numbers[unit] for unit in read], letters) for read, letters in kept], Spelling(knowledge, everything))
    for _ in range(rounds):
        spelling = Spelling(knowledge, everything)
        expected = _expected(batches, np.stack([spelling.probabilities(unit) for unit in units]).astype(np.float64))
        knowledge = replace(knowledge, counts=_rows(units, spelling.pieces, expected))
    return knowledge


def _can_be_spelled(units: Sequence[str], letters: str) -> bool:
    return bool(units) and 0 < len(letters) <= LONGEST_PIECE * len(units)


def _batches(pairs: Sequence[tuple[list[int], str]], spelling: Spelling) -> list[_Batch]:
    shapes: defaultdict[tuple[int, int], list[tuple[list[int], str]]] = defaultdict(list)
    for units, letters in pairs:
        shapes[len(units), len(letters)].append((units, letters))
    return [
        _Batch(np.array([units for units, _ in same]).T, cut([letters for _, letters in same], length, spelling.numbers))
        for (_, length), same in sorted(shapes.items())
    ]


def _expected(batches: Iterable[_Batch], table: Doubles) -> Doubles:
    """How often each unit is spelled by each piece, over all ways to spell all pairs. Shape of `table`: (units, pieces)."""
    found = [_expected_in(batch, table) for batch in batches]
    cells = np.concatenate([cells for cells, _ in found])
    shares = np.concatenate([shares for _, shares in found])
    total: Doubles = np.bincount(cells, shares, minlength=table.size).astype(np.float64)
    return total.reshape(table.shape)


def _expected_in(batch: _Batch, table: Doubles) -> tuple[NDArray[np.intp], Doubles]:
    """The cells of the flattened table that the pairs of a batch can use, and the share of each in the ways to spell them."""
    steps, length = len(batch.units), batch.pieces.shape[1] - 1
    widths = range(min(LONGEST_PIECE, length) + 1)
    cells = [[batch.units[at] * table.shape[1] + batch.pieces[w, : length - w + 1] for w in widths] for at in range(steps)]
    chances = [[table.ravel()[cell] for cell in row] for row in cells]
    forward = np.zeros((steps + 1, length + 1, batch.pieces.shape[2]))
    forward[0, 0] = 1
    backward = np.zeros_like(forward)
    backward[steps, length] = 1
    for at in range(steps):
        for w in widths:
            forward[at + 1, w:] += forward[at, : length - w + 1] * chances[at][w]
    for at in reversed(range(steps)):
        for w in widths:
            backward[at, : length - w + 1] += chances[at][w] * backward[at + 1, w:]
    whole = forward[steps, length]
    per_way = np.divide(1.0, whole, out=np.zeros_like(whole), where=whole > 0)
    shares = [
        forward[at, : length - w + 1] * chances[at][w] * backward[at + 1, w:] * per_way for at in range(steps) for w in widths
    ]
    used = [
        np.broadcast_to(cell, share.shape).ravel() for cell, share in zip((c for row in cells for c in row), shares, strict=True)
    ]
    return np.concatenate(used), np.concatenate([share.ravel() for share in shares])


def _rows(units: Sequence[str], pieces: Sequence[str], expected: Doubles) -> dict[str, dict[str, float]]:
    return {
        unit: {pieces[at]: round(float(row[at]), 2) for at in map(int, np.flatnonzero(row >= _LEAST_COUNT))}
        for unit, row in zip(units, expected, strict=True)
    }
