"""The states of a case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.cases import STEPS, CaseState, NotAllowed, may_become, next_state


def test_every_state_stands_in_the_table() -> None:
    assert set(STEPS) == set(CaseState)


def test_a_case_goes_the_whole_way_home() -> None:
    state = CaseState.OPEN
    for to in (CaseState.IN_RETURN, CaseState.HANDED_OVER, CaseState.REINTEGRATION, CaseState.CLOSED):
        state = next_state(state, to)
    assert state is CaseState.CLOSED


def test_every_state_but_closed_can_be_closed_and_closed_can_only_be_reopened() -> None:
    assert all(may_become(state, CaseState.CLOSED) for state in CaseState if state is not CaseState.CLOSED)
    assert set(STEPS[CaseState.CLOSED]) == {CaseState.OPEN}


def test_a_return_can_be_called_off() -> None:
    assert next_state(CaseState.IN_RETURN, CaseState.OPEN) is CaseState.OPEN


def test_a_person_who_was_handed_over_is_not_put_back_into_return_without_reopening() -> None:
    assert not may_become(CaseState.HANDED_OVER, CaseState.IN_RETURN)


@given(st.sampled_from(CaseState), st.sampled_from(CaseState))
def test_a_step_is_taken_exactly_when_the_table_has_it(state: CaseState, to: CaseState) -> None:
    if may_become(state, to):
        assert next_state(state, to) is to
        return
    with pytest.raises(NotAllowed) as refused:
        next_state(state, to)
    assert refused.value.code == ("same_state" if state is to else "no_such_step")


def test_every_state_can_be_reached_from_open() -> None:
    found = {CaseState.OPEN}
    for _ in CaseState:
        found |= {to for state in found for to in STEPS[state]}
    assert found == set(CaseState)
