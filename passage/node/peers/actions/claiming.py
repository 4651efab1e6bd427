"""What is sent next: rows are claimed with a lease, in order within a channel, while consent and the line allow it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from passage.node.audit import actions as audit
from passage.node.audit.traces import Console
from passage.node.peers import registers
from passage.node.peers.actions.alarms import raise_alarm
from passage.node.peers.actions.voids import fill_gap_before
from passage.node.peers.errors import PeersRefused
from passage.node.peers.exchange import RECEIPT, StillAllowed, Undelivered
from passage.node.peers.lines import FAILURES_TO_REST, LEASE
from passage.node.peers.models import OutboxRow, Peer

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor

BY = Console("deliver")


@transaction.atomic
def claim_due(
    *,
    now: datetime,
    limit: int = 20,
    lease: timedelta = LEASE,
    still_allowed: StillAllowed | None = None,
    undelivered: Undelivered | None = None,
) -> list[OutboxRow]:
    """Take up to `limit` rows to send now; nobody else gets them before `lease` has passed.

    Only the lowest waiting number of each channel is taken, nothing for a line that rests, and one row alone for a line that is
    tried again. A row under a consent for which `still_allowed` says no is stopped. What passed its last day is buried: it is
    dead, an alarm tells a person, and `undelivered` is called with it in the same transaction.
    """
    _bury(now, undelivered)
    claimed: list[OutboxRow] = []
    for peer in _peers_to_send_to(now):
        probing = peer.failures > 0
        wanted = 1 if probing else limit - len(claimed)
        rows = [row for row in _due(peer, now, wanted) if _may_leave(row, now, still_allowed)]
        if peer.failures >= FAILURES_TO_REST and rows:
            peer.closed_until = now + lease
            peer.save(update_fields=["closed_until"])
        for row in rows:
            row.tries += 1
            row.leased_until = now + lease
            row.save(update_fields=["tries", "leased_until"])
        claimed += rows
        if len(claimed) >= limit:
            break
    return claimed


@transaction.atomic
def release(*, rows: Sequence[OutboxRow]) -> None:
    """Give back claimed rows that were not tried, so that they are due again at once."""
    for row in rows:
        mine = OutboxRow.objects.filter(pk=row.pk, state="waiting", leased_until=row.leased_until, tries=row.tries)
        mine.update(leased_until=None, tries=row.tries - 1)


def _peers_to_send_to(now: datetime) -> list[Peer]:
    """Peers that something is due for, locked, lines that fail last. Lines that rest and closed corridors are left out."""
    try:
        register = registers.usable(now)
    except PeersRefused:
        return []
    due = OutboxRow.objects.filter(peer=OuterRef("pk"), state="waiting", next_try_at__lte=now)
    open_lines = Q(closed_until=None) | Q(closed_until__lte=now)
    locked = Peer.objects.select_for_update(no_key=True).filter(open_lines, Exists(due), active=True).order_by("pk")
    # Receipts need no leave of their own, so that they show whether the corridor is open at all.
    found = [peer for peer in locked if registers.why_not(register, peer.name, RECEIPT, now) is None]
    return sorted(found, key=lambda peer: (peer.failures > 0, peer.pk))


def _due(peer: Peer, now: datetime, limit: int) -> list[OutboxRow]:
    earlier = OutboxRow.objects.filter(channel=OuterRef("channel"), seq__lt=OuterRef("seq"), state="waiting")
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = OutboxRow.objects.select_for_update(skip_locked=True, no_key=True, of=("self",)).select_related("channel", "peer")
    return list(
        rows.filter(free, ~Exists(earlier), peer=peer, state="waiting", next_try_at__lte=now).order_by("next_try_at", "pk")[
            :limit
        ]
    )


def _may_leave(row: OutboxRow, now: datetime, still_allowed: StillAllowed | None) -> bool:
    if row.consent_hash and still_allowed is not None and not still_allowed(row):
        stop(by=BY, row=row, reason="consent_ended")
        return False
    return not fill_gap_before(row, now)


def _bury(now: datetime, undelivered: Undelivered | None) -> None:
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = OutboxRow.objects.select_for_update(skip_locked=True, no_key=True, of=("self",)).select_related("peer")
    for row in rows.filter(free, state="waiting", not_after__lt=now).order_by("pk"):
        _end(row, "dead", row.last_error or "never_tried")
        raise_alarm(by=BY, code="not_delivered", peer=row.peer, thing_id=row.message_id)
        audit.record(by=BY, act="envelope.dead", thing="envelope", thing_id=row.message_id, peer=row.peer.name)
        if undelivered is not None:
            undelivered(row)


@transaction.atomic
def stop(*, by: Actor, row: OutboxRow, reason: str) -> OutboxRow:
    """Never send this row again: its consent ended or its person was erased. What was already received stays as it is.

    A stopped row with `tries` above zero may have left before.
    """
    row = OutboxRow.objects.select_for_update(no_key=True).get(pk=row.pk)
    if row.state != "waiting":
        return row
    _end(row, "stopped", reason)
    audit.record(by=by, act="envelope.stop", thing="envelope", thing_id=row.message_id, reason=reason)
    return row


@transaction.atomic
def stop_for_consent(*, by: Actor, consent_hash: str) -> list[OutboxRow]:
    """Stop every waiting row that this consent allowed; returns them all."""
    rows = OutboxRow.objects.filter(consent_hash=consent_hash, state="waiting").exclude(consent_hash="").order_by("pk")
    return [stop(by=by, row=row, reason="consent_ended") for row in rows]


def _end(row: OutboxRow, state: str, reason: str) -> None:
    row.state, row.last_error = state, reason
    row.raw = row.next_try_at = row.leased_until = None
    row.save(update_fields=["state", "last_error", "raw", "next_try_at", "leased_until"])
