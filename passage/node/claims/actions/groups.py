"""Claims of one workplace side by side: each stays the worker's own, with its own consent, key and proof."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.agency import queries as agency
from passage.node.cases.actions.cases import draw_reference
from passage.node.claims import policies
from passage.node.claims.actions.common import lock, record
from passage.node.claims.errors import ClaimRefused, Refusal
from passage.node.claims.models import Claim, Group

if TYPE_CHECKING:
    from passage.node.agency.models import Account


@transaction.atomic
def make_group(*, by: Account, claims: Collection[Claim]) -> Group:
    """Put claims of one workplace together; more can join. Raises as `join_group`, and `ClaimRefused` empty."""
    if not claims:
        raise ClaimRefused(Refusal.EMPTY)
    group = Group(reference=draw_reference(), desk=by.desk or agency.intake_desk(), by=by, at=timezone.now())
    group.save(force_insert=True)
    for claim in sorted(claims, key=lambda each: each.pk):
        join_group(by=by, claim=claim, group=group)
    return group


@transaction.atomic
def join_group(*, by: Account, claim: Claim, group: Group) -> Claim:
    """The worker of this claim goes along with the others. Raises `NotPermitted`; `ClaimRefused`: in_a_group, other_country."""
    policies.require_group(by, group)
    claim = lock(by, claim)
    if claim.group_id is not None:
        raise ClaimRefused(Refusal.IN_A_GROUP)
    if Claim.objects.filter(group=group).exclude(country=claim.country).exists():
        raise ClaimRefused(Refusal.OTHER_COUNTRY)
    claim.group = group
    claim.save(update_fields=["group"])
    record(by, "claim.join", claim, group=str(group.public_id))
    return claim


@transaction.atomic
def leave_group(*, by: Account, claim: Claim) -> Claim:
    """The worker goes on alone. Raises `NotPermitted`; `ClaimRefused` not_in_a_group."""
    claim = lock(by, claim)
    if claim.group is None:
        raise ClaimRefused(Refusal.NOT_IN_A_GROUP)
    group, claim.group = claim.group, None
    claim.save(update_fields=["group"])
    record(by, "claim.leave", claim, group=str(group.public_id))
    return claim
