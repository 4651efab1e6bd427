"""Two files of people as numbers: the same for the same in both, names read once, in as many processes as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from passage.doors.console.command import Stop
from passage.doors.console.linking.files import File
from passage.rules import places
from passage.rules.linkage import chance, reading
from passage.rules.linkage.blocking import People
from passage.rules.linkage.reading import Names
from passage.rules.names import tokens
from passage.rules.text.dates import parse_date
from passage.rules.text.partial import BadDate, PartialDate
from passage.rules.text.phones import tail

Numbers = NDArray[np.int64]
_MOST_NAMED = 10
# Names a process reads at a time; fewer are read where they are.
_AT_ONCE = 20_000


@dataclass(frozen=True)
class Column:
    """One field of both files: a place in `values` for each person. `values[0]` is "", unknown."""

    left: Numbers
    right: Numbers
    values: list[str]

    def mapped(self, value: Callable[[str], int]) -> tuple[Numbers, Numbers]:
        """Another number for each value, asked once for each."""
        found = np.array([value(each) for each in self.values], np.int64)
        return found[self.left], found[self.right]


@dataclass(frozen=True)
class Both:
    """Two files ready to be linked. `tables`: the columns that Splink sees; `bearers`: people of both files with each name."""

    names: Names
    people: tuple[People, People]
    tables: tuple[Any, Any]
    bearers: Numbers

    @property
    def expected(self) -> float:
        """How many true pairs are expected before anything is compared: half of the smaller file."""
        return max(1.0, min(map(len, self.people)) / 2)


def prepare(left: File, right: File) -> Both:
    """`Stop` for dates that are none, with their lines."""
    name, parent = _names(left, right)
    births = _births(left, right)
    dates = [None if not each else _date(each) for each in births.values]
    year, day = births.mapped(_by_value(births.values, dates, _year)), births.mapped(_by_value(births.values, dates, _day))
    sex, phone, place = (_column([file.columns[key] for file in (left, right)]) for key in ("sex", "phone", "home_place"))
    phones = phone.mapped(lambda text: int("1" + tail(text)) if tail(text) else 0)
    provinces = _provinces(place.values)
    numbers = {province: at for at, province in enumerate(dict.fromkeys(("", *provinces)))}
    in_province = place.mapped(dict(zip(place.values, (numbers[each] for each in provinces), strict=True)).__getitem__)
    people = tuple(
        People(
            (name.left, name.right)[side] - 1,
            (parent.left, parent.right)[side] - 1,
            (sex.left, sex.right)[side],
            year[side],
            day[side],
            in_province[side],
            phones[side],
        )
        for side in (0, 1)
    )
    tables = (_table(people[0], place.left), _table(people[1], place.right))
    names = read_names(name.values[1:])
    bearers = np.bincount(np.concatenate([name.left, name.right]), minlength=len(name.values))[1:]
    return Both(names, (people[0], people[1]), tables, bearers)


def read_names(texts: Sequence[str]) -> Names:
    """`reading.read`, in as many processes as there are cores where there are many."""
    if len(texts) <= _AT_ONCE:
        return reading.read(texts)
    parts = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        return reading.together(list(processes.map(reading.read, parts)))


def _column(arrays: Sequence[Any]) -> Column:
    """Arrays of texts, the left file's and the right file's, numbered together."""
    encoded = pa.chunked_array([pa.array([""], pa.string()), *arrays]).combine_chunks().dictionary_encode()
    numbers = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)[1:]
    return Column(numbers[: len(arrays[0])], numbers[len(arrays[0]) :], encoded.dictionary.to_pylist())


def _names(left: File, right: File) -> tuple[Column, Column]:
    """Names and parents' names in one numbering."""
    whole = _column([file.columns[key] for file in (left, right) for key in ("name", "parent")])
    cut = np.cumsum([0, len(left), len(left), len(right), len(right)])
    every = np.concatenate([whole.left, whole.right])
    found = [every[cut[at] : cut[at + 1]] for at in range(4)]
    return Column(found[0], found[2], whole.values), Column(found[1], found[3], whole.values)


def _births(left: File, right: File) -> Column:
    births = _column([left.columns["birth"], right.columns["birth"]])
    bad = {at for at, text in enumerate(births.values) if text and _date(text) is None}
    for file, own in ((left, births.left), (right, births.right)):
        lines = [str(at + 2) for at in np.flatnonzero(np.isin(own, list(bad)))] if bad else []
        if lines:
            said = ", ".join(lines[:_MOST_NAMED]) + (" and others" if len(lines) > _MOST_NAMED else "")
            raise Stop(
                f"{file.source}: no date in the column birth of line {said}. "
                "Write 1990-05-12, 1990-05 or 1990; Buddhist years are understood."
            )
    return births


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text, today=datetime.now(UTC).date())
    except BadDate:
        return None


def _by_value(
    values: Sequence[str], dates: Sequence[PartialDate | None], number: Callable[[PartialDate], int]
) -> Callable[[str], int]:
    return {value: 0 if date is None else number(date) for value, date in zip(values, dates, strict=True)}.__getitem__


def _year(date: PartialDate) -> int:
    return date.year


def _day(date: PartialDate) -> int:
    """The day as yyyymmdd; 0 for what may stand for a whole year or month."""
    if date.month is None or date.day is None or (date.month, date.day) == (1, 1):
        return 0
    return date.year * 10_000 + date.month * 100 + date.day


def _provinces(values: Sequence[str]) -> list[str]:
    """The code of the province that each text names for sure, or the words of a place that no gazetteer knows."""
    return [_province(text) if text else "" for text in values]


def _province(text: str) -> str:
    found = next((each.place for each in places.find(text, limit=1) if each.is_certain), None)
    while found is not None and found.level > places.Level.PROVINCE:
        found = places.by_code(found.parent_code)
    return found.code if found is not None and found.level == places.Level.PROVINCE else " ".join(tokens(text))


def _table(people: People, place: Numbers) -> Any:
    """The columns of one file for Splink: numbers, null where nothing is known; a row stands for its name."""

    def known(values: Numbers) -> Any:
        return pa.array(values, pa.int64(), mask=values == 0)

    rows = np.arange(len(people))
    return pa.table(
        {
            "unique_id": pa.array(rows, pa.int64()),
            "name_row": pa.array(rows, pa.int64(), mask=people.name < 0),
            "parent_row": pa.array(rows, pa.int64(), mask=people.parent < 0),
            "sex": known(people.sex),
            "birth_year": known(people.year),
            "birth_day": known(people.day),
            "birth_turned": known(chance.turned(people.day)),
            "home_place": known(place),
            "province": known(people.place),
            "phone": known(people.phone),
        }
    )
