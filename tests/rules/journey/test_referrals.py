"""The states of a referral, and who may move it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.journey.kinds import Kind, rule
from passage.rules.journey.referrals import (
    OWNER,
    STEPS,
    Act,
    NotAllowed,
    ReferralState,
    Side,
    allowed,
    next_state,
    open_acts,
)

EVERY = list(itertools.product(ReferralState, Act, Side, Kind))


def step(state: ReferralState, act: Act, kind: Kind = Kind.REFERRAL) -> ReferralState:
    return next_state(state, act, OWNER[act], kind)


def refusal(state: ReferralState, act: Act, side: Side, kind: Kind) -> str:
    with pytest.raises(NotAllowed) as refused:
        next_state(state, act, side, kind)
    return refused.value.code


def test_a_referral_is_sent_accepted_and_done() -> None:
    state = step(ReferralState.DRAFT, Act.SEND)
    assert state is ReferralState.IN_PROGRESS
    state = step(state, Act.ACCEPT)
    assert state is ReferralState.ACCEPTED
    assert step(state, Act.COMPLETE) is ReferralState.DONE


def test_the_sender_cannot_answer_their_own_referral() -> None:
    for act in (Act.ACCEPT, Act.REJECT):
        assert refusal(ReferralState.IN_PROGRESS, act, Side.SENDER, Kind.REFERRAL) == "not_yours"


def test_the_receiver_cannot_revoke() -> None:
    assert refusal(ReferralState.ACCEPTED, Act.REVOKE, Side.RECEIVER, Kind.REFERRAL) == "not_yours"


def test_what_expects_an_answer_is_accepted_before_it_is_done() -> None:
    assert refusal(ReferralState.IN_PROGRESS, Act.COMPLETE, Side.RECEIVER, Kind.TRACING_REQUEST) == "needs_acceptance"


def test_what_expects_no_answer_is_done_once_read() -> None:
    assert step(ReferralState.IN_PROGRESS, Act.COMPLETE, Kind.FEEDBACK) is ReferralState.DONE
    assert refusal(ReferralState.IN_PROGRESS, Act.ACCEPT, Side.RECEIVER, Kind.FEEDBACK) == "needs_no_answer"


def test_a_consent_taken_back_reaches_what_was_already_answered() -> None:
    for state in (ReferralState.ACCEPTED, ReferralState.REJECTED, ReferralState.DONE):
        assert step(state, Act.REVOKE) is ReferralState.REVOKED


def test_a_handover_cannot_be_taken_back_once_sent() -> None:
    for state in (ReferralState.IN_PROGRESS, ReferralState.ACCEPTED, ReferralState.DONE):
        assert refusal(state, Act.REVOKE, Side.SENDER, Kind.HANDOVER) == "not_revocable"


def test_what_was_never_delivered_can_be_sent_again_or_dropped() -> None:
    assert step(ReferralState.IN_PROGRESS, Act.GIVE_UP) is ReferralState.UNDELIVERED
    assert step(ReferralState.UNDELIVERED, Act.RESEND) is ReferralState.IN_PROGRESS
    assert step(ReferralState.UNDELIVERED, Act.REVOKE) is ReferralState.REVOKED
    assert step(ReferralState.UNDELIVERED, Act.REVOKE, Kind.HANDOVER) is ReferralState.REVOKED


def test_what_was_accepted_can_no_longer_count_as_undelivered() -> None:
    assert refusal(ReferralState.ACCEPTED, Act.GIVE_UP, Side.SENDER, Kind.REFERRAL) == "no_such_step"


def test_revoked_is_the_end() -> None:
    assert STEPS[ReferralState.REVOKED] == {}
    assert open_acts(ReferralState.REVOKED, Side.SENDER, Kind.REFERRAL) == ()


def test_each_side_sees_only_its_own_acts() -> None:
    assert open_acts(ReferralState.IN_PROGRESS, Side.RECEIVER, Kind.REFERRAL) == (Act.ACCEPT, Act.REJECT)
    assert open_acts(ReferralState.IN_PROGRESS, Side.SENDER, Kind.REFERRAL) == (Act.REVOKE, Act.GIVE_UP)


def test_every_state_and_every_act_stands_in_the_tables() -> None:
    assert set(STEPS) == set(ReferralState)
    assert set(OWNER) == set(Act)
    assert {act for steps in STEPS.values() for act in steps} == set(Act)


@given(st.sampled_from(EVERY))
def test_an_act_is_done_exactly_when_it_is_allowed(case: tuple[ReferralState, Act, Side, Kind]) -> None:
    state, act, side, kind = case
    if allowed(state, act, side, kind):
        assert next_state(state, act, side, kind) is STEPS[state][act]
    else:
        with pytest.raises(NotAllowed):
            next_state(state, act, side, kind)


def test_stored_words_serve_as_well_as_the_enums() -> None:
    assert allowed("in_progress", "accept", "receiver", "referral")  # type: ignore[arg-type]
    assert not allowed("in_progress", "accept", "sender", "referral")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_reach_an_end(kind: Kind) -> None:
    state = step(ReferralState.DRAFT, Act.SEND, kind)
    if rule(kind).expects_answer:
        state = step(state, Act.ACCEPT, kind)
    assert step(state, Act.COMPLETE, kind) is ReferralState.DONE
