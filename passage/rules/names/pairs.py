"""Scoring many pairs of a name read and a string of letters at once, each pair with names of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.pool import LONGEST_NAME, LONGEST_PIECE
from passage.rules.names.spelling import SCALE_BITS, Spelling, bits_of
from passage.rules.names.units import Reading

# Pairs at a time: what they need stays in the processor's cache.
_CHUNK = 1024


def pair_bits(spelling: Spelling, readings: Sequence[Reading], letters: Sequence[str]) -> NDArray[np.float32]:
    """The score of each reading with the letters at the same place, in bits, as `Spelling.scores` has it. Shape (pairs,)."""
    rows: dict[str, int] = {}
    read = [[rows.setdefault(unit, len(rows)) for unit in reading.units] for reading in readings]
    table = table_of_units(spelling, rows)
    columns = Columns(spelling)
    cut = [columns.cut(each[:LONGEST_NAME]) for each in letters]
    bits = np.empty(len(read), np.float32)
    order = sorted(range(len(read)), key=lambda at: (len(read[at]), len(cut[at][0])))
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        bits[chunk] = _chunk_bits(table, [read[at] for at in chunk], [cut[at] for at in chunk], columns.never)
    background = np.array([spelling.background_bits(each) for each in letters], np.float32)
    return bits - np.array([reading.bits for reading in readings], np.float32) - background


def table_of_units(spelling: Spelling, rows: dict[str, int]) -> NDArray[np.float32]:
    """Scaled probabilities, shape (units + 1, pieces + 1): the last column is never, the last row writes nothing, surely."""
    table = np.zeros((len(rows) + 1, len(spelling.pieces) + 1), np.float32)
    for unit, at in rows.items():
        table[at, :-1] = spelling.vector(unit)
    table[-1, 0] = 1
    return table


class Columns:
    """The pieces of letters by their column, each string cut once."""

    def __init__(self, spelling: Spelling) -> None:
        self._numbers = spelling.numbers
        self.never = len(spelling.pieces)
        self._known: dict[str, tuple[list[int], ...]] = {}

    def cut(self, letters: str) -> tuple[list[int], ...]:
        """For widths 1 to 5 the columns of the pieces that start at each letter."""
        found = self._known.get(letters)
        if found is None:
            number = self._numbers.get
            found = self._known[letters] = tuple(
                [number(letters[at : at + width], width) for at in range(len(letters) - width + 1)]
                for width in range(1, LONGEST_PIECE + 1)
            )
        return found


def _chunk_bits(
    table: NDArray[np.float32], read: Sequence[list[int]], cut: Sequence[tuple[list[int], ...]], never: int
) -> NDArray[np.float32]:
    pairs, steps, length = len(read), max(map(len, read)), max(len(each[0]) for each in cut)
    units = np.full((pairs, steps), len(table) - 1, np.int32)
    pieces = np.full((LONGEST_PIECE + 1, pairs, length + 1), never, np.int32)
    for pair, (row, found) in enumerate(zip(read, cut, strict=True)):
        units[pair, : len(row)] = row
        for width, numbers in enumerate(found, 1):
            pieces[width, pair, : len(numbers)] = numbers
    units *= table.shape[1]
    columns = np.ascontiguousarray(pieces.transpose(0, 2, 1))
    ends = forward(table.ravel(), np.ascontiguousarray(units.T), columns)
    reached = ends[[len(each[0]) for each in cut], range(pairs)]
    scale = np.array([SCALE_BITS * len(each) for each in read], np.float32)
    return bits_of(reached) - scale


def forward(flat: NDArray[np.float32], units: NDArray[np.int32], pieces: NDArray[np.int32]) -> NDArray[np.float32]:
    """The scaled probability of having written each beginning of the letters with all units. Shape (letters + 1, pairs)."""
    steps, (_, positions, pairs) = len(units), pieces.shape
    before = np.zeros((positions, pairs), np.float32)
    before[0] = 1
    cells = np.empty((positions, pairs), np.int32)
    chances = np.empty((positions, pairs), np.float32)
    for at in range(steps):
        after = before * flat[units[at]]
        last = min(positions - 1, LONGEST_PIECE * at)
        for width in range(1, LONGEST_PIECE + 1):
            stop = min(last, positions - 1 - width) + 1
            if stop > 0:
                np.add(units[at], pieces[width, :stop], out=cells[:stop])
                np.take(flat, cells[:stop], out=chances[:stop], mode="clip")
                chances[:stop] *= before[:stop]
                after[width : stop + width] += chances[:stop]
        before = after
    return before
