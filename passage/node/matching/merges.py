"""Merges read: what waits for a second person, and which records stand as one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from passage.node.agency.policies import Permission, require
from passage.node.matching.models import Merge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from passage.node.agency.models import Account
    from passage.node.people.models import Person


def waiting(by: Account) -> list[Merge]:
    """Merges that wait for a second person, oldest first."""
    require(by, Permission.WORK_CASE)
    return list(Merge.objects.filter(state=Merge.State.PROPOSED).select_related("left", "right").order_by("proposed_at")[:200])


def joined_with(people: Iterable[int]) -> set[int]:
    """The rows of all records that stand as one person with these, through any number of merges, these included."""
    found, asked = set(people), set(people)
    while asked:
        pairs = Merge.objects.filter(Q(left__in=asked) | Q(right__in=asked), state=Merge.State.JOINED).values_list(
            "left", "right"
        )
        asked = {row for pair in pairs for row in pair} - found
        found |= asked
    return found


def between(left: Person, right: Person) -> Merge | None:
    """The merge of two records that is alive, if any."""
    older, newer = sorted((left.pk, right.pk))
    return Merge.objects.filter(left=older, right=newer, state__in=[Merge.State.PROPOSED, Merge.State.JOINED]).first()


def of(by: Account, person: UUID) -> list[Merge]:
    """The merges of a person that are alive, newest first."""
    require(by, Permission.READ_REPORT)
    alive = Merge.objects.filter(state__in=[Merge.State.PROPOSED, Merge.State.JOINED])
    return list(alive.filter(Q(left__public_id=person) | Q(right__public_id=person)).order_by("-proposed_at"))


def found(by: Account, public_id: UUID) -> Merge | None:
    """A merge by its public id."""
    require(by, Permission.WORK_CASE)
    return Merge.objects.filter(public_id=public_id).select_related("left", "right").first()
