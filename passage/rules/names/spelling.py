"""How the units of one script are spelled in Latin letters: probabilities from rules and counts; the score of a spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.background import Background
from passage.rules.names.pool import LONGEST_PIECE, Group, Pool
from passage.rules.names.units import Reading, backoff

Floats = NDArray[np.float32]
Rows = Mapping[str, Mapping[str, float]]

BACKGROUND_SHARE = 0.5
"""How much of a name's own rarity counts in its favour: 1 would be the likelihood ratio, 0 the plain likelihood."""

# Keeps products of many small probabilities inside single precision; taken off again in bits.
SCALE_BITS = 2.0
_SCALE = np.float32(2**SCALE_BITS)
SMALLEST = np.float32(1e-37)

_VOWELS = frozenset("aeiouywEOU@AWV")
# Each letter of a piece never met makes it less likely by this factor (in natural logarithms).
_PER_LETTER = 3.0
_ALL_STRINGS = 2.0
# The share of a role's probability that stays with any piece of letters, however never met.
_LEFT_TO_ANY = 0.3
# How many counts the next more general row is worth.
_TRUST_IN_ROLE = 50.0
_TRUST_IN_SOUND = 10.0
_TRUST = 3.0

_MOST_REMEMBERED = 50_000


@dataclass(frozen=True)
class Knowledge:
    """What is known of one script's spelling.

    `rules`: unit, `role/sound` or role -> piece of letters ("" for not written) -> share, written by hand from published
    conventions; the shares of a row are made to sum to one. `counts`: unit -> piece -> how often, learned from pairs.
    `rule_share`: the part of each unit's probability that rules keep however many counts speak otherwise (0 to 1), for
    conventions the learned pairs do not follow. `background`: of Latin names.
    """

    rules: Rows = field(default_factory=dict)
    counts: Rows = field(default_factory=dict)
    rule_share: float = 0.0
    background: Background = field(default_factory=lambda: Background({}))


