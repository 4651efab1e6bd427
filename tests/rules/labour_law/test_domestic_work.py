"""Domestic work: what MR No.14 left out, what nobody has read in MR No.15, and the days on which each began."""

from __future__ import annotations

import pytest

from passage.rules.labour_law import Open, OpenPoint, Reckoning, Rule, What
from tests.rules.labour_law.reckoned import check, codes, day, found, lines


def point(reckoning: Reckoning, code: Open) -> OpenPoint:
    (one,) = [each for each in reckoning.open if each.code is code]
    return one


@pytest.mark.parametrize(("why", "section"), [("maternity", "s.59"), ("stoppage", "s.75"), ("business", "s.34")])
def test_before_mr_15_what_is_left_out_is_said_and_nothing_is_missing(why: str, section: str) -> None:
    answer = found(work="domestic", wage=300, absences=[{"why": why, "from": "2024-04-27", "to": "2024-04-29"}])
    assert (answer.parts, answer.is_partial) == ((), False)
    assert "MR No.14" in point(answer, Open.EXCLUDED).section
    assert section in point(answer, Open.EXCLUDED).section


@pytest.mark.parametrize("why", ["stoppage", "business"])
def test_since_mr_15_what_was_not_read_gives_no_amount_and_the_answer_is_partial(why: str) -> None:
    answer = found(work="domestic", wage=400, absences=[{"why": why, "from": "2024-04-30", "to": "2024-04-30"}])
    assert (answer.parts, answer.is_partial) == ((), True)
    assert "MR No.15" in point(answer, Open.NOTHING_ENTERED).section


def test_holiday_overtime_since_mr_15_is_missing_from_the_amount() -> None:
    answer = found(work="domestic", stretches=day("2024-05-01", hours=10))
    assert (answer.total.low, answer.is_partial) == (2 * 363, True)


def test_overtime_by_one_of_two_readings_is_uncertain() -> None:
    (overtime,) = lines(found(work="domestic", stretches=day("2024-05-02", hours=10)), What.OVERTIME)
    assert overtime.certainty == "uncertain"


def test_before_mr_14_nothing_is_entered() -> None:
    before = found(work="domestic", wage=200, stretches=day("2012-11-08", hours=10))
    after = found(work="domestic", wage=200, stretches=day("2012-11-09", hours=10))
    assert (before.is_partial, codes(before)) == (True, {Open.NOTHING_ENTERED})
    assert (after.is_partial, codes(after)) == (False, {Open.EXCLUDED})
    assert before.total == after.total


def test_overtime_of_young_workers_is_checked_in_other_work_alone() -> None:
    told = {"born": "2008-01-01", "stretches": day("2024-04-29", hours=10)}
    assert not check(found(**told), Rule.NO_OVERTIME_UNDER_18).is_kept
    assert Rule.NO_OVERTIME_UNDER_18 not in {each.rule for each in found(work="domestic", wage=300, **told).checks}
