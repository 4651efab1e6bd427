"""The ten stages of a journey, what is known of each, and whether the dates of its episodes can be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from passage.rules.journey.sources import Certainty, Source, read
from passage.rules.text.dates import PartialDate


class Stage(StrEnum):
    """A stage. Stages repeat and skip: a journey is a list of episodes, not one path."""

    DECISION = "decision"
    RECRUITMENT = "recruitment"
    PRE_DEPARTURE = "pre_departure"
    TRANSIT = "transit"
    ARRIVAL = "arrival"
    EMPLOYMENT = "employment"
    CHANGE_OF_EMPLOYER = "change_of_employer"
    DETENTION = "detention"
    RETURN = "return"
    REINTEGRATION = "reintegration"


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the table says of one stage.

    `gcm`: numbers of Global Compact objectives. `asean`: areas of the ASEAN action plan. `palermo_acts`: ids of acts of
    Palermo Protocol art. 3. `htcds_event_type`: the event type of HTCDS v2, None where the standard has none.
    """

    stage: Stage
    risks: tuple[str, ...]
    services: tuple[str, ...]
    evidence: tuple[str, ...]
    checks: tuple[str, ...]
    gcm: tuple[int, ...]
    asean: tuple[str, ...]
    palermo_acts: tuple[str, ...]
    htcds_event_type: str | None
    note: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of a journey; a date that is not known is None."""

    stage: Stage
    begins: PartialDate | None = None
    ends: PartialDate | None = None


class Doubt(StrEnum):
    """Why the dates of an episode cannot be true."""

    ENDS_BEFORE_BEGINS = "ends_before_begins"
    IN_FUTURE = "in_future"
    BEFORE_BIRTH = "before_birth"


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt about the episode at `index` of the list that was checked."""

    index: int
    code: Doubt


@cache
def all_facts() -> Mapping[Stage, StageFacts]:
    """The table of stages, in the order of a first journey (`data/journey.yaml`)."""
    table = read("passage.rules.journey", "journey.yaml")
    meta = table["meta"]
    source = Source(
        text=meta["source"],
        certainty=Certainty(meta["certainty"]),
        compiled_on=meta["compiled_on"],
        last_verified=meta["last_verified"],
    )
    return {Stage(row["id"]): _facts(row, source) for row in table["stages"]}


def _facts(row: Mapping[str, object], source: Source) -> StageFacts:
    def listed(key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        return tuple(value) if isinstance(value, list) else ()

    event_type, note = row["htcds_hte_type"], row.get("note")
    return StageFacts(
        stage=Stage(str(row["id"])),
        risks=listed("risks"),
        services=listed("services"),
        evidence=listed("evidence"),
        checks=listed("checks"),
        gcm=tuple(int(number) for number in listed("gcm")),
        asean=listed("asean"),
        palermo_acts=listed("palermo_act"),
        htcds_event_type=str(event_type) if event_type else None,
        note=str(note) if note else None,
        source=source,
    )


def facts(stage: Stage) -> StageFacts:
    """What the table says of `stage`. Raises ValueError for a word that is no stage."""
    return all_facts()[Stage(stage)]


def check_episodes(
    episodes: Sequence[Episode], *, today: date | None = None, birth: PartialDate | None = None
) -> tuple[Problem, ...]:
    """What cannot be true in these episodes. Only dates are doubted: stages may repeat, skip and overlap in any order.

    A partial date is doubted only when no day it can mean would fit.
    """
    problems = []
    for index, episode in enumerate(episodes):
        problems += [Problem(index, code) for code in _doubts(episode, today, birth)]
    return tuple(problems)


def _doubts(episode: Episode, today: date | None, birth: PartialDate | None) -> list[Doubt]:
    begins, ends = episode.begins, episode.ends
    known = [day for day in (begins, ends) if day is not None]
    doubts = []
    if begins is not None and ends is not None and ends.last() < begins.first():
        doubts.append(Doubt.ENDS_BEFORE_BEGINS)
    if today is not None and any(day.first() > today for day in known):
        doubts.append(Doubt.IN_FUTURE)
    if birth is not None and any(day.last() < birth.first() for day in known):
        doubts.append(Doubt.BEFORE_BIRTH)
    return doubts
