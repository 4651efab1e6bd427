"""What linkage looks at of a person, and the keys under which a possible match is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from passage.rules import names as name_rule
from passage.rules.text.dates import PartialDate
from passage.rules.text.phones import tail


@dataclass(frozen=True)
class Record:
    """A person as one report knows them; everything may be missing.

    `names`: each spelling and script as given. `sex`: any fixed codes, "" unknown. `home_place`: words. `phone`: any form.
    `parents`: names of parents or family.
    """

    names: tuple[str, ...] = ()
    sex: str = ""
    birth: PartialDate | None = None
    home_place: str = ""
    phone: str = ""
    parents: tuple[str, ...] = ()


def keys(record: Record) -> frozenset[str]:
    """Blocking keys of a record to be stored. Two records that share none are never compared.

    Of each name the keys alone (`n:`, `f:`, `o:`, `w:`), with a parent's name (`q`), and those of names that differ in one
    class with the year of birth (`y`); the telephone's last digits (`p:`). Plain text: key-hash before storing.
    """
    return frozenset(_keys(record, () if record.birth is None else (record.birth.year,)))


def search_keys(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """The keys to ask with, and those to ask with only where these find nobody (`w:`, of single words).

    Those of `keys`, and the years before and after, for ages told and dates half known.
    """
    year = None if record.birth is None else record.birth.year
    found = frozenset(_keys(record, () if year is None else (year - 1, year, year + 1)))
    words = frozenset(key for key in found if key.startswith("w:"))
    return found - words, words


def _keys(record: Record, years: Iterable[int]) -> Iterator[str]:
    parents = {key for parent in record.parents for key in name_rule.keys(name_rule.read(parent)) if key[0] == "f"}
    for text in record.names:
        name = name_rule.read(text)
        own = name_rule.keys(name)
        yield from own
        for near in name_rule.near_keys(name):
            yield from (f"y{near}:{year}" for year in years)
        yield from name_rule.word_keys(name)
        yield from (f"q{key}|{parent}" for key in own if key[0] == "f" for parent in parents)
    if tail(record.phone):
        yield "p:" + tail(record.phone)
