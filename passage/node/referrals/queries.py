"""Reading referrals: the inbox, one of them opened and logged, what a case shared, what a person is shown of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from passage.node.agency.policies import NotPermitted, Permission, require
from passage.node.audit import actions as audit
from passage.node.cases import policies as case_policies
from passage.node.cases.models import Case, Report
from passage.node.peers.models import HeldReceipt, SentReceipt
from passage.node.people import vault
from passage.node.people.models import Consent
from passage.node.referrals import bodies, policies
from passage.node.referrals.errors import Missing
from passage.node.referrals.models import Handover, Override, Referral
from passage.node.referrals.places import place_of_body, place_of_reason, unseal_text
from passage.rules.consent import Field
from passage.rules.journey.kinds import Kind, rule

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.people.models import Person

CURSOR = re.compile(r"(\d{1,17})\.(\d{1,18})\Z", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# How long something a peer took back stays among what an officer works on.
SHOWN_REVOKED = timedelta(days=30)
_NOT_REVOCATION = ~Q(kind=Kind.REVOCATION.value)


class InboxTab(StrEnum):
    """Which part of the inbox."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    SENT = "sent"
    TROUBLE = "trouble"
    DONE = "done"


class InboxRow(NamedTuple):
    """One line of the inbox: nothing of a person in it. `delivery`: of a sent one, where its envelope is."""

    public_id: UUID
    sent: bool
    kind: str
    purpose: str
    state: str
    reason: str
    peer: str
    peer_names: dict[str, str]
    at: datetime
    due_on: date | None
    delivery: str | None
    case_id: UUID | None
    case_reference: str | None
    assigned: str | None
    pk: int

    @property
    def cursor(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.pk}"


_INBOX_FIELDS = (
    "public_id", "sent", "kind", "purpose", "state", "reason", "channel__peer__name", "channel__peer__names", "at", "due_on",
    "outbox__state", "case__public_id", "case__reference", "case__assigned_to__name", "pk",
)  # fmt: skip


def inbox(
    by: Account, *, tab: str = InboxTab.RECEIVED, after: str | None = None, limit: int = 25, now: datetime | None = None
) -> list[InboxRow]:
    """What came and what went, as far as this account may see: what waits longest first, what is done newest first.

    Up to `limit` + 1 rows. `after`: the `cursor` of the last row shown. Raises `NotPermitted`.
    """
    require(by, Permission.ANSWER_REFERRAL)
    newest_first = tab == InboxTab.DONE
    rows = Referral.objects.filter(policies.seen_by(by), _in_tab(tab, now or timezone.now()))
    rows = rows.order_by("-at", "-pk") if newest_first else rows.order_by("at", "pk")
    if after and (start := CURSOR.match(after)):
        at, pk = EPOCH + int(start[1]) * MICROSECOND, int(start[2])
        side = "lt" if newest_first else "gt"
        rows = rows.filter(Q(**{f"at__{side}": at}) | Q(**{"at": at, f"pk__{side}": pk}))
    return [InboxRow(*row) for row in rows.values_list(*_INBOX_FIELDS)[: limit + 1]]


def _in_tab(tab: str, now: datetime) -> Q:
    taken_back = Q(state="revoked", case__isnull=False, answered_at__gte=now - SHOWN_REVOKED) & ~Q(case__state="closed")
    lost = Q(state="undelivered") | Q(state="in_progress", outbox__state__in=["refused", "dead", "stopped"])
    tabs: dict[str, Q] = {
        InboxTab.ACCEPTED: Q(sent=False) & _NOT_REVOCATION & (Q(state="accepted") | taken_back),
        InboxTab.SENT: Q(sent=True, state__in=["in_progress", "accepted"], outbox__state__in=["waiting", "received"])
        & _NOT_REVOCATION,
        InboxTab.TROUBLE: Q(sent=True) & lost,
        InboxTab.DONE: Q(state__in=["rejected", "done", "revoked"]) & _NOT_REVOCATION,
    }
    return tabs.get(tab, Q(sent=False, state="in_progress") & _NOT_REVOCATION)


def find_referral(by: Account, public_id: UUID) -> Referral:
    """The row of a referral that `by` may read, nothing opened. Raises `Missing`: none, or none of theirs."""
    rows = Referral.objects.select_related(
        "channel__peer", "case__person__key", "case__desk", "person__key", "answers", "outbox", "override", "by"
    )
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Missing
    try:
        policies.require_read(by, row)
    except NotPermitted as refused:
        raise Missing from refused
    return row


