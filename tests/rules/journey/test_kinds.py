"""The kinds of message: who may send what, and with which parts of a record."""

import pytest

from passage.rules.consent import Field, Purpose
from passage.rules.journey.kinds import RULES, Kind, KindRule, Sender, may_send, rule

ALL = list(RULES.values())


def test_every_kind_has_one_rule() -> None:
    assert set(RULES) == set(Kind)
    assert all(of.kind is kind for kind, of in RULES.items())


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.kind)
def test_what_is_proposed_may_be_sent(of: KindRule) -> None:
    assert of.default <= of.allowed <= frozenset(Field)
    assert of.purposes <= frozenset(Purpose)
    assert of.version == 1


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.kind)
def test_a_kind_that_carries_parts_of_a_record_has_a_purpose(of: KindRule) -> None:
    assert bool(of.purposes) or not of.allowed


def test_only_revocation_receipt_and_plain_feedback_go_without_a_consent() -> None:
    free = {of.kind for of in ALL if not of.needs_consent}
    assert free == {Kind.REVOCATION, Kind.RECEIPT, Kind.FEEDBACK}


def test_a_revocation_and_a_receipt_carry_nothing_of_a_person() -> None:
    assert not rule(Kind.REVOCATION).allowed
    assert not rule(Kind.RECEIPT).allowed


def test_the_host_asks_for_tracing_and_home_answers() -> None:
    assert may_send(Kind.TRACING_REQUEST, Sender.HOST)
    assert not may_send(Kind.TRACING_REQUEST, Sender.HOME)
    assert may_send(Kind.TRACING_RESULT, Sender.HOME)
    assert not may_send(Kind.TRACING_RESULT, Sender.HOST)
    assert rule(Kind.TRACING_RESULT).answers == {Kind.TRACING_REQUEST}
    assert rule(Kind.TRACING_RESULT).only_as_answer


def test_family_tracing_never_tells_what_happened_to_the_person() -> None:
    told = {Field.SCREENING, Field.ACCOUNT, Field.EMPLOYER, Field.HEALTH, Field.CLAIM, Field.JOURNEY}
    assert not told & rule(Kind.TRACING_REQUEST).allowed
    assert not told & rule(Kind.TRACING_RESULT).allowed


def test_home_reports_reintegration_and_feedback_and_the_host_hands_over() -> None:
    assert may_send(Kind.REINTEGRATION_REPORT, Sender.HOME)
    assert not may_send(Kind.REINTEGRATION_REPORT, Sender.HOST)
    assert may_send(Kind.FEEDBACK, Sender.HOME)
    assert not may_send(Kind.FEEDBACK, Sender.HOST)
    assert may_send(Kind.HANDOVER, Sender.HOST)
    assert not may_send(Kind.HANDOVER, Sender.HOME)


def test_everything_sent_about_a_person_can_be_taken_back_but_a_handover() -> None:
    final = {of.kind for of in ALL if not of.revocable}
    assert final == {Kind.HANDOVER, Kind.REVOCATION, Kind.RECEIPT}


def test_no_screening_travels_without_being_added_by_hand() -> None:
    assert not any(Field.SCREENING in of.default for of in ALL)


def test_a_word_that_is_no_kind_has_no_rule() -> None:
    with pytest.raises(ValueError, match="enforcement"):
        rule("enforcement")  # type: ignore[arg-type]
