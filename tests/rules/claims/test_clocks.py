"""The legal clocks of a claim: LPA s.123-125 and the terms of the Civil and Commercial Code."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.claims import (
    LIVE,
    Authority,
    ClaimState,
    Clock,
    ClockKind,
    Nearness,
    PowerOfAttorney,
    Whose,
    clocks,
    ends_of,
    lapses,
    nearest,
)
from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import facts_from, law_of, reckon

LAW = law_of("TH")
FILED, ORDERED = date(2026, 3, 1), date(2026, 4, 20)


def due(state: ClaimState, **reached: date) -> dict[ClockKind, Clock]:
    return {clock.kind: clock for clock in clocks(state, {ClaimState(name): day for name, day in reached.items()}, LAW)}


def test_the_inspector_orders_in_sixty_days_or_thirty_more() -> None:
    found = due(ClaimState.FILED, filed=FILED)
    assert found[ClockKind.ORDER].due == date(2026, 4, 30)
    assert found[ClockKind.ORDER_EXTENDED].due == date(2026, 5, 30)
    assert found[ClockKind.ORDER].certainty is Certainty.PROBABLE, "certain in the table, for days that were not verified"
    assert all(clock.whose is Whose.INSPECTOR and "s.123" in clock.section for clock in found.values())


def test_the_employer_pays_in_fifteen_days_by_one_text_and_thirty_by_another_and_may_appeal_in_thirty() -> None:
    found = due(ClaimState.ORDER, filed=FILED, order=ORDERED)
    assert set(found) == {ClockKind.PAYMENT, ClockKind.PAYMENT_LATEST, ClockKind.APPEAL}
    assert found[ClockKind.PAYMENT].due == date(2026, 5, 5)
    assert found[ClockKind.PAYMENT].certainty is Certainty.UNCERTAIN
    assert found[ClockKind.PAYMENT_LATEST].due == found[ClockKind.APPEAL].due == date(2026, 5, 20)
    assert found[ClockKind.APPEAL].section.startswith("LPA s.125")


def test_filing_for_the_rest_sets_the_clock_of_the_inspector_going_again() -> None:
    found = due(ClaimState.FILED, order=ORDERED, filed=ORDERED + timedelta(40))
    assert ClockKind.ORDER in found


def test_an_appeal_stops_the_clocks_that_ran_from_the_order() -> None:
    assert due(ClaimState.APPEAL, filed=FILED, order=ORDERED, appeal=ORDERED + timedelta(9)) == {}


def test_a_court_that_upholds_sets_them_going_again() -> None:
    upheld = ORDERED + timedelta(200)
    assert due(ClaimState.ORDER, appeal=ORDERED + timedelta(9), order=upheld)[ClockKind.PAYMENT_LATEST].due == upheld + timedelta(
        30
    )


@pytest.mark.parametrize("state", sorted(set(ClaimState) - LIVE))
def test_nothing_runs_once_a_claim_has_ended(state: ClaimState) -> None:
    assert due(state, filed=FILED, order=ORDERED) == {}


@pytest.mark.parametrize(
    ("days", "near"), [(8, Nearness.FAR), (7, Nearness.WARNED), (1, Nearness.WARNED), (0, Nearness.LAST_DAY), (-1, Nearness.PAST)]
)
def test_a_person_is_warned_at_the_declared_distances(days: int, near: Nearness) -> None:
    clock = due(ClaimState.FILED, filed=FILED)[ClockKind.ORDER]
    assert clock.nearness(clock.due - timedelta(days)) is near


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_clock_warns_on_days_that_do_not_come_after_its_last(filed: date) -> None:
    for clock in clocks(ClaimState.FILED, {ClaimState.FILED: filed}, LAW):
        assert clock.warns_on()[-1] == clock.due
        assert len(clock.warns_on()) == len(clock.warn_days) + 1


def test_wages_lapse_two_years_and_severance_ten_years_after_they_fell_due() -> None:
    facts = facts_from(
        {
            "workplace": {"province": "TH-10", "areas": []},
            "wage": 500,
            "stretches": [{"from": "2025-03-03", "to": "2025-03-05", "hours": 8, "paid": 0}],
            "employment": {"from": "2023-01-01", "to": "2025-03-05", "end": "dismissed", "told_on": "2025-03-05"},
        }
    )
    reckoning = reckon(facts, LAW)
    wages, severance = lapses(reckoning, LAW)[0], lapses(reckoning, LAW)[-1]
    assert wages.due == date(2027, 3, 31)
    assert severance.due.year == 2035
    assert "193/30" in severance.section
    assert severance.certainty is Certainty.PROBABLE
    can_lapse = [part.short.low for part in reckoning.parts if any(line.lapses_on for line in part.lines)]
    assert wages.amount is not None
    assert severance.amount is not None
    assert wages.amount.low + severance.amount.low == sum(can_lapse) > Decimal(1500)


def test_what_was_paid_does_not_lapse() -> None:
    facts = facts_from(
        {
            "workplace": {"province": "TH-10", "areas": []},
            "wage": 500,
            "stretches": [{"from": "2025-03-03", "to": "2025-03-05", "hours": 8, "paid": 1500}],
        }
    )
    assert lapses(reckon(facts, LAW), LAW) == ()


def test_the_next_limit_is_the_nearest_that_is_not_past() -> None:
    found = clocks(ClaimState.ORDER, {ClaimState.ORDER: ORDERED}, LAW)
    assert nearest(found, ORDERED) == found[0]
    after = nearest(found, ORDERED + timedelta(16))
    assert after is not None
    assert after.due == ORDERED + timedelta(30)
    assert nearest(found, ORDERED + timedelta(31)) is None


def test_a_power_of_attorney_that_stands_has_a_last_day() -> None:
    power = PowerOfAttorney("Desk", frozenset({Authority.FILE}), FILED, FILED + timedelta(365))
    revoked = PowerOfAttorney("Desk", frozenset({Authority.FILE}), FILED, FILED + timedelta(365), revoked_on=ORDERED)
    (clock,) = ends_of([power, revoked])
    assert (clock.kind, clock.due) == (ClockKind.ATTORNEY, FILED + timedelta(365))
