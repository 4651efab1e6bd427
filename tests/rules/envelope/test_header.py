"""The header of an envelope."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import canonical
from passage.rules.consent import Purpose
from passage.rules.envelope import BadEnvelope, Header, Refusal, Suite
from tests.rules.envelope.samples import a_header

VALUES = json.loads(a_header().to_bytes())
JSON = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=40) | st.just([]) | st.just({})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"v": 2}, Refusal.UNKNOWN_VERSION),
        ({"v": True}, Refusal.MALFORMED),
        ({"id": "2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d"}, Refusal.MALFORMED),
        ({"sender": "TH"}, Refusal.MALFORMED),
        ({"recipient": ""}, Refusal.MALFORMED),
        ({"sender_key": "0" * 15}, Refusal.MALFORMED),
        ({"recipient_key": "G" * 16}, Refusal.MALFORMED),
        ({"channel": "case-1"}, Refusal.MALFORMED),
        ({"seq": 0}, Refusal.MALFORMED),
        ({"seq": 2**53}, Refusal.MALFORMED),
        ({"seq": True}, Refusal.MALFORMED),
        ({"prev": "0" * 63}, Refusal.MALFORMED),
        ({"created": "2026-11-24"}, Refusal.MALFORMED),
        ({"not_after": "2026-11-24T06:00:00Z"}, Refusal.MALFORMED),
        ({"not_after": "2026-12-25T06:00:01Z"}, Refusal.MALFORMED),
        ({"kind": "tracing_request"}, Refusal.MALFORMED),
        ({"kind": "Tracing/1"}, Refusal.MALFORMED),
        ({"kind": "tracing/0"}, Refusal.MALFORMED),
        ({"purpose": "immigration_enforcement"}, Refusal.NO_SUCH_PURPOSE),
        ({"purpose": ""}, Refusal.NO_SUCH_PURPOSE),
        ({"consent": "someone said yes"}, Refusal.MALFORMED),
        ({"consent": "override:"}, Refusal.MALFORMED),
        ({"bucket": 1000}, Refusal.MALFORMED),
        ({"bucket": 2**21}, Refusal.MALFORMED),
        ({"register": 0}, Refusal.MALFORMED),
        ({"suite": "x25519/hkdf-sha256/aes-256-gcm"}, Refusal.SUITE_NOT_ALLOWED),
    ],
)
def test_a_header_that_cannot_be_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadEnvelope) as refused:
        a_header(**changes)
    assert refused.value.code == code


def test_a_message_about_no_person_has_neither_purpose_nor_consent():
    assert a_header(purpose="", consent="", kind="receipt/1").purpose == ""


def test_an_override_stands_in_the_place_of_a_consent():
    assert a_header(consent="override:" + "ab" * 32).consent.startswith("override:")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_of_the_closed_list_is_taken(purpose):
    assert a_header(purpose=purpose).purpose == purpose


def test_the_header_has_these_exact_bytes():
    assert a_header().to_bytes() == (
        b'{"bucket":1024,"channel":"2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d","consent":"' + b"ab" * 32 + b'",'
        b'"created":"2026-11-24T06:00:00Z","id":"01a20c23-c300-7004-8203-040506070809","kind":"tracing_request/1",'
        b'"not_after":"2026-12-08T06:00:00Z","prev":"","purpose":"family_tracing","recipient":"kh",'
        b'"recipient_key":"d99e4496af749b54","register":1,"sender":"th","sender_key":"56475aa75463474c","seq":1,'
        b'"suite":"x-wing/hkdf-sha256/aes-256-gcm","v":1}'
    )


def test_a_header_reads_back():
    assert Header.from_bytes(a_header().to_bytes()) == a_header()


@pytest.mark.parametrize("field", sorted(VALUES))
def test_a_missing_field_is_refused(field):
    with pytest.raises(BadEnvelope) as refused:
        Header.from_bytes(canonical({name: value for name, value in VALUES.items() if name != field}))
    assert refused.value.code == Refusal.MALFORMED


def test_an_unknown_field_is_refused():
    with pytest.raises(BadEnvelope) as refused:
        Header.from_bytes(canonical({**VALUES, "immigration_status": "x"}))
    assert refused.value.code == Refusal.MALFORMED


def test_a_later_version_is_told_apart_from_a_broken_header():
    with pytest.raises(BadEnvelope) as refused:
        Header.from_bytes(canonical({**VALUES, "v": 2, "new": 1}))
    assert refused.value.code == Refusal.UNKNOWN_VERSION


def test_a_suite_nobody_knows_is_refused_as_such():
    with pytest.raises(BadEnvelope) as refused:
        Header.from_bytes(canonical({**VALUES, "suite": "none"}))
    assert refused.value.code == Refusal.SUITE_NOT_ALLOWED


def test_another_spelling_of_the_same_header_is_refused():
    with pytest.raises(BadEnvelope):
        Header.from_bytes(json.dumps(VALUES, sort_keys=True).encode())


def test_an_over_long_header_is_refused():
    with pytest.raises(BadEnvelope) as refused:
        Header.from_bytes(canonical({**VALUES, "kind": "a" * 3000}))
    assert refused.value.code == Refusal.TOO_LARGE


@given(st.sampled_from(sorted(VALUES)), JSON)
def test_any_value_in_any_field_is_either_a_header_or_refused(field, value):
    raw = canonical({**VALUES, field: value})
    try:
        header = Header.from_bytes(raw)
    except BadEnvelope:
        return
    assert header.to_bytes() == raw


@given(st.binary(max_size=300))
def test_noise_is_refused(noise):
    with pytest.raises(BadEnvelope):
        Header.from_bytes(noise)


def test_the_suite_is_written_as_text_and_read_as_a_suite():
    assert Header.from_bytes(a_header(suite=Suite.X25519).to_bytes()).suite is Suite.X25519
