"""What stood for what in the likeliest way two names are one: each piece of one beside the letters or sounds of the other."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from passage.rules.names.comparing import NO_EVIDENCE, Channel, Way, bits, table_of, ways
from passage.rules.names.name import Name
from passage.rules.names.pairs import pair_bits
from passage.rules.names.pool import LONGEST_NAME, LONGEST_PIECE
from passage.rules.names.units import sounds_of


@dataclass(frozen=True)
class Step:
    """A piece of one name (its letters, "" for a vowel that is not written; its sounds) and what the other writes for it.

    `bits`: log2 of how likely that spelling of the piece is: near 0 usual, far below 0 unusual.
    """

    letters: str
    sounds: str
    spelled: str
    bits: float


@dataclass(frozen=True)
class Explanation:
    """The evidence of two names in bits, by which knowledge, and the steps of the likeliest way; no steps without evidence."""

    bits: float
    channel: Channel | None
    steps: tuple[Step, ...]


def explain(a: Name, b: Name) -> Explanation:
    """Say why two names are taken for one, or not. Raises nothing."""
    evidence = float(bits([(a, b)])[0])
    found = [way for way in ways(a, b) if way.letters and way.reading.units]
    scored = [(float(pair_bits(table_of(way.channel), [way.reading], [way.letters])[0]), at) for at, way in enumerate(found)]
    if evidence <= NO_EVIDENCE or not scored:
        return Explanation(evidence, None, ())
    best = found[max(scored)[1]]
    return Explanation(evidence, best.channel, _steps(best))


def _steps(way: Way) -> tuple[Step, ...]:
    """The likeliest path of the units through the letters."""
    table = table_of(way.channel)
    letters = way.letters[:LONGEST_NAME]
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for unit in way.reading.units:
        row = table.probabilities(unit)
        after: dict[int, tuple[float, int]] = {}
        for start, (so_far, _) in best[-1].items():
            for end in range(start, min(len(letters), start + LONGEST_PIECE) + 1):
                chance = float(row[table.numbers.get(letters[start:end], end - start)])
                total = so_far + (math.log2(chance) if chance > 0 else NO_EVIDENCE)
                if end not in after or total > after[end][0]:
                    after[end] = (total, start)
        best.append(after)
    end = len(letters)
    steps = []
    for at in range(len(way.reading.units), 0, -1):
        if end not in best[at]:
            return ()
        total, start = best[at][end]
        unit = way.reading.units[at - 1]
        steps.append(
            Step(_letters(unit, way.channel), "".join(sounds_of(unit)), letters[start:end], total - best[at - 1][start][0])
        )
        end = start
    return tuple(reversed(steps))


def _letters(unit: str, channel: Channel) -> str:
    """The letters of a unit's detail, without the notes on where it stands, which are ASCII."""
    detail = unit.split("/", 2)[2] if unit.count("/") > 1 else ""
    return "".join(c for c in detail if unicodedata.category(c)[0] in "LM" and (channel is Channel.LATIN or not c.isascii()))
