"""Where a commitment stands: what its lead says and what a review finds are two things."""

from __future__ import annotations

from hypothesis import given as tried
from hypothesis import strategies as st

from passage.rules.commitments import (
    APPROVE,
    CREATE,
    EMBARGO,
    PUBLISH,
    REPORT,
    RESCHEDULE,
    REVIEW,
    Late,
    MilestoneStatus,
    ReviewedStatus,
    SelfStatus,
    fold,
)
from tests.factories import commitments as given

MADE = (CREATE, given.create())


def reported(year: int, status: str) -> list[tuple[str, given.Body]]:
    body = given.report(year=year, status=status)
    return [(REPORT, body), (APPROVE, given.approve(body))]


def test_nothing_said_is_neither_not_started_nor_no_evidence() -> None:
    found = given.stand(MADE)
    assert (found.reported, found.reviewed) == (None, None)
    assert fold([]) is None


def test_a_report_counts_once_the_head_has_approved_it() -> None:
    draft = given.stand(MADE, (REPORT, given.report(status="complete")))
    assert (draft.reported, draft.approved) == (None, ())
    assert draft.milestones[0].status is MilestoneStatus.PLANNED
    found = given.stand(MADE, *reported(2027, "complete"))
    assert found.reported is SelfStatus.COMPLETE
    assert found.milestones[0].status is MilestoneStatus.DONE


def test_what_is_reported_and_what_is_reviewed_stand_side_by_side() -> None:
    found = given.stand(MADE, *reported(2027, "complete"), (REVIEW, given.review(status="no_evidence")))
    assert found.reported is SelfStatus.COMPLETE
    assert found.reviewed is ReviewedStatus.NO_EVIDENCE


def test_the_report_on_the_latest_period_counts_whenever_it_came() -> None:
    found = given.stand(MADE, *reported(2028, "substantial"), *reported(2027, "limited"))
    assert found.reported is SelfStatus.SUBSTANTIAL
    assert [report.last for report in found.approved] == ["2027-12-31", "2028-12-31"]


def test_the_later_review_counts_and_of_one_day_the_last() -> None:
    first, second = given.review(year=2029, status="limited"), given.review(year=2028, status="complete")
    assert given.stand(MADE, (REVIEW, first), (REVIEW, second)).reviewed is ReviewedStatus.LIMITED
    same_day = given.review(year=2029, status="substantial", review=given.draw(77))
    assert given.stand(MADE, (REVIEW, first), (REVIEW, same_day)).reviewed is ReviewedStatus.SUBSTANTIAL


def test_late_is_computed_for_each_side_by_itself() -> None:
    silent = given.stand(MADE)
    assert silent.late("2029-12-31") == Late(False, None)
    assert silent.late("2030-01-01") == Late(True, None)
    claimed = given.stand(MADE, *reported(2029, "complete"), (REVIEW, given.review(year=2030, status="limited")))
    assert claimed.late("2030-07-01") == Late(False, True)
    kept = given.stand(MADE, *reported(2029, "substantial"), (REVIEW, given.review(year=2030, status="complete")))
    assert kept.late("2030-07-01") == Late(True, False)
    assert kept.late("2028-01-01") == Late(False, False)


def test_a_milestone_is_late_by_its_own_day() -> None:
    (step,) = given.stand(MADE).milestones
    assert not step.is_late("2027-12-31")
    assert step.is_late("2028-01-01")
    (done,) = given.stand(MADE, *reported(2027, "limited")).milestones
    assert not done.is_late("2028-01-01")


def test_a_moved_due_day_keeps_the_old_one() -> None:
    step = {"id": given.draw(1001), "due": "2028-12-31"}
    again = given.reschedule(due="2030-12-31", consensus=given.OTHER_CONSENSUS)
    found = given.stand(MADE, (RESCHEDULE, given.reschedule(milestones=[step])), (RESCHEDULE, again))
    assert found.due == "2030-12-31"
    assert [(moved.before, moved.after) for moved in found.moved] == [("2029-12-31", "2030-06-30"), ("2030-06-30", "2030-12-31")]
    assert found.commitment.due == "2029-12-31"
    assert [(each.first_due, each.due) for each in found.milestones] == [("2027-12-31", "2028-12-31")]


def test_it_is_public_after_adoption_with_every_partys_release_and_after_the_embargo() -> None:
    lead, other = (PUBLISH, given.publish()), (PUBLISH, given.publish(party="LA"))
    day = "2027-02-01"
    assert not given.stand(MADE).is_public("2027-01-15", day)
    assert not given.stand(MADE, lead).is_public("2027-01-15", day)
    whole = given.stand(MADE, lead, other)
    assert whole.is_public("2027-01-15", day)
    assert not whole.is_public(None, day)
    assert not whole.is_public("2027-02-02", day)
    held = given.stand(MADE, lead, (EMBARGO, given.embargo()), other)
    assert not held.is_public("2027-01-15", "2027-02-28")
    assert held.is_public("2027-01-15", "2027-03-01")


@tried(st.lists(st.sampled_from(["not_started", "limited", "substantial", "complete"]), max_size=4), st.booleans())
def test_no_report_ever_changes_what_was_reviewed_and_no_review_what_was_reported(said: list[str], first: bool) -> None:
    reports = [entry for year, status in enumerate(said, 2027) for entry in reported(year, status)]
    reviews = [(REVIEW, given.review(year=2028 + number, status="limited")) for number in range(2)]
    alone, reviewed = given.stand(MADE, *reports), given.stand(MADE, *reviews)
    both = given.stand(MADE, *(reviews + reports if first else reports + reviews))
    assert both.reported == alone.reported
    assert both.reviewed == reviewed.reviewed
