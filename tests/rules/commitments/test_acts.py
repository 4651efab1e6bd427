"""Who may say what about a commitment; each refusal has its name."""

from __future__ import annotations

from typing import Any

import pytest

from passage.rules.commitments import (
    APPROVE,
    CREATE,
    EMBARGO,
    PUBLISH,
    REPORT,
    RESCHEDULE,
    REVIEW,
    SHAPES,
    BadCommitment,
    Facts,
    Fault,
    Standing,
    check_commitment,
)
from tests.factories import commitments as given

MADE = given.stand((CREATE, given.create()))
REPORTED = given.stand((CREATE, given.create()), (REPORT, given.report()))
APPROVED = given.stand((CREATE, given.create()), (REPORT, given.report()), (APPROVE, given.approve(given.report())))
HALF = given.stand((CREATE, given.create()), (PUBLISH, given.publish()))
WHOLE = given.stand((CREATE, given.create()), (PUBLISH, given.publish()), (PUBLISH, given.publish(party="LA")))
MOVED = given.stand((CREATE, given.create()), (RESCHEDULE, given.reschedule()))
ALLOWED: dict[str, tuple[str, dict[str, Any], Standing | None, Facts]] = {
    "the lead's head promises": (CREATE, given.create(), None, given.facts(known=frozenset())),
    "alone": (CREATE, given.create(form="individual", contributing=[]), None, given.facts()),
    "in answer to another": (CREATE, given.create(form="matching", refers_to=given.draw(0)), None, given.facts()),
    "without what may be left out": (
        CREATE, given.create(baseline=None, target="", unit={}, links=[], milestones=[], cost=None, risk={}, episodes=[]), None,
        given.facts(),
    ),
    "a member of the lead reports": (REPORT, given.report(), MADE, given.facts(commits=False)),
    "the head approves": (APPROVE, given.approve(given.report()), REPORTED, given.facts()),
    "the chair of an open round records the joint review": (REVIEW, given.review(), MADE, given.facts("LA")),
    "somebody of no party reviews": (
        REVIEW, given.review(reviewer="independent", round="", name={"en": "Example University"}), MADE, given.facts("")
    ),
    "consensus moves the due day": (RESCHEDULE, given.reschedule(), MADE, given.facts()),
    "another consensus moves it again": (
        RESCHEDULE, given.reschedule(due="2030-12-31", consensus=given.OTHER_CONSENSUS), MOVED, given.facts()
    ),
    "the lead releases it": (PUBLISH, given.publish(), MADE, given.facts()),
    "and who contributes": (PUBLISH, given.publish(party="LA"), HALF, given.facts("LA")),
    "the lead holds it back": (EMBARGO, given.embargo(), HALF, given.facts()),
}  # fmt: skip


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed(name: str) -> None:
    kind, body, standing, facts = ALLOWED[name]
    assert check_commitment(kind, body, standing, facts) is None  # type: ignore[func-returns-value]


def others_due(**changes: Any) -> dict[str, Any]:
    return given.create(milestones=[{**given.create()["milestones"][0], **changes}])


