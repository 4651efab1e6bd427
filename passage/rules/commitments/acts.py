"""Who may say what about a commitment, and when: asked at each entry before it has effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from passage.rules.commitments import bodies
from passage.rules.commitments.standing import Standing
from passage.rules.commitments.words import LATEST_DUE, BadCommitment, Fault, Form, Reviewer

Body = Mapping[str, Any]
Place = tuple[str, str]
"""An instrument's id and the key of a provision in it."""


@dataclass(frozen=True)
class Facts:
    """What the circle knows at the place of an entry, and a commitment alone does not.

    `party`: for which party the author's node speaks, "" for the facilitator and for observers. `person`: id of who acts.
    `commits`: whether they are acting head or alternate of that party. `parties`: codes of all; `languages`: of the process.
    `due`: last day of any commitment. `agreed`: hash of each provision on which consensus is recorded; `adopted`: the same of
    those that went through G3. `consensus`: hashes of the `consensus.record` entries with effect. `open_rounds`: id of each open
    round to the party in the chair. `known`: ids of all commitments so far.
    """

    party: str
    person: str
    commits: bool
    parties: frozenset[str]
    languages: tuple[str, ...]
    due: str = LATEST_DUE
    agreed: Mapping[Place, str] = field(default_factory=dict)
    adopted: Mapping[Place, str] = field(default_factory=dict)
    consensus: frozenset[str] = frozenset()
    open_rounds: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()


def check_commitment(kind: str, body: Body, standing: Standing | None, facts: Facts) -> None:
    """Whether an entry has effect. `standing`: the commitment it is about (`bodies.id_of`) before it, None if there is none.

    Raises `BadCommitment` with the named fault.
    """
    bodies.check_shape(kind, body)
    if kind == bodies.CREATE:
        _must(standing is None, Fault.ALREADY_THERE)
        _may_create(body, facts)
        return
    if standing is None:
        raise BadCommitment(Fault.NO_SUCH_COMMITMENT)
    _MAY[kind](body, standing, facts)


def _must(holds: bool, fault: Fault, field: str = "") -> None:
    if not holds:
        raise BadCommitment(fault, field)


def _may_create(body: Body, facts: Facts) -> None:
    _must(body["lead"] == facts.party, Fault.NOT_THE_LEAD)
    _must(facts.commits, Fault.NOT_HEAD)
    named = {*body["contributing"], *(milestone["owner"] for milestone in body["milestones"])}
    _must(named <= facts.parties, Fault.NO_SUCH_PARTY)
    _must(body["lead"] not in body["contributing"], Fault.MALFORMED, "contributing")
    _must(set(facts.languages) <= set(body["text"]), Fault.LANGUAGE_MISSING)
    _must(facts.agreed.get((body["instrument"], body["key"])) == body["hash"], Fault.NOT_AGREED)
    _must_refer(body, facts)
    _must_end_in_time(body, facts)


def _must_refer(body: Body, facts: Facts) -> None:
    """A matching commitment answers another one; a common one needs others, and so does a partnership."""
    _must((body["form"] == Form.MATCHING) == bool(body["refers_to"]), Fault.NEEDS_A_REFERENCE)
    _must(not body["refers_to"] or body["refers_to"] in facts.known, Fault.NO_SUCH_REFERENCE)
    _must(body["form"] not in (Form.COMMON, Form.PARTNERSHIP) or bool(body["contributing"]), Fault.NEEDS_OTHERS)


def _must_end_in_time(body: Body, facts: Facts) -> None:
    _must(body["start"] <= body["due"], Fault.BEGINS_AFTER_ITS_END)
    _must(body["due"] <= facts.due, Fault.AFTER_THE_PROCESS)
    inside = all(body["start"] <= milestone["due"] <= body["due"] for milestone in body["milestones"])
    _must(inside, Fault.OUTSIDE_ITS_TIME, "milestones")


def _must_be_adopted(standing: Standing, facts: Facts) -> None:
    of = standing.commitment
    _must(facts.adopted.get((of.instrument, of.key)) == of.hash, Fault.NOT_ADOPTED)


