"""What linkage looks at of a person, and the keys under which a possible match is found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from passage.rules import names as name_rule
from passage.rules.text.dates import PartialDate
from passage.rules.text.phones import tail

# Of a name's skeletons, so many are put beside another field.
_LIKELIEST = 2


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

    Of each name the keys alone (`n:`, `f:`, `o:`, `w:`), those of names that differ in one class with the year of birth
    (`y`), with a parent's name (`q`), with the day of birth (`b`); the date of birth with the sex and the first class of
    the name (`d`); the telephone's last digits (`p:`). Plain text: key-hash before storing.
    """
    birth = record.birth
    days = {(birth.month, birth.day)} if _is_exact(birth) else set()
    return frozenset(_keys(record, () if birth is None else (birth.year,), days))


def search_keys(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """The keys to ask with, and those to ask with only where these find nobody (`w:`, of single words).

    Those of `keys`; the years before and after, for ages told and dates half known; day and month exchanged.
    """
    birth = record.birth
    years = () if birth is None else (birth.year - 1, birth.year, birth.year + 1)
    days = {(birth.month, birth.day), (birth.day, birth.month)} if _is_exact(birth) else set()
    found = frozenset(_keys(record, years, days))
    words = frozenset(key for key in found if key.startswith("w:"))
    return found - words, words


def whole_keys(record: Record) -> frozenset[str]:
    """Of `keys` those of a name's very words (`n:`): how many people share one is how many bear that name."""
    return frozenset(key for text in record.names for key in name_rule.whole_keys(text))


def _is_exact(birth: PartialDate | None) -> TypeGuard[PartialDate]:
    """Whether a day is known; the first of January often stands for a year."""
    return birth is not None and birth.day is not None and (birth.month, birth.day) != (1, 1)


def _keys(record: Record, years: Sequence[int], days: Collection[tuple[int | None, int | None]]) -> Iterator[str]:
    parents = {skeleton for parent in record.parents for skeleton in name_rule.skeletons(name_rule.read(parent))[:_LIKELIEST]}
    for text in record.names:
        name = name_rule.read(text)
        yield from name_rule.keys(name)
        yield from name_rule.word_keys(name)
        for near in name_rule.near_keys(name) if years else ():
            yield from (f"y{near}:{year}" for year in years)
        skeletons = name_rule.skeletons(name)[:_LIKELIEST]
        yield from (f"q{skeleton}|{parent}" for skeleton in skeletons for parent in parents)
        yield from (f"b{skeleton}:{month}-{day}" for skeleton in skeletons for month, day in days)
        if _is_exact(record.birth):
            yield f"d{record.birth}:{record.sex[:1]}:{skeletons[0][:1] if skeletons else ''}"
    if tail(record.phone):
        yield "p:" + tail(record.phone)
