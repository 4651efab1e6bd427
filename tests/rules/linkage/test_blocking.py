"""Which pairs of two files are compared: those that meet under a key, each once, however common a name is."""

from __future__ import annotations

import numpy as np

from passage.rules.linkage import blocking, reading
from passage.rules.linkage.blocking import People, is_hopeful, pairs
from passage.rules.population import Population

Row = tuple[str, int, int, int, int, str]
"""Name, sex, day of birth (only a year where below 10,000), place, telephone, parent; 0 and "" unknown."""


def files(*sides: list[Row]) -> tuple[reading.Names, list[People]]:
    texts = list(dict.fromkeys(text for side in sides for row in side for text in (row[0], row[5]) if text))
    at = {text: place for place, text in enumerate(texts)}

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, np.int64)

    people = [
        People(
            name=column([at.get(row[0], -1) for row in side]),
            parent=column([at.get(row[5], -1) for row in side]),
            sex=column([row[1] for row in side]),
            year=column([row[2] if row[2] < 10_000 else row[2] // 10_000 for row in side]),
            day=column([row[2] if row[2] > 10_000 else 0 for row in side]),
            place=column([row[3] for row in side]),
            phone=column([row[4] for row in side]),
        )
        for side in sides
    ]
    return reading.read(texts), people


def met(left: list[Row], right: list[Row], most: int = blocking.MOST_PAIRS_OF_A_KEY) -> list[tuple[int, int]]:
    names, people = files(left, right)
    one, other = pairs(names, *people, most)
    return list(zip(one.tolist(), other.tolist(), strict=True))


SOK: Row = ("សុខ ដារ៉ា", 1, 19900512, 3, 12345678, "Sok Vanna")


def test_people_meet_by_whatever_is_the_same_and_each_pair_once() -> None:
    assert met([SOK], [SOK]) == [(0, 0)]
    for same in (
        ("Other", 2, 1950, 9, 12345678, ""),
        ("Other", 2, 19900512, 3, 0, ""),
        ("Sok Dara", 1, 1990, 0, 0, ""),
        ("Dara Sok", 1, 1990, 0, 0, ""),
        ("Sok Dara", 1, 1991, 3, 0, ""),
        ("Sok Dara", 1, 0, 3, 0, ""),
        ("Sok Dara", 0, 1990, 3, 0, ""),
        ("Sok Dara", 0, 1960, 0, 0, "សុខ វណ្ណា"),
    ):
        assert met([SOK], [same]) == [(0, 0)], same
        assert met([same], [SOK]) == [(0, 0)], same


def test_people_whom_nothing_connects_do_not_meet() -> None:
    assert met([SOK], [("Kyaw Zin", 1, 19900513, 3, 87654321, ""), ("", 1, 1990, 3, 0, "")]) == []
    assert met([SOK], [("Sok Dara", 1, 19950101, 3, 0, "")]) == []
    assert met([], [SOK]) == met([SOK], []) == []


def test_a_common_key_is_made_finer_with_another_field_and_brings_no_crowd() -> None:
    crowd: list[Row] = [("Sok Dara", 1, 1990, 1 + at, 0, "") for at in range(12)]
    assert len(met(crowd, crowd)) == len(crowd) ** 2
    assert met(crowd, crowd, most=10) == [(at, at) for at in range(len(crowd))]


def test_only_pairs_that_something_speaks_for_are_scored() -> None:
    names, (left, right) = files([SOK, SOK, SOK], [SOK, ("A", 1, 19900512, 0, 0, ""), ("A", 1, 1990, 3, 0, "")])
    rows = np.arange(3)
    assert is_hopeful(left, right, rows, rows, np.array([-4, -4, -4], np.float32)).tolist() == [True, True, False]
    assert is_hopeful(left, right, rows, rows, np.array([1, 1, 1], np.float32)).all()
    assert len(names) == 3


def test_invented_people_meet_themselves_in_another_script() -> None:
    made = Population(11)
    known = [made.person() for _ in range(400)]

    def row(record: object) -> Row:
        birth = record.birth
        day = 0 if birth is None else birth.year
        if birth is not None and birth.day and (birth.month, birth.day) != (1, 1):
            day = birth.year * 10_000 + birth.month * 100 + birth.day
        sex = {"": 0, "feminine": 1, "masculine": 2}[record.sex]
        place = 0 if not record.home_place else 1 + int(record.home_place.split()[1])
        return (record.names[0], sex, day, place, int(record.phone[1:] or 0), "".join(record.parents))

    found = met([row(each.record) for each in known], [row(made.again(each)) for each in known])
    assert sum(one == other for one, other in found) >= 0.95 * len(known)
    assert len(found) <= 2 * len(known)
