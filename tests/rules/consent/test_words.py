"""The closed lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consent import KINDS_WITHOUT_CONSENT, Field, NoSuchPurpose, Purpose, needs_consent

FORBIDDEN = ("enforcement", "immigration", "deport", "border_control", "detention", "police", "removal")


def test_no_purpose_is_one_of_enforcement():
    for purpose in Purpose:
        for word in FORBIDDEN:
            assert word not in purpose.value
            assert word not in purpose.name.lower()


@pytest.mark.parametrize(
    "word", [*FORBIDDEN, "immigration_enforcement", "deportation", "PROTECTION", "", "protection ", "law_enforcement"]
)
def test_a_word_that_is_no_purpose_is_refused_by_name(word):
    with pytest.raises(NoSuchPurpose) as refused:
        Purpose(word)
    assert refused.value.code == "no_such_purpose"


@given(st.text())
def test_only_the_listed_words_are_purposes(word):
    try:
        purpose = Purpose(word)
    except NoSuchPurpose:
        assert word not in {purpose.value for purpose in Purpose}
    else:
        assert purpose.value == word


def test_the_purposes_are_these_and_no_others():
    assert {purpose.value for purpose in Purpose} == {
        "protection",
        "family_tracing",
        "return_home",
        "reintegration",
        "wage_claim",
        "health_care",
        "legal_aid",
        "feedback",
    }


def test_status_identity_number_and_position_cannot_be_shared():
    for field in Field:
        assert not any(word in field.value for word in ("status", "number", "passport", "position", "gps", "biometric"))


@pytest.mark.parametrize("kind", ["referral/1", "transfer/1", "tracing_request/2", "message", "handover/1", "anything"])
def test_a_kind_about_a_person_needs_consent(kind):
    assert needs_consent(kind)


@pytest.mark.parametrize("kind", sorted(KINDS_WITHOUT_CONSENT))
def test_a_kind_about_no_person_needs_consent_once_it_carries_a_field_of_one(kind):
    assert not needs_consent(kind)
    assert not needs_consent(f"{kind}/1")
    assert needs_consent(kind, {Field.NAME})
