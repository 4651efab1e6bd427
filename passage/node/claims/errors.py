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


class ClaimRefused(Exception):
    """An act on a claim that cannot be done; `code` says why, `codes` which field or rule (never words of a person)."""

    def __init__(self, code: Refusal | str, **codes: Any) -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.codes = codes


class Missing(Exception):
    """There is no such claim here, or none that this account may know of."""
