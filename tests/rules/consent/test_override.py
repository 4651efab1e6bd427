"""The one way past consent."""

from datetime import timedelta

import pytest
from hypothesis import given

from passage.rules.consent import BadOverride, Field, Ground, OverrideFault, Purpose
from tests.rules.consent.samples import FIELDS, GIVEN, MOMENTS, PURPOSES, RECIPIENTS, SECOND, an_override


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"approved_by": "officer-1"}, OverrideFault.ONE_PERSON),
        ({"approved_by": " Officer-1 "}, OverrideFault.ONE_PERSON),
        ({"approved_by": ""}, OverrideFault.ONE_PERSON),
        ({"requested_by": "  "}, OverrideFault.ONE_PERSON),
        ({"reason_hash": ""}, OverrideFault.NO_REASON),
        ({"ground": "convenience"}, OverrideFault.NO_GROUND),
        ({"fields": frozenset()}, OverrideFault.NO_FIELDS),
        ({"fields": frozenset({"passport"})}, OverrideFault.NO_FIELDS),
        ({"recipient": "*"}, OverrideFault.BAD_RECIPIENT),
        ({"recipient": ""}, OverrideFault.BAD_RECIPIENT),
        ({"purpose": Purpose.WAGE_CLAIM}, OverrideFault.NOT_URGENT),
        ({"ends_at": GIVEN}, OverrideFault.BAD_TIME),
        ({"at": GIVEN.replace(tzinfo=None)}, OverrideFault.BAD_TIME),
        ({"ends_at": GIVEN + timedelta(hours=72) + SECOND}, OverrideFault.TOO_LONG),
    ],
)
def test_an_override_that_does_not_stand_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadOverride) as refused:
        an_override(**changes)
    assert refused.value.code == code


def test_the_only_grounds_are_danger_to_life_and_a_child():
    assert {ground.value for ground in Ground} == {"danger_to_life", "child"}


def permits(override, **changes) -> bool:
    asked = {"recipient": "kh", "purpose": Purpose.PROTECTION, "fields": {Field.NAME}, "at": GIVEN, **changes}
    return override.permits(**asked)


def test_it_permits_exactly_what_was_decided_from_its_first_moment_up_to_but_not_at_its_last():
    override = an_override()
    assert permits(override)
    assert permits(override, at=override.ends_at - SECOND)
    assert not permits(override, at=override.ends_at)
    assert not permits(override, at=GIVEN - SECOND)


@pytest.mark.parametrize(
    "changes",
    [{"recipient": "la"}, {"purpose": Purpose.HEALTH_CARE}, {"fields": {Field.NAME, Field.ACCOUNT}}, {"fields": set()}],
)
def test_it_permits_nothing_beyond(changes):
    assert not permits(an_override(), **changes)


@given(FIELDS, FIELDS, RECIPIENTS, PURPOSES, MOMENTS)
def test_no_field_leaks_past_an_override(decided, asked, recipient, purpose, at):
    override = an_override(fields=decided)
    if override.permits(recipient=recipient, purpose=purpose, fields=asked, at=at):
        assert asked <= decided
        assert (recipient, purpose) == ("kh", Purpose.PROTECTION)
        assert override.at <= at < override.ends_at


def test_the_reference_for_the_header_names_the_hash_of_the_statement():
    override = an_override()
    assert override.reference == f"override:{override.hash()}"
    assert an_override(reason_hash="ef" * 32).hash() != override.hash()


def test_the_statement_holds_no_words_of_the_reason():
    assert b'"reason":"' + b"cd" * 32 + b'"' in an_override().statement()
