"""What the agency app refuses."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why something about accounts or contacts was refused."""

    EMAIL_TAKEN = "email_taken"
    UNKNOWN_ROLE = "unknown_role"
    WEAK_PASSWORD = "weak_password"  # noqa: S105
    OWN_ACCOUNT = "own_account"
    LAST_ADMINISTRATOR = "last_administrator"
    NO_NUMBER = "no_number"


class AgencyRefused(Exception):
    """An act on the agency that cannot be done; `code` says why, `words` may carry the library's own translated words."""

    def __init__(self, code: Refusal, words: list[str] | None = None) -> None:
        super().__init__(str(code))
        self.code = code
        self.words = words or []
