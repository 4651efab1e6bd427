"""What can be told, answered and taken back across a border: one function for each thing a person, or a peer, can do."""

from passage.node.referrals.actions.admit import admit
from passage.node.referrals.actions.answer import accept, complete, reject
from passage.node.referrals.actions.consents import record_consent
from passage.node.referrals.actions.crossing import handover_extra, sign_handover
from passage.node.referrals.actions.overrides import approve_override, request_override
from passage.node.referrals.actions.receipts import hear_receipt, mark_undelivered, still_allowed
from passage.node.referrals.actions.returns import FeedbackToHost, FollowUp, ReturnPlan, record_return, report_back
from passage.node.referrals.actions.send import resend, send
from passage.node.referrals.actions.taking_back import erase, revoke, tell_revoked, withdraw_consent

__all__ = [
    "FeedbackToHost",
    "FollowUp",
    "ReturnPlan",
    "accept",
    "admit",
    "approve_override",
    "complete",
    "erase",
    "handover_extra",
    "hear_receipt",
    "mark_undelivered",
    "record_consent",
    "record_return",
    "reject",
    "report_back",
    "request_override",
    "resend",
    "revoke",
    "send",
    "sign_handover",
    "still_allowed",
    "tell_revoked",
    "withdraw_consent",
]
