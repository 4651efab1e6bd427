"""One name against many: a fast first pass over all of them, then the exact evidence of the best."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.comparing import NO_EVIDENCE, Channel, bits, table_of
from passage.rules.names.languages import LANGUAGES, NATIVE, spelling
from passage.rules.names.name import Name
from passage.rules.names.pairs import pair_bits
from passage.rules.names.pool import Pool
from passage.rules.names.sounds import sound_spelling, sound_units, written
from passage.rules.names.spelling import Spelling
from passage.rules.names.units import Reading
from passage.rules.text.scripts import Script

Floats = NDArray[np.float32]

EXACT = 50
"""How many of the best of the first pass are compared exactly."""


class _Written:
    """Strings of letters (or sounds) of some names, ready for one spelling."""

    def __init__(self, spelling_of: Spelling, found: Sequence[tuple[int, str, float]], size: int) -> None:
        self._places = np.array([at for at, _, _ in found], np.intp)
        self._bits = np.array([bits for _, _, bits in found], np.float32)
        self._spelling = spelling_of
        self._size = size
        self._pool: tuple[Pool, Floats] = spelling_of.pool([letters for _, letters, _ in found])

    def scores(self, readings: Sequence[Reading]) -> Floats:
        best = np.full(self._size, NO_EVIDENCE, np.float32)
        if len(self._places):
            np.maximum.at(best, self._places, self._spelling.scores(readings, *self._pool) - self._bits)
        return best


class Ranking:
    """Names that one name is sought among. Prepared once, for any number of questions."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self._written: dict[Channel, _Written] = {}

    def scores(self, asked: Name) -> Floats:
        """The evidence of each name, in bits: exact for the best of them, of the first pass for the rest. Shape (names,).

        Between a native name and Latin ones alone the first pass is exact already.
        """
        scores = self._first_pass(asked)
        best = np.argsort(-scores, kind="stable")[:EXACT]
        if not asked.latin and not any(self.names[at].native for at in best):
            return scores
        exact = bits([(asked, self.names[at]) for at in best])
        # What was not compared exactly never comes before what was.
        scores = np.minimum(scores, exact.min(initial=np.inf)) if len(best) else scores
        scores[best] = exact
        return scores

    def _first_pass(self, asked: Name) -> Floats:
        best = np.full(len(self.names), NO_EVIDENCE, np.float32)
        for script, readings in asked.native.items():
            best = np.maximum(best, self._latin(Channel(script.value)).scores(readings))
        if asked.latin:
            letters = asked.latin[0].letters
            latin = LANGUAGES[Script.LATIN].read(letters)
            best = np.maximum(best, self._latin(Channel.LATIN).scores(latin))
            for script, (places, native) in self._native.items():
                found = pair_bits(spelling(script), native, [letters] * len(native))
                np.maximum.at(best, places, found)
        if asked.native:
            sounded = [Reading(sound_units(each.units), each.bits) for found in asked.native.values() for each in found[:3]]
            best = np.maximum(best, self._sounds.scores(sounded))
        return best

    def _latin(self, channel: Channel) -> _Written:
        if channel not in self._written:
            found = [(at, each.letters, each.bits) for at, name in enumerate(self.names) for each in name.latin]
            self._written[channel] = _Written(table_of(channel), found, len(self.names))
        return self._written[channel]

    @cached_property
    def _native(self) -> dict[Script, tuple[NDArray[np.intp], list[Reading]]]:
        found = {}
        for script in NATIVE:
            pairs = [(at, each) for at, name in enumerate(self.names) for each in name.native.get(script, ())[:3]]
            if pairs:
                found[script] = (np.array([at for at, _ in pairs], np.intp), [each for _, each in pairs])
        return found

    @cached_property
    def _sounds(self) -> _Written:
        found = [
            (at, written(each.units), each.bits)
            for at, name in enumerate(self.names)
            for script in NATIVE
            for each in name.native.get(script, ())[:3]
        ]
        return _Written(sound_spelling(), found, len(self.names))