@dataclass(frozen=True)
class ShownField:
    """One field as it stands in the bytes that were sealed."""

    field: Field
    value: Any


@dataclass(frozen=True)
class ShownReceipt:
    """One signed receipt: of the peer for what we sent, of ours for what came."""

    stage: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class ReferralView:
    """One referral opened. `locked`: taken back, refused or erased; its words are gone and only the fact remains.

    `basis`: consent, or the ground of an override. `answered_by`: what was sent or came in answer, oldest first.
    """

    referral: Referral
    locked: bool
    shown: tuple[ShownField, ...] = ()
    ask: str = ""
    due: str = ""
    until: str = ""
    basis: str = ""
    from_desk: str = ""
    body: bytes = b""
    handover: Handover | None = None
    receipts: tuple[ShownReceipt, ...] = ()
    answered_by: tuple[Referral, ...] = ()


def read_referral(by: Account, public_id: UUID) -> ReferralView:
    """A referral with its words, logged as read. Raises `Missing`."""
    with transaction.atomic():
        row = find_referral(by, public_id)
        audit.record(
            by=by, act="referral.read", thing="referral", thing_id=row.public_id, person=row.person.public_id, kind=row.kind
        )
        return _view(row)


def _view(row: Referral) -> ReferralView:
    handover = Handover.objects.filter(referral=row).first()
    answered_by = tuple(Referral.objects.filter(answers=row).select_related("outbox", "channel__peer").order_by("at", "pk"))
    receipts = _receipts(row)
    raw = _words(row)
    if raw is None:
        return ReferralView(row, True, handover=handover, receipts=receipts, answered_by=answered_by)
    body = bodies.read(raw, kind=f"{row.kind}/{rule(Kind(row.kind)).version}", purpose=row.purpose)
    return ReferralView(
        referral=row,
        locked=False,
        shown=tuple(ShownField(name, value) for name, value in body.fields.items()),
        ask=body.ask,
        due=body.due,
        until=body.limits.until,
        basis=body.limits.basis,
        from_desk=body.from_desk,
        body=raw,
        handover=handover,
        receipts=receipts,
        answered_by=answered_by,
    )


def _words(row: Referral) -> bytes | None:
    if not row.body:
        return None
    try:
        return unseal_text(row.person, place_of_body(row), row.body)
    except vault.Erased:
        return None


def _receipts(row: Referral) -> tuple[ShownReceipt, ...]:
    """Those of every envelope of these bytes: a message sent again has more than one."""
    rows: Any = SentReceipt.objects.filter(inbox__sender=row.channel.peer_id, inbox__message_id=row.message_id)
    if row.sent:
        rows = HeldReceipt.objects.filter(outbox__channel=row.channel_id, outbox__body_hash=row.body_hash)
    return tuple(ShownReceipt(*each) for each in rows.order_by("at", "pk").values_list("stage", "reason", "at"))


@dataclass(frozen=True)
class OverrideView:
    """An override with its reason opened."""

    override: Override
    reason: str


def read_override(by: Account, case_id: UUID, public_id: UUID) -> OverrideView:
    """For whoever asked and whoever is to decide; logged as read. Raises `Missing`."""
    with transaction.atomic():
        rows = Override.objects.select_related("case__person__key", "case__desk", "requested_by", "approved_by")
        override = rows.filter(public_id=public_id, case__public_id=case_id).first()
        if override is None or not case_policies.may_read_case(by, override.case):
            raise Missing
        person = override.case.person
        audit.record(by=by, act="referral.read", thing="override", thing_id=override.public_id, person=person.public_id)
        try:
            reason = vault.unseal(person, place_of_reason(override), override.reason)
        except vault.Erased:
            reason = ""
        return OverrideView(override, reason or "")


def overrides_to_decide(by: Account) -> list[Override]:
    """What waits for a second person, that this one may decide."""
    require(by, Permission.APPROVE_OVERRIDE)
    rows = Override.objects.filter(approved_at=None).exclude(requested_by=by).select_related("case", "requested_by")
    return [row for row in rows.order_by("requested_at") if case_policies.may_read_case(by, row.case)]


