"""What the claims app refuses, with the reason as a code; the doors choose the words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Refusal(StrEnum):
    """Why something about a claim was refused."""

    NO_SUCH_LAW = "no_such_law"
    NO_SUCH_RULE = "no_such_rule"
    ALREADY_OFF = "already_off"
    NOT_OFF = "not_off"
    REASON_NEEDED = "reason_needed"
    TOO_LONG = "too_long"
    BAD_FACTS = "bad_facts"
    BAD_VALUE = "bad_value"
    EMPTY = "empty"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_ALLOWED_NOW = "not_allowed_now"
    NOTHING_TO_FILE = "nothing_to_file"
    NOT_AUTHORISED = "not_authorised"
    IN_FUTURE = "in_future"
    BEFORE_THE_LAST = "before_the_last"
    CASE_CLOSED = "case_closed"
    ERASED = "erased"
    LED_ELSEWHERE = "led_elsewhere"
    ALREADY_REVOKED = "already_revoked"
    ALREADY_ANSWERED = "already_answered"
    OTHER_COUNTRY = "other_country"
    IN_A_GROUP = "in_a_group"
    NOT_IN_A_GROUP = "not_in_a_group"
    BAD_PART = "bad_part"
    NO_SUCH_CLAIM = "no_such_claim"


class ClaimRefused(Exception):
    """An act on a claim that cannot be done; `code` says why, `codes` which field or rule (never words of a person)."""

    def __init__(self, code: Refusal | str, **codes: Any) -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.codes = codes


class Missing(Exception):
    """There is no such claim here, or none that this account may know of."""
