"""How common the letters of a Latin name are, whoever bears it: what a spelling must be compared with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from random import Random

_START, _END = "^", "$"
_ALPHABET = 27
_TRUST = 5.0
_LETTERS = "abcdefghijklmnopqrstuvwxyz" + _END
_LONGEST_DRAWN = 40


class Background:
    """A trigram model of names in letters a-z. `counts`: how often each run of one, two or three letters was met.

    Runs include the start (`^^`) and the end (`$`) of names.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._all = sum(count for run, count in counts.items() if len(run) == 1)
        self._known: dict[str, float] = {}

    @classmethod
    def learned(cls, names: Iterable[str]) -> Background:
        """From many names in letters a-z."""
        counts: Counter[str] = Counter()
        for name in names:
            text = _START * 2 + name + _END
            counts.update(text[2:])
            counts.update(text[at - 2 : at] for at in range(2, len(text)))
            counts.update(text[at - 2 : at + 1] for at in range(2, len(text)))
        return cls(dict(sorted(counts.items())))

    def bits(self, name: str) -> float:
        """log2 of the probability of a name in letters a-z."""
        text = _START * 2 + name + _END
        return sum(map(self._run, (text[at - 2 : at + 1] for at in range(2, len(text)))))

    def drawn(self, chance: Random) -> str:
        """A name that the background holds likely, at most 40 letters."""
        name = ""
        while len(name) < _LONGEST_DRAWN:
            context = (_START * 2 + name)[-2:]
            weights = [self.counts.get(context + letter, 0) + 0.01 for letter in _LETTERS]
            letter = chance.choices(_LETTERS, weights)[0]
            if letter == _END:
                break
            name += letter
        return name

    def _run(self, run: str) -> float:
        found = self._known.get(run)
        if found is None:
            single = (self.counts.get(run[2], 0) + 1) / (self._all + _ALPHABET)
            met = self.counts.get(run, 0) + _TRUST * single
            found = self._known[run] = math.log2(met / (self.counts.get(run[:2], 0) + _TRUST))
        return found
