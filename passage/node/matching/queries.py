"""Finding people who may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, Sum, When

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching import merges
from passage.node.matching.keys import keyed, record_of
from passage.node.matching.models import Decision, MatchKey, Merge
from passage.node.people.models import Person
from passage.node.people.profiles import Profile
from passage.node.people.queries import profile_of
from passage.rules import linkage

if TYPE_CHECKING:
    from passage.node.agency.models import Account

BLOCK_LIMIT = 50
WEAK_LIMIT = 5
# How telling a shared key is, by its kind: a telephone, a parent's name beside one's own, a whole name; 1 for the others.
_WEIGHTS = {"p": 8, "q": 6, "n": 5, "o": 4, "f": 4}
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
    """People whose keys meet those of `wanted`, strongest evidence first. Each one shown is a read of that person, logged."""
    require(by, Permission.SEARCH_PEOPLE)
    asked = record_of(wanted)
    first, words = linkage.search_keys(asked)
    people = _meeting(first) or _meeting(words)
    apart = _not_offered(exclude)
    opened = [(person, profile_of(person)) for person in people if person.pk not in apart]
    compared = linkage.compare_many(asked, [record_of(profile) for _, profile in opened], people=_people())
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


def _meeting(keys: frozenset[str]) -> list[Person]:
    """People who share keys, those with the most telling ones first, at most `BLOCK_LIMIT`."""
    by_weight: dict[int, list[str]] = {}
    for key in keys:
        by_weight.setdefault(_WEIGHTS.get(key[0], 1), []).append(key)
    weight = Case(
        *(When(key__in=keyed(some), then=value) for value, some in sorted(by_weight.items()) if value > 1),
        default=1,
        output_field=IntegerField(),
    )
    blocks = (
        MatchKey.objects.filter(key__in=keyed(keys), person__erased_at__isnull=True)
        .values("person_id")
        .annotate(shared=Sum(weight))
        .order_by("-shared", "-person_id")[:BLOCK_LIMIT]
    )
    return list(Person.objects.filter(pk__in=[row["person_id"] for row in blocks]).select_related("key"))


def _worth_showing(found: list[Candidate]) -> list[Candidate]:
    """Weak evidence is shown only where there is nothing better, and then little of it: each one shown is a stranger seen."""
    better = [candidate for candidate in found if candidate.comparison.strength is not linkage.Strength.WEAK]
    return better or found[:WEAK_LIMIT]
