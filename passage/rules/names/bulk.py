"""Many names beside many: prepared once as numbers, then millions of pairs are scored from arrays of places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.comparing import NO_EVIDENCE, Channel, table_of
from passage.rules.names.languages import NATIVE
from passage.rules.names.name import Name
from passage.rules.names.pairs import Columns, forward, table_of_units
from passage.rules.names.pool import LONGEST_NAME, LONGEST_PIECE
from passage.rules.names.scripts import latin
from passage.rules.names.sounds import sound_units, written
from passage.rules.names.spelling import SCALE_BITS, bits_of
from passage.rules.names.units import Reading

Places = NDArray[np.int64]
Bits = NDArray[np.float32]
_CHUNK = 2048


@dataclass(frozen=True)
class _Read:
    """The units of names: `row` of each name or -1; `units` (rows, steps), places of rows in `table`; `bits` taken off."""

    row: Places
    units: NDArray[np.int32]
    length: NDArray[np.int32]
    bits: Bits
    table: NDArray[np.float32]


@dataclass(frozen=True)
class _Spelled:
    """The letters of names: `row` of each name or -1; `pieces` (widths, rows, letters + 1); `bits` taken off."""

    row: Places
    pieces: NDArray[np.int16]
    length: NDArray[np.int32]
    bits: Bits


class Bulk:
    """Two lists of names, each name by its likeliest reading, ready for scoring pairs of places.

    The evidence is that of `comparing.bits` for the likeliest readings only: titles kept, other orders of words and single
    words are not tried.
    """

    def __init__(self, left: Sequence[Name], right: Sequence[Name]) -> None:
        self._ways: list[tuple[_Read, _Spelled, bool]] = []
        self._size = len(left), len(right)
        for channel in Channel:
            for one, other, turned in ((left, right, False), (right, left, True)):
                read = _read(channel, one, _reader(channel))
                spelled = _spelled(channel, other, _writer(channel))
                if (read.row >= 0).any() and (spelled.row >= 0).any():
                    self._ways.append((read, spelled, turned))

    def bits(self, left: Places, right: Places) -> Bits:
        """The evidence of each pair (place in the left list, place in the right list), in bits. Shape (pairs,)."""
        best = np.full(len(left), NO_EVIDENCE, np.float32)
        for read, spelled, turned in self._ways:
            one, other = (right, left) if turned else (left, right)
            rows, columns = read.row[one], spelled.row[other]
            at = np.flatnonzero((rows >= 0) & (columns >= 0))
            if len(at):
                best[at] = np.maximum(best[at], _scores(read, spelled, rows[at], columns[at]))
        return best


def _reader(channel: Channel) -> Callable[[Name], Reading | None]:
    if channel is Channel.SOUND:
        return lambda name: next(
            (Reading(sound_units(found[0].units), found[0].bits) for found in name.native.values() if found), None
        )
    if channel is Channel.LATIN:
        return lambda name: latin.read(name.latin[0].letters)[0] if name.latin else None
    return lambda name: next((found[0] for script, found in name.native.items() if script.value == channel.value), None)


def _writer(channel: Channel) -> Callable[[Name], str]:
    if channel is Channel.SOUND:
        return lambda name: next((written(name.native[script][0].units) for script in NATIVE if name.native.get(script)), "")
    return lambda name: name.latin[0].letters if name.latin else ""


def _read(channel: Channel, names: Sequence[Name], reader: Callable[[Name], Reading | None]) -> _Read:
    numbers: dict[str, int] = {}
    found: list[list[int]] = []
    bits: list[float] = []
    row = np.full(len(names), -1, np.int64)
    for at, name in enumerate(names):
        reading = reader(name)
        if reading is not None and reading.units:
            row[at] = len(found)
            found.append([numbers.setdefault(unit, len(numbers)) for unit in reading.units[:LONGEST_NAME]])
            bits.append(reading.bits)
    table = table_of_units(table_of(channel), numbers)
    units = np.full((len(found), max(map(len, found), default=0)), len(table) - 1, np.int32)
    for at, each in enumerate(found):
        units[at, : len(each)] = each
    length = np.array([len(each) for each in found], np.int32)
    return _Read(row, units * np.int32(table.shape[1]), length, np.array(bits, np.float32), table.ravel())


def _spelled(channel: Channel, names: Sequence[Name], writer: Callable[[Name], str]) -> _Spelled:
    columns = Columns(table_of(channel))
    row = np.full(len(names), -1, np.int64)
    found: list[str] = []
    for at, name in enumerate(names):
        letters = writer(name)[:LONGEST_NAME]
        if letters:
            row[at] = len(found)
            found.append(letters)
    longest = max(map(len, found), default=0)
    pieces = np.full((LONGEST_PIECE + 1, len(found), longest + 1), columns.never, np.int16)
    for at, letters in enumerate(found):
        for width, numbers in enumerate(columns.cut(letters), 1):
            pieces[width, at, : len(numbers)] = numbers
    bits = np.array([table_of(channel).background_bits(letters) for letters in found], np.float32)
    return _Spelled(row, pieces, np.array([len(letters) for letters in found], np.int32), bits)


def _scores(read: _Read, spelled: _Spelled, rows: Places, columns: Places) -> Bits:
    result = np.empty(len(rows), np.float32)
    order = np.lexsort((spelled.length[columns], read.length[rows]))
    for start in range(0, len(order), _CHUNK):
        at = order[start : start + _CHUNK]
        row, column = rows[at], columns[at]
        steps, letters = int(read.length[row].max()), int(spelled.length[column].max())
        units = np.ascontiguousarray(read.units[row, :steps].T)
        pieces = np.ascontiguousarray(spelled.pieces[:, column, : letters + 1].transpose(0, 2, 1)).astype(np.int32)
        ends = forward(read.table, units, pieces)[spelled.length[column], np.arange(len(at))]
        bits = bits_of(ends) - np.float32(SCALE_BITS) * read.length[row]
        result[at] = bits - read.bits[row] - spelled.bits[column]
    return result
