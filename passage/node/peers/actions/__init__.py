"""What can be done with other nodes: adopt the register, post, receive, deliver, answer, settle."""

from passage.node.peers.actions.alarms import raise_alarm, settle_alarm
from passage.node.peers.actions.answering import record_answer, record_failure
from passage.node.peers.actions.claiming import claim_due, release, stop, stop_for_consent
from passage.node.peers.actions.keeping import forget_channel, tidy
from passage.node.peers.actions.membership import adopt_register
from passage.node.peers.actions.posting import open_channel, post
from passage.node.peers.actions.receipts import post_receipt
from passage.node.peers.actions.receiving import receive
from passage.node.peers.exchange import Admit, Effect, Followers, HeardReceipt, ReceiveResult
from passage.node.peers.models import OutboxRow

__all__ = [
    "Admit",
    "Effect",
    "Followers",
    "HeardReceipt",
    "OutboxRow",
    "ReceiveResult",
    "adopt_register",
    "claim_due",
    "forget_channel",
    "open_channel",
    "post",
    "post_receipt",
    "raise_alarm",
    "receive",
    "record_answer",
    "record_failure",
    "release",
    "settle_alarm",
    "stop",
    "stop_for_consent",
    "tidy",
]
