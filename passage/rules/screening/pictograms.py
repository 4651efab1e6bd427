"""Which signs an officer should ask about after a worker pointed at a drawing. A drawing is never an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from passage.rules.journey.sources import Certainty, Source
from passage.rules.screening.indicators import ILO11, indicator_set, table


class NoSuchPictogram(LookupError):
    """No drawing has this code. `code`: no_such_pictogram."""

    code = "no_such_pictogram"


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One drawing of the worker's door: the ILO indicators it touches (numbers) and, per list id, the signs to ask about."""

    code: str
    ilo11: tuple[int, ...]
    asks: Mapping[str, tuple[str, ...]]


@cache
def pictograms() -> tuple[Pictogram, ...]:
    """All drawings, in the order of the door (`data/pictograms.yaml`)."""
    return tuple(
        Pictogram(
            code=row["code"],
            ilo11=tuple(row["ilo11"]),
            asks={set_id: tuple(ids) for set_id, ids in row["asks"].items()},
        )
        for row in table("pictograms.yaml")["pictograms"]
    )


def pictogram_source() -> Source:
    """Whose mapping this is, and how sure: our own."""
    meta = table("pictograms.yaml")["meta"]
    return Source(
        meta["source"],
        Certainty(meta["certainty"]),
        compiled_on=meta["compiled_on"],
        last_verified=meta["last_verified"],
    )


def suggested(codes: Collection[str], set_id: str) -> tuple[str, ...]:
    """The ids of a list to ask about, in its order, after these drawings; none for a list the drawings do not speak of.

    They are shown as "to ask" or "said by the worker", never filled in as answers. Raises `NoSuchPictogram`, and as
    `indicators.indicator_set` for the list.
    """
    by_code = {pictogram.code: pictogram for pictogram in pictograms()}
    if not by_code.keys() >= set(codes):
        raise NoSuchPictogram("there is no such pictogram")
    of = indicator_set(set_id)
    chosen = [by_code[code] for code in codes]
    if set_id == ILO11:
        numbers = {number for pictogram in chosen for number in pictogram.ilo11}
        return tuple(indicator.id for indicator in of.indicators if numbers.intersection(indicator.ilo11))
    wanted = {id for pictogram in chosen for id in pictogram.asks.get(set_id, ())}
    return tuple(indicator.id for indicator in of.indicators if indicator.id in wanted)
