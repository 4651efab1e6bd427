"""How a person goes home: the steps each corridor is known to take, the follow-up dates, and what both sides sign."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from passage.rules.journey.handover import BadHandover, handover_document, same_handover
from passage.rules.journey.kinds import Kind
from passage.rules.journey.months import add_months
from passage.rules.journey.sources import Certainty, Source, read, weakest

__all__ = [
    "BadHandover",
    "NoProcedure",
    "Procedure",
    "Step",
    "countries",
    "follow_up_dates",
    "handover_document",
    "next_step",
    "procedure",
    "reached",
    "same_handover",
]


class NoProcedure(LookupError):
    """No corridor is known for this country. `code`: no_procedure."""

    code = "no_procedure"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a corridor, as its source tells it.

    `side`: TH, KH, LA, MM, both or border. `to`: the country that receives what the step sends. `message`: our kind of
    message for it, None where nothing is sent. `certainty` is of the step, `who_certainty` of the actor alone.
    """

    number: int
    side: str
    who: str
    does: str
    certainty: Certainty
    who_certainty: Certainty
    to: str | None = None
    message: Kind | None = None
    handover: bool = False
    form: str | None = None
    target: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps of one corridor out of Thailand (or of the Thai side, for TH).

    `certainty` is that of its least sure step. `as_of`: the year the source speaks of; what runs today is unverified.
    `caution` and `note` are quoted from the table and are shown with it; `may_be_suspended`: the note says so.
    `handover_points` are values to choose from, never a rule.
    """

    country: str
    as_of: str | None
    certainty: Certainty
    source: Source
    steps: tuple[Step, ...]
    handover_points: tuple[str, ...] = ()
    handover_certainty: Certainty = Certainty.UNVERIFIED
    may_be_suspended: bool = False
    caution: str | None = None
    note: str | None = None


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read("passage.rules.journey", "return_procedures.yaml")
    return table


def countries() -> tuple[str, ...]:
    """The countries of origin with a known corridor, ISO 3166."""
    return tuple(_table()["corridors"])


@cache
def procedure(country: str) -> Procedure:
    """The corridor from Thailand to `country` (ISO 3166); for TH the Thai side alone. Raises `NoProcedure`."""
    table = _table()
    row = table["thai_side"] if country == "TH" else table["corridors"].get(country)
    if row is None:
        raise NoProcedure(country)
    steps = tuple(_step(step) for step in row["steps"])
    certainty = weakest([step.certainty for step in steps])
    meta = table["meta"]
    return Procedure(
        country=country,
        as_of=row.get("as_of"),
        certainty=certainty,
        source=Source(row["src"], certainty, row.get("as_of"), meta["compiled_on"], meta["last_verified"]),
        steps=steps,
        handover_points=tuple(row.get("handover_points", ())),
        handover_certainty=Certainty(row.get("handover_certainty", "unverified")),
        may_be_suspended=bool(row.get("may_be_suspended", False)),
        caution=row.get("caution"),
        note=row.get("note"),
    )


def _step(row: Mapping[str, Any]) -> Step:
    certainty = Certainty(row["certainty"])
    return Step(
        number=int(row["n"]),
        side=row["side"],
        who=row["who"],
        does=row["does"],
        certainty=certainty,
        who_certainty=Certainty(row.get("who_certainty", certainty)),
        to=row.get("to"),
        message=Kind(row["message"]) if "message" in row else None,
        handover=bool(row.get("handover", False)),
        form=row.get("form"),
        target=row.get("target"),
        note=row.get("note"),
    )


def next_step(of: Procedure, done: Collection[int]) -> Step | None:
    """The first step whose number is not in `done`; None when all are. A case that waits stays where it is: nothing lapses."""
    return next((step for step in of.steps if step.number not in done), None)


def reached(of: Procedure, exchanged: Collection[Kind]) -> frozenset[int]:
    """The numbers of the steps that must lie behind, judged by the kinds of message exchanged so far.

    Everything up to the furthest step whose message was exchanged counts as done.
    """
    kinds = {Kind(kind) for kind in exchanged}
    furthest = max((step.number for step in of.steps if step.message in kinds), default=0)
    return frozenset(step.number for step in of.steps if step.number <= furthest)


@cache
def _follow_up_months() -> tuple[int, ...]:
    row = read("passage.rules.journey", "timers.yaml")["follow_up"]
    return tuple(int(months) for months in row["months"])


def follow_up_dates(handed_over_on: date) -> tuple[date, ...]:
    """The days of the follow-ups after a return (6 and 12 calendar months), earliest first."""
    return tuple(add_months(handed_over_on, months) for months in _follow_up_months())
