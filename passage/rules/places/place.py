"""A place of a country's administration, and the levels there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How far down a place is. Commune: also sub-district (tambon, khwaeng, sangkat); province: also state and region."""

    COUNTRY = 0
    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `code`: the country's ISO 3166-1 code, then after a dash the official one: TH-2007 (DOPA), KH-07 (NCDD), LA-SV.

    `parent_code` is that of the place around it, "" for a country. `native` and `latin` are the official names; where the
    official Latin name is little used, `latin` is the one in use.
    """

    code: str
    level: Level
    country: str
    native: str
    latin: str
    parent_code: str
