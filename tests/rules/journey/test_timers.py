"""What is promised after a report, and when an untouched report goes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.timers import (
    Deadline,
    Timer,
    Unit,
    Waiting,
    deadlines,
    is_overdue,
    kept_until,
    may_be_erased,
    next_deadline,
    terms,
    waiting,
)

RECEIVED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def kinds(*, danger: bool = False, **acts: datetime) -> list[Timer]:
    return [deadline.kind for deadline in deadlines(received_at=RECEIVED, danger=danger, **acts)]


def test_danger_gives_a_day_and_comes_first() -> None:
    first, *rest = deadlines(received_at=RECEIVED, danger=True)
    assert first == Deadline(Timer.DANGER, RECEIVED + timedelta(hours=24))
    assert [deadline.kind for deadline in rest] == [Timer.FIRST_REPLY, Timer.ACKNOWLEDGEMENT, Timer.FEEDBACK]


def test_the_promises_are_72_hours_7_days_and_90_days() -> None:
    due = {deadline.kind: deadline.due - RECEIVED for deadline in deadlines(received_at=RECEIVED)}
    assert due == {
        Timer.FIRST_REPLY: timedelta(hours=72),
        Timer.ACKNOWLEDGEMENT: timedelta(days=7),
        Timer.FEEDBACK: timedelta(days=90),
    }


def test_opening_a_report_of_danger_keeps_that_promise_alone() -> None:
    assert kinds(danger=True, first_opened_at=RECEIVED) == [Timer.FIRST_REPLY, Timer.ACKNOWLEDGEMENT, Timer.FEEDBACK]


def test_an_acknowledgement_is_not_yet_a_reply() -> None:
    assert kinds(acknowledged_at=RECEIVED) == [Timer.FIRST_REPLY, Timer.FEEDBACK]


def test_a_reply_acknowledges_too() -> None:
    assert kinds(danger=True, first_reply_at=RECEIVED) == [Timer.FEEDBACK]


def test_after_feedback_nothing_is_due() -> None:
    assert kinds(danger=True, feedback_at=RECEIVED) == []
    assert next_deadline(deadlines(received_at=RECEIVED, feedback_at=RECEIVED)) is None


def test_the_next_deadline_is_the_most_urgent() -> None:
    found = next_deadline(reversed(deadlines(received_at=RECEIVED, danger=True)))
    assert found is not None
    assert found.kind is Timer.DANGER


def test_a_promise_is_missed_only_after_its_moment() -> None:
    deadline = Deadline(Timer.DANGER, RECEIVED)
    assert not is_overdue(deadline, RECEIVED)
    assert is_overdue(deadline, RECEIVED + timedelta(microseconds=1))


def test_every_term_has_a_source() -> None:
    assert all(term.source.text and term.length > timedelta() for term in terms().values())
    assert set(terms()) == set(Timer)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(), Waiting(Unit.MINUTES, 0)),
        (timedelta(minutes=59, seconds=59), Waiting(Unit.MINUTES, 59)),
        (timedelta(hours=1), Waiting(Unit.HOURS, 1)),
        (timedelta(hours=23, minutes=59), Waiting(Unit.HOURS, 23)),
        (timedelta(days=1), Waiting(Unit.WEEKDAY, 1)),
        (timedelta(days=6), Waiting(Unit.WEEKDAY, 1)),
        (timedelta(days=7), Waiting(Unit.DAYS, 7)),
        (timedelta(days=-1), Waiting(Unit.MINUTES, 0)),
    ],
)
def test_a_wait_is_said_in_the_unit_that_fits(passed: timedelta, expected: Waiting) -> None:
    monday = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert monday.isoweekday() == 1
    assert waiting(monday, monday + passed) == expected


def test_the_weekday_is_that_of_the_reader() -> None:
    late_sunday = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    bangkok = timezone(timedelta(hours=7))
    assert waiting(late_sunday, datetime(2026, 3, 4, 12, 0, tzinfo=bangkok)) == Waiting(Unit.WEEKDAY, 1)


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=400)))
def test_the_weekday_is_said_only_when_it_can_mean_one_day(since: datetime, passed: timedelta) -> None:
    found = waiting(since, since + passed)
    assert found.count >= 0
    if found.unit is Unit.WEEKDAY:
        assert 1 <= found.count <= 7
        assert ((since + passed).date() - since.date()).days < 7


def test_an_untouched_report_goes_after_180_days() -> None:
    end = RECEIVED + timedelta(days=180)
    assert kept_until(RECEIVED) == end
    assert not may_be_erased(RECEIVED, end - timedelta(seconds=1), touched=False, held=False)
    assert may_be_erased(RECEIVED, end, touched=False, held=False)


def test_a_node_may_keep_reports_for_its_own_term() -> None:
    assert kept_until(RECEIVED, days=30) == RECEIVED + timedelta(days=30)


@pytest.mark.parametrize(("touched", "held"), [(True, False), (False, True), (True, True)])
def test_a_report_in_work_or_held_by_a_claim_is_never_erased_by_time(touched: bool, held: bool) -> None:
    assert not may_be_erased(RECEIVED, RECEIVED + timedelta(days=4000), touched=touched, held=held)
