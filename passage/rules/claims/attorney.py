"""Power of attorney: who acts for a worker who went home, for what, from when until when, and whether it covers an act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Authority(StrEnum):
    """What somebody is allowed to do in the worker's name. None follows from another."""

    FILE = "file"
    ATTEND = "attend"
    SIGN = "sign"
    SETTLE = "settle"
    RECEIVE_MONEY = "receive_money"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"


class Standing(StrEnum):
    """Why a power of attorney does not cover an act; of several the one nearest to covering is told."""

    NONE = "none"
    OTHER_AUTHORITY = "other_authority"
    NOT_YET = "not_yet"
    ENDED = "ended"
    REVOKED = "revoked"


class BadAuthority(ValueError):
    """A power of attorney that says too little or too much. `code`: nobody, nothing_allowed, ends_before_begin."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class PowerOfAttorney:
    """`agent`: who acts, as written. `allows`: what they may do. From `begins` through `ends`, both counted, unless revoked:
    on the day of the revocation it no longer holds. Raises `BadAuthority`."""

    agent: str
    allows: frozenset[Authority]
    begins: date
    ends: date
    revoked_on: date | None = None

    def __post_init__(self) -> None:
        if not self.agent.strip():
            raise BadAuthority("nobody")
        if not self.allows or not all(isinstance(each, Authority) for each in self.allows):
            raise BadAuthority("nothing_allowed")
        if self.ends < self.begins:
            raise BadAuthority("ends_before_begin")

    def covers(self, act: Authority, on: date) -> bool:
        """May the agent do this on that day?"""
        return self._why_not(act, on) is None

    def _why_not(self, act: Authority, on: date) -> Standing | None:
        if act not in self.allows:
            return Standing.OTHER_AUTHORITY
        if self.revoked_on is not None and on >= self.revoked_on:
            return Standing.REVOKED
        if on > self.ends:
            return Standing.ENDED
        return Standing.NOT_YET if on < self.begins else None


def why_not(powers: Iterable[PowerOfAttorney], act: Authority, on: date) -> Standing | None:
    """None when one of them covers the act on that day; otherwise the reason nearest to covering."""
    reasons = [each._why_not(act, on) for each in powers]
    if any(reason is None for reason in reasons):
        return None
    return max((reason for reason in reasons if reason is not None), key=list(Standing).index, default=Standing.NONE)
