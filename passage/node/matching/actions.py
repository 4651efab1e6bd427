"""Keeping match keys and what people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching.keys import keyed, record_of
from passage.node.matching.models import Decision, MatchKey
from passage.node.people.models import Person
from passage.node.people.queries import profile_of
from passage.node.rows import insert_values
from passage.rules import linkage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from passage.node.agency.models import Account
    from passage.node.people.profiles import Profile

_BATCH = 500


@transaction.atomic
def index(person: Person, profile: Profile) -> None:
    """Replace the match keys of a person after the profile changed."""
    person.match_keys.all().delete()
    index_many([(person, profile)])


def index_many(people: Iterable[tuple[Person, Profile]]) -> int:
    """Write the match keys of people who have none yet, in the caller's transaction; returns how many keys."""
    values: list[int] = []
    for person, profile in people:
        for key in keyed(linkage.keys(record_of(profile))):
            values += (key, person.pk)
    insert_values(MatchKey, values)
    return len(values) // 2


def index_missing() -> int:
    """Write the match keys of all people who have none, batch by batch; returns how many people. After an upgrade of the keys."""
    count = last = 0
    while True:
        with transaction.atomic():
            batch = list(
                Person.objects.filter(erased_at__isnull=True, pk__gt=last)
                .exclude(profile=b"")
                .filter(~Exists(MatchKey.objects.filter(person=OuterRef("pk"))))
                .select_related("key")
                .order_by("pk")[:_BATCH]
            )
            index_many((person, profile_of(person)) for person in batch)
        if not batch:
            return count
        count, last = count + len(batch), batch[-1].pk


@transaction.atomic
def decide(*, by: Account, left: Person, right: Person, verdict: str) -> Decision:
    """Write down what an officer decided about two records: same, other or unsure. Merges nothing."""
    require(by, Permission.WORK_CASE)
    decision = Decision.objects.create(left=left, right=right, verdict=verdict, by=by.public_id)
    audit.record(
        by=by,
        act="match.decide",
        thing="person",
        thing_id=left.public_id,
        person=left.public_id,
        other=str(right.public_id),
        verdict=verdict,
    )
    return decision
