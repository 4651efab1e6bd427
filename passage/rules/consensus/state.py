"""What the entries of a circle come to. Made by `fold` alone; everybody else only reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from passage.rules.consensus.texts import Provision, Version
from passage.rules.consensus.words import (
    Capacity,
    EntryHash,
    Gate,
    InstrumentKind,
    ItemKind,
    ItemState,
    Key,
    PartyCode,
    PersonId,
    ProposalAction,
    ProposalState,
    Role,
    RoundState,
    Stage,
    Stance,
    Status,
)

Texts = Mapping[str, str]
"""One text in several languages: BCP 47 tag to text."""


@dataclass(frozen=True)
class Party:
    """A state at the table. `node` speaks for it. What one that withdrew has said stays on record."""

    code: PartyCode
    node: str
    capacity: Capacity
    names: Texts
    organ: Texts
    joined_at: str = ""
    withdrawn_at: str = ""


@dataclass(frozen=True)
class Process:
    """What the consultation is for, and its rules, which only all parties together change.

    `working`: the language negotiated in. `authentic`: languages whose texts are part of what is agreed (VCLT art. 33);
    `checkers`: the party that vouches for each language. `silence_hours`: at least 72. `holidays`: ISO dates by party on which
    silence does not run. `due`: the last day of any commitment, ISO.
    """

    id: str
    title: Texts
    purpose: Texts
    rule_set: str
    languages: tuple[str, ...]
    working: str
    authentic: tuple[str, ...]
    prevailing: str
    checkers: Mapping[str, PartyCode]
    silence_hours: int
    holidays: Mapping[str, tuple[str, ...]]
    due: str


@dataclass(frozen=True)
class Person:
    """Somebody who acts here. `function`: their post, never their name, which is an attachment (`name_hash`) and can be erased.

    `party`: "" for the facilitator's people and observers. `key`: public signing key of a head or alternate, base64, else "".
    """

    id: PersonId
    node: str
    party: str
    role: Role
    function: str
    name_hash: str
    key: str


@dataclass(frozen=True)
class Delegation:
    """A party's people and the letter that names them. `accepted`: the chair or the facilitator has seen the letter."""

    party: PartyCode
    entry: EntryHash
    members: tuple[PersonId, ...]
    issuer: str
    signed_on: str
    valid_until: str
    letter: str
    accepted: bool = False


@dataclass(frozen=True)
class AgendaItem:
    """One item of a round. `decision`: by language, once there is one."""

    id: str
    number: str
    title: Texts
    kind: ItemKind
    minutes: int
    papers: tuple[str, ...] = ()
    state: ItemState = ItemState.OPEN
    decision: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Round:
    """One meeting, two days as a rule. `agenda_hash`: what parties adopt. `adopted_by`, `record_accepted_by`: party codes."""

    id: str
    ordinal: int
    stage: Stage
    title: Texts
    venue: str
    starts: str
    ends: str
    chair: PartyCode
    state: RoundState
    agenda: tuple[AgendaItem, ...] = ()
    agenda_hash: str = ""
    adopted_by: frozenset[str] = frozenset()
    record: Texts = field(default_factory=dict)
    record_hash: str = ""
    record_accepted_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TranslationText:
    """A provision in one language. `of`: `Provision.text_hash` of what it translates. `checked_by`: a party, or ""."""

    text: str
    of: str
    by: str
    checked_by: str = ""


@dataclass(frozen=True)
class Instrument:
    """A text under negotiation with all its versions, oldest first. `released`: whether it came in by a release package."""

    id: str
    kind: InstrumentKind
    title: Texts
    versions: tuple[Version, ...] = ()
    released: bool = False

    @property
    def head(self) -> Version | None:
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True)
class Proposal:
    """What somebody would have the text say instead. `party`: "" if the facilitator. `base`: hash it was made on."""

    id: str
    instrument: str
    key: Key
    action: ProposalAction
    texts: Texts
    rationale: str
    party: str
    sponsors: tuple[str, ...]
    base: str
    at: str
    state: ProposalState = ProposalState.TABLED


@dataclass(frozen=True)
class Position:
    """What one party says to one text. `hash`: the text it is bound to; on any other it is void (R7).

    `confirmed`: False while entered by the facilitator as scribe. `ad_referendum`: the capital must confirm.
    """

    id: str
    party: PartyCode
    instrument: str
    key: Key
    hash: str
    stance: Stance
    at: str
    person: PersonId
    text: str = ""
    resolve: str = ""
    proposal: str = ""
    ad_referendum: bool = False
    confirmed: bool = True
    scribe: str = ""
    entry: str = ""

    @property
    def counts(self) -> bool:
        return self.confirmed


@dataclass(frozen=True)
class SilenceCall:
    """A text put under silence until `deadline`. `notices`, `kept`: parties whose node signed so. `broken`: reason by party."""

    id: str
    instrument: str
    key: Key
    hash: str
    called_at: str
    deadline: str
    notices: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    broken: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Approval:
    """One head's consent that a text crosses a gate: not the same as consent to the text. `signature`: of that head's own key."""

    gate: Gate
    party: PartyCode
    person: PersonId
    instrument: str
    hash: str
    package_hash: str
    signature: str
    at: str
    entry: EntryHash


@dataclass(frozen=True)
class Passed:
    """A gate that was gone through, and what its evidence was: approvals by entry hash."""

    gate: Gate
    instrument: str
    hash: str
    package_number: int
    package_hash: str
    at: str
    entry: EntryHash
    approvals: tuple[EntryHash, ...]
    received_by: frozenset[str] = frozenset()


@dataclass
class State:
    """Everything a circle has come to. `void`: entries without effect and why. `log`: placed entries with effect, in order."""

    circle: str = ""
    name: str = ""
    founder: str = ""
    stage: Stage = Stage.PREPARATION
    status: Status = Status.PLANNED
    process: Process | None = None
    parties: dict[str, Party] = field(default_factory=dict)
    facilitator: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    heads: dict[str, PersonId] = field(default_factory=dict)
    delegations: dict[str, Delegation] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    translations: dict[tuple[str, str, str], list[TranslationText]] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    positions: dict[tuple[str, str, str], list[Position]] = field(default_factory=dict)
    silences: dict[str, SilenceCall] = field(default_factory=dict)
    recorded: dict[tuple[str, str], str] = field(default_factory=dict)
    approvals: list[Approval] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    commitments: dict[str, list[tuple[EntryHash, str, Mapping[str, Any]]]] = field(default_factory=dict)
    forked: frozenset[str] = frozenset()
    forks_accepted: dict[str, frozenset[str]] = field(default_factory=dict)
    void: dict[EntryHash, str] = field(default_factory=dict)
    log: list[EntryHash] = field(default_factory=list)

    @property
    def required(self) -> tuple[PartyCode, ...]:
        """Whose consent is needed: every party named. One that withdraws suspends the process, it is not left out."""
        return tuple(party.code for party in self.parties.values())

    @property
    def nodes(self) -> frozenset[str]:
        """The member nodes of the circle."""
        return frozenset({party.node for party in self.parties.values()} | ({self.facilitator} if self.facilitator else set()))

    def provision(self, instrument: str, key: str) -> Provision | None:
        head = self.instruments[instrument].head if instrument in self.instruments else None
        return head.provision(key) if head else None