STALE = {(given.INSTRUMENT, given.create()["key"]): given.hash_of("a comma more")}
REFUSED: list[tuple[Fault, str, dict[str, Any], Standing | None, Facts]] = [
    (Fault.UNKNOWN_KIND, "commitment.delete", {}, MADE, given.facts()),
    (Fault.ALREADY_THERE, CREATE, given.create(), MADE, given.facts()),
    (Fault.NOT_THE_LEAD, CREATE, given.create(), None, given.facts("LA")),
    (Fault.NOT_HEAD, CREATE, given.create(), None, given.facts(commits=False)),
    (Fault.NO_SUCH_PARTY, CREATE, given.create(contributing=["VN"]), None, given.facts()),
    (Fault.NO_SUCH_PARTY, CREATE, others_due(owner="VN"), None, given.facts()),
    (Fault.MALFORMED, CREATE, given.create(contributing=["KH"]), None, given.facts()),
    (Fault.LANGUAGE_MISSING, CREATE, given.create(text={"en": "Only in English."}), None, given.facts()),
    (Fault.NOT_AGREED, CREATE, given.create(), None, given.facts(agreed=STALE)),
    (Fault.NEEDS_A_REFERENCE, CREATE, given.create(form="matching"), None, given.facts()),
    (Fault.NEEDS_A_REFERENCE, CREATE, given.create(refers_to=given.draw(0)), None, given.facts()),
    (Fault.NO_SUCH_REFERENCE, CREATE, given.create(form="matching", refers_to=given.draw(7)), None, given.facts()),
    (Fault.NEEDS_OTHERS, CREATE, given.create(form="common", contributing=[]), None, given.facts()),
    (Fault.BEGINS_AFTER_ITS_END, CREATE, given.create(start="2030-01-01"), None, given.facts()),
    (Fault.AFTER_THE_PROCESS, CREATE, given.create(due="2031-01-01"), None, given.facts()),
    (Fault.AFTER_THE_PROCESS, CREATE, given.create(), None, given.facts(due="2028-12-31")),
    (Fault.OUTSIDE_ITS_TIME, CREATE, others_due(due="2030-01-01"), None, given.facts()),
    (Fault.NO_SUCH_COMMITMENT, REPORT, given.report(), None, given.facts()),
    (Fault.NOT_THE_LEAD, REPORT, given.report(), MADE, given.facts("LA")),
    (Fault.NOT_WHO_ACTED, REPORT, given.report(submitted_by=given.HEADS["LA"]), MADE, given.facts()),
    (Fault.NOT_ADOPTED, REPORT, given.report(), MADE, given.facts(adopted={})),
    (Fault.ALREADY_THERE, REPORT, given.report(), REPORTED, given.facts()),
    (Fault.BEGINS_AFTER_ITS_END, REPORT, given.report(first="2028-01-01"), MADE, given.facts()),
    (Fault.NO_SUCH_MILESTONE, REPORT, given.report(milestones=[{"id": given.draw(5), "status": "done"}]), MADE, given.facts()),
    (Fault.NOT_THE_LEAD, APPROVE, given.approve(given.report(), "LA"), REPORTED, given.facts("LA")),
    (Fault.NOT_HEAD, APPROVE, given.approve(given.report()), REPORTED, given.facts(commits=False)),
    (Fault.NOT_WHO_ACTED, APPROVE, given.approve(given.report(), "MM"), REPORTED, given.facts()),
    (Fault.NO_SUCH_REPORT, APPROVE, given.approve(given.report()), MADE, given.facts()),
    (Fault.ALREADY_APPROVED, APPROVE, given.approve(given.report()), APPROVED, given.facts()),
    (Fault.NOT_ADOPTED, REVIEW, given.review(), MADE, given.facts("LA", adopted=STALE)),
    (Fault.NO_OPEN_ROUND, REVIEW, given.review(), MADE, given.facts("LA", open_rounds={})),
    (Fault.NOT_A_REVIEWER, REVIEW, given.review(), MADE, given.facts("KH")),
    (Fault.NOT_A_REVIEWER, REVIEW, given.review(), MADE, given.facts("LA", commits=False)),
    (Fault.NOT_A_REVIEWER, REVIEW, given.review(reviewer="independent", name={"en": "Us"}), MADE, given.facts("KH")),
    (Fault.REVIEWER_NOT_NAMED, REVIEW, given.review(reviewer="independent", round=""), MADE, given.facts("")),
    (Fault.NOT_THE_LEAD, RESCHEDULE, given.reschedule(), MADE, given.facts("LA")),
    (Fault.NOT_HEAD, RESCHEDULE, given.reschedule(), MADE, given.facts(commits=False)),
    (Fault.NO_CONSENSUS, RESCHEDULE, given.reschedule(consensus="ab" * 32), MADE, given.facts()),
    (Fault.CONSENSUS_USED, RESCHEDULE, given.reschedule(due="2030-12-31"), MOVED, given.facts()),
    (Fault.NOTHING_MOVES, RESCHEDULE, given.reschedule(due="2029-12-31"), MADE, given.facts()),
    (Fault.AFTER_THE_PROCESS, RESCHEDULE, given.reschedule(due="2031-01-01"), MADE, given.facts()),
    (Fault.BEGINS_AFTER_ITS_END, RESCHEDULE, given.reschedule(due="2026-12-31"), MADE, given.facts()),
    (Fault.OUTSIDE_ITS_TIME, RESCHEDULE, given.reschedule(due="2027-06-30"), MADE, given.facts()),
    (Fault.NOT_WHO_ACTED, PUBLISH, given.publish(party="LA"), MADE, given.facts("KH")),
    (Fault.NOT_A_PARTY_TO_IT, PUBLISH, given.publish(party="MM"), MADE, given.facts("MM")),
    (Fault.NOT_HEAD, PUBLISH, given.publish(), MADE, given.facts(commits=False)),
    (Fault.NOT_ADOPTED, PUBLISH, given.publish(), MADE, given.facts(adopted={})),
    (Fault.NOT_ADOPTED, PUBLISH, given.publish(), MADE, given.facts(adopted=STALE)),
    (Fault.ALREADY_PUBLISHED, PUBLISH, given.publish(), HALF, given.facts()),
    (Fault.NOT_THE_LEAD, EMBARGO, given.embargo(), MADE, given.facts("LA")),
    (Fault.NOT_HEAD, EMBARGO, given.embargo(), MADE, given.facts(commits=False)),
    (Fault.ALREADY_PUBLISHED, EMBARGO, given.embargo(), WHOLE, given.facts()),
    (Fault.AFTER_THE_PROCESS, EMBARGO, given.embargo(until="2031-01-01"), MADE, given.facts()),
]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: f"{refused[1].removeprefix('commitment.')}-{refused[0]}")
def test_what_is_refused_by_name(refused: tuple[Fault, str, dict[str, Any], Standing | None, Facts]) -> None:
    fault, kind, body, standing, facts = refused
    with pytest.raises(BadCommitment) as raised:
        check_commitment(kind, body, standing, facts)
    assert raised.value.code is fault


def test_every_fault_has_a_case_here() -> None:
    assert {fault for fault, *_rest in REFUSED} == set(Fault)


def test_every_kind_is_allowed_to_somebody_here() -> None:
    assert {kind for kind, *_rest in ALLOWED.values()} == set(SHAPES)
