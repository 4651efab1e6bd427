"""A worker's journey: its stages, the states of a case and of what is asked across borders, its timers and its return."""

from passage.rules.journey.ages import AgeRange, BadAge, Minor, age_on, is_minor
from passage.rules.journey.cases import CaseState, ClosingReason, may_become
from passage.rules.journey.kinds import RULES, Kind, Sender, may_send
from passage.rules.journey.referrals import Act, ReferralState, Side, open_acts
from passage.rules.journey.stages import Episode, Stage, check_episodes

__all__ = [
    "RULES",
    "Act",
    "AgeRange",
    "BadAge",
    "CaseState",
    "ClosingReason",
    "Episode",
    "Kind",
    "Minor",
    "ReferralState",
    "Sender",
    "Side",
    "Stage",
    "age_on",
    "check_episodes",
    "is_minor",
    "may_become",
    "may_send",
    "open_acts",
]
