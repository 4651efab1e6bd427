"""What the referrals app refuses, with the reason as a code; the doors choose the words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Refusal(StrEnum):
    """Why something was not sent, not answered or not changed."""

    CONSENT_MISSING = "consent_missing"
    CHANGED_SINCE_PREVIEW = "changed_since_preview"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_PURPOSE = "unknown_purpose"
    UNKNOWN_FIELD = "unknown_field"
    FIELD_NOT_OF_KIND = "field_not_of_kind"
    BAD_PARTICULARS = "bad_particulars"
    TOO_LONG = "too_long"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    NOT_AN_ANSWER = "not_an_answer"
    NOT_SENT_BY_HAND = "not_sent_by_hand"
    UNKNOWN_RECIPIENT = "unknown_recipient"
    OWN_NODE = "own_node"
    NO_CHANNEL = "no_channel"
    EMPTY = "empty"
    CORRIDOR_CLOSED = "corridor_closed"
    DRAFT_TAKEN = "draft_taken"
    NOT_ALLOWED_NOW = "not_allowed_now"
    REASON_NEEDED = "reason_needed"
    REVOKED = "revoked"
    ERASED = "erased"
    CASE_NEEDED = "case_needed"
    OTHER_CASE = "other_case"
    CASE_CLOSED = "case_closed"
    UNKNOWN_GROUND = "unknown_ground"
    ALREADY_APPROVED = "already_approved"
    OVERRIDE_NOT_LIVE = "override_not_live"
    TOO_LATE = "too_late"


class ReferralRefused(Exception):
    """An act on a referral that cannot be done; `code` says why, `codes` which field or rule (never words of a person)."""

    def __init__(self, code: Refusal | str, **codes: Any) -> None:
        super().__init__(str(code))
        self.code = str(code)
        self.codes = codes


class Missing(Exception):
    """No such referral or override, or none that this person may see: the two are told apart by nobody."""


class BadBodyCode(StrEnum):
    """Why the plaintext of a message cannot be taken. Sent back to the peer as the reason of its refusal."""

    NOT_CANONICAL = "body_not_canonical"
    WRONG_SHAPE = "body_wrong_shape"
    WRONG_VERSION = "body_wrong_version"
    WRONG_KIND = "body_other_kind"
    WRONG_PURPOSE = "body_other_purpose"
    WRONG_THREAD = "body_wrong_thread"
    FIELD_NOT_OF_KIND = "body_field_not_of_kind"
    BAD_FIELD = "body_bad_field"
    BAD_PARTICULARS = "body_bad_particulars"
    TOO_LONG = "body_too_long"
    ONWARD = "body_onward"


class BadBody(Exception):
    """A body that breaks its schema; `code` says how, `where` in which part (a key of the schema, never a value)."""

    def __init__(self, code: BadBodyCode, where: str = "") -> None:
        super().__init__(str(code))
        self.code = code
        self.where = where
