"""What states promised each other: who does what until when, what they report of it, and what a review found.

Both are kept side by side and never made one; states are never put in an order of merit.
"""

from passage.rules.commitments.acts import Facts, check_commitment
from passage.rules.commitments.bodies import APPROVE, CREATE, EMBARGO, PUBLISH, REPORT, RESCHEDULE, REVIEW, SHAPES, id_of
from passage.rules.commitments.fold import fold
from passage.rules.commitments.standing import (
    Baseline,
    Commitment,
    Cost,
    Figure,
    FrameworkLink,
    Late,
    Milestone,
    Moved,
    ProgressReport,
    Review,
    Standing,
    Texts,
)
from passage.rules.commitments.words import (
    LATEST_DUE,
    BadCommitment,
    Fault,
    Form,
    Kind,
    MilestoneStatus,
    ReviewedStatus,
    Reviewer,
    SelfStatus,
)

__all__ = [
    "APPROVE",
    "CREATE",
    "EMBARGO",
    "LATEST_DUE",
    "PUBLISH",
    "REPORT",
    "RESCHEDULE",
    "REVIEW",
    "SHAPES",
    "BadCommitment",
    "Baseline",
    "Commitment",
    "Cost",
    "Facts",
    "Fault",
    "Figure",
    "Form",
    "FrameworkLink",
    "Kind",
    "Late",
    "Milestone",
    "MilestoneStatus",
    "Moved",
    "ProgressReport",
    "Review",
    "ReviewedStatus",
    "Reviewer",
    "SelfStatus",
    "Standing",
    "Texts",
    "check_commitment",
    "fold",
    "id_of",
]
