"""One consent: what a person agreed to, in the exact bytes that are signed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import is_hash, is_uuid, is_whole_second, moment, stamp
from passage.rules.consent.words import Field, NoSuchPurpose, Purpose
from passage.rules.keys import is_node_name

LONGEST = timedelta(days=731)
STATEMENT_LIMIT = 8192
_EVERYBODY = frozenset({"all", "any", "anybody", "anyone", "everybody", "everyone", "network", "public", "world"})
_CODE = re.compile(r"[a-z0-9][a-z0-9_./-]{0,95}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")


class ConsentFault(StrEnum):
    """What makes a consent no consent."""

    NO_FIELDS = "no_fields"
    UNKNOWN_FIELD = "unknown_field"
    NO_PURPOSE = "no_purpose"
    NO_RECIPIENT = "no_recipient"
    WILDCARD_RECIPIENT = "wildcard_recipient"
    BAD_RECIPIENT = "bad_recipient"
    ENDS_BEFORE_BEGIN = "ends_before_begin"
    TOO_LONG = "too_long"
    BAD_TIME = "bad_time"
    BAD_ID = "bad_id"
    BAD_TEXT = "bad_text"
    BAD_LANGUAGE = "bad_language"
    BAD_CHANNEL = "bad_channel"
    BAD_WITNESS = "bad_witness"
    MALFORMED = "malformed"


class BadConsent(ValueError):
    """The consent says too much, too little or nothing; `code` is a `ConsentFault`."""

    def __init__(self, code: ConsentFault) -> None:
        super().__init__(code.value)
        self.code = code


class Channel(StrEnum):
    """How the person said yes."""

    WORKER_DOOR = "worker_door"
    IN_PERSON = "in_person"
    PHONE = "phone"
    ON_PAPER = "on_paper"


@dataclass(frozen=True)
class Consent:
    """What one person agreed that one node may be told, for one purpose, until one moment.

    `id`, `subject`: random UUIDs, lower case; the subject is never the person's id in any table. `recipient`: a node name.
    `text_id`, `text_hash`: the words read to the person, and SHA-256 of them in hex; `language`: BCP 47. `witness`: the role
    of who stood by, or "". `given_at`, `ends_at`: aware, whole seconds; it holds from the first, up to but not at the second.
    `withdrawn_at`: set when it was taken back; it is not part of the signed statement.
    Raises `BadConsent` for anything that is not all of this; at most two years.
    """

    id: str
    subject: str
    recipient: str
    purpose: Purpose
    fields: frozenset[Field]
    text_id: str
    text_hash: str
    language: str
    channel: Channel
    witness: str
    audio_played: bool
    given_at: datetime
    ends_at: datetime
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        check_recipient(self.recipient)
        self._check_scope()
        self._check_times()
        self._check_words()

    def _check_scope(self) -> None:
        if not is_uuid(self.id, 4) or not is_uuid(self.subject, 4):
            raise BadConsent(ConsentFault.BAD_ID)
        if not isinstance(self.purpose, Purpose):
            raise BadConsent(ConsentFault.NO_PURPOSE)
        if not self.fields:
            raise BadConsent(ConsentFault.NO_FIELDS)
        if not isinstance(self.fields, frozenset) or not all(isinstance(field, Field) for field in self.fields):
            raise BadConsent(ConsentFault.UNKNOWN_FIELD)

    def _check_times(self) -> None:
        if not is_whole_second(self.given_at) or not is_whole_second(self.ends_at):
            raise BadConsent(ConsentFault.BAD_TIME)
        if self.withdrawn_at is not None and self.withdrawn_at.utcoffset() is None:
            raise BadConsent(ConsentFault.BAD_TIME)
        if self.ends_at <= self.given_at:
            raise BadConsent(ConsentFault.ENDS_BEFORE_BEGIN)
        if self.ends_at - self.given_at > LONGEST:
            raise BadConsent(ConsentFault.TOO_LONG)

    def _check_words(self) -> None:
        if not _CODE.match(self.text_id) or not is_hash(self.text_hash):
            raise BadConsent(ConsentFault.BAD_TEXT)
        if not _LANGUAGE.match(self.language):
            raise BadConsent(ConsentFault.BAD_LANGUAGE)
        if not isinstance(self.channel, Channel) or not isinstance(self.audio_played, bool):
            raise BadConsent(ConsentFault.BAD_CHANNEL)
        if self.witness != "" and not _CODE.match(self.witness):
            raise BadConsent(ConsentFault.BAD_WITNESS)

    def statement(self) -> bytes:
        """The canonical bytes (RFC 8785) that are signed: everything but `withdrawn_at`."""
        return chain.canonical(
            {
                "v": 1,
                "id": self.id,
                "subject": self.subject,
                "recipient": self.recipient,
                "purpose": self.purpose.value,
                "fields": sorted(field.value for field in self.fields),
                "text": {"id": self.text_id, "hash": self.text_hash, "language": self.language},
                "channel": self.channel.value,
                "witness": self.witness,
                "audio": self.audio_played,
                "given": stamp(self.given_at),
                "ends": stamp(self.ends_at),
            }
        )

    def hash(self) -> str:
        """SHA-256 of the statement, in hex: all that the header of an envelope says of it."""
        return hashlib.sha256(self.statement()).hexdigest()

    @classmethod
    def from_statement(cls, statement: bytes, *, withdrawn_at: datetime | None = None) -> Consent:
        """Read a statement back. Raises `BadConsent`; `malformed` unless the bytes are exactly a statement's."""
        try:
            values = chain.read_canonical(statement, limit=STATEMENT_LIMIT)
            consent = cls._from_values(values, withdrawn_at)
        except (chain.NotCanonical, KeyError, TypeError, AttributeError, NoSuchPurpose) as error:
            raise BadConsent(ConsentFault.MALFORMED) from error
        except ValueError as error:
            raise error if isinstance(error, BadConsent) else BadConsent(ConsentFault.MALFORMED) from error
        if consent.statement() != statement:
            raise BadConsent(ConsentFault.MALFORMED)
        return consent

    @classmethod
    def _from_values(cls, values: dict[str, Any], withdrawn_at: datetime | None) -> Consent:
        text = values["text"]
        return cls(
            id=values["id"],
            subject=values["subject"],
            recipient=values["recipient"],
            purpose=Purpose(values["purpose"]),
            fields=frozenset(Field(name) for name in values["fields"]),
            text_id=text["id"],
            text_hash=text["hash"],
            language=text["language"],
            channel=Channel(values["channel"]),
            witness=values["witness"],
            audio_played=values["audio"],
            given_at=moment(values["given"]),
            ends_at=moment(values["ends"]),
            withdrawn_at=withdrawn_at,
        )

    def was_live(self, at: datetime) -> bool:
        """Did it hold at that moment, as far as is known now? For looking back; what may be sent is for `covers` to say."""
        return self.given_at <= at < self.ends_at and (self.withdrawn_at is None or at < self.withdrawn_at)


def check_recipient(recipient: str) -> None:
    """Raises `BadConsent` unless `recipient` names one node."""
    if not recipient:
        raise BadConsent(ConsentFault.NO_RECIPIENT)
    if "*" in recipient or "?" in recipient or recipient.lower() in _EVERYBODY:
        raise BadConsent(ConsentFault.WILDCARD_RECIPIENT)
    if not is_node_name(recipient):
        raise BadConsent(ConsentFault.BAD_RECIPIENT)
