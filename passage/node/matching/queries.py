"""Finding people who may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching.keys import keyed, record_of
from passage.node.matching.models import MatchKey
from passage.node.people.models import Person
from passage.node.people.profiles import Profile
from passage.node.people.queries import profile_of
from passage.rules import linkage

if TYPE_CHECKING:
    from passage.node.agency.models import Account

BLOCK_LIMIT = 200
WEAK_LIMIT = 5


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
    opened = [(person, profile_of(person)) for person in people if person.public_id != exclude]
    compared = linkage.compare_many(asked, [record_of(profile) for _, profile in opened])
    found = [
        (person, Candidate(person.public_id, profile, comparison))
        for (person, profile), comparison in zip(opened, compared, strict=True)
        if comparison.strength is not linkage.Strength.NONE
    ]
    found.sort(key=lambda pair: (-pair[1].comparison.probability, -pair[0].pk))
    shown = _worth_showing([candidate for _, candidate in found])[:limit]
    for candidate in shown:
        audit.record(
            by=by,
            act="person.read",
            thing="person",
            thing_id=candidate.person,
            person=candidate.person,
            reason="search",
        )
    return shown


def _meeting(keys: frozenset[str]) -> list[Person]:
    """People who share a key, those who share most first, at most `BLOCK_LIMIT`."""
    blocks = (
        MatchKey.objects.filter(key__in=keyed(keys), person__erased_at__isnull=True)
        .values("person_id")
        .annotate(shared=Count("key"))
        .order_by("-shared", "-person_id")[:BLOCK_LIMIT]
    )
    return list(Person.objects.filter(pk__in=[row["person_id"] for row in blocks]).select_related("key"))


def _worth_showing(found: list[Candidate]) -> list[Candidate]:
    """Weak evidence is shown only where there is nothing better, and then little of it: each one shown is a stranger seen."""
    better = [candidate for candidate in found if candidate.comparison.strength is not linkage.Strength.WEAK]
    return better or found[:WEAK_LIMIT]