def _may_report(body: Body, standing: Standing, facts: Facts) -> None:
    _must(facts.party == standing.commitment.lead, Fault.NOT_THE_LEAD)
    _must(body["submitted_by"] == facts.person, Fault.NOT_WHO_ACTED)
    _must_be_adopted(standing, facts)
    _must(body["report"] not in {report.id for report in standing.reports}, Fault.ALREADY_THERE)
    _must(body["first"] <= body["last"] <= body["on"], Fault.BEGINS_AFTER_ITS_END)
    _must_know_milestones(body, standing)


def _must_know_milestones(body: Body, standing: Standing) -> None:
    known = {milestone.id for milestone in standing.milestones}
    _must({milestone["id"] for milestone in body["milestones"]} <= known, Fault.NO_SUCH_MILESTONE)


def _may_approve(body: Body, standing: Standing, facts: Facts) -> None:
    _must(facts.party == standing.commitment.lead, Fault.NOT_THE_LEAD)
    _must(facts.commits, Fault.NOT_HEAD)
    _must(body["approved_by"] == facts.person, Fault.NOT_WHO_ACTED)
    report = next((report for report in standing.reports if report.id == body["report"]), None)
    if report is None:
        raise BadCommitment(Fault.NO_SUCH_REPORT)
    _must(not report.approved_by, Fault.ALREADY_APPROVED)


def _may_review(body: Body, standing: Standing, facts: Facts) -> None:
    """A round of all parties by whoever chairs it, or somebody who belongs to no party, named by their organisation."""
    _must_be_adopted(standing, facts)
    _must(body["review"] not in {review.id for review in standing.reviews}, Fault.ALREADY_THERE)
    if body["reviewer"] == Reviewer.JOINT_ROUND:
        _must(body["round"] in facts.open_rounds, Fault.NO_OPEN_ROUND)
        _must(facts.commits and facts.open_rounds[body["round"]] == facts.party, Fault.NOT_A_REVIEWER)
    else:
        _must(not facts.party, Fault.NOT_A_REVIEWER)
        _must(bool(body["name"]), Fault.REVIEWER_NOT_NAMED)


def _may_reschedule(body: Body, standing: Standing, facts: Facts) -> None:
    _must(facts.party == standing.commitment.lead, Fault.NOT_THE_LEAD)
    _must(facts.commits, Fault.NOT_HEAD)
    _must(body["consensus"] in facts.consensus, Fault.NO_CONSENSUS)
    _must(body["consensus"] not in {moved.consensus for moved in standing.moved}, Fault.CONSENSUS_USED)
    _must_know_milestones(body, standing)
    days = {milestone.id: milestone.due for milestone in standing.milestones}
    days |= {milestone["id"]: milestone["due"] for milestone in body["milestones"]}
    unchanged = body["due"] == standing.due and days == {milestone.id: milestone.due for milestone in standing.milestones}
    _must(not unchanged, Fault.NOTHING_MOVES)
    start = standing.commitment.start
    _must(start <= body["due"], Fault.BEGINS_AFTER_ITS_END)
    _must(body["due"] <= facts.due, Fault.AFTER_THE_PROCESS)
    _must(all(start <= due <= body["due"] for due in days.values()), Fault.OUTSIDE_ITS_TIME, "milestones")


def _may_publish(body: Body, standing: Standing, facts: Facts) -> None:
    """Each party that is named says so itself, once the text it comes from is adopted."""
    _must(body["party"] == facts.party, Fault.NOT_WHO_ACTED)
    _must(facts.party in standing.commitment.parties, Fault.NOT_A_PARTY_TO_IT)
    _must(facts.commits, Fault.NOT_HEAD)
    _must_be_adopted(standing, facts)
    _must(facts.party not in standing.published_by, Fault.ALREADY_PUBLISHED)


def _may_embargo(body: Body, standing: Standing, facts: Facts) -> None:
    """Only before all have released it: what was seen cannot be unseen."""
    _must(facts.party == standing.commitment.lead, Fault.NOT_THE_LEAD)
    _must(facts.commits, Fault.NOT_HEAD)
    _must(not standing.is_published, Fault.ALREADY_PUBLISHED)
    _must(body["until"] <= facts.due, Fault.AFTER_THE_PROCESS)


_MAY: Mapping[str, Callable[[Body, Standing, Facts], None]] = {
    bodies.REPORT: _may_report,
    bodies.APPROVE: _may_approve,
    bodies.REVIEW: _may_review,
    bodies.RESCHEDULE: _may_reschedule,
    bodies.PUBLISH: _may_publish,
    bodies.EMBARGO: _may_embargo,
}
