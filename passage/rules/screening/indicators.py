"""The published indicator lists a screening asks from, loaded from their dated tables; a list with unread parts is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from passage.rules.journey.sources import Certainty, Source, read

ILO11 = "ilo11"
ADULT_LABOUR = "delphi_adult_labour"
CHILD_LABOUR = "delphi_child_labour"
PALERMO = "palermo"
SEXUAL_PROMPTS = "unodc_sexual"


class NotUsable(ValueError):
    """A list that is known but may not be used. `code`: strengths_unknown."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoSuchSet(LookupError):
    """No list has this id. `code`: no_such_set."""

    code = "no_such_set"


class Strength(StrEnum):
    """The published weight of one Delphi indicator in one profile."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Element(StrEnum):
    """The elements of trafficking in Palermo Protocol art. 3(a)."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One sign to ask about.

    `label`: quoted from the list. `dimension`: id of the part of the list it stands in. `strength`: None where the list gives
    none. `ilo11`: numbers of the ILO indicators it touches. `asked`: False for a line that is a statement, not a sign.
    """

    id: str
    label: str
    dimension: str
    certainty: Certainty
    strength: Strength | None = None
    ilo11: tuple[int, ...] = ()
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of a list. `element`: the Palermo element it is evidence of, None where the list says nothing."""

    id: str
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """One list as published. `published`: year or month of the list, ISO 8601.

    `version` names the published list and the day our table was put together: what a stored screening must remember.
    """

    id: str
    title: str
    source: Source
    published: str
    dimensions: tuple[Dimension, ...]
    indicators: tuple[Indicator, ...]

    @property
    def version(self) -> str:
        return f"{self.published}+{self.compiled_on}"

    @property
    def compiled_on(self) -> str:
        return self.source.compiled_on or ""

    @property
    def last_verified(self) -> str | None:
        return self.source.last_verified

    @property
    def certainty(self) -> Certainty:
        return self.source.certainty

    def asked(self) -> tuple[Indicator, ...]:
        """The indicators that are questions."""
        return tuple(indicator for indicator in self.indicators if indicator.asked)


@cache
def table(name: str) -> dict[str, Any]:
    """One packaged table of this rule."""
    found: dict[str, Any] = read("passage.rules.screening", name)
    return found


@cache
def sets() -> Mapping[str, IndicatorSet]:
    """Every list that may be used, by id. The Delphi lists on sexual exploitation are not among them."""
    usable = (_ilo11(), indicator_set(ADULT_LABOUR), indicator_set(CHILD_LABOUR), _palermo(), _sexual_prompts())
    return MappingProxyType({found.id: found for found in usable})


@cache
def indicator_set(set_id: str) -> IndicatorSet:
    """The list with this id. Raises `NotUsable` for a Delphi list with an unread strength, `NoSuchSet` for any other word."""
    if set_id in _DELPHI:
        return _delphi(set_id)
    if set_id not in _OTHER:
        raise NoSuchSet(set_id)
    return sets()[set_id]


_OTHER = frozenset({ILO11, PALERMO, SEXUAL_PROMPTS})
# list id -> (table, column of the profile)
_DELPHI = {
    ADULT_LABOUR: ("indicators_delphi.json", "adult_labour"),
    CHILD_LABOUR: ("indicators_delphi.json", "child_labour"),
    "delphi_adult_sexual": ("indicators_delphi_sexual.json", "adult_sexual"),
    "delphi_child_sexual": ("indicators_delphi_sexual.json", "child_sexual"),
}


def _delphi(set_id: str) -> IndicatorSet:
    name, profile = _DELPHI[set_id]
    of = table(name)
    if not _is_complete(of, profile):
        raise NotUsable("strengths_unknown")
    words = {letter: Strength(word) for letter, word in of["strength"].items() if word in frozenset(Strength)}
    certainty = Certainty(of["certainty"])
    return IndicatorSet(
        id=set_id,
        title=of["name"],
        source=_source(of, of["source"], of["published"], certainty),
        published=of["published"],
        dimensions=tuple(Dimension(part["id"], Element(part["element"])) for part in of["dimensions"]),
        indicators=tuple(
            Indicator(row["id"], row["label"], part["id"], certainty, words[row[profile]], tuple(row["ilo11"]))
            for part in of["dimensions"]
            for row in part["indicators"]
            if row[profile] is not None
        ),
    )


def _is_complete(of: Mapping[str, Any], profile: str) -> bool:
    """Is every strength of the profile read? An empty one can mean that the line is not in it, or that nobody read it."""
    unread = of["null_means"] == "unknown" and any(
        row[profile] is None for part in of["dimensions"] for row in part["indicators"]
    )
    return not unread and of.get("usable_for_scoring", True) and of["profiles"][profile]["state"] == "complete"


def _ilo11() -> IndicatorSet:
    of = table("palermo_ilo11.json")
    items = of["ilo11"]
    certainty = Certainty(items["certainty"])
    return IndicatorSet(
        id=ILO11,
        title=items["source"],
        source=_source(of, items["source"], items["published"], certainty),
        published=items["published"],
        dimensions=(Dimension(ILO11),),
        indicators=tuple(Indicator(row["id"], row["label"], ILO11, certainty, ilo11=(row["n"],)) for row in items["items"]),
    )


def _palermo() -> IndicatorSet:
    of = table("palermo_ilo11.json")
    certainty = Certainty(of["certainty"])
    columns = {Element.ACT: "acts", Element.MEANS: "means", Element.PURPOSE: "purposes_at_minimum"}
    return IndicatorSet(
        id=PALERMO,
        title=of["protocol"],
        source=_source(of, of["source"], of["published"], certainty),
        published=of["published"],
        dimensions=tuple(Dimension(element, element) for element in columns),
        indicators=tuple(
            Indicator(row["id"], row["label"], element, certainty) for element, column in columns.items() for row in of[column]
        ),
    )


def _sexual_prompts() -> IndicatorSet:
    of = table("indicators_unweighted.json")
    prompts = next(found for found in of["sets"] if found["id"] == SEXUAL_PROMPTS)
    certainty = Certainty(prompts["certainty"])
    return IndicatorSet(
        id=SEXUAL_PROMPTS,
        title=prompts["title"],
        source=_source(of, "; ".join(prompts["src"]), prompts["published"], certainty),
        published=prompts["published"],
        dimensions=(Dimension(SEXUAL_PROMPTS),),
        indicators=tuple(
            Indicator(row["id"], row["label"], SEXUAL_PROMPTS, certainty, asked=row.get("asked", True))
            for row in prompts["items"]
        ),
    )


def _source(of: Mapping[str, Any], text: str, published: str, certainty: Certainty) -> Source:
    return Source(text, certainty, published, of["compiled_on"], of["last_verified"])
