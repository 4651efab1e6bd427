"""Digits, whole numbers and telephone numbers of five scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.text.digits import to_ascii, to_native
from passage.rules.text.numbers import BadWhole, BadWholeCode, parse_whole
from passage.rules.text.phones import BadPhone, BadPhoneCode, parse_phone, tail

LANGUAGES = st.sampled_from(["km", "lo", "my", "shn", "th", "en"])
COUNTRIES = st.sampled_from(["TH", "KH", "LA", "MM", "XX", ""])


def whole_code(text: str) -> str | None:
    try:
        parse_whole(text, 0, 100)
    except BadWhole as refusal:
        return refusal.code
    return None


def phone_code(text: str, country: str) -> str | None:
    try:
        parse_phone(text, country=country)
    except BadPhone as refusal:
        return refusal.code
    return None


@given(st.text(st.characters(codec="ascii")), LANGUAGES)
def test_native_digits_come_back_as_they_went(text: str, language: str) -> None:
    assert to_ascii(to_native(text, language)) == text


@given(st.text())
def test_only_digits_change_and_a_second_time_nothing(text: str) -> None:
    plain = to_ascii(text)
    assert len(plain) == len(text)
    assert to_ascii(plain) == plain
    assert all(a == b or b in "0123456789" for a, b in zip(text, plain, strict=True))


def test_the_letter_wa_is_zero_only_among_digits() -> None:
    assert to_ascii("၂ဝဝ၅") == "2005"
    assert to_ascii("ဝ၉ ၁၂၃") == "09 123"
    assert to_ascii("ဝမ်း၅") == "ဝမ်း5"
    assert to_ascii("အဝ၅") == "အဝ5"
    assert to_ascii("ဝ") == "ဝ"


@given(st.integers(0, 10**12), LANGUAGES, st.booleans())
def test_a_whole_number_is_read_in_any_script_with_or_without_thousands(value: int, language: str, grouped: bool) -> None:
    text = f"{value:,}" if grouped else str(value)
    assert parse_whole(to_native(text, language), 0, 10**12) == value
    assert parse_whole(to_native(text.replace(",", "."), language), 0, 10**12) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \u200b", "empty"),
        ("ten", "not_a_number"),
        ("1.5", "not_a_number"),
        ("1,00,00", "not_a_number"),
        ("²", "not_a_number"),
        ("1" * 100000, "not_a_number"),
        ("-1", "too_low"),
        ("101", "too_high"),
        ("1,000", "too_high"),
    ],
)
def test_what_is_no_whole_number_in_bounds_is_refused_by_name(text: str, code: str) -> None:
    assert whole_code(text) == code


def test_a_number_from_a_spreadsheet_is_read() -> None:
    assert parse_whole("17.0", 0, 100) == 17


@given(st.text() | st.text("0123456789๑២໓၄ -+.,"), COUNTRIES)
def test_any_text_is_a_number_a_phone_or_a_named_refusal(text: str, country: str) -> None:
    assert whole_code(text) in (None, *BadWholeCode)
    assert phone_code(text, country) in (None, *BadPhoneCode)


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("081 234 5678", "TH", "+66812345678"),
        ("๐๘๑-๒๓๔-๕๖๗๘", "TH", "+66812345678"),
        ("+66 (0)81 234 5678", "TH", "+66812345678"),
        ("+66 081 234 5678", "KH", "+66812345678"),
        ("0066812345678", "LA", "+66812345678"),
        ("66812345678", "TH", "+66812345678"),
        ("812345678", "th", "+66812345678"),
        ("02 123 4567", "TH", "+6621234567"),
        ("០១២ ៣៤៥ ៦៧៨", "KH", "+85512345678"),
        ("097 123 4567", "KH", "+855971234567"),
        ("020 5512 3456", "LA", "+8562055123456"),
        ("໐໒໐ ໕໕໑໒ ໓໔໕໖", "LA", "+8562055123456"),
        ("၀၉ ၇၈၉ ၀၁၂ ၃၄၅", "MM", "+959789012345"),
        ("ဝ၉-၇၈၉-၀၁၂-၃၄၅", "MM", "+959789012345"),
        ("+82 10 1234 5678", "MM", "+821012345678"),
        ("+82 10 1234 5678", "", "+821012345678"),
    ],
)
def test_a_phone_number_is_read_as_its_country_writes_it(text: str, country: str, number: str) -> None:
    assert parse_phone(text, country=country) == number
    assert parse_phone(number, country=country) == number
    assert number.endswith(tail(text))


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("", "TH", "empty"),
        (" - ", "TH", "empty"),
        ("+", "TH", "not_a_number"),
        ("Line: somchai", "TH", "not_a_number"),
        ("081 234 567", "TH", None),
        ("081 234", "TH", "too_short"),
        ("081 234 56789", "TH", "too_long"),
        ("0" * 1000, "TH", "too_long"),
        ("081 234 5678", "US", "unknown_country"),
        ("+1234567890123456", "TH", "too_long"),
        ("+123", "TH", "too_short"),
    ],
)
def test_what_is_no_phone_number_is_refused_by_name(text: str, country: str, code: str | None) -> None:
    assert phone_code(text, country) == code


def test_too_few_digits_have_no_tail() -> None:
    assert tail("12345") == ""
    assert tail("+66 81 234 5678") == tail("081-2345678") == "12345678"
