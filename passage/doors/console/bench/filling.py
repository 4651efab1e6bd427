"""Filling a PostgreSQL database with very many invented people, in several processes and by COPY.

The rows are those that storing a person writes, sealed and keyed as there. To be quick each full name is borne by several
people who differ in all else, and the indexes are made after the rows.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, connections, transaction
from django.utils import timezone

from passage.node import sealing
from passage.node.matching.keys import keyed, record_of
from passage.node.people import vault
from passage.rules import linkage
from passage.rules.linkage import Record
from passage.rules.population import Invented, Population

if TYPE_CHECKING:
    from passage.node.people.profiles import Profile

NAMESAKES = 5
CHUNK = 20_000
_TABLES = ("matching_matchkey", "people_personkey", "people_person")
Asked = tuple[UUID, Invented, Record]


@dataclass(frozen=True)
class _Share:
    """What one process stores: people with these ids, of a population of its own."""

    first: int
    count: int
    seed: int
    asked_every: int


def fill(people: int, *, seed: int, processes: int, asked: int) -> list[Asked]:
    """Store so many people in empty tables; gives back some spread over all, each with another record of them."""
    each = people // processes
    shares = [_Share(1 + at * each, each, seed + at, max(1, people // asked)) for at in range(processes)]
    with _without_indexes():
        connections.close_all()
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            found = pool.map(_store, shares)
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('people_person', 'id'), %s)", [people + 1])
    return [one for some in found for one in some]


def _store(share: _Share) -> list[Asked]:
    asked: list[Asked] = []
    made, chance = Population(share.seed), Random(share.seed)  # noqa: S311 no secret
    crowd = _crowd(made, chance)
    for start in range(0, share.count, CHUNK):
        some = [(share.first + start + at, next(crowd)) for at in range(min(CHUNK, share.count - start))]
        ids = _copy(some)
        for number, invented in some:
            if number % share.asked_every == 0:
                asked.append((ids[number], invented, made.again(invented)))
    return asked


def _crowd(made: Population, chance: Random) -> Iterator[Invented]:
    """People of whom several bear one name: born, at home and reached elsewhere, children of others."""
    while True:
        named = made.person()
        yield named
        for _ in range(NAMESAKES - 1):
            other = made.person()
            record = replace(
                other.record, names=named.record.names, parents=named.record.parents if chance.random() < 0.2 else ()
            )
            yield Invented(named.script, record)


def _copy(some: list[tuple[int, Invented]]) -> dict[int, UUID]:
    from passage.doors.console.bench.finding import profile_of_record

    people, secrets, keys, ids = [], [], [], {}
    ring, now = vault.keyring(), timezone.now()
    for number, invented in some:
        secret, profile = AESGCM.generate_key(256), profile_of_record(invented.record)
        # What the vault looks at of a person who is not stored yet.
        person: Any = SimpleNamespace(public_id=uuid4(), _passage_key=secret)
        ids[number] = person.public_id
        sealed = vault.seal(person, vault.profile_place(person), profile.to_json())
        people.append((number, person.public_id, sealed, now, ""))
        secrets.append((number, ring.epoch, sealing.wrap(ring, vault.key_place(person), secret)))
        keys += [(key, number) for key in _keys(profile)]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in (
            ("COPY people_person (id, public_id, profile, created, held_for) FROM STDIN", people),
            ("COPY people_personkey (person_id, epoch, wrapped) FROM STDIN", secrets),
            ("COPY matching_matchkey (key, person_id) FROM STDIN", keys),
        ):
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
    return ids


def _keys(profile: Profile) -> list[int]:
    return keyed(linkage.keys(record_of(profile)))


@contextmanager
def _without_indexes() -> Iterator[None]:
    """The tables without constraints and indexes, which are made again as they were; references are not checked row by row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, quote_ident(conname), contype::text, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE conrelid::regclass::text = ANY(%s) OR confrelid::regclass::text = ANY(%s)"
            " ORDER BY contype = 'f' DESC",
            [list(_TABLES), list(_TABLES)],
        )
        constraints = cursor.fetchall()
        for table, name, _, _ in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [list(_TABLES)])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '2GB'")
        for table, name, _, definition in reversed(constraints):
            unchecked = " NOT VALID" if definition.startswith("FOREIGN KEY") else ""
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}{unchecked}")
        for _, definition in indexes:
            cursor.execute(definition)
