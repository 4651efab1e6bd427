"""Joining two records of one person, by two people, and taking it back. Nothing of either record is moved or rewritten."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching.actions import decide
from passage.node.matching.models import Merge

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.people.models import Person

REASONS = ("said_so", "documents", "evidence", "family", "mistake")


class Refusal(StrEnum):
    """Why a merge cannot be."""

    SAME_RECORD = "same_record"
    ERASED = "erased"
    ALREADY = "already"
    SECOND_PERSON = "second_person"
    NOT_WAITING = "not_waiting"
    NOT_JOINED = "not_joined"
    REASON = "reason"


class MergeRefused(Exception):
    """The merge is not done; `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def propose(*, by: Account, left: Person, right: Person, reason: str) -> Merge:
    """Say that two records are of one person. Somebody else has to agree before they stand as one."""
    require(by, Permission.WORK_CASE)
    if left.pk == right.pk:
        raise MergeRefused(Refusal.SAME_RECORD)
    if reason not in REASONS:
        raise MergeRefused(Refusal.REASON)
    if left.erased_at or right.erased_at:
        raise MergeRefused(Refusal.ERASED)
    older, newer = sorted((left, right), key=lambda person: person.pk)
    try:
        with transaction.atomic():
            merge = Merge.objects.create(left=older, right=newer, reason=reason, proposed_by=by.public_id)
    except IntegrityError:
        raise MergeRefused(Refusal.ALREADY) from None
    decide(by=by, left=left, right=right, verdict="same")
    _record(by, merge, "match.propose")
    return merge


@transaction.atomic
def join(*, by: Account, merge: Merge) -> Merge:
    """Agree to a merge that somebody else proposed."""
    require(by, Permission.WORK_CASE)
    merge = _locked(merge)
    if merge.state != Merge.State.PROPOSED:
        raise MergeRefused(Refusal.NOT_WAITING)
    if merge.proposed_by == by.public_id:
        raise MergeRefused(Refusal.SECOND_PERSON)
    if merge.left.erased_at or merge.right.erased_at:
        raise MergeRefused(Refusal.ERASED)
    return _settled(by, merge, Merge.State.JOINED, "match.join")


@transaction.atomic
def refuse(*, by: Account, merge: Merge) -> Merge:
    """Say no to a proposed merge, or take one's own proposal back."""
    require(by, Permission.WORK_CASE)
    merge = _locked(merge)
    if merge.state != Merge.State.PROPOSED:
        raise MergeRefused(Refusal.NOT_WAITING)
    return _settled(by, merge, Merge.State.REFUSED, "match.refuse")


@transaction.atomic
def undo(*, by: Account, merge: Merge) -> Merge:
    """Take a merge back: the two records stand apart again, each with all that was ever written on it."""
    require(by, Permission.WORK_CASE)
    merge = _locked(merge)
    if merge.state != Merge.State.JOINED:
        raise MergeRefused(Refusal.NOT_JOINED)
    merge.state, merge.undone_by, merge.undone_at = Merge.State.UNDONE, by.public_id, timezone.now()
    merge.save(update_fields=["state", "undone_by", "undone_at"])
    _record(by, merge, "match.undo")
    return merge


def _locked(merge: Merge) -> Merge:
    return Merge.objects.select_for_update(of=("self",)).select_related("left", "right").get(pk=merge.pk)


def _settled(by: Account, merge: Merge, state: Merge.State, act: str) -> Merge:
    merge.state, merge.settled_by, merge.settled_at = state, by.public_id, timezone.now()
    merge.save(update_fields=["state", "settled_by", "settled_at"])
    _record(by, merge, act)
    return merge


def _record(by: Account, merge: Merge, act: str) -> None:
    """In the log of both people."""
    for person, other in ((merge.left, merge.right), (merge.right, merge.left)):
        audit.record(
            by=by,
            act=act,
            thing="merge",
            thing_id=merge.public_id,
            person=person.public_id,
            other=str(other.public_id),
            reason=merge.reason,
        )
