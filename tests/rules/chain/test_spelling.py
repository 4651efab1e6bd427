"""One spelling for moments, bytes and ids."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import moment, stamp
from passage.rules.chain.spelling import decode, encode, is_hash, is_key_id, is_moment, is_uuid


@given(st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)))
def test_a_moment_reads_back(at):
    assert moment(stamp(at)) == at


def test_a_moment_is_spelled_in_utc_whatever_its_zone():
    bangkok = datetime(2026, 11, 24, 7, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=7)))
    assert stamp(bangkok) == "2026-11-24T00:00:00Z"


def test_a_moment_without_a_zone_has_no_spelling():
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 11, 24))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-24",
        "2026-11-24T00:00:00",
        "2026-11-24T00:00:00+00:00",
        "2026-11-24t00:00:00z",
        "2026-13-24T00:00:00Z",
        "2026-11-24T00:00:60Z",
        "2026-11-24T00:00:00.5Z",
        "2026-11-24T00:00:00Z\n",
        "๒๐๒๖-11-24T00:00:00Z",
        None,
        5,
    ],
)
def test_any_other_spelling_of_a_moment_is_refused(text):
    assert not is_moment(text)


@given(st.binary(max_size=50))
def test_bytes_read_back(value):
    assert decode(encode(value)) == value


@pytest.mark.parametrize("text", ["AA", "AAA", "AB==", "AA==\n", " AA==", "A-==", "AA==AA==", "ก", None, 5])
def test_any_other_spelling_of_bytes_is_refused(text):
    assert decode(text) is None


def test_ids_are_lower_case_and_whole():
    assert is_hash("a" * 64)
    assert not is_hash("A" * 64)
    assert not is_hash("a" * 64 + "\n")
    assert is_key_id("0" * 16)
    assert not is_key_id("0" * 15)
    assert is_uuid("2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d", 4)
    assert not is_uuid("2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d", 7)
    assert not is_uuid("2F1F8F5E-4B1A-4C36-9D7D-0A0F3F1B2C3D")
    assert not is_uuid("{2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d}")
    assert not is_uuid(None)
