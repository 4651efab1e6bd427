"""Message ids."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain.spelling import is_uuid
from passage.rules.envelope import uuid7

RANDOM = st.binary(min_size=10, max_size=10)


def test_the_example_of_rfc_9562_appendix_a_6_comes_out():
    random = (0xCC3 << 62 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(0x017F22E279B0, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.integers(0, 2**48 - 1), RANDOM)
def test_an_id_is_of_version_7_and_holds_its_time(milliseconds, random):
    text = uuid7(milliseconds, random)
    assert is_uuid(text, 7)
    assert UUID(text).variant == "specified in RFC 4122"
    assert UUID(text).int >> 80 == milliseconds


@given(st.integers(0, 2**48 - 2), RANDOM, RANDOM)
def test_a_later_id_sorts_after_an_earlier_one(milliseconds, one, other):
    assert uuid7(milliseconds, one) < uuid7(milliseconds + 1, other)


@pytest.mark.parametrize(("milliseconds", "random"), [(-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9)), (0, bytes(16))])
def test_a_time_or_a_randomness_that_does_not_fit_is_refused(milliseconds, random):
    with pytest.raises(ValueError, match=r"48 bits|random bytes"):
        uuid7(milliseconds, random)
