"""Telephone numbers of the four countries, as people write them, to E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from passage.rules.text.digits import to_ascii


class BadPhoneCode(StrEnum):
    """Why a text is not a telephone number."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"


class BadPhone(ValueError):
    """A text that is not a telephone number; says why in `code`, never what was typed."""

    def __init__(self, code: BadPhoneCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class _Plan:
    """A country's calling code and the shortest and longest number after it, without the trunk 0."""

    code: str
    shortest: int
    longest: int


# Calling codes: ITU-T E.164. Lengths: the national numbering plans as communicated to ITU (operational bulletins), taken
# generously: land lines and mobiles together, so that no real number is refused.
_PLANS = {"TH": _Plan("66", 8, 9), "KH": _Plan("855", 8, 9), "LA": _Plan("856", 8, 10), "MM": _Plan("95", 6, 10)}

# ITU-T E.164, section 6: at most 15 digits with the country code.
_SHORTEST, _LONGEST = 7, 15
_LONGEST_TEXT = 80
_TAIL = 8
_SEPARATORS = re.compile(r"[\s\-./()\[\]\u00b7\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\u2212\ufeff]+")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_DIGITS = re.compile(r"[0-9]+\Z")


def parse_phone(text: str, *, country: str) -> str:
    """A number as +, country code, subscriber.

    With + or 00 it is read as international, else as a number within `country` (TH, KH, LA, MM).
    Digits of all five scripts; spaces, dashes, dots, brackets and a bracketed trunk 0 go.
    Raises BadPhone: empty, not_a_number, too_short, too_long, unknown_country (national form, country not one of the four).
    """
    if len(text) > _LONGEST_TEXT:
        raise BadPhone(BadPhoneCode.TOO_LONG)
    plain = _SEPARATORS.sub("", to_ascii(_SEPARATORS.sub("", _TRUNK.sub("", to_ascii(text)))).replace("\uff0b", "+"))
    international = plain.startswith(("+", "00"))
    digits = plain.removeprefix("+") if plain.startswith("+") else plain.removeprefix("00")
    if not digits:
        raise BadPhone(BadPhoneCode.NOT_A_NUMBER if plain else BadPhoneCode.EMPTY)
    if _DIGITS.match(digits) is None:
        raise BadPhone(BadPhoneCode.NOT_A_NUMBER)
    return _international(digits) if international else _national(digits, country)


def tail(phone: str) -> str:
    """The last eight digits of a number, for comparing numbers written with and without country code; "" for fewer than six."""
    digits = re.sub(r"[^0-9]", "", to_ascii(phone))
    return digits[-_TAIL:] if len(digits) >= 6 else ""


def _international(digits: str) -> str:
    for plan in _PLANS.values():
        if digits.startswith(plan.code):
            return _within(plan, digits.removeprefix(plan.code).removeprefix("0"))
    if digits.startswith("0"):
        raise BadPhone(BadPhoneCode.NOT_A_NUMBER)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        raise BadPhone(BadPhoneCode.TOO_SHORT if len(digits) < _SHORTEST else BadPhoneCode.TOO_LONG)
    return f"+{digits}"


def _national(digits: str, country: str) -> str:
    plan = _PLANS.get(country.upper())
    if plan is None:
        raise BadPhone(BadPhoneCode.UNKNOWN_COUNTRY)
    if digits.startswith("0"):
        return _within(plan, digits.removeprefix("0"))
    if digits.startswith(plan.code) and len(digits) > plan.longest:
        return _within(plan, digits.removeprefix(plan.code).removeprefix("0"))
    return _within(plan, digits)


def _within(plan: _Plan, subscriber: str) -> str:
    if len(subscriber) < plan.shortest:
        raise BadPhone(BadPhoneCode.TOO_SHORT)
    if len(subscriber) > plan.longest:
        raise BadPhone(BadPhoneCode.TOO_LONG)
    return f"+{plan.code}{subscriber}"
