"""The words of commitments: what sort each is, how it goes, who says so, and why an entry about one is refused."""

from __future__ import annotations

from enum import StrEnum

LATEST_DUE = "2030-12-31"
"""The last day of any commitment where a process sets none of its own."""


class Kind(StrEnum):
    """What is promised, as the Global Compact's pledges are told apart, and systems beside them."""

    POLICY = "policy"
    PROCESS = "process"
    FINANCIAL = "financial"
    HUMAN_RESOURCE = "human_resource"
    SYSTEM = "system"


class Form(StrEnum):
    """Who promises: one state, several the same, several together, or one in answer to another's commitment."""

    INDIVIDUAL = "individual"
    COMMON = "common"
    PARTNERSHIP = "partnership"
    MATCHING = "matching"


class SelfStatus(StrEnum):
    """What the lead says of its own commitment. Having reported nothing is none of these."""

    NOT_STARTED = "not_started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"


class ReviewedStatus(StrEnum):
    """What a review found: the five points of completion of the Open Government Partnership.

    `no_evidence`: nothing was shown from which to judge, which says nothing about whether it was begun.
    """

    NO_EVIDENCE = "no_evidence"
    NOT_STARTED = "not_started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"


class MilestoneStatus(StrEnum):
    """How far a step on the way is, in the lead's own words."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"


class Reviewer(StrEnum):
    """Who reviews: all parties together in a round, or somebody who belongs to none of them."""

    JOINT_ROUND = "joint_round"
    INDEPENDENT = "independent"


class Fault(StrEnum):
    """Why an entry about a commitment has no effect."""

    UNKNOWN_KIND = "unknown_kind"
    MALFORMED = "malformed"
    ALREADY_THERE = "already_there"
    NO_SUCH_COMMITMENT = "no_such_commitment"
    NO_SUCH_PARTY = "no_such_party"
    NO_SUCH_REFERENCE = "no_such_reference"
    NO_SUCH_MILESTONE = "no_such_milestone"
    NO_SUCH_REPORT = "no_such_report"
    NOT_THE_LEAD = "not_the_lead"
    NOT_HEAD = "not_head"
    NOT_WHO_ACTED = "not_who_acted"
    NOT_A_PARTY_TO_IT = "not_a_party_to_it"
    NOT_A_REVIEWER = "not_a_reviewer"
    NO_OPEN_ROUND = "no_open_round"
    REVIEWER_NOT_NAMED = "reviewer_not_named"
    LANGUAGE_MISSING = "language_missing"
    NOT_AGREED = "not_agreed"
    NOT_ADOPTED = "not_adopted"
    BEGINS_AFTER_ITS_END = "begins_after_its_end"
    AFTER_THE_PROCESS = "after_the_process"
    OUTSIDE_ITS_TIME = "outside_its_time"
    NEEDS_OTHERS = "needs_others"
    NEEDS_A_REFERENCE = "needs_a_reference"
    ALREADY_APPROVED = "already_approved"
    ALREADY_PUBLISHED = "already_published"
    NO_CONSENSUS = "no_consensus"
    CONSENSUS_USED = "consensus_used"
    NOTHING_MOVES = "nothing_moves"


class BadCommitment(ValueError):
    """An entry about a commitment without effect; `code` is a `Fault`, `field` the part of the body it lies in, or ""."""

    def __init__(self, code: Fault, field: str = "") -> None:
        super().__init__(f"{code.value}: {field}" if field else code.value)
        self.code = code
        self.field = field
