"""Answering what another node sent: accept, reject, complete. Each answer is a signed receipt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from passage.node.cases import policies as case_policies
from passage.node.cases.actions import open_case
from passage.node.people import actions as people
from passage.node.people import vault
from passage.node.referrals import policies
from passage.node.referrals.actions import crossing, taking_back
from passage.node.referrals.actions.common import answer_by_receipt, lock, lock_case, record, step
from passage.node.referrals.actions.moving import follow_case
from passage.node.referrals.errors import ReferralRefused, Refusal
from passage.node.referrals.models import CaseChannel, Handover, Referral
from passage.node.referrals.places import place_of_body, place_of_document, place_of_envelope
from passage.rules.envelope import ReceiptStage
from passage.rules.journey.kinds import Kind
from passage.rules.journey.referrals import Act, Side

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case

JOINED = "joined_known_case"


@transaction.atomic
def accept(
    *, by: Account, referral: Referral, open_new_case: bool = False, case: Case | None = None, now: datetime | None = None
) -> Referral:
    """Take on what was asked: in a new case, in one of ours that is about the same person, or in the case the channel has.

    A return plan moves the case into return; a handover is countersigned and sent back. Raises `NotPermitted`;
    `ReferralRefused`: not_allowed_now, case_needed, other_case, case_closed, consent_missing (to tell the host of a handover).
    """
    referral = lock(referral)
    policies.require_answer(by, referral)
    step(referral, Act.ACCEPT, Side.RECEIVER)
    _settle_case(by, referral, open_new_case, case)
    now = now or timezone.now()
    referral.answered_at, referral.by = now, by
    referral.save(update_fields=["state", "answered_at", "by"])
    answer_by_receipt(by, referral, ReceiptStage.ACCEPTED)
    record(by, "referral.accept", referral)
    if Kind(referral.kind) is Kind.RETURN_PLAN:
        follow_case(by, referral.case, "in_return")
    if Kind(referral.kind) is Kind.HANDOVER:
        crossing.countersign(by=by, referral=referral, now=now)
        follow_case(by, referral.case, crossing.HANDED_OVER)
    return referral


@transaction.atomic
def reject(*, by: Account, referral: Referral, reason: str) -> Referral:
    """Say no, with a reason code. What we will not work on we do not keep: without a case its words are destroyed.

    Raises `NotPermitted`; `ReferralRefused`: not_allowed_now, reason_needed.
    """
    referral = lock(referral)
    policies.require_answer(by, referral)
    if not taking_back.REASON.match(reason):
        raise ReferralRefused(Refusal.REASON_NEEDED)
    step(referral, Act.REJECT, Side.RECEIVER)
    referral.answered_at, referral.by, referral.reason = timezone.now(), by, reason
    referral.save(update_fields=["state", "answered_at", "by", "reason"])
    answer_by_receipt(by, referral, ReceiptStage.REFUSED, reason)
    record(by, "referral.reject", referral, reason=reason)
    if referral.case is None:
        taking_back.drop(by, referral, "referral_rejected")
    return referral


@transaction.atomic
def complete(*, by: Account, referral: Referral) -> Referral:
    """What was asked is done; what was only told was read. Raises `NotPermitted`, `ReferralRefused` not_allowed_now."""
    referral = lock(referral)
    policies.require_answer(by, referral)
    step(referral, Act.COMPLETE, Side.RECEIVER)
    referral.answered_at, referral.by = timezone.now(), by
    referral.save(update_fields=["state", "answered_at", "by"])
    answer_by_receipt(by, referral, ReceiptStage.COMPLETED)
    record(by, "referral.complete", referral)
    return referral


def _settle_case(by: Account, referral: Referral, open_new_case: bool, case: Case | None) -> None:
    """Decide which case of ours the channel is about, once."""
    about = (
        CaseChannel.objects.select_for_update(of=("self",)).select_related("case", "person__key").get(channel=referral.channel)
    )
    if about.case is not None:
        if case is not None and case.pk != about.case.pk:
            raise ReferralRefused(Refusal.OTHER_CASE)
        chosen = lock_case(about.case)
    elif case is not None:
        chosen = lock_case(case)
    elif open_new_case:
        chosen = open_case(by=by, referral_person=about.person)
    else:
        raise ReferralRefused(Refusal.CASE_NEEDED)
    case_policies.require_work_case(by, chosen)
    if chosen.state == "closed":
        raise ReferralRefused(Refusal.CASE_CLOSED)
    if about.case is None and case is not None:
        _join(by, about, chosen)
    elif about.case is None:
        _point(about, chosen)
    referral.refresh_from_db(fields=["case", "person", "body", "envelope"])


def _point(about: CaseChannel, case: Case) -> None:
    about.case, about.person = case, case.person
    about.save(update_fields=["case", "person"])
    Referral.objects.filter(channel=about.channel).update(case=case, person=case.person)
    Handover.objects.filter(referral__channel=about.channel).update(case=case)


def _join(by: Account, about: CaseChannel, case: Case) -> None:
    """An officer found that it is somebody we know: what came moves under that person's key, and the other key is destroyed."""
    stranger = about.person
    for row in Referral.objects.filter(channel=about.channel, sent=False):
        row.body = _move(stranger, case, place_of_body(row), row.body)
        row.envelope = _move(stranger, case, place_of_envelope(row), row.envelope) or None
        row.save(update_fields=["body", "envelope"])
    for handover in Handover.objects.filter(referral__channel=about.channel, referral__sent=False):
        handover.document = _move(stranger, case, place_of_document(handover), handover.document)
        handover.save(update_fields=["document"])
    _point(about, case)
    people.erase(by=by, person=stranger, reason=JOINED)


def _move(stranger: object, case: Case, place: str, sealed: bytes | memoryview | None) -> bytes:
    if not sealed:
        return b""
    plain = vault.unseal_bytes(stranger, place, sealed)  # type: ignore[arg-type]
    return vault.seal_bytes(case.person, place, plain)
