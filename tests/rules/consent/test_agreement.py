"""One consent."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import canonical
from passage.rules.consent import BadConsent, Consent, ConsentFault, Field
from tests.rules.consent.samples import AT, ENDS, GIVEN, SECOND, a_consent, consents


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fields": frozenset()}, ConsentFault.NO_FIELDS),
        ({"fields": frozenset({"name"})}, ConsentFault.UNKNOWN_FIELD),
        ({"fields": {Field.NAME}}, ConsentFault.UNKNOWN_FIELD),
        ({"purpose": "protection"}, ConsentFault.NO_PURPOSE),
        ({"recipient": ""}, ConsentFault.NO_RECIPIENT),
        ({"recipient": "*"}, ConsentFault.WILDCARD_RECIPIENT),
        ({"recipient": "k?"}, ConsentFault.WILDCARD_RECIPIENT),
        ({"recipient": "everyone"}, ConsentFault.WILDCARD_RECIPIENT),
        ({"recipient": "Any"}, ConsentFault.WILDCARD_RECIPIENT),
        ({"recipient": "kh,la"}, ConsentFault.BAD_RECIPIENT),
        ({"recipient": "kh la"}, ConsentFault.BAD_RECIPIENT),
        ({"ends_at": GIVEN}, ConsentFault.ENDS_BEFORE_BEGIN),
        ({"ends_at": GIVEN - SECOND}, ConsentFault.ENDS_BEFORE_BEGIN),
        ({"ends_at": GIVEN + timedelta(days=731) + SECOND}, ConsentFault.TOO_LONG),
        ({"given_at": GIVEN.replace(tzinfo=None)}, ConsentFault.BAD_TIME),
        ({"ends_at": ENDS.replace(microsecond=1)}, ConsentFault.BAD_TIME),
        ({"withdrawn_at": AT.replace(tzinfo=None)}, ConsentFault.BAD_TIME),
        ({"id": "case-17"}, ConsentFault.BAD_ID),
        ({"id": "2F1F8F5E-4B1A-4C36-9D7D-0A0F3F1B2C3D"}, ConsentFault.BAD_ID),
        ({"subject": "01a20c23-c300-74ed-a204-34614831e6db"}, ConsentFault.BAD_ID),
        ({"text_id": ""}, ConsentFault.BAD_TEXT),
        ({"text_hash": "AB" * 32}, ConsentFault.BAD_TEXT),
        ({"language": "khmer!"}, ConsentFault.BAD_LANGUAGE),
        ({"channel": "phone"}, ConsentFault.BAD_CHANNEL),
        ({"audio_played": 1}, ConsentFault.BAD_CHANNEL),
        ({"witness": "Somebody's Name"}, ConsentFault.BAD_WITNESS),
    ],
)
def test_a_consent_that_says_too_much_or_too_little_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadConsent) as refused:
        a_consent(**changes)
    assert refused.value.code == code


def test_two_years_are_allowed_and_not_a_second_more():
    assert a_consent(ends_at=GIVEN + timedelta(days=731)).ends_at > GIVEN


def test_the_statement_has_these_exact_bytes():
    assert a_consent().statement() == (
        b'{"audio":true,"channel":"worker_door","ends":"2026-09-01T08:00:00Z","fields":["family","name"],'
        b'"given":"2026-03-01T08:00:00Z","id":"2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d","purpose":"family_tracing",'
        b'"recipient":"kh","subject":"6f9d8a44-2c0e-4b57-8f43-1d2c3b4a5f60","text":{"hash":"' + b"ab" * 32 + b'",'
        b'"id":"share_home/3","language":"km"},"v":1,"witness":""}'
    )


@given(consents())
def test_a_statement_reads_back_as_the_same_consent(consent):
    again = Consent.from_statement(consent.statement(), withdrawn_at=consent.withdrawn_at)
    assert again == consent
    assert again.hash() == consent.hash()


def test_taking_a_consent_back_does_not_change_what_was_signed():
    assert a_consent(withdrawn_at=AT).statement() == a_consent().statement()


def test_the_zone_of_a_moment_does_not_change_what_was_signed():
    bangkok = timezone(timedelta(hours=7))
    assert a_consent(given_at=GIVEN.astimezone(bangkok)).hash() == a_consent().hash()


@given(consents(), consents())
def test_two_consents_have_one_hash_only_if_they_say_the_same(first, second):
    assert (first.hash() == second.hash()) == (first.statement() == second.statement())


def _statement(**changes: object) -> bytes:
    return canonical({**json.loads(a_consent().statement()), **changes})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        a_consent().statement() + b" ",
        _statement(extra=1),
        _statement(v=2),
        _statement(purpose="immigration"),
        _statement(purpose=["protection"]),
        _statement(fields=["name", "name"]),
        _statement(fields=["passport"]),
        _statement(fields=[{}]),
        _statement(fields="name"),
        _statement(text="text"),
        _statement(text={"id": 1, "hash": 2, "language": 3}),
        _statement(given="2026-03-01"),
        _statement(channel=None),
        _statement(recipient=7),
        _statement(id=None),
        _statement(witness=[]),
        _statement(audio="yes"),
    ],
)
def test_bytes_that_are_no_statement_are_refused_and_not_a_crash(raw):
    with pytest.raises(BadConsent):
        Consent.from_statement(raw)


@given(st.binary(max_size=300), st.data())
def test_noise_and_changed_statements_are_never_the_same_consent(noise, data):
    raw = bytearray(a_consent().statement())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= 1 << data.draw(st.integers(0, 7))
    for changed in (noise, bytes(raw)):
        try:
            consent = Consent.from_statement(changed)
        except BadConsent:
            continue
        assert consent.hash() != a_consent().hash()


def test_it_was_live_from_its_first_moment_up_to_but_not_at_its_last():
    consent = a_consent()
    assert not consent.was_live(GIVEN - SECOND)
    assert consent.was_live(GIVEN)
    assert consent.was_live(ENDS - SECOND)
    assert not consent.was_live(ENDS)


def test_it_was_live_until_it_was_taken_back():
    consent = a_consent(withdrawn_at=AT)
    assert consent.was_live(AT - SECOND)
    assert not consent.was_live(AT)


def test_a_consent_cannot_be_changed_afterwards():
    with pytest.raises(AttributeError):
        a_consent().recipient = "la"  # type: ignore[misc]


def test_a_moment_that_is_no_moment_is_refused():
    with pytest.raises(BadConsent):
        a_consent(given_at=datetime(2026, 3, 1))
