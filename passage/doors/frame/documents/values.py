"""What the documents of a consultation say, as plain values: nothing here is looked up, and what is empty is left out.

Days are ISO 8601. `Texts` is one text by language (BCP 47). Names of people stand only where a document is for reading people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from passage.rules.consensus.redline import Run
from passage.rules.consensus.words import ItemKind, ItemState, ProposalAction, ProvisionKind, Role, VersionLabel

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The round that a document belongs to. `chair`: name of the party that chairs."""

    process: Texts
    title: Texts
    venue: str
    first: date
    last: date
    chair: Texts
    facilitator: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda."""

    number: str
    title: Texts
    kind: ItemKind
    minutes: int
    papers: tuple[str, ...] = ()
    state: ItemState = ItemState.OPEN
    decision: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a round: provisional until all parties adopted it."""

    meeting: Meeting
    items: tuple[Item, ...]
    is_adopted: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """`name`: as the credentials letter writes it. `function`: their post."""

    name: str
    function: str
    role: Role


@dataclass(frozen=True, slots=True)
class Delegation:
    """The people of one party, or of the facilitator. `organ`: whom they come from."""

    party: Texts
    organ: Texts
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Participants:
    """Who sits in the round."""

    meeting: Meeting
    delegations: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """What somebody would have a paragraph say. `by`: code of the party, "" for the facilitator."""

    by: str
    action: ProposalAction
    texts: Texts
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One provision. `lines`: of the working text, the first of which is line `first_line`; () where lines have no numbers."""

    number: str
    kind: ProvisionKind
    texts: Texts
    first_line: int = 0
    lines: tuple[str, ...] = ()
    proposals: tuple[Tabled, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not agreed yet: zero draft, compilation, chair's text. `number`: of the version, inside the circle only.

    `working`: the language negotiated in.
    """

    meeting: Meeting
    title: Texts
    label: VersionLabel
    number: int
    on: date
    working: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One paragraph of a redline. `before`, `after`: its numbers, "" where it does not stand. `runs`: of the one language."""

    before: str
    after: str
    runs: tuple[Run, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Redline:
    """What changed from one version to another, in `language`. `by`: code of the party whose draft the later one is, "" for the
    facilitator."""

    title: Texts
    language: str
    before: int
    after: int
    by: str
    paragraphs: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Reservation:
    """`paragraph`: number, "" for the whole text."""

    party: Texts
    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Discussions:
    """The record of a round. `record`: what was said, in words that the parties accepted."""

    meeting: Meeting
    parties: tuple[Texts, ...]
    items: tuple[Item, ...]
    record: Texts
    reservations: tuple[Reservation, ...] = ()
    accepted_by: tuple[Texts, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongues:
    """Languages of a text and what holds if they differ (Vienna Convention on the Law of Treaties, article 33), data of the
    process. `prevailing`: the language agreed to prevail, "" for none."""

    languages: tuple[str, ...]
    authentic: tuple[str, ...]
    prevailing: str
    working: str


@dataclass(frozen=True, slots=True)
class AgreedText:
    """A clean text. `number`: as printed, a package number where it goes beyond the circle. `hash`: of the text, hex."""

    title: Texts
    number: str
    on: date
    hash: str
    tongues: Tongues
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """One head's consent to a release. `signature`: of their own key, base64. No person is named: the package names none."""

    party: Texts
    signature: str


@dataclass(frozen=True, slots=True)
class Release:
    """What crosses the gate: the clean text and the manifest. `to`: who receives it."""

    text: AgreedText
    package: int
    package_hash: str
    senders: tuple[Texts, ...]
    to: tuple[Texts, ...]
    approvals: tuple[Approved, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A joint statement: sentences that everybody may read."""

    title: Texts
    venue: str
    on: date
    parties: tuple[Texts, ...]
    paragraphs: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs. `full_powers`: reference of the document that gives the power to (Vienna Convention, article 7)."""

    party: Texts
    name: str
    function: str
    full_powers: str = ""


@dataclass(frozen=True, slots=True)
class SignatureCopy:
    """The text to be printed and signed. `on`: None while the day is to be written by hand."""

    text: AgreedText
    place: str
    on: date | None
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment. `post`: the office that answers for it, never a name. `links`: objectives and targets it counts towards."""

    number: str
    text: Texts
    lead: Texts
    post: Texts
    due: date
    target: Texts = field(default_factory=dict)
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitments:
    """The annex of commitments."""

    title: Texts
    on: date
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class MemberKey:
    """`fingerprint`: of the node's signing key, as the register shows it."""

    node: str
    party: Texts
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How anybody can check, without a line, that what was signed is what is shown."""

    title: Texts
    circle: str
    entries: int
    last_entry: str
    text_hash: str
    on: date
    members: tuple[MemberKey, ...]
    documents: tuple[tuple[str, str], ...] = ()
