"""How old a person was on a day, when perhaps only the year of either is known, and whether that is a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from passage.rules.journey.sources import read
from passage.rules.text.dates import PartialDate


class BadAge(ValueError):
    """An age that cannot be. `code`: born_after_day (the whole birth date lies after the day), bad_range."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Minor(StrEnum):
    """Was this a child? `unknown`: the age is not known, or both answers are possible."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AgeRange:
    """The youngest and the oldest the person can have been, in completed years. Raises `BadAge` (bad_range)."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise BadAge("bad_range")


def completed_years(birth: date, day: date) -> int:
    """Completed years from `birth` to `day`; negative before the birth.

    Somebody born on 29 February completes a year on 1 March where the year has no 29th: of the two readings the one that keeps
    a child a child for the day.
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_on(birth: PartialDate, day: PartialDate) -> AgeRange:
    """The age on `day` of a person born on `birth`: exact for two whole dates, else the whole range they allow.

    Raises `BadAge` (born_after_day) when no reading of the dates puts the birth on or before the day.
    """
    if birth.first() > day.last():
        raise BadAge("born_after_day")
    low = completed_years(birth.last(), day.first())
    high = completed_years(birth.first(), day.last())
    return AgeRange(max(low, 0), high)


def is_minor(age: AgeRange | None) -> Minor:
    """Is a person of this age a child (below the age of Palermo Protocol art. 3(d))? Unknown stays unknown."""
    if age is None:
        return Minor.UNKNOWN
    limit = child_below()
    if age.high < limit:
        return Minor.YES
    return Minor.NO if age.low >= limit else Minor.UNKNOWN


@cache
def child_below() -> int:
    """The age in completed years below which a person is a child (Palermo Protocol art. 3(d)), from `data/ages.yaml`."""
    return int(read("passage.rules.journey", "ages.yaml")["child_below"]["years"])