class Spelling:
    """The spelling of one script's units, ready to score. Numbers pieces of letters; 1 to 5 are unknown pieces of that length."""

    def __init__(self, knowledge: Knowledge, pieces: Iterable[str] = ()) -> None:
        self.knowledge = knowledge
        named = {piece for row in (*knowledge.rules.values(), *knowledge.counts.values()) for piece in row}
        self.pieces = ("", *("?" * width for width in range(1, LONGEST_PIECE + 1)), *sorted({*named, *pieces} - {""}))
        self.numbers = {piece: at for at, piece in enumerate(self.pieces)}
        self._lengths = np.array([len(piece) for piece in self.pieces])
        self._vowels = np.array([sum(c in _VOWELS for c in piece) / max(1, len(piece)) for piece in self.pieces])
        self._general: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for unit, row in knowledge.counts.items():
            for name in backoff(unit)[1:]:
                for piece, count in row.items():
                    self._general[name][piece] += count
        self._vectors: dict[str, Floats] = {}
        self._rows: dict[str, Floats] = {}
        self._background: dict[str, float] = {}

    def pool(self, letters: Sequence[str]) -> tuple[Pool, Floats]:
        """Latin names (a-z) ready for `scores`, and what the rarity of each counts."""
        return Pool(letters, self.numbers), np.array([self.background_bits(name) for name in letters], np.float32)

    def background_bits(self, letters: str) -> float:
        """What the rarity of letters a-z counts in a score, in bits (negative)."""
        found = self._background.get(letters)
        if found is None:
            if len(self._background) >= _MOST_REMEMBERED:
                self._background.clear()
            found = self._background[letters] = BACKGROUND_SHARE * self.knowledge.background.bits(letters)
        return found

    def scores(self, readings: Iterable[Reading], pool: Pool, background: Floats) -> Floats:
        """How well each name of a pool spells the name read, in bits, the best over the readings. Shape (pool.size,)."""
        best = np.full(pool.size, -np.inf, np.float32)
        for reading in readings:
            vectors = [self.vector(unit) for unit in reading.units]
            for group in pool.groups:
                bits = _likelihoods(vectors, group) - np.float32(SCALE_BITS * len(vectors) + reading.bits)
                best[group.places] = np.maximum(best[group.places], bits)
        return best - background

    def vector(self, unit: str) -> Floats:
        """The probabilities of all pieces for a unit, in the order of `pieces`, times the scale."""
        found = self._vectors.get(unit)
        if found is None:
            found = self._vectors[unit] = self.probabilities(unit) * _SCALE
        return found

    def probabilities(self, unit: str) -> Floats:
        """The probabilities of all pieces for a unit, in the order of `pieces`; their sum is one over all strings."""
        found = self._rows.get(unit)
        if found is None:
            found = self._rows[unit] = self._row(unit)
        return found

    def _row(self, unit: str) -> Floats:
        chain = backoff(unit)
        if len(chain) == 1:
            return self._role_row(unit)
        prior = self._ruled(unit, self.probabilities(chain[1]))
        counts = self.knowledge.counts.get(unit) or self._general.get(unit)
        if not counts:
            return prior
        learned = self._mixed(counts, prior, _TRUST if len(chain) > 2 else _TRUST_IN_SOUND)
        share = np.float32(self.knowledge.rule_share if self._has_rule(unit) else 0)
        row: Floats = (share * prior + (1 - share) * learned).astype(np.float32)
        return row

    def _role_row(self, role: str) -> Floats:
        anything = self._ruled(role, self._anything(role))
        counts = self._general.get(role)
        if not counts:
            return anything
        learned = self._mixed(counts, anything, _TRUST_IN_ROLE)
        row: Floats = np.float32(1 - _LEFT_TO_ANY) * learned + np.float32(_LEFT_TO_ANY) * anything
        return row

    def _anything(self, role: str) -> Floats:
        """Any piece of letters, shorter ones sooner, consonants for onsets and codas, vowels for the rest."""
        cost = _PER_LETTER * self._lengths
        if role in ("o", "c"):
            cost = cost + 4 * self._vowels + 3 * (self._lengths == 0)
        elif role in ("v", "r"):
            cost = cost + 2 * (1 - self._vowels)
        row: Floats = (np.exp(-cost) / _ALL_STRINGS).astype(np.float32)
        return row

    def _has_rule(self, unit: str) -> bool:
        return any(name in self.knowledge.rules for name in backoff(unit))

    def _ruled(self, unit: str, general: Floats) -> Floats:
        """The row a rule gives, leaving a little to what is known more generally."""
        rule = self.knowledge.rules.get(unit)
        if not rule:
            return general
        given = self._dense(rule)
        row: Floats = np.float32(0.95) * given / given.sum() + np.float32(0.05) * general
        return row

    def _mixed(self, counts: Mapping[str, float], prior: Floats, trust: float) -> Floats:
        given = self._dense(counts)
        row: Floats = ((given + np.float32(trust) * prior) / np.float32(given.sum() + trust)).astype(np.float32)
        return row

    def _dense(self, row: Mapping[str, float]) -> Floats:
        dense: Floats = np.zeros(len(self.pieces), np.float32)
        for piece, value in row.items():
            dense[self.numbers[piece]] = value
        return dense


def _likelihoods(vectors: Sequence[Floats], group: Group) -> Floats:
    """log2 of the summed probability of all ways in which the units spell each name of one length, scaled: see `bits_of`."""
    length, pieces = group.length, group.pieces
    before = np.zeros((length + 1, pieces.shape[2]), np.float32)
    before[0] = 1
    for at, vector in enumerate(vectors):
        # What is left of the name must fit into the units that are left.
        first = max(0, length - LONGEST_PIECE * (len(vectors) - at))
        last = min(length, LONGEST_PIECE * at)
        after: Floats = before * vector[0]
        for width in range(1, LONGEST_PIECE + 1):
            stop = min(last, length - width) + 1
            if stop > first:
                after[first + width : stop + width] += before[first:stop] * vector[pieces[width, first:stop]]
        before = after
    return bits_of(before[length])


def bits_of(chances: Floats) -> Floats:
    """log2 of scaled probabilities; minus infinity where the letters cannot be spelled at all."""
    found: Floats = np.log2(np.maximum(chances, SMALLEST))
    found[chances <= SMALLEST] = -np.inf
    return found
