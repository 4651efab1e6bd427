"""A wage claim: its states and who moves it, the legal clocks that run beside it, what proves it, and who may act for the worker.

What is owed is reckoned by `labour_law`; nothing here changes an amount.
"""

from passage.rules.claims.attorney import Authority, BadAuthority, PowerOfAttorney, Standing, why_not
from passage.rules.claims.clocks import Clock, ClockKind, Nearness, Whose, clocks, ends_of, lapses, nearest
from passage.rules.claims.evidence import EvidenceKind, Fact, supported, supports, unsupported
from passage.rules.claims.groups import GroupTotal, Share, total_of
from passage.rules.claims.needs import NeedKind
from passage.rules.claims.questions import Question, asked, can_be_reckoned, still_needed
from passage.rules.claims.remembered import OneSumForAll, RememberedDay, days_of, with_days
from passage.rules.claims.states import HOLDING, LIVE, ClaimState, Mover, NotAllowed, Step, may_become, next_state

__all__ = [
    "HOLDING",
    "LIVE",
    "Authority",
    "BadAuthority",
    "ClaimState",
    "Clock",
    "ClockKind",
    "EvidenceKind",
    "Fact",
    "GroupTotal",
    "Mover",
    "Nearness",
    "NeedKind",
    "NotAllowed",
    "OneSumForAll",
    "PowerOfAttorney",
    "Question",
    "RememberedDay",
    "Share",
    "Standing",
    "Step",
    "Whose",
    "asked",
    "can_be_reckoned",
    "clocks",
    "days_of",
    "ends_of",
    "lapses",
    "may_become",
    "nearest",
    "next_state",
    "still_needed",
    "supported",
    "supports",
    "total_of",
    "unsupported",
    "why_not",
    "with_days",
]
