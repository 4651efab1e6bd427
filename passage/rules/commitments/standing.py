"""A commitment, what was reported and reviewed of it, and where it stands. Days are ISO 8601, amounts decimals as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from passage.rules.commitments.words import Form, Kind, MilestoneStatus, ReviewedStatus, Reviewer, SelfStatus
from passage.rules.journey import Stage

Texts = Mapping[str, str]
"""One text in several languages: BCP 47 tag to text."""


@dataclass(frozen=True)
class FrameworkLink:
    """What a commitment counts towards: an item of a framework in one version of it."""

    framework: str
    code: str
    version: str


@dataclass(frozen=True)
class Milestone:
    """A step on the way. `owner`: party code. `first_due`: the day first promised; `status`: the lead's last approved word."""

    id: str
    text: Texts
    due: str
    owner: str
    first_due: str
    status: MilestoneStatus = MilestoneStatus.PLANNED

    def is_late(self, day: str) -> bool:
        """Whether its day is past on `day` and nobody said it is done."""
        return self.due < day and self.status is not MilestoneStatus.DONE


@dataclass(frozen=True)
class Baseline:
    """Where things stood. `on`: a year, month or day."""

    value: str
    on: str
    source: str


@dataclass(frozen=True)
class Cost:
    """`currency`: ISO 4217."""

    amount: str
    currency: str


@dataclass(frozen=True)
class Commitment:
    """What was promised, as it was first promised.

    `instrument`, `key`, `hash`: the provision it comes from and the hash under which that was agreed. `lead`: the party that
    answers for it; `organ`, `post`: which body and which office there, never a person. `refers_to`: the commitment that a
    matching one answers, else "". `target`: a number in `unit`, or "". `due`: the first due day; `Standing.due` is today's.
    """

    id: str
    instrument: str
    key: str
    hash: str
    text: Texts
    kind: Kind
    form: Form
    refers_to: str
    lead: str
    organ: Texts
    post: Texts
    contributing: tuple[str, ...]
    episodes: tuple[Stage, ...]
    start: str
    due: str
    baseline: Baseline | None
    target: str
    unit: Texts
    links: tuple[FrameworkLink, ...]
    cost: Cost | None
    risk: Texts

    @property
    def parties(self) -> tuple[str, ...]:
        """The lead, then who contributes."""
        return (self.lead, *self.contributing)


@dataclass(frozen=True)
class Figure:
    """One number of a report. `measure`, `unit`: {} where they are the commitment's own. `groups`: what it is broken down by."""

    measure: Texts
    value: str
    unit: Texts
    on: str
    groups: Mapping[str, str]
    source: str


@dataclass(frozen=True)
class ProgressReport:
    """What the lead says of a period. `approved_by`: id of the head of delegation; "" while it is a draft."""

    id: str
    first: str
    last: str
    on: str
    status: SelfStatus
    narrative: Texts
    figures: tuple[Figure, ...]
    milestones: Mapping[str, MilestoneStatus]
    evidence: tuple[str, ...]
    submitted_by: str
    approved_by: str = ""


@dataclass(frozen=True)
class Review:
    """What others found. `round`: of a joint review; `name`: of an independent reviewer's organisation. `disagreement`: who does
    not share the finding, and why; {} if nobody."""

    id: str
    on: str
    reviewer: Reviewer
    round: str
    name: Texts
    status: ReviewedStatus
    finding: Texts
    disagreement: Texts


@dataclass(frozen=True)
class Moved:
    """A due day that was moved by consensus. `consensus`: hash of the entry that recorded it."""

    before: str
    after: str
    on: str
    reason: Texts
    consensus: str


@dataclass(frozen=True)
class Late:
    """Whether a commitment is past its due day and not complete: by its own account, and by the review (None: not reviewed)."""

    reported: bool
    reviewed: bool | None


@dataclass(frozen=True)
class Standing:
    """Where a commitment stands. `due`: today's due day. `reports`, `reviews`: as they came. `embargo`: not to be shown before
    that day, or "". `published_by`: parties whose head has released it."""

    commitment: Commitment
    entry: str
    due: str
    milestones: tuple[Milestone, ...]
    moved: tuple[Moved, ...] = ()
    reports: tuple[ProgressReport, ...] = ()
    reviews: tuple[Review, ...] = ()
    embargo: str = ""
    published_by: frozenset[str] = field(default_factory=frozenset)

    @property
    def approved(self) -> tuple[ProgressReport, ...]:
        """The reports that count, in the order of the periods they are about."""
        return tuple(sorted((report for report in self.reports if report.approved_by), key=lambda report: report.last))

    @property
    def reported(self) -> SelfStatus | None:
        """What the lead last said; None if it has said nothing yet."""
        return self.approved[-1].status if self.approved else None

    @property
    def reviewed(self) -> ReviewedStatus | None:
        """What the last review found; None if there was none."""
        return sorted(self.reviews, key=lambda review: review.on)[-1].status if self.reviews else None

    @property
    def is_published(self) -> bool:
        """Whether the lead and every party that contributes have released it: nobody is named in public by another."""
        return self.published_by >= set(self.commitment.parties)

    def late(self, day: str) -> Late:
        """On `day`; the due day itself is not late."""
        if self.due >= day:
            return Late(False, None if self.reviewed is None else False)
        reviewed = None if self.reviewed is None else self.reviewed is not ReviewedStatus.COMPLETE
        return Late(self.reported is not SelfStatus.COMPLETE, reviewed)

    def is_public(self, public_from: str | None, day: str) -> bool:
        """Whether anybody may see it on `day`. `public_from`: the day agreed at adoption (G3), None before there is one."""
        return public_from is not None and self.is_published and max(public_from, self.embargo) <= day
