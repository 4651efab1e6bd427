"""The words of a consultation: who sits in it, what is on the table, what can be said to it."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

PartyCode = NewType("PartyCode", str)
"""A party to the consultation: ISO 3166-1 alpha-2 of its state."""
PersonId = NewType("PersonId", str)
"""Somebody with an account in one circle: a random UUID, never a name."""
EntryHash = NewType("EntryHash", str)
"""SHA-256 of an entry's bytes, lower-case hex."""
TextHash = NewType("TextHash", str)
"""What a position is bound to: SHA-256 over a provision or an instrument with all its authentic texts, lower-case hex."""
Key = NewType("Key", str)
"""A provision's stable key inside its instrument, such as "POA-3.2.b"; never used twice. "" means the instrument as a whole."""


class Capacity(StrEnum):
    """On which side of the corridor a party is."""

    SENDING = "sending"
    RECEIVING = "receiving"


class Stage(StrEnum):
    """Where a circle stands (`field/consultation.md`, 3.4)."""

    PREPARATION = "preparation"
    SENDERS = "senders"
    TECHNICAL = "technical"
    OFFICIAL = "official"
    IMPLEMENTATION = "implementation"


class Status(StrEnum):
    """Whether the process goes on."""

    PLANNED = "planned"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CONCLUDED = "concluded"
    LAPSED = "lapsed"


class Role(StrEnum):
    """What somebody is in their delegation or in the circle. Only the head and alternates commit."""

    HEAD = "head"
    ALTERNATE = "alternate"
    MEMBER = "member"
    ADVISER = "adviser"
    INTERPRETER = "interpreter"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"


class RoundState(StrEnum):
    """Consensus is recorded in an open round, or by silence between rounds."""

    PLANNED = "planned"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


class ItemKind(StrEnum):
    """What an item of the agenda is for."""

    INFO = "info"
    TEXT = "text"
    PROCEDURE = "procedure"
    OTHER = "other"


class ItemState(StrEnum):
    """How an item of the agenda ended."""

    OPEN = "open"
    AGREED = "agreed"
    DEFERRED = "deferred"
    DROPPED = "dropped"


class InstrumentKind(StrEnum):
    """What sort of text is negotiated."""

    PLAN_OF_ACTION = "plan_of_action"
    JOINT_STATEMENT = "joint_statement"
    RECORD_OF_DISCUSSIONS = "record_of_discussions"
    MEMORANDUM = "memorandum"
    ANNEX = "annex"


class ProvisionKind(StrEnum):
    """Where a provision stands in its instrument."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"


class VersionLabel(StrEnum):
    """What a version of a text is."""

    ZERO_DRAFT = "zero_draft"
    COMPILATION = "compilation"
    CHAIRS_TEXT = "chairs_text"
    FACILITATORS_DRAFT = "facilitators_draft"
    REVISION = "revision"


class ProposalAction(StrEnum):
    """What a proposal would do to the text."""

    REPLACE = "replace"
    INSERT_AFTER = "insert_after"
    DELETE = "delete"


class ProposalState(StrEnum):
    """What became of a proposal."""

    TABLED = "tabled"
    WITHDRAWN = "withdrawn"
    INCORPORATED = "incorporated"


class Stance(StrEnum):
    """What a party says to a text. Silence is none of them: it is derived, never stored."""

    ACCEPT = "accept"
    ACCEPT_WITH_RESERVATION = "accept_with_reservation"
    PROPOSE_CHANGE = "propose_change"
    BLOCK = "block"


class Translation(StrEnum):
    """The state of a provision in one language."""

    MISSING = "missing"
    DRAFT = "draft"
    CHECKED = "checked"
    STALE = "stale"


class Agreement(StrEnum):
    """How far a text is agreed: not, save for the languages (R2, R8), or wholly."""

    OPEN = "open"
    PROVISIONAL = "provisional"
    CONSENSUS = "consensus"


class Gate(StrEnum):
    """The gates of `field/consultation.md`, 3.4."""

    RELEASE = "g1"
    FOUR = "g2"
    ADOPTION = "g3"
    REVIEW = "g4"
