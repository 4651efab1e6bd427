"""What the cases app refuses, with the reason as a code; the doors choose the words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Refusal(StrEnum):
    """Why something about a report or a case was refused."""

    BAD_VALUE = "bad_value"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    EMPTY = "empty"
    KEEP_NOT_GRANTED = "keep_not_granted"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_ALLOWED_NOW = "not_allowed_now"
    REASON_NEEDED = "reason_needed"
    CLOSED = "closed"
    DELETED = "deleted"
    ERASED = "erased"
    HELD = "held"
    ALREADY_HAS_CASE = "already_has_case"
    ONE_OF_REPORT_OR_PERSON = "one_of_report_or_person"
    CANNOT_BE_GIVEN = "cannot_be_given"
    NO_NUMBER = "no_number"
    UNKNOWN_INDICATOR_SET = "unknown_indicator_set"
    BAD_ANSWERS = "bad_answers"
    BAD_CONCLUSION = "bad_conclusion"
    OTHER_CASE = "other_case"
    NUMBERS_EXHAUSTED = "numbers_exhausted"


class CaseRefused(Exception):
    """An act on a report or a case that cannot be done; `code` says why, `codes` which field or rule."""

    def __init__(self, code: Refusal | str, **codes: Any) -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.codes = codes


class VisitRefusal(StrEnum):
    """Why a number, or a visit, was not let in. A wrong and an unknown number are the same."""

    BAD_NUMBER = "bad_number"
    UNKNOWN = "unknown"
    WAIT = "wait"
    BUSY = "busy"
    EXPIRED = "expired"
    NEW_NUMBER_FIRST = "new_number_first"


class VisitRefused(Exception):
    """A visit that was not let in. `reason` narrows a bad number; `wait` is in seconds."""

    def __init__(self, code: VisitRefusal, *, reason: str = "", wait: int = 0) -> None:
        super().__init__(str(code))
        self.code = code
        self.reason = reason
        self.wait = wait


class ImportRefusal(StrEnum):
    """Why a whole file was refused. Nothing of it was taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    NOT_TEXT = "not_text"
    NOT_A_TABLE = "not_a_table"
    NO_HEADER = "no_header"
    DUPLICATE_COLUMN = "duplicate_column"
    EXPANDS_TOO_FAR = "expands_too_far"
    ALREADY_IMPORTED = "already_imported"


class ImportRefused(Exception):
    """A file that cannot be taken; `code` says why."""

    def __init__(self, code: ImportRefusal, **codes: Any) -> None:
        super().__init__(str(code))
        self.code = code
        self.codes = codes


class Missing(Exception):
    """There is no such report or case here, or none that this account may know of."""
