"""Telling without consent, for danger to life or a child: one officer asks, another decides, the person sees it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.peers import queries as peers
from passage.node.people import vault
from passage.node.referrals import backing, policies
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import Override
from passage.node.referrals.places import place_of_reason
from passage.rules.consent import BadOverride, Field, Ground, NoSuchPurpose, Purpose
from passage.rules.consent.override import LONGEST, URGENT

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.audit.traces import Actor
    from passage.node.cases.models import Case

LONGEST_REASON = 4_000


@transaction.atomic
def request_override(
    *,
    by: Account,
    case: Case,
    recipient: str,
    purpose: str,
    fields: Collection[str],
    ground: str,
    reason: str,
    now: datetime | None = None,
) -> Override:
    """Ask a second person to decide. `ground`: danger_to_life or child; `reason`: words, sealed under the person's key.

    Raises `NotPermitted`; `ReferralRefused`: unknown_ground, unknown_purpose (only what cannot wait), unknown_field,
    unknown_recipient, own_node, reason_needed, too_long, case_closed.
    """
    policies.require_request_override(by, case)
    _check(case, recipient, purpose, fields, ground, reason)
    override = Override(
        case=case,
        recipient=recipient,
        purpose=purpose,
        fields=sorted(set(fields)),
        ground=ground,
        requested_by=by,
        requested_at=now or timezone.now(),
    )
    words = reason.strip()
    override.reason = vault.seal(case.person, place_of_reason(override), words)
    override.reason_hash = hashlib.sha256(override.public_id.bytes + words.encode()).hexdigest()
    override.save(force_insert=True)
    _record(by, "override.request", override)
    return override


def _check(case: Case, recipient: str, purpose: str, fields: Collection[str], ground: str, reason: str) -> None:
    if case.state == "closed":
        raise ReferralRefused(Refusal.CASE_CLOSED)
    if ground not in list(Ground):
        raise ReferralRefused(Refusal.UNKNOWN_GROUND)
    try:
        urgent = Purpose(purpose) in URGENT
    except NoSuchPurpose as error:
        raise ReferralRefused(Refusal.UNKNOWN_PURPOSE) from error
    if not urgent:
        raise ReferralRefused(Refusal.UNKNOWN_PURPOSE)
    if not fields or not set(fields) <= set(Field):
        raise ReferralRefused(Refusal.UNKNOWN_FIELD)
    if not reason.strip():
        raise ReferralRefused(Refusal.REASON_NEEDED)
    if len(reason) > LONGEST_REASON:
        raise ReferralRefused(Refusal.TOO_LONG, field="reason")
    if recipient == settings.NODE_NAME:
        raise ReferralRefused(Refusal.OWN_NODE)
    if peers.peer(recipient) is None:
        raise ReferralRefused(Refusal.UNKNOWN_RECIPIENT)


@transaction.atomic
def approve_override(*, by: Account, override: Override, hours: int = 24, now: datetime | None = None) -> Override:
    """Decide that it may be told, for `hours` at most (72 is the end of it). Never by whoever asked.

    Raises `NotPermitted`; `ReferralRefused`: already_approved, too_late (asked more than 72 hours ago), too_long.
    """
    now = (now or timezone.now()).replace(microsecond=0)
    rows = Override.objects.select_for_update(of=("self",)).select_related("case__person__key", "case__desk", "requested_by")
    override = rows.get(pk=override.pk)
    policies.require_approve_override(by, override)
    if override.approved_at is not None:
        raise ReferralRefused(Refusal.ALREADY_APPROVED)
    if now - override.requested_at > LONGEST:
        raise ReferralRefused(Refusal.TOO_LATE)
    if not timedelta(0) < timedelta(hours=hours) <= LONGEST:
        raise ReferralRefused(Refusal.TOO_LONG, field="hours")
    override.approved_by, override.approved_at, override.ends_at = by, now, now + timedelta(hours=hours)
    try:
        override.reference = backing.as_rule(override).reference
    except BadOverride as error:
        raise ReferralRefused(Refusal.OVERRIDE_NOT_LIVE, why=str(error.code)) from error
    override.save(update_fields=["approved_by", "approved_at", "ends_at", "reference"])
    _record(by, "override.approve", override, hours=hours)
    return override


def _record(by: Actor, act: str, override: Override, **codes: Any) -> None:
    audit.record(
        by=by,
        act=act,
        thing="override",
        thing_id=override.public_id,
        person=override.case.person.public_id,
        recipient=override.recipient,
        purpose=override.purpose,
        ground=override.ground,
        fields=list(override.fields),
        **codes,
    )
