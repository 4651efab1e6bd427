"""The one way past consent: danger to life, or a child; two people and a reason, for three days at most."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from passage.rules import chain
from passage.rules.chain.spelling import is_hash, is_whole_second, stamp
from passage.rules.consent.agreement import BadConsent, check_recipient
from passage.rules.consent.words import Field, Purpose

LONGEST = timedelta(hours=72)

# What saves a life or a child. A wage claim or a feedback report can wait for the person's answer.
URGENT = frozenset({Purpose.PROTECTION, Purpose.HEALTH_CARE, Purpose.FAMILY_TRACING})


class Ground(StrEnum):
    """The only two grounds."""

    DANGER_TO_LIFE = "danger_to_life"
    CHILD = "child"


class OverrideFault(StrEnum):
    """What makes an override void."""

    NO_GROUND = "no_ground"
    ONE_PERSON = "one_person"
    NO_REASON = "no_reason"
    NO_FIELDS = "no_fields"
    BAD_RECIPIENT = "bad_recipient"
    NOT_URGENT = "not_urgent"
    BAD_TIME = "bad_time"
    TOO_LONG = "too_long"


class BadOverride(ValueError):
    """The override does not stand; `code` is an `OverrideFault`."""

    def __init__(self, code: OverrideFault) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Override:
    """Two officers decided to tell one node without the person's consent.

    `requested_by`, `approved_by`: the two accounts, never the same. `reason_hash`: SHA-256 in hex of the written reason, which
    stays in the node. `at`, `ends_at`: aware, whole seconds, at most 72 hours apart. Raises `BadOverride` otherwise.
    """

    ground: Ground
    requested_by: str
    approved_by: str
    reason_hash: str
    fields: frozenset[Field]
    recipient: str
    purpose: Purpose
    at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if not isinstance(self.ground, Ground):
            raise BadOverride(OverrideFault.NO_GROUND)
        first, second = self.requested_by.strip().casefold(), self.approved_by.strip().casefold()
        if not first or not second or first == second:
            raise BadOverride(OverrideFault.ONE_PERSON)
        if not is_hash(self.reason_hash):
            raise BadOverride(OverrideFault.NO_REASON)
        if not self.fields or not all(isinstance(field, Field) for field in self.fields):
            raise BadOverride(OverrideFault.NO_FIELDS)
        if self.purpose not in URGENT:
            raise BadOverride(OverrideFault.NOT_URGENT)
        try:
            check_recipient(self.recipient)
        except BadConsent as error:
            raise BadOverride(OverrideFault.BAD_RECIPIENT) from error
        self._check_times()

    def _check_times(self) -> None:
        if not is_whole_second(self.at) or not is_whole_second(self.ends_at) or self.ends_at <= self.at:
            raise BadOverride(OverrideFault.BAD_TIME)
        if self.ends_at - self.at > LONGEST:
            raise BadOverride(OverrideFault.TOO_LONG)

    def statement(self) -> bytes:
        """The canonical bytes (RFC 8785) that are kept, hashed and shown to the person."""
        return chain.canonical(
            {
                "v": 1,
                "ground": self.ground.value,
                "requested_by": self.requested_by,
                "approved_by": self.approved_by,
                "reason": self.reason_hash,
                "fields": sorted(field.value for field in self.fields),
                "recipient": self.recipient,
                "purpose": self.purpose.value,
                "at": stamp(self.at),
                "ends": stamp(self.ends_at),
            }
        )

    def hash(self) -> str:
        """SHA-256 of the statement, in hex."""
        return hashlib.sha256(self.statement()).hexdigest()

    @property
    def reference(self) -> str:
        """What the header of an envelope carries in the place of a consent's hash."""
        return f"override:{self.hash()}"

    def permits(self, *, recipient: str, purpose: Purpose, fields: Collection[Field], at: datetime) -> bool:
        """May exactly this go now? `at <= moment < ends_at`, the same recipient and purpose, no field beyond those decided."""
        return (
            self.at <= at < self.ends_at
            and recipient == self.recipient
            and purpose == self.purpose
            and bool(fields)
            and set(fields) <= self.fields
        )
