"""Finding people who may be the same."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching import merges
from passage.node.matching.keys import keyed, record_of
from passage.node.matching.models import Decision, Merge
from passage.node.people.models import Person
from passage.node.people.profiles import Profile
from passage.node.people.queries import profile_of
from passage.rules import linkage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from passage.node.agency.models import Account

OPENED = 100
"""So many people who share keys are opened and compared at most in a search, where somebody waits at every letter."""
OPENED_FOR_A_REPORT = 150
"""The same for a report, which is looked at once."""
BLOCK = 500
"""So many people who share one key are looked at at most: what one asks for costs the same however many there are."""
WEAK_LIMIT = 5
# Written out: the ORM cannot take so many from each of several. SQLite joins at most 500 statements.
_BLOCK_OF = (
    "SELECT * FROM (SELECT key, person_id FROM matching_matchkey WHERE key = %s"  # noqa: S608 no value in it
    f" ORDER BY key DESC, person_id DESC LIMIT {BLOCK}) block"
)
_KEYS_IN_A_STATEMENT = 200
# A small node is one of many: whoever is looked for may be known elsewhere.
_FEWEST_PEOPLE = 1000


@dataclass(frozen=True)
class Candidate:
    """A known person who may be the one asked for, with the evidence; `profile` is opened, so each candidate was audited."""

    person: UUID
    profile: Profile
    comparison: linkage.Comparison


@transaction.atomic
def candidates(by: Account, wanted: Profile, *, exclude: UUID | None = None, limit: int = 10) -> list[Candidate]:
    """People whose keys meet those of `wanted`, strongest evidence first. Each one shown is a read of that person, logged.

    `exclude`: the person of a report that is being looked at, who is not offered.
    """
    require(by, Permission.SEARCH_PEOPLE)
    asked = record_of(wanted)
    first, words = linkage.search_keys(asked)
    most = OPENED if exclude is None else OPENED_FOR_A_REPORT
    people = _meeting(first, most) or _meeting(words, most)
    apart = _not_offered(exclude)
    opened = [(person, profile_of(person)) for person in people if person.pk not in apart]
    known = [record_of(profile) for _, profile in opened]
    compared = linkage.compare_many(asked, known, people=_people(), bearers=_bearers(asked, known))
    found = [
        (person, Candidate(person.public_id, profile, comparison))
        for (person, profile), comparison in zip(opened, compared, strict=True)
        if comparison.strength is not linkage.Strength.NONE
    ]
    found.sort(key=lambda pair: (-pair[1].comparison.probability, -pair[0].pk))
    shown = _worth_showing([candidate for _, candidate in found])[:limit]
    for candidate in shown:
        _seen(by, candidate.person, "search")
    return shown


@dataclass(frozen=True)
class Pair:
    """Two records side by side, opened and so logged on both; `decisions` newest first."""

    left: Person
    right: Person
    profiles: tuple[Profile, Profile]
    comparison: linkage.Comparison
    decisions: list[Decision]
    merge: Merge | None


@transaction.atomic
def pair(by: Account, left: UUID, right: UUID) -> Pair | None:
    """Two people as they are known, and the evidence; None when one is not there, erased, or they are one record."""
    require(by, Permission.READ_REPORT)
    found = {
        person.public_id: person
        for person in Person.objects.filter(public_id__in=[left, right], erased_at__isnull=True).select_related("key")
    }
    if len(found) != 2:
        return None
    one, other = found[left], found[right]
    profiles = (profile_of(one), profile_of(other))
    for person in (one, other):
        _seen(by, person.public_id, "review")
    return Pair(
        left=one,
        right=other,
        profiles=profiles,
        comparison=linkage.compare(*map(record_of, profiles), people=_people()),
        decisions=list(_decisions(one.pk, other.pk)),
        merge=merges.between(one, other),
    )


def _decisions(one: int, other: int) -> QuerySet[Decision]:
    return Decision.objects.filter(Q(left=one, right=other) | Q(left=other, right=one)).order_by("-at", "-pk")


def _people() -> int:
    """About how many people this node knows, from the last row: one look, however many they are."""
    last = Person.objects.order_by("-pk").values_list("pk", flat=True).first()
    return max(_FEWEST_PEOPLE, last or 0)


def _bearers(asked: linkage.Record, known: list[linkage.Record]) -> list[int]:
    """For each of those known how many people bear the very name of one of the two, counted as far as `BLOCK`."""
    names = [frozenset(keyed(linkage.whole_keys(record))) for record in (asked, *known)]
    counts = {key: len(people) for key, people in _blocks(sorted(frozenset().union(*names)))}
    own, *others = [max((counts.get(key, 0) for key in keys), default=0) for keys in names]
    return [max(own, each) for each in others]


def _not_offered(asked: UUID | None) -> set[int]:
    """Records that are the asked one, stand as one person with it, or were last decided to be of somebody else."""
    row = Person.objects.filter(public_id=asked).values_list("pk", flat=True).first() if asked else None
    if row is None:
        return set()
    last: dict[int, str] = {}
    decided = Decision.objects.filter(Q(left=row) | Q(right=row)).order_by("at", "pk").values_list("left", "right", "verdict")
    for left, right, verdict in decided:
        last[right if left == row else left] = verdict
    return merges.joined_with([row]) | {other for other, verdict in last.items() if verdict == "other"}


def _seen(by: Account, person: UUID, reason: str) -> None:
    audit.record(by=by, act="person.read", thing="person", thing_id=person, person=person, reason=reason)


def _meeting(keys: frozenset[str], most: int) -> list[Person]:
    """People who share keys, at most `most`: those first who share the most and the rarest, each key being worth as many
    bits as its block is small."""
    people, shared = _people(), dict[int, float]()
    for _, block in _blocks(keyed(keys)):
        bits = math.log2(max(2, people / len(block)))
        for person in block:
            shared[person] = shared.get(person, 0.0) + bits
    likeliest = heapq.nlargest(most, shared, key=lambda person: (shared[person], person))
    return list(Person.objects.filter(pk__in=likeliest, erased_at__isnull=True).select_related("key"))


def _blocks(keys: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Each key and the people who have it, where there are any: of a block that is larger, the newest `BLOCK`."""
    for start in range(0, len(keys), _KEYS_IN_A_STATEMENT):
        some = keys[start : start + _KEYS_IN_A_STATEMENT]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([_BLOCK_OF] * len(some)), some)
            rows = cursor.fetchall()
        yield from ((key, [person for _, person in block]) for key, block in groupby(rows, key=itemgetter(0)))


def _worth_showing(found: list[Candidate]) -> list[Candidate]:
    """Weak evidence is shown only where there is nothing better, and then little of it: each one shown is a stranger seen."""
    better = [candidate for candidate in found if candidate.comparison.strength is not linkage.Strength.WEAK]
    return better or found[:WEAK_LIMIT]
