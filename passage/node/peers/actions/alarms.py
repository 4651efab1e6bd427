"""Telling a person: alarms are raised by the node and settled by somebody who looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.agency.policies import NotPermitted, Permission, may
from passage.node.audit import actions as audit
from passage.node.audit.traces import Actor
from passage.node.peers.errors import PeersRefused, Refusal
from passage.node.peers.models import Alarm, OutboxRow

if TYPE_CHECKING:
    from passage.node.peers.models import Peer


def raise_alarm(*, by: Actor, code: str, peer: Peer | None, thing_id: str = "") -> Alarm:
    """Raise an alarm inside the caller's transaction; the same one that is still open is not raised twice."""
    alarm, raised = Alarm.objects.get_or_create(code=code, peer=peer, thing_id=thing_id, settled_at=None)
    if raised:
        audit.record(by=by, act="alarm.raise", thing="alarm", thing_id=alarm.pk, code=code, peer=peer.name if peer else "")
    return alarm


@transaction.atomic
def settle_alarm(*, by: Actor, alarm: Alarm) -> Alarm:
    """Somebody has looked and done what was to be done. A message that was not delivered counts as told from now on.

    Raises `PeersRefused("settled")` for one that somebody else settled before.
    """
    if not (may(by, Permission.REFER) or may(by, Permission.MANAGE_NODE)):
        raise NotPermitted(f"lacks_{Permission.REFER}")
    alarm = Alarm.objects.select_for_update().get(pk=alarm.pk)
    if alarm.settled_at:
        raise PeersRefused(Refusal.SETTLED)
    alarm.settled_at = timezone.now()
    alarm.save(update_fields=["settled_at"])
    OutboxRow.objects.filter(message_id=alarm.thing_id, told_at=None).update(told_at=alarm.settled_at)
    audit.record(by=by, act="alarm.settle", thing="alarm", thing_id=alarm.pk, code=alarm.code)
    return alarm
