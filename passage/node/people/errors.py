"""What the people app refuses."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why something about a person was refused."""

    HELD = "held"
    ERASED = "erased"
    ALREADY_WITHDRAWN = "already_withdrawn"
    UNKNOWN_PERMISSION = "unknown_permission"


class PeopleRefused(Exception):
    """An act on a person that cannot be done; `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(str(code))
        self.code = code
