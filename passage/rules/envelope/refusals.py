"""Why an envelope is refused."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """The codes a node answers a bad envelope with."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_SENDER = "unknown_sender"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_TRUSTED = "key_not_trusted"
    BAD_SIGNATURE = "bad_signature"
    WRONG_RECIPIENT = "wrong_recipient"
    UNKNOWN_RECIPIENT_KEY = "unknown_recipient_key"
    SUITE_NOT_ALLOWED = "suite_not_allowed"
    UNKNOWN_KIND = "unknown_kind"
    NO_SUCH_PURPOSE = "no_such_purpose"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    CANNOT_OPEN = "cannot_open"
    BAD_PADDING = "bad_padding"
    WRONG_KEY = "wrong_key"
    WRONG_BUCKET = "wrong_bucket"


class BadEnvelope(Exception):
    """The envelope is refused; `code` is a `Refusal`."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code
