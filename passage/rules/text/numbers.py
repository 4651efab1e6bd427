"""Whole numbers as people type them."""

from __future__ import annotations

import re
from enum import StrEnum

from passage.rules.text.digits import to_ascii


class BadWholeCode(StrEnum):
    """Why a text is not a whole number within its bounds."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"


class BadWhole(ValueError):
    """A text that is not a usable whole number; says why in `code`, never what was typed."""

    def __init__(self, code: BadWholeCode) -> None:
        super().__init__(code.value)
        self.code = code


_WHOLE = re.compile(r"([-\u2212]?)([0-9]{1,40}|[0-9]{1,3}(?:[,.\u00a0 ][0-9]{3}){1,10})(?:[.,]0{1,2})?\Z")
_GROUPING = re.compile(r"[^0-9]")


def parse_whole(text: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`, in digits of any of the five scripts, thousands marked or not (1,200 and 1.200).

    Raises BadWhole: empty, not_a_number, too_low, too_high.
    """
    plain = to_ascii(text.strip().strip("\u200b\u200e\u200f\ufeff").strip()) if len(text) <= 200 else "x"
    if not plain:
        raise BadWhole(BadWholeCode.EMPTY)
    found = _WHOLE.match(plain)
    if found is None:
        raise BadWhole(BadWholeCode.NOT_A_NUMBER)
    value = int(_GROUPING.sub("", found.group(2)))
    if found.group(1):
        value = -value
    if value < low:
        raise BadWhole(BadWholeCode.TOO_LOW)
    if value > high:
        raise BadWhole(BadWholeCode.TOO_HIGH)
    return value
