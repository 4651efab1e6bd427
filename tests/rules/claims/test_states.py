"""The states of a claim."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.claims import HOLDING, LIVE, ClaimState, Mover, NotAllowed, may_become, next_state
from passage.rules.claims.diagram import NAME, page, write
from passage.rules.claims.states import STEPS

STATES = Path(__file__).parents[3] / "docs" / "states"
ENDED = {ClaimState.PAID, ClaimState.LAPSED, ClaimState.WITHDRAWN}


def test_every_state_stands_in_the_table() -> None:
    assert set(STEPS) == set(ClaimState)


def test_every_state_can_be_reached_from_a_draft() -> None:
    found = {ClaimState.DRAFT}
    for _ in ClaimState:
        found |= {to for state in found for to in STEPS[state]}
    assert found == set(ClaimState)


def test_a_claim_goes_the_whole_way_to_being_paid() -> None:
    state = ClaimState.DRAFT
    for to in ("filed", "conciliation", "order", "appeal", "order", "paid_in_part", "paid"):
        state = next_state(state, ClaimState(to))
    assert state is ClaimState.PAID


def test_money_ends_a_claim_from_wherever_it_stands() -> None:
    assert all(may_become(state, ClaimState.PAID) for state in LIVE)


def test_no_end_is_final_because_terms_are_interrupted_and_payments_bounce() -> None:
    assert all(STEPS[state] for state in ENDED)


def test_time_ends_whatever_still_runs_but_a_court_that_has_it() -> None:
    for state in LIVE - {ClaimState.APPEAL}:
        assert STEPS[state][ClaimState.LAPSED].by is Mover.TIME
    assert STEPS[ClaimState.APPEAL][ClaimState.LAPSED].by is Mover.COURT


def test_only_a_live_claim_that_left_the_desk_holds_an_erasure() -> None:
    assert set(ClaimState) - ENDED - {ClaimState.DRAFT} == HOLDING


@given(st.sampled_from(ClaimState), st.sampled_from(ClaimState))
def test_a_step_is_taken_exactly_when_the_table_has_it(state: ClaimState, to: ClaimState) -> None:
    if may_become(state, to):
        assert next_state(state, to) is to
        return
    with pytest.raises(NotAllowed) as refused:
        next_state(state, to)
    assert refused.value.code == ("same_state" if state is to else "no_such_step")


def test_the_page_shows_what_the_code_says(tmp_path: Path) -> None:
    assert (STATES / NAME).read_text("utf-8") == page(), "run python -m passage.rules.claims.diagram docs/states"
    write(tmp_path)
    assert (tmp_path / NAME).read_text("utf-8") == page()
