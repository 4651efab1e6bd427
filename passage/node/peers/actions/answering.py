"""What became of a try: the peer's signed receipt, or a failure that is tried again later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.audit.traces import Console
from passage.node.peers.actions import receipts
from passage.node.peers.actions.alarms import raise_alarm
from passage.node.peers.exchange import VOID
from passage.node.peers.lines import pause_after, rest_after
from passage.node.peers.models import OutboxRow, Peer
from passage.rules.envelope import ReceiptStage

if TYPE_CHECKING:
    from passage.node.peers.exchange import HeardReceipt
    from passage.rules.envelope import Receipt

BY = Console("deliver")
CONFLICT = 409
# The peer answered and asks for a little time: that does not speak against the line.
BUSY = "peer_busy"


@transaction.atomic
def record_answer(
    *,
    row: OutboxRow,
    status: int,
    receipt: bytes | None,
    code: str = "",
    missing_from: int = 0,
    heard: HeardReceipt | None = None,
    now: datetime | None = None,
) -> OutboxRow:
    """Write down what the peer answered to `row`; the same answer twice changes nothing.

    Only a receipt signed by the peer for these very bytes ends the tries. Any other answer is a failed try; a receipt that is
    not the peer's or not for these bytes is an alarm too. `missing_from`: the peer misses earlier ones of the channel, which it
    had acknowledged and has lost since: they are sent again, the same bytes.
    """
    now = now or timezone.now()
    peer, row = _locked(row)
    if receipt is None:
        if status == CONFLICT:
            raise_alarm(by=BY, code="peer_has_other_bytes", peer=peer, thing_id=row.message_id)
        return _failed(peer, row, code or f"http_{status}", now)
    said = receipts.proven(receipt, peer, now)
    if said is None or not _is_of(said, row):
        raise_alarm(by=BY, code=receipts.WRONG_RECEIPT, peer=peer, thing_id=row.message_id)
        return _failed(peer, row, receipts.WRONG_RECEIPT, now)
    _line_works(peer, now)
    _answered(peer, row, said, receipt, heard)
    if missing_from:
        _send_again(row, missing_from, now)
    return row


@transaction.atomic
def record_failure(*, row: OutboxRow, code: str, now: datetime | None = None) -> OutboxRow:
    """The try failed before the peer answered; `code` says how ("timeout", "refused", ...). It comes again later."""
    peer, row = _locked(row)
    return _failed(peer, row, code, now or timezone.now())


def _locked(row: OutboxRow) -> tuple[Peer, OutboxRow]:
    peer = Peer.objects.select_for_update(no_key=True).get(pk=row.peer_id)
    row = OutboxRow.objects.select_for_update(no_key=True, of=("self",)).select_related("channel").get(pk=row.pk)
    row.peer = peer
    return peer, row


def _is_of(said: Receipt, row: OutboxRow) -> bool:
    by_the_node = said.stage in (ReceiptStage.RECEIVED, ReceiptStage.REFUSED)
    return by_the_node and said.message == row.message_id and said.envelope == row.envelope_hash


def _answered(peer: Peer, row: OutboxRow, said: Receipt, raw: bytes, heard: HeardReceipt | None) -> None:
    """The truth wins over what was thought: a row that was stopped or given up and had arrived all the same is received."""
    held, new = receipts.keep(row, said, raw)
    row.state = "received" if said.stage is ReceiptStage.RECEIVED else "refused"
    row.last_error = said.reason
    row.next_try_at = row.leased_until = None
    row.save(update_fields=["state", "last_error", "next_try_at", "leased_until"])
    if not new:
        return
    audit.record(by=BY, act="envelope.answered", thing="envelope", thing_id=row.message_id, stage=said.stage, reason=said.reason)
    if row.state == "refused":
        code = "arrived_after_all" if row.kind == VOID else "refused_by_peer"
        raise_alarm(by=BY, code=code, peer=peer, thing_id=row.message_id)
    if heard is not None:
        heard(held)


def _failed(peer: Peer, row: OutboxRow, code: str, now: datetime) -> OutboxRow:
    if code != BUSY:
        peer.failures += 1
        rest = rest_after(peer.failures)
        peer.closed_until = now + rest if rest else None
        peer.save(update_fields=["failures", "closed_until"])
    if row.state == "waiting":
        row.last_error = code[:64]
        row.leased_until = None
        # Never past its last day, so that it is buried on time.
        row.next_try_at = min(now + pause_after(row.tries), row.not_after) if row.not_after > now else now
        row.save(update_fields=["last_error", "leased_until", "next_try_at"])
    return row


def _line_works(peer: Peer, now: datetime) -> None:
    """The peer answered. What waited only for the line goes at once."""
    if peer.failures:
        OutboxRow.objects.filter(peer=peer, state="waiting", next_try_at__gt=now).update(next_try_at=now)
    peer.failures, peer.closed_until, peer.last_sent_at = 0, None, now
    peer.save(update_fields=["failures", "closed_until", "last_sent_at"])


def _send_again(row: OutboxRow, missing_from: int, now: datetime) -> None:
    lost = OutboxRow.objects.filter(channel=row.channel, seq__gte=missing_from, seq__lt=row.seq, state="received")
    lost.filter(raw__isnull=False, not_after__gt=now).update(state="waiting", next_try_at=now, leased_until=None)
