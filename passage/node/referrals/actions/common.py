"""What every action on a referral shares: the lock, the step through the table of states, the log entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from passage.node.audit import actions as audit
from passage.node.cases.models import Case
from passage.node.peers import actions as peers
from passage.node.peers.models import InboxRow
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import Referral
from passage.rules.envelope import ReceiptStage
from passage.rules.journey.kinds import Kind
from passage.rules.journey.referrals import Act, NotAllowed, ReferralState, Side, next_state

if TYPE_CHECKING:
    from passage.node.audit.traces import Actor


def lock(referral: Referral) -> Referral:
    """The row as it is now, held until the transaction ends."""
    rows = Referral.objects.select_for_update(of=("self",))
    return rows.select_related(
        "person__key", "channel__peer", "case__person__key", "case__desk", "answers", "outbox", "override"
    ).get(pk=referral.pk)


def lock_case(case: Case) -> Case:
    """The case as it is now, held until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",))
    return rows.select_related("person__key", "desk", "assigned_to").get(pk=case.pk)


def step(referral: Referral, act: Act, side: Side) -> str:
    """Move the state along the table; the caller saves. Raises `ReferralRefused` not_allowed_now with the table's reason."""
    try:
        state = next_state(ReferralState(referral.state), act, side, Kind(referral.kind))
    except NotAllowed as error:
        raise ReferralRefused(Refusal.NOT_ALLOWED_NOW, state=referral.state, act=str(act), why=error.code) from error
    referral.state = str(state)
    return referral.state


def record(by: Actor, act: str, referral: Referral, **codes: Any) -> None:
    audit.record(
        by=by,
        act=act,
        thing="referral",
        thing_id=referral.public_id,
        person=referral.person.public_id,
        kind=referral.kind,
        state=referral.state,
        peer=referral.channel.peer.name,
        **codes,
    )


def answer_by_receipt(by: Actor, referral: Referral, stage: ReceiptStage, reason: str = "") -> None:
    """Sign what was decided and post it: a receipt names the message and nothing of the person."""
    peers.post_receipt(by=by, peer=referral.channel.peer, message_id=referral.message_id, stage=str(stage), reason=reason)


def envelope_of(sender_id: int, message_id: str) -> bytes:
    """The envelope as it came. It is there only while its message is being admitted; afterwards it is kept sealed by us."""
    raw = InboxRow.objects.filter(sender=sender_id, message_id=message_id).values_list("raw", flat=True).first()
    return bytes(raw) if raw else b""
