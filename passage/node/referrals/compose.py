"""Making the exact bytes of a message, and showing them: what the officer sees is read back from the bytes that are sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.agency import queries as agency
from passage.node.audit import actions as audit
from passage.node.cases import queries as cases
from passage.node.peers import queries as peers
from passage.node.referrals import backing, bodies, documents, policies, shapes
from passage.node.referrals.backing import Backing, Need
from passage.node.referrals.bodies import Body, SignedHandover
from passage.node.referrals.contents import WRITTEN, content
from passage.node.referrals.errors import BadBody, Missing, ReferralRefused, Refusal
from passage.node.referrals.models import CaseChannel, Override, Referral
from passage.rules.consent import Coverage, Field, NoSuchPurpose, Purpose
from passage.rules.journey.kinds import Kind, rule

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case
    from passage.node.cases.queries import CaseView
    from passage.node.peers.models import Channel, Peer

BY_HAND = frozenset(Kind) - {Kind.REVOCATION, Kind.RECEIPT}


@dataclass(frozen=True)
class Draft:
    """What an officer wants to tell: everything that decides the bytes, besides the case itself.

    `written`: values the officer writes for this message, by field, e.g. {"return_plan": {"crossing": ..., "on": ...}}.
    `draft_id` becomes the thread: the same draft is the same referral.
    """

    recipient: str
    kind: Kind
    purpose: Purpose
    fields: frozenset[Field]
    draft_id: UUID
    ask: str = ""
    due_on: date | None = None
    answers: Referral | None = None
    written: Mapping[Field, Any] = field(default_factory=dict)
    override: Override | None = None


@dataclass(frozen=True)
class Shown:
    """One field as it stands in the bytes."""

    field: Field
    value: Any


@dataclass(frozen=True)
class Preview:
    """What would go, or why it may not. Without consent there are no bytes at all.

    `shown`, `ask`, `due`, `until`, `from_desk` are read back from `body`. `empty`: fields asked for in which nothing is recorded;
    they are not sent. `refused`: a code, or None; `coverage` says which fields miss a consent and why.
    """

    body: bytes
    body_hash: str
    shown: tuple[Shown, ...]
    coverage: Coverage
    refused: str | None
    empty: tuple[Field, ...] = ()
    ask: str = ""
    due: str = ""
    until: str = ""
    from_desk: str = ""


@dataclass(frozen=True)
class Composed:
    """A message ready to be sealed, or not: `backing.complete` says."""

    peer: Peer
    channel: Channel | None
    backing: Backing
    body: Body | None = None
    raw: bytes = b""
    empty: tuple[Field, ...] = ()

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.raw).hexdigest() if self.raw else ""


def draft(
    *,
    recipient: str,
    kind: str,
    purpose: str,
    fields: Collection[str],
    draft_id: UUID,
    ask: str = "",
    due_on: date | None = None,
    answers: Referral | None = None,
    extra: Mapping[str, Any] | None = None,
    override: Override | None = None,
) -> Draft:
    """Check the words against the closed lists and the table of kinds.

    Raises `ReferralRefused`: unknown_kind, not_sent_by_hand, unknown_purpose, unknown_field, field_not_of_kind, not_an_answer,
    nothing_to_answer, bad_particulars, too_long, empty.
    """
    of = _kind(kind)
    wanted = _fields(of, {*fields, *(extra or {})})
    if draft_id.version != 4:
        raise ReferralRefused(Refusal.DRAFT_TAKEN)
    ask = shapes.visible(ask)
    if len(ask) > bodies.LONGEST_ASK:
        raise ReferralRefused(Refusal.TOO_LONG, field="ask")
    if not wanted and not ask:
        raise ReferralRefused(Refusal.EMPTY)
    _check_answers(of, answers)
    return Draft(
        recipient=recipient,
        kind=of,
        purpose=_purpose(of, purpose),
        fields=wanted,
        draft_id=draft_id,
        ask=ask,
        due_on=due_on,
        answers=answers,
        written=_written(extra or {}),
        override=override,
    )


def _kind(kind: str) -> Kind:
    if kind not in list(Kind):
        raise ReferralRefused(Refusal.UNKNOWN_KIND)
    if Kind(kind) not in BY_HAND:
        raise ReferralRefused(Refusal.NOT_SENT_BY_HAND)
    return Kind(kind)


def _purpose(kind: Kind, purpose: str) -> Purpose:
    try:
        found = Purpose(purpose)
    except NoSuchPurpose as error:
        raise ReferralRefused(Refusal.UNKNOWN_PURPOSE) from error
    if found not in rule(kind).purposes:
        raise ReferralRefused(Refusal.UNKNOWN_PURPOSE)
    return found


def _fields(kind: Kind, names: Collection[str]) -> frozenset[Field]:
    if not set(names) <= set(Field):
        raise ReferralRefused(Refusal.UNKNOWN_FIELD)
    found = frozenset(Field(name) for name in names)
    if beyond := found - rule(kind).allowed:
        raise ReferralRefused(Refusal.FIELD_NOT_OF_KIND, fields=sorted(beyond))
    return found


def _written(extra: Mapping[str, Any]) -> dict[Field, Any]:
    if not set(extra) <= WRITTEN:
        raise ReferralRefused(Refusal.BAD_PARTICULARS, fields=sorted(set(extra) - WRITTEN))
    return {Field(name): value for name, value in extra.items()}


def _check_answers(kind: Kind, answers: Referral | None) -> None:
    of = rule(kind)
    if answers is None:
        if of.only_as_answer:
            raise ReferralRefused(Refusal.NOTHING_TO_ANSWER)
        return
    if Kind(answers.kind) not in of.answers or (of.only_as_answer and answers.sent):
        raise ReferralRefused(Refusal.NOT_AN_ANSWER)


def preview(
    by: Account,
    *,
    case: Case,
    recipient: str,
    kind: str,
    purpose: str,
    fields: Collection[str],
    draft_id: UUID,
    ask: str = "",
    due_on: date | None = None,
    answers: Referral | None = None,
    extra: Mapping[str, Any] | None = None,
    override: Override | None = None,
    now: datetime | None = None,
) -> Preview:
    """Exactly what `send` with the same arguments would seal. The same inputs give the same bytes. Logged as a reading.

    Raises `NotPermitted` and `ReferralRefused`; a missing consent is no exception here but `refused` of the outcome.
    """
    policies.require_refer(by, case)
    asked = draft(
        recipient=recipient,
        kind=kind,
        purpose=purpose,
        fields=fields,
        draft_id=draft_id,
        ask=ask,
        due_on=due_on,
        answers=answers,
        extra=extra,
        override=override,
    )
    with transaction.atomic():
        composed = compose(case, asked, now or timezone.now())
        audit.record(
            by=by, act="case.read", thing="case", thing_id=case.public_id, person=case.person.public_id, source="preview"
        )
    return shown(composed)


def shown(composed: Composed) -> Preview:
    """What the officer sees: parsed from the very bytes."""
    if not composed.backing.complete or composed.body is None:
        code = Refusal.OVERRIDE_NOT_LIVE if composed.backing.override else Refusal.CONSENT_MISSING
        return Preview(b"", "", (), composed.backing.coverage, str(code))
    read = bodies.read(
        composed.raw, kind=composed.body.kind.value + f"/{rule(composed.body.kind).version}", purpose=composed.body.purpose
    )
    return Preview(
        body=composed.raw,
        body_hash=composed.hash,
        shown=tuple(Shown(name, value) for name, value in read.fields.items()),
        coverage=composed.backing.coverage,
        refused=None,
        empty=composed.empty,
        ask=read.ask,
        due=read.due,
        until=read.limits.until,
        from_desk=read.from_desk,
    )


def compose(case: Case, asked: Draft, now: datetime, *, lock: bool = False) -> Composed:
    """Ask for consent first; only then open the case and make the bytes. `lock`: hold the consents for the sending."""
    peer = _peer(asked.recipient)
    channel = channel_of(case, peer, asked.answers)
    need = Need(asked.recipient, asked.purpose, asked.fields, now)
    stands = (
        backing.of_override(asked.override, case, need)
        if asked.override
        else backing.of_consents(backing.consents_for(case, lock=lock), need)
    )
    if not stands.complete:
        return Composed(peer, channel, stands)
    view = cases.view_of(case)
    if view.erased:
        raise ReferralRefused(Refusal.ERASED)
    values, empty = _values(view, asked)
    body = Body(
        kind=asked.kind,
        thread=asked.draft_id,
        purpose=asked.purpose.value,
        answers=asked.answers.public_id if asked.answers else None,
        fields=values,
        ask=asked.ask,
        due=asked.due_on.isoformat() if asked.due_on else "",
        limits=stands.limits(asked.purpose),
        from_desk=case.desk.name("en")[: bodies.LONGEST_DESK],
        handover=_handover(peer, channel, values) if asked.kind is Kind.HANDOVER else None,
    )
    try:
        raw = body.to_bytes()
    except BadBody as error:
        raise ReferralRefused(Refusal.TOO_LONG) from error
    return Composed(peer, channel, stands, body, raw, empty)


def _values(view: CaseView, asked: Draft) -> tuple[dict[Field, Any], tuple[Field, ...]]:
    values: dict[Field, Any] = {}
    for name in Field:
        if name not in asked.fields:
            continue
        value = content(name, view, asked.written.get(name))
        if value is None:
            continue
        if not shapes.fits(name, value, asked.kind):
            raise ReferralRefused(Refusal.BAD_PARTICULARS, fields=[name.value])
        values[name] = value
    if not values and not asked.ask:
        raise ReferralRefused(Refusal.EMPTY)
    return values, tuple(name for name in Field if name in asked.fields and name not in values)


def _handover(peer: Peer, channel: Channel | None, values: Mapping[Field, Any]) -> SignedHandover:
    if channel is None:
        raise ReferralRefused(Refusal.NO_CHANNEL)
    giver, receiver = agency.agency().name("en"), peer.names.get("en") or peer.name
    try:
        document = documents.draw_up(str(channel.public_id), values, giver=giver, receiver=receiver)
    except documents.BadDocument as error:
        raise ReferralRefused(Refusal.BAD_PARTICULARS, reason=error.code) from error
    return documents.signed(document, giver=giver, receiver=receiver)


def _peer(name: str) -> Peer:
    if name == settings.NODE_NAME:
        raise ReferralRefused(Refusal.OWN_NODE)
    found = peers.peer(name)
    if found is None or not found.active:
        raise ReferralRefused(Refusal.UNKNOWN_RECIPIENT)
    return found


def channel_of(case: Case, peer: Peer, answers: Referral | None) -> Channel | None:
    """Where this goes: the channel of what it answers, or the first between this case and that node, or none yet.

    Raises `ReferralRefused` other_case when what it answers belongs to another case or node.
    """
    about = CaseChannel.objects.filter(case=case, channel__peer=peer).select_related("channel__peer")
    if answers is not None:
        found = about.filter(channel=answers.channel_id).first()
        if found is None:
            raise ReferralRefused(Refusal.OTHER_CASE)
        return found.channel
    first = about.order_by("channel_id").first()
    return first.channel if first else None


@dataclass(frozen=True)
class Choice:
    """One field in the composer. `proposed`: ticked at first. `ends_at`: when the consent that covers it ends, if one does."""

    field: Field
    proposed: bool
    covered: bool
    reason: str
    ends_at: datetime | None


def choices(by: Account, *, case: Case, recipient: str, kind: str, purpose: str, now: datetime | None = None) -> list[Choice]:
    """The fields a kind may carry, and which of them consent lets go to this recipient for this purpose. Opens nothing."""
    policies.require_refer(by, case)
    of = rule(_kind(kind))
    rows = backing.consents_for(case)
    ends = {str(row.public_id): row.ends_at for row in rows}
    need = Need(recipient, _purpose(of.kind, purpose), of.allowed, now or timezone.now())
    coverage = backing.of_consents(rows, need).coverage
    return [
        Choice(
            field=name,
            proposed=name in of.default and name in coverage.allowed,
            covered=name in coverage.allowed,
            reason=str(coverage.reasons.get(name, "")),
            ends_at=ends.get(coverage.by.get(name, "")),
        )
        for name in Field
        if name in of.allowed
    ]


def find_override(case: Case, public_id: UUID) -> Override:
    """An override of this case. Raises `Missing`."""
    found = Override.objects.select_related("requested_by", "approved_by").filter(case=case, public_id=public_id).first()
    if found is None:
        raise Missing
    return found
