"""What is forgotten in time, and what has waited too long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from passage.node.audit import actions as audit
from passage.node.audit.traces import Console
from passage.node.peers.actions.alarms import raise_alarm
from passage.node.peers.actions.claiming import stop
from passage.node.peers.lines import CLOCK_SKEW
from passage.node.peers.models import Alarm, Channel, InboxRow, LogLeaf, OutboxRow

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

BY = Console("deliver")
LONG_HELD = timedelta(days=1)
MISSING = "earlier_one_missing"


@transaction.atomic
def tidy(*, now: datetime) -> int:
    """Drop the bytes of answered envelopes that no peer may ask for again, and tell a person of messages held for a day.

    Returns how many envelopes were dropped. Can run at any time, any number of times.
    """
    spent = OutboxRow.objects.filter(state__in=("received", "refused"), raw__isnull=False, not_after__lt=now - 2 * CLOCK_SKEW)
    dropped = spent.update(raw=None)
    told = Alarm.objects.filter(code=MISSING).values("thing_id")
    held = InboxRow.objects.filter(state="held", received_at__lt=now - LONG_HELD).exclude(message_id__in=told)
    for row in held.select_related("sender").order_by("pk"):
        raise_alarm(by=BY, code=MISSING, peer=row.sender, thing_id=row.message_id)
    return dropped


@transaction.atomic
def forget_channel(*, by: Actor, channel: Channel) -> None:
    """The person of this channel is erased: what waits is stopped, sealed bytes are dropped, the salts of the log destroyed.

    Receipts, hashes and the log itself stay; without the salts they say nothing of what was sent.
    """
    for row in OutboxRow.objects.filter(channel=channel, state="waiting").order_by("pk"):
        stop(by=by, row=row, reason="erased")
    OutboxRow.objects.filter(channel=channel).exclude(state="waiting").update(raw=None)
    received = InboxRow.objects.filter(sender_id=channel.peer_id, channel=channel.public_id)
    LogLeaf.objects.filter(index__in=received.values("log_index")).update(salt=None)
    audit.record(by=by, act="channel.forget", thing="channel", thing_id=channel.public_id)
