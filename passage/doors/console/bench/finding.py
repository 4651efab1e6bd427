"""Finding one person among many: what a search and the check of a new report cost, and how often the right person is found."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from passage.doors.console.bench.timing import cpu_ms

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from passage.node.agency.models import Account
    from passage.node.matching.queries import Candidate
    from passage.node.people.profiles import Profile
    from passage.rules.linkage import Record
    from passage.rules.population import Invented

SEED, BATCH, ASKED = 20191030, 2000, 300


@dataclass
class _Asked:
    """What asking again and again came to: CPU and wall milliseconds of each, and whether the right one was shown."""

    what: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    first: int = 0
    shown: int = 0
    said: list[tuple[float, bool]] = field(default_factory=list)

    def __str__(self) -> str:
        cpu, wall, count = sorted(self.cpu), sorted(self.wall), len(self.cpu)
        middle, late = count // 2, int(count * 0.95)
        return (
            f"{self.what:<34} {cpu[middle]:8.1f} {cpu[late]:8.1f} {wall[middle]:8.1f} {wall[late]:8.1f}"
            f" {self.first / count:8.3f} {self.shown / count:8.3f} {count:6}"
        )


def measure(by: Account, people: int, processes: int = 1) -> None:
    """Store so many invented people as a node stores them, then ask for some of them as another record knows them."""
    from django.db import connection

    from passage.node.matching import queries

    # As in a serving process.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    began, used = time.monotonic(), cpu_ms()
    known = _store_all(people, processes)
    print(
        f"{people:,} people stored in {time.monotonic() - began:,.0f} s ({(cpu_ms() - used) / people:.2f} CPU-ms each)",
        flush=True,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"database {_size_on_disk() / 2**20:,.0f} MiB on disk, {_keys_each():.1f} keys a person", flush=True)
    print(f"{'':<34} {'CPU p50':>8} {'CPU p95':>8} {'wall p50':>8} {'wall p95':>8} {'first':>8} {'shown':>8} {'asked':>6}")
    for what, view in (
        ("search: name and year of birth", _name_and_year),
        ("search: name only", _name),
        ("check of a new report", _all),
    ):
        nobody = uuid4() if view is _all else None
        asked = _ask(by, what, known, view, partial(queries.candidates, exclude=nobody))
        print(asked, flush=True)
        if view is _all:
            _print_reliability(asked.said)


def _store_all(people: int, processes: int) -> list[tuple[UUID, Invented, Record]]:
    """As a node stores them, or, by several processes on PostgreSQL, by COPY."""
    if processes < 2:
        return _store(people)
    from passage.doors.console.bench import filling

    return filling.fill(people, seed=SEED, processes=processes, asked=ASKED)[:ASKED]


def _store(people: int) -> list[tuple[UUID, Invented, Record]]:
    """Row, person and other record of those who will be asked for, spread over all."""
    from django.db import transaction

    from passage.node.matching import actions as matching
    from passage.node.people import many
    from passage.rules.population import Population

    made = Population(SEED)
    asked: list[tuple[UUID, Invented, Record]] = []
    every = max(1, people // ASKED)
    for start in range(0, people, BATCH):
        some = [made.person() for _ in range(min(BATCH, people - start))]
        profiles = [profile_of_record(each.record) for each in some]
        with transaction.atomic():
            rows = many.add_people(profiles=profiles)
            matching.index_many(zip(rows, profiles, strict=True))
        asked += [
            (row.public_id, each, made.again(each))
            for at, (row, each) in enumerate(zip(rows, some, strict=True), start)
            if at % every == 0
        ]
    return asked[:ASKED]


def profile_of_record(record: Record) -> Profile:
    """What a node would have written down of it."""
    from passage.node.people.profiles import Profile

    return Profile(
        names=record.names,
        sex=record.sex,
        birth=str(record.birth or ""),
        home_place=record.home_place,
        contact={"channel": "phone", "value": record.phone} if record.phone else {},
        family=record.parents,
    )


def _name_and_year(profile: Profile) -> Profile:
    from passage.node.people.profiles import Profile

    return Profile(names=profile.names, birth=profile.birth[:4])


def _name(profile: Profile) -> Profile:
    from passage.node.people.profiles import Profile

    return Profile(names=profile.names)


def _all(profile: Profile) -> Profile:
    return profile


def _ask(
    by: Account,
    what: str,
    known: list[tuple[UUID, Invented, Record]],
    view: Callable[[Profile], Profile],
    candidates_of: Callable[[Account, Profile], list[Candidate]],
) -> _Asked:
    found = _Asked(what)
    for right, _, again in known:
        wanted = view(profile_of_record(again))
        began, used = time.monotonic(), cpu_ms()
        candidates = candidates_of(by, wanted)
        found.cpu.append(cpu_ms() - used)
        found.wall.append((time.monotonic() - began) * 1000)
        shown = [candidate.person for candidate in candidates]
        found.said += [(candidate.comparison.probability, candidate.person == right) for candidate in candidates]
        found.first += shown[:1] == [right]
        found.shown += right in shown
    return found


def _print_reliability(said: list[tuple[float, bool]]) -> None:
    """How often those shown with a probability were the right person, by tenths, and the mean distance between the two."""
    print("\nreliability of the probability shown (check of a new report)")
    print(f"{'said':>12} {'was':>8} {'shown':>8}")
    apart = 0.0
    for tenth in range(10):
        some = [(probability, right) for probability, right in said if tenth == min(9, int(probability * 10))]
        if some:
            mean, was = (sum(column) / len(some) for column in zip(*some, strict=True))
            apart += abs(mean - was) * len(some)
            print(f"{mean:12.3f} {was:8.3f} {len(some):8}  {'#' * round(was * 40)}")
    print(f"expected calibration error {apart / max(1, len(said)):.3f}\n", flush=True)


def _size_on_disk() -> int:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    return sum(os.path.getsize(name + end) for end in ("", "-wal") if os.path.exists(name + end))  # noqa: PTH110, PTH202


def _keys_each() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) * 1.0 / (SELECT count(*) FROM people_person) FROM matching_matchkey")
        return float(cursor.fetchone()[0])
