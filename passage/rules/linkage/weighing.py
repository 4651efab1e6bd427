"""What the names of two whole files say for one person, in bits: the matcher's knowledge, and how common names are there.

A pair weighs log2 P(one written so | the other) less log2 P(it is written so whoever bears it), after Fellegi and Sunter. The
second is a trigram model of the files' own names in that script, and never less than the share of people who bear the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from passage.rules.linkage.reading import SCRIPTS, Names, spread
from passage.rules.names.comparing import NO_EVIDENCE, Channel, table_of
from passage.rules.names.pairs import forward, table_of_units
from passage.rules.names.pool import LONGEST_NAME, LONGEST_PIECE
from passage.rules.names.scripts import latin
from passage.rules.names.sounds import LETTERS, VOWELS
from passage.rules.names.spelling import SCALE_BITS, Spelling, bits_of
from passage.rules.names.units import sounds_of
from passage.rules.text.scripts import Script

Places = NDArray[np.int64]
Bits = NDArray[np.float32]
Signs = NDArray[np.uint16]

UNEXPLAINED = 0.04
"""Of true pairs, how many have names that nothing explains; a name alone therefore speaks against by few bits only."""
_SAME_WRITING_BITS = 1.5
_ENOUGH_BITS = 8.0
_CHUNK = 2048
_LATIN = SCRIPTS.index(Script.LATIN)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = "".join(sorted({letter for letter in LETTERS.values() if letter}))
_TRUST = 5.0


@dataclass(frozen=True)
class _Strings:
    """Strings of small numbers, one after the other: string k is `signs[start[k]:start[k + 1]]`."""

    start: Places
    signs: Signs

    @property
    def size(self) -> Places:
        return np.diff(self.start)

    def padded(self, rows: Places, width: int, padding: int) -> NDArray[np.int32]:
        """The strings of some rows side by side, shape (width, rows)."""
        at = self.start[rows] + np.arange(width)[:, None]
        found = self.signs.take(at, mode="clip").astype(np.int32) if len(self.signs) else np.zeros(at.shape, np.int32)
        found[at >= self.start[rows + 1]] = padding
        return found


class NameWeights:
    """Pairs of places in `names`, weighed. `bearers`: how many people of both files together bear each name. Shape (names,)."""

    def __init__(self, names: Names, bearers: Places) -> None:
        self._names = names
        self._share = (np.maximum(bearers, 1) / max(1, int(bearers.sum()))).astype(np.float32)
        self._ways = np.diff(names.first)
        owner, _ = spread(names.first[:-1], self._ways)
        weight = np.where(names.turned | (names.cost > 0), 0, bearers[owner]).astype(np.float64)
        self._written = _Strings(names.start, names.signs)
        self._background = np.zeros(len(names.script), np.float32)
        for number in range(len(SCRIPTS)):
            rows = np.flatnonzero(names.script == number)
            strings, signs = (self._written, len(_ALPHABET)) if number == _LATIN else (self._sounds, len(_SOUNDS))
            self._background[rows] = _background(strings, rows, weight[rows], signs)

    def bits(self, left: Places, right: Places) -> Bits:
        """The evidence of each pair, in bits, not below that of a name that nothing explains. Shape (pairs,)."""
        first = self._names.first
        has = (self._ways[left] > 0) & (self._ways[right] > 0)
        best = np.full(len(left), NO_EVIDENCE, np.float32)
        at = np.flatnonzero(has)
        best[at] = self._of_ways(first[left[at]], first[right[at]])
        for more, one, other in self._other_ways(left, right, np.flatnonzero(has & (best < _ENOUGH_BITS))):
            np.maximum.at(best, more, self._of_ways(one, other))
        same = np.flatnonzero((left == right) & has)
        best[same] = np.maximum(best[same], -self._background[first[left[same]]] - _SAME_WRITING_BITS)
        common = np.maximum(self._share[left], self._share[right])
        weight = -np.log2(np.exp2(-np.clip(best, -60, 60)) + common)
        explained: Bits = np.log2((1 - UNEXPLAINED) * np.exp2(weight) + UNEXPLAINED).astype(np.float32)
        return explained

    def _other_ways(self, left: Places, right: Places, at: Places) -> Iterator[tuple[Places, Places, Places]]:
        """Further ways to write one of the two names: of the left one as often as needed, the right one also turned."""
        first, turned = self._names.first, self._names.turned
        for ours, theirs in ((left, right), (right, left)):
            owner, way = spread(first[ours[at]] + 1, np.maximum(0, self._ways[ours[at]] - 1))
            keep = np.ones(len(way), bool) if ours is right else ~turned[way]
            owner, way = owner[keep], way[keep]
            plain = first[theirs[at[owner]]]
            found = (plain, way) if ours is right else (way, plain)
            yield at[owner], *found

    def _of_ways(self, one: Places, other: Places) -> Bits:
        """The evidence of pairs of ways, in bits."""
        script = self._names.script
        bits = np.full(len(one), NO_EVIDENCE, np.float32)
        for number, name in enumerate(SCRIPTS):
            if number == _LATIN:
                continue
            for read, spelled in ((one, other), (other, one)):
                at = np.flatnonzero((script[read] == number) & (script[spelled] == _LATIN))
                bits[at] = self._scored(Channel(name.value), self._written, self._written, read[at], spelled[at])
        for channel, reads, writes, at in (
            (Channel.LATIN, self._latin_units, self._written, (script[one] == _LATIN) & (script[other] == _LATIN)),
            (Channel.SOUND, self._sounds, self._sounds, (script[one] != _LATIN) & (script[other] != _LATIN)),
        ):
            both = np.flatnonzero(at)
            there = self._scored(channel, reads, writes, one[both], other[both])
            bits[both] = (there + self._scored(channel, reads, writes, other[both], one[both])) / 2
        return bits - np.maximum(self._names.cost[one], self._names.cost[other])

    def _scored(self, channel: Channel, reads: _Strings, writes: _Strings, read: Places, written: Places) -> Bits:
        if not len(read):
            return np.empty(0, np.float32)
        return self._tables(channel).scored(reads, writes, read, written) - self._background[written]

    def _tables(self, channel: Channel) -> _Table:
        if channel not in self._known:
            self._known[channel] = _Table(channel, self._units_of(channel))
        return self._known[channel]

    @cached_property
    def _known(self) -> dict[Channel, _Table]:
        return {}

    def _units_of(self, channel: Channel) -> tuple[str, ...]:
        if channel is Channel.SOUND:
            return tuple(f"{'v' if letter in VOWELS else 'o'}/{letter}" for letter in _SOUNDS)
        return self._latin_vocabulary if channel is Channel.LATIN else self._names.units

    @cached_property
    def _sounds(self) -> _Strings:
        """The sounds of each native way as numbers of `_SOUNDS`, at most `LONGEST_NAME`; none of a Latin one."""
        own = [[_SOUNDS.index(LETTERS[sound]) for sound in sounds_of(unit) if LETTERS.get(sound)] for unit in self._names.units]
        unit_size = np.array([len(each) for each in own] or [0], np.int64)
        unit_start = np.cumsum(unit_size) - unit_size
        flat = np.array([sound for each in own for sound in each], np.uint16)
        is_native = np.repeat(self._names.script != _LATIN, np.diff(self._names.start))
        signs = np.where(is_native, self._names.signs, 0).astype(np.int64)
        size = np.where(is_native, unit_size[signs], 0)
        _, at = spread(unit_start[signs], size)
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(size)])[self._names.start]
        return _cut(_Strings(ends, flat[at]))

    @cached_property
    def _latin_read(self) -> tuple[_Strings, tuple[str, ...]]:
        numbers: dict[str, int] = {}
        size = np.zeros(len(self._names.script), np.int64)
        signs: list[int] = []
        for row in np.flatnonzero(self._names.script == _LATIN):
            letters = self._names.signs[self._names.start[row] : self._names.start[row + 1]]
            units = latin.read("".join(_ALPHABET[sign] for sign in letters))[0].units[:LONGEST_NAME]
            signs += [numbers.setdefault(unit, len(numbers)) for unit in units]
            size[row] = len(units)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(size)])
        return _Strings(start, np.array(signs, np.uint16)), tuple(numbers)

    @property
    def _latin_units(self) -> _Strings:
        return self._latin_read[0]

    @property
    def _latin_vocabulary(self) -> tuple[str, ...]:
        return self._latin_read[1]


def _cut(strings: _Strings) -> _Strings:
    size = np.minimum(strings.size, LONGEST_NAME)
    _, at = spread(strings.start[:-1], size)
    return _Strings(np.concatenate([np.zeros(1, np.int64), np.cumsum(size)]), strings.signs[at])


def _background(strings: _Strings, rows: Places, weight: NDArray[np.float64], signs: int) -> Bits:
    """log2 of the probability of each string of some rows by trigrams of all of them, weighted. Shape (rows,)."""
    if not len(rows):
        return np.empty(0, np.float32)
    start_sign, end, radix = signs, signs + 1, signs + 2
    size = strings.size[rows]
    owner, at = spread(strings.start[rows], size)
    found = np.full(len(at) + len(rows), end, np.int64)
    place = np.arange(len(at)) + owner
    found[place] = strings.signs[at]
    begins = np.cumsum(size + 1) - (size + 1)
    steps = np.arange(len(found)) - np.repeat(begins, size + 1)
    before = np.where(steps > 0, found[np.arange(len(found)) - 1], start_sign)
    twice = np.where(steps > 1, found[np.arange(len(found)) - 2], start_sign)
    each = np.repeat(weight, size + 1)
    context, run = twice * radix + before, (twice * radix + before) * radix + found
    singles = np.bincount(found, each, radix)
    share = (singles + 1) / (singles.sum() + radix)
    runs, contexts = np.bincount(run, each, radix**3), np.bincount(context, each, radix**2)
    bits = np.log2((runs[run] + _TRUST * share[found]) / (contexts[context] + _TRUST))
    return np.add.reduceat(bits, begins).astype(np.float32)


class _Table:
    """One channel's probabilities, and the pieces of letters as a tree that is walked letter by letter."""

    def __init__(self, channel: Channel, units: tuple[str, ...]) -> None:
        spelling = table_of(channel)
        table = table_of_units(spelling, {unit: at for at, unit in enumerate(units)})
        self._flat, self._row, self._nothing = table.ravel(), table.shape[1], len(units)
        self._alphabet = _SOUNDS if channel is Channel.SOUND else _ALPHABET
        self._child, self._piece = _tree(spelling, self._alphabet)

    def scored(self, reads: _Strings, writes: _Strings, read: Places, written: Places) -> Bits:
        """log2 P(letters | units) of each pair. Shape (pairs,)."""
        result = np.empty(len(read), np.float32)
        steps, letters = reads.size[read], np.minimum(writes.size[written], LONGEST_NAME)
        order = np.argsort((steps * (LONGEST_NAME + 4) + letters).astype(np.int16), kind="stable")
        for begin in range(0, len(order), _CHUNK):
            at = order[begin : begin + _CHUNK]
            most, longest = int(steps[at].max()), int(letters[at].max())
            units = reads.padded(read[at], most, self._nothing) * np.int32(self._row)
            pieces = self._pieces(writes.padded(written[at], longest, len(self._alphabet)), longest)
            ends = forward(self._flat, units, pieces)[letters[at], np.arange(len(at))]
            result[at] = bits_of(ends) - np.float32(SCALE_BITS) * steps[at]
        return result

    def _pieces(self, letters: NDArray[np.int32], longest: int) -> NDArray[np.int32]:
        """The pieces of each width at each letter, shape (LONGEST_PIECE + 1, longest + 1, rows)."""
        signs = len(self._alphabet) + 1
        after = np.full((longest + LONGEST_PIECE + 1, letters.shape[1]), signs - 1, np.int32)
        after[:longest] = letters
        pieces = np.empty((LONGEST_PIECE + 1, longest + 1, letters.shape[1]), np.int32)
        node = np.zeros((longest + 1, letters.shape[1]), np.int32)
        for width in range(1, LONGEST_PIECE + 1):
            node = self._child.take(node * np.int32(signs) + after[width - 1 : width + longest], mode="clip")
            self._piece[width].take(node, out=pieces[width], mode="clip")
        return pieces


def _tree(spelling: Spelling, alphabet: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each beginning of a piece what follows it by letter, and by width its number; beyond the end is never."""
    known = {"": 0, **{piece[:size]: 0 for piece in spelling.pieces for size in range(1, len(piece) + 1) if "?" not in piece}}
    nodes = {text: at for at, text in enumerate(known)}
    unknown, ended = len(nodes), len(nodes) + 1
    child = np.full((len(nodes) + 2, len(alphabet) + 1), unknown, np.int32)
    child[:, len(alphabet)] = ended
    child[ended] = ended
    piece = np.tile(np.arange(LONGEST_PIECE + 1, dtype=np.int32)[:, None], (1, len(nodes) + 2))
    piece[:, ended] = len(spelling.pieces)
    for text, at in nodes.items():
        if text:
            child[nodes[text[:-1]], alphabet.index(text[-1])] = at
            if text in spelling.numbers:
                piece[len(text), at] = spelling.numbers[text]
    return child.ravel(), piece
