"""Padding to buckets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.envelope import LARGEST_BODY, BadEnvelope, Refusal, bucket_for
from passage.rules.envelope.padding import LARGEST_BUCKET, is_bucket, pad, unpad

KIB = 1024


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (0, KIB),
        (KIB - 1, KIB),
        (KIB, 4 * KIB),
        (4 * KIB - 1, 4 * KIB),
        (4 * KIB, 16 * KIB),
        (16 * KIB, 64 * KIB),
        (64 * KIB - 1, 64 * KIB),
        (64 * KIB, 128 * KIB),
        (128 * KIB - 1, 128 * KIB),
        (LARGEST_BODY, LARGEST_BUCKET),
    ],
)
def test_a_body_goes_into_the_smallest_bucket_that_also_holds_the_mark(length, bucket):
    assert bucket_for(length) == bucket
    assert is_bucket(bucket)


def test_a_body_above_one_mebibyte_is_too_large():
    with pytest.raises(BadEnvelope) as refused:
        bucket_for(LARGEST_BODY + 1)
    assert refused.value.code == Refusal.TOO_LARGE


@given(st.integers(0, LARGEST_BODY))
def test_every_bucket_a_body_can_have_is_a_bucket(length):
    assert is_bucket(bucket_for(length))
    assert bucket_for(length) > length


@given(st.integers(-10, 2**22))
def test_only_the_agreed_sizes_are_buckets(size):
    expected = {KIB, 4 * KIB, 16 * KIB} | {64 * KIB * step for step in range(1, 17)}
    assert is_bucket(size) == (size in expected)


@given(
    st.binary(max_size=5000)
    | st.builds(lambda tail: b"x" + tail, st.text("\x00\x80", max_size=20).map(lambda t: t.encode("latin-1")))
)
def test_padding_comes_off_again_whatever_the_body_ends_in(body):
    padded = pad(body)
    assert len(padded) == bucket_for(len(body))
    assert unpad(padded, len(padded)) == body


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(KIB),
        b"\x80" + bytes(KIB),
        b"x" * KIB,
        b"body\x80" + bytes(KIB - 6) + b"\x01",
        b"body\x80" + bytes(4 * KIB - 5),
        pad(bytes(2000)),
    ],
)
def test_padding_that_a_body_cannot_have_is_refused(padded):
    with pytest.raises(BadEnvelope) as refused:
        unpad(padded, KIB)
    assert refused.value.code == Refusal.BAD_PADDING


def test_a_bucket_larger_than_needed_is_refused():
    with pytest.raises(BadEnvelope):
        unpad(b"body\x80" + bytes(4 * KIB - 5), 4 * KIB)
