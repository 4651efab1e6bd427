"""Units: the pieces of a written name to which a spelling in Latin letters is given.

A unit is a text `role/sound/detail`. Role: `o` onset, `v` vowel, `c` coda, `r` rhyme (vowel and coda in one), `x` a letter
that is written and not spoken. Sound: sounds of `sounds.py` joined by `+`, "" for none. Detail: what of the spelling
tells more than the sound, usually the letters themselves. A unit never met in learning is judged by `role/sound`, then
by `role`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: its units in the order they are spoken, and how many bits less likely than the best way."""

    units: tuple[str, ...]
    bits: float = 0.0


def backoff(unit: str) -> tuple[str, ...]:
    """The unit and what stands for it where it is unknown, nearest first: `o/k/ก`, `o/k`, `o`."""
    role, _, rest = unit.partition("/")
    sound, _, detail = rest.partition("/")
    chain = [unit] if detail else []
    if sound or rest:
        chain.append(f"{role}/{sound}")
    return (*chain, role)


def sounds_of(unit: str) -> tuple[str, ...]:
    """The sounds of a unit in order."""
    parts = unit.split("/")
    return tuple(parts[1].split("+")) if len(parts) > 1 and parts[1] else ()
