"""What a peer's receipts, and their absence, change here; and saying again what was already decided."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.audit.traces import Console, PeerNode
from passage.node.people.models import Consent
from passage.node.referrals import backing
from passage.node.referrals.actions.common import answer_by_receipt, lock, record
from passage.node.referrals.actions.moving import follow_case
from passage.node.referrals.models import Referral
from passage.rules.envelope import ReceiptStage
from passage.rules.journey.kinds import Kind, rule
from passage.rules.journey.referrals import Act, ReferralState, Side, allowed, next_state

if TYPE_CHECKING:
    from passage.node.peers.models import HeldReceipt, OutboxRow

_ACTS = {
    ReceiptStage.ACCEPTED: Act.ACCEPT,
    ReceiptStage.REFUSED: Act.REJECT,
    ReceiptStage.COMPLETED: Act.COMPLETE,
}
_SAID = {
    ReferralState.ACCEPTED: (ReceiptStage.ACCEPTED,),
    ReferralState.REJECTED: (ReceiptStage.REFUSED,),
    ReferralState.DONE: (ReceiptStage.ACCEPTED, ReceiptStage.COMPLETED),
}
BY = Console("deliver")


@transaction.atomic
def hear_receipt(held: HeldReceipt) -> Referral | None:
    """A peer signed an answer to something we sent: the state follows, where the table allows the step.

    A receipt that the table has no step for (the same news twice, news of something revoked) is kept by `peers` as evidence and
    changes nothing here. Returns the referral it was about, if any.
    """
    referral = _of(held.outbox)
    act = _ACTS.get(ReceiptStage(held.stage))
    if referral is None or act is None:
        return referral
    referral = lock(referral)
    by = PeerNode(referral.channel.peer.name)
    if not _step(referral, act):
        return referral
    referral.answered_at, referral.reason = held.at, held.reason
    referral.save(update_fields=["state", "answered_at", "reason"])
    record(by, "referral.answered", referral, stage=held.stage, reason=held.reason)
    if act is Act.ACCEPT and Kind(referral.kind) is Kind.RETURN_PLAN:
        follow_case(by, referral.case, "in_return")
    return referral


def _of(outbox: OutboxRow) -> Referral | None:
    """By the bytes: a message sent again has another envelope, and an answer to the first counts as well."""
    of_channel = Referral.objects.filter(channel=outbox.channel_id, sent=True, body_hash=outbox.body_hash)
    return of_channel.order_by("-pk").first()


def _step(referral: Referral, act: Act) -> bool:
    """Along the table. What was given up and is answered all the same had arrived. A kind that no desk answers can still be
    refused by the peer's node, which did not take it: that is a message not delivered."""
    kind, state = Kind(referral.kind), ReferralState(referral.state)
    side = Side.RECEIVER
    if state is ReferralState.UNDELIVERED:
        state = next_state(state, Act.RESEND, Side.SENDER, kind)
    if act is Act.REJECT and not rule(kind).expects_answer:
        act, side = Act.GIVE_UP, Side.SENDER
    if not allowed(state, act, side, kind):
        return False
    referral.state = str(next_state(state, act, side, kind))
    return True


@transaction.atomic
def mark_undelivered(row: OutboxRow) -> Referral | None:
    """Delivery was given up after the last day: the referral says so, and an officer may send it again or take it back."""
    found = Referral.objects.filter(outbox=row).first()
    if found is None:
        return None
    referral = lock(found)
    kind = Kind(referral.kind)
    if not allowed(ReferralState(referral.state), Act.GIVE_UP, Side.SENDER, kind):
        return referral
    referral.state = str(next_state(ReferralState(referral.state), Act.GIVE_UP, Side.SENDER, kind))
    referral.reason = row.last_error[:64]
    referral.save(update_fields=["state", "reason"])
    record(BY, "referral.undelivered", referral)
    return referral


def still_allowed(row: OutboxRow, now: datetime | None = None) -> bool:
    """Do the consents, or the override, that this row was posted under still stand at this moment? Unknown means no."""
    now = now or timezone.now()
    referral = Referral.objects.select_related("override").filter(outbox=row).first()
    if referral is None or referral.state == str(ReferralState.REVOKED):
        return False
    if referral.override is not None:
        decided = backing.as_rule(referral.override)
        return decided.at <= now < decided.ends_at
    consents = list(Consent.objects.filter(referrals=referral))
    return bool(consents) and all(each.withdrawn_at is None and each.given_at <= now < each.ends_at for each in consents)


def repeat(referral: Referral) -> None:
    """Answer a message that was sent again with what was already decided about it."""
    by = PeerNode(referral.channel.peer.name)
    for stage in _SAID.get(ReferralState(referral.state), ()):
        answer_by_receipt(by, referral, stage, referral.reason if stage is ReceiptStage.REFUSED else "")
