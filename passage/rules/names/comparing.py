"""Two names side by side, whatever their scripts: evidence in bits, and what stood for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from passage.rules.names.languages import NATIVE, spelling
from passage.rules.names.name import Name, Spelled
from passage.rules.names.pairs import pair_bits
from passage.rules.names.scripts import latin
from passage.rules.names.sounds import sound_spelling, sound_units, written
from passage.rules.names.spelling import Spelling
from passage.rules.names.units import Reading
from passage.rules.text.scripts import Script

_MOST_WAYS = 9
NO_EVIDENCE = -60.0
"""Bits of a pair that nothing connects, and the least any pair has."""


class Channel(StrEnum):
    """By which knowledge two names are compared: the spelling of one script, or the sounds two native scripts share."""

    KHMER = "khmer"
    LAO = "lao"
    MYANMAR = "myanmar"
    THAI = "thai"
    LATIN = "latin"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compare two names: units of one, letters (or sounds) of the other, and the bits it costs beforehand."""

    channel: Channel
    reading: Reading
    letters: str
    direction: int = 0


def ways(a: Name, b: Name) -> Iterator[Way]:
    """All ways to compare two names, at most nine for a channel and direction. Directions 0 and 1 count half each."""
    for script in NATIVE:
        channel = Channel(script.value)
        for native, other in ((a, b), (b, a)):
            found = product(native.native.get(script, ()), other.latin)
            yield from islice((_way(channel, reading, spelled) for reading, spelled in found), _MOST_WAYS)
    for direction, (one, other) in enumerate(((a, b), (b, a))):
        latins = product(one.latin, other.latin)
        yield from islice((_latin_way(left, right, direction) for left, right in latins), _MOST_WAYS)
        natives = product(_all(one), _all(other))
        yield from islice((_sound_way(left, right, direction) for left, right in natives), _MOST_WAYS)


def _all(name: Name) -> tuple[Reading, ...]:
    return tuple(reading for script in NATIVE for reading in name.native.get(script, ())[:3])


def _way(channel: Channel, reading: Reading, spelled: Spelled) -> Way:
    return Way(channel, Reading(reading.units, reading.bits + spelled.bits), spelled.letters)


def _latin_way(left: Spelled, right: Spelled, direction: int) -> Way:
    return Way(Channel.LATIN, Reading(_units_of(left.letters), left.bits + right.bits), right.letters, direction)


@lru_cache(maxsize=8192)
def _units_of(letters: str) -> tuple[str, ...]:
    return latin.read(letters)[0].units


def _sound_way(left: Reading, right: Reading, direction: int) -> Way:
    return Way(Channel.SOUND, Reading(sound_units(left.units), left.bits + right.bits), written(right.units), direction)


def table_of(channel: Channel) -> Spelling:
    """The knowledge of a channel."""
    return sound_spelling() if channel is Channel.SOUND else spelling(Script(channel.value))


def bits(pairs: Sequence[tuple[Name, Name]]) -> NDArray[np.float32]:
    """The evidence of each pair of names for being one name, in bits. Shape (pairs,); symmetric; raises nothing."""
    by_channel: defaultdict[Channel, list[tuple[int, Way]]] = defaultdict(list)
    for at, (a, b) in enumerate(pairs):
        for way in ways(a, b):
            by_channel[way.channel].append((at, way))
    best = np.full(len(pairs), NO_EVIDENCE, np.float32)
    for channel, found in by_channel.items():
        scores = pair_bits(table_of(channel), [way.reading for _, way in found], [way.letters for _, way in found])
        sides = np.full((2, len(pairs)), NO_EVIDENCE, np.float32)
        places = np.array([at for at, _ in found])
        directions = np.array([way.direction for _, way in found])
        np.maximum.at(sides, (directions, places), scores)
        both = (sides[0] + sides[1]) / 2 if channel in (Channel.LATIN, Channel.SOUND) else sides[0]
        best = np.maximum(best, both)
    return best


def compare(a: Name, b: Name) -> float:
    """The evidence that two names are one, in bits: above 0 speaks for it, below against."""
    return float(bits([(a, b)])[0])
