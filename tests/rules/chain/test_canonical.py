"""Canonical bytes: the examples of RFC 8785, and what has no canonical bytes."""

import json
import struct
from enum import StrEnum
from types import MappingProxyType

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import NotCanonical, canonical, read_canonical

# RFC 8785, section 3.2.3: keys sort by UTF-16 code units.
SORTING = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\U0001f600": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
}
SORTED = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign"]
SORTED += ["Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]

# RFC 8785, appendix B: IEEE 754 bits and their one spelling.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_the_example_of_rfc_8785_has_the_bytes_given_there():
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical(value) == expected.encode()


def test_keys_sort_by_utf_16_as_in_rfc_8785():
    assert list(json.loads(canonical(SORTING)).values()) == SORTED
    assert list(json.loads(json.dumps(SORTING, sort_keys=True)).values()) != SORTED


@pytest.mark.parametrize(("bits", "spelling"), NUMBERS.items())
def test_numbers_are_spelled_as_in_rfc_8785_appendix_b(bits, spelling):
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical([number]) == f"[{spelling}]".encode()


@given(st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), PLAIN, max_size=5))
def test_canonical_bytes_read_back_as_the_same_value_and_only_from_that_spelling(value):
    raw = canonical(value)
    assert read_canonical(raw, limit=len(raw)) == value
    assert canonical(dict(reversed(value.items()))) == raw
    with pytest.raises(NotCanonical):
        read_canonical(raw + b" ", limit=len(raw) + 1)


class Word(StrEnum):
    ONE = "one"


def test_read_only_mappings_tuples_and_words_of_a_list_are_plain_values():
    assert canonical(MappingProxyType({"a": (Word.ONE,)})) == b'{"a":["one"]}'


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"a": 2**53}, "integer_too_large"),
        ({"a": -(2**53)}, "integer_too_large"),
        ({"a": float("nan")}, "not_a_number"),
        ({"a": float("inf")}, "not_a_number"),
        ({"a": "\ud800"}, "not_text"),
        ({"\udc00": 1}, "not_text"),
        ({1: "a"}, "not_text"),
        ({"a": b"bytes"}, "unsupported_type"),
        ({"a": {1, 2}}, "unsupported_type"),
        ({"a": object()}, "unsupported_type"),
        ("text", "unsupported_type"),
    ],
)
def test_what_has_no_canonical_bytes_is_refused_with_its_reason(value, code):
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert refused.value.code == code


def test_endless_nesting_is_refused_and_not_a_crash():
    value: dict[str, object] = {}
    for _ in range(100_000):
        value = {"a": value}
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert refused.value.code == "too_deep"
    with pytest.raises(NotCanonical):
        read_canonical(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, limit=10_000_000)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_json"),
        (b"\xff{}", "not_json"),
        (b"[]", "not_an_object"),
        (b"1", "other_spelling"),
        (b'{"a":1,"a":1}', "other_spelling"),
        (b'{"b":1,"a":1}', "other_spelling"),
        (b'{"a": 1}', "other_spelling"),
        (b'{"a":1.0}', "other_spelling"),
        (b'{"a":"\\u0041"}', "other_spelling"),
        (b'{"a":NaN}', "not_a_number"),
        (b'{"a":"\\ud800"}', "not_text"),
        (b'{"a":' + b"9" * 5000 + b"}", "not_json"),
        (b'{"a":"' + b"x" * 10_000 + b'"}', "too_large"),
    ],
)
def test_bytes_that_are_not_the_canonical_spelling_are_refused(raw, code):
    with pytest.raises(NotCanonical) as refused:
        read_canonical(raw, limit=8192)
    assert refused.value.code == code


@given(st.binary(max_size=200))
def test_noise_is_refused_and_not_a_crash(noise):
    try:
        value = read_canonical(noise, limit=100)
    except NotCanonical:
        return
    assert canonical(value) == noise


@given(
    st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), PLAIN | st.floats(allow_nan=False, allow_infinity=False))
)
def test_the_quick_spelling_is_that_of_the_reference_library(value):
    assert canonical(value) == rfc8785.dumps(value)