def find_consent(by: Account, public_id: UUID) -> tuple[Consent, UUID | None] | None:
    """A consent that this officer may take back for the person, and the case it is shown on; None for any other."""
    consent = Consent.objects.select_related("person").filter(public_id=public_id).first()
    if consent is None:
        return None
    try:
        policies.require_consents_of(by, consent.person)
    except NotPermitted:
        return None
    of_person = Q(person=consent.person_id) | Q(reports__person=consent.person_id)
    case = Case.objects.filter(case_policies.seen_by(by), of_person).order_by("-pk").values_list("public_id", flat=True).first()
    return consent, case


class SharingRow(NamedTuple):
    """One line of a case's sharing, either way; nothing opened.

    `delivery`: waiting, received, refused, dead or stopped for a sent one. `revocation`: how far the news of a taking back came.
    """

    public_id: UUID
    sent: bool
    kind: str
    purpose: str
    fields: list[str]
    state: str
    reason: str
    peer: str
    peer_names: dict[str, str]
    at: datetime
    answered_at: datetime | None
    due_on: date | None
    delivery: str | None
    delivery_error: str | None
    override: str | None
    answers: UUID | None


_SHARING_FIELDS = (
    "public_id", "sent", "kind", "purpose", "fields", "state", "reason", "channel__peer__name", "channel__peer__names", "at",
    "answered_at", "due_on", "outbox__state", "outbox__last_error", "override__ground", "answers__public_id",
)  # fmt: skip


def sharing_of(case: Case) -> list[SharingRow]:
    """What a case told and was told, newest first, revocations among it. The caller has read the case, which is logged."""
    rows = Referral.objects.filter(case=case).order_by("-at", "-pk")
    return [SharingRow(*row) for row in rows.values_list(*_SHARING_FIELDS)]


class Told(NamedTuple):
    """One thing that another node was told of a person, as the person is shown it.

    `state`: of `rules.journey`. `delivery`: waiting, received, refused, undelivered, stopped. `override`: it was done without
    their yes, on `ground`. `names`: of the recipient, by language.
    """

    recipient: str
    names: dict[str, str]
    kind: str
    purpose: str
    fields: list[str]
    at: datetime
    state: str
    delivery: str
    override: bool
    ground: str


def told(person: Person) -> list[Told]:
    """Who was told what of this person, newest first; what never left this node is not in it. For the person's own page."""
    rows = Referral.objects.filter(_about(person), sent=True).filter(_NOT_REVOCATION)
    rows = rows.exclude(outbox__state="stopped", outbox__tries=0).order_by("-at", "-pk")
    return [
        Told(*row[:7], _DELIVERY.get(row[7], row[7]), row[8] is not None, row[8] or "")
        for row in rows.values_list(
            "channel__peer__name",
            "channel__peer__names",
            "kind",
            "purpose",
            "fields",
            "at",
            "state",
            "outbox__state",
            "override__ground",
        )
    ]


_DELIVERY: Mapping[str, str] = {"dead": "undelivered"}


class ShownOverride(NamedTuple):
    """A decision to tell without consent, as the person is shown it; `used`: something was told under it."""

    recipient: str
    purpose: str
    fields: list[str]
    ground: str
    approved_at: datetime
    ends_at: datetime
    used: bool


def overrides_of(person: Person) -> list[ShownOverride]:
    """Every decision of two officers to tell without this person's consent, newest first, whether it was used or not."""
    rows = Override.objects.filter(_of_person(person), approved_at__isnull=False).annotate(first_use=F("referrals__pk"))
    found: dict[int, ShownOverride] = {}
    for row in rows.order_by("-approved_at", "-pk"):
        assert row.approved_at is not None
        assert row.ends_at is not None
        found.setdefault(
            row.pk,
            ShownOverride(
                row.recipient, row.purpose, row.fields, row.ground, row.approved_at, row.ends_at, row.first_use is not None
            ),
        )
    return list(found.values())


def _about(person: Person) -> Q:
    return Q(person=person) | _of_person(person)


def _of_person(person: Person) -> Q:
    """Of a case of this person, or of one to which a report of their own belongs."""
    reports = Report.objects.filter(person=person, about="self", case__isnull=False)
    return Q(case__person=person) | Q(case__in=reports.values("case"))
