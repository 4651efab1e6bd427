"""Many Latin names, cut into all their short pieces once, so that each can be compared with any native name fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST_PIECE = 5
"""The longest spelling of one unit, in letters."""

LONGEST_NAME = 60
"""Letters of a name that are compared; what is written beyond them is not looked at."""


@dataclass(frozen=True)
class Group:
    """The names of one length. `pieces[l, j, k]`: the piece of l letters at letter j of name k, as a number."""

    length: int
    places: NDArray[np.intp]
    pieces: NDArray[np.int32]


class Pool:
    """Latin names ready to be scored. `letters`: strings of a-z in the order in which scores come back."""

    def __init__(self, letters: Sequence[str], numbers: Mapping[str, int]) -> None:
        self.size = len(letters)
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for place, name in enumerate(letters):
            by_length[min(len(name), LONGEST_NAME)].append(place)
        self.groups = tuple(
            Group(length, np.array(places), cut([letters[place] for place in places], length, numbers))
            for length, places in sorted(by_length.items())
        )


def cut(names: Sequence[str], length: int, numbers: Mapping[str, int]) -> NDArray[np.int32]:
    """The numbers of all pieces of names of one length, shape (LONGEST_PIECE + 1, length + 1, names).

    A piece that is in no table has the number of its length (1 to LONGEST_PIECE); 0 is the empty piece.
    """
    pieces = np.zeros((LONGEST_PIECE + 1, length + 1, len(names)), np.int32)
    for width in range(1, min(LONGEST_PIECE, length) + 1):
        for start in range(length - width + 1):
            end = start + width
            pieces[width, start] = [numbers.get(name[start:end], width) for name in names]
    return pieces
