"""The smallest world of a referral: this node in Thailand with one case, and another node that plays Cambodia."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from passage.node.agency.models import Account, Role
from passage.node.cases.models import Case
from passage.node.peers import actions as peers
from passage.node.peers.exchange import ReceiveResult
from passage.node.peers.models import OutboxRow
from passage.node.people.actions import ConsentGiven
from passage.node.people.models import Consent
from passage.node.referrals import actions, compose, documents, queries
from passage.node.referrals.bodies import Body, Limits, SignedHandover
from passage.node.referrals.compose import Preview
from passage.node.referrals.models import Referral
from passage.rules.consent import Field, Purpose
from passage.rules.envelope import Opened, ReceiptStage
from passage.rules.journey import Kind
from tests.factories.cases import make_case
from tests.factories.peers import OtherNode, make_other_node
from tests.factories.people import make_account, make_agency

HANDLERS = {f"{kind}/1": actions.admit for kind in Kind if kind is not Kind.RECEIPT}
WHO = ("name", "sex", "birth", "nationality", "home_place", "family")
CONSENT_HASH = "a" * 64
ON = date(2027, 2, 3)
CROSSING = "Aranyaprathet - Poipet"
ITEMS = ["a phone", "border pass"]
CLAIMS = ["Wages of three months"]
GIVER, RECEIVER = "Test desk", "Test node kh"


@dataclass
class World:
    """What a test stands on."""

    officer: Account
    supervisor: Account
    case: Case
    other: OtherNode


def make_world(name: str = "kh", country: str = "KH", **case: Any) -> World:
    make_agency()
    other = make_other_node(name, country)
    officer = make_account(Role.OFFICER)
    return World(officer, make_account(Role.SUPERVISOR), make_case(officer, **case), other)


def agree(
    world: World,
    *fields: str,
    purpose: str = "family_tracing",
    recipient: str = "kh",
    days: int = 180,
    case: Case | None = None,
) -> Consent:
    """The worker says yes to an officer."""
    given = ConsentGiven(
        recipient=recipient,
        purpose=purpose,
        fields=fields or WHO,
        days=days,
        text_id="desk-consent/1",
        text_hash=hashlib.sha256(b"what was read").hexdigest(),
        language="km",
        channel="in_person",
        witness="officer",
    )
    person = (case or world.case).person
    return actions.record_consent(by=world.officer, person=person, given=given)


def asked(world: World, **values: Any) -> dict[str, Any]:
    """The arguments of a tracing request, for preview and send."""
    said: dict[str, Any] = {
        "case": world.case,
        "recipient": world.other.name,
        "kind": "tracing_request",
        "purpose": "family_tracing",
        "fields": ("name", "birth"),
        "ask": "Please find the family.",
        "due_on": date(2027, 1, 15),
        "draft_id": uuid4(),
    }
    said.update(values)
    return said


def show(world: World, said: dict[str, Any], by: Account | None = None) -> Preview:
    return compose.preview(by or world.officer, **said)


def tell(world: World, by: Account | None = None, **values: Any) -> Referral:
    """Preview, then send what was seen."""
    said = asked(world, **values)
    return actions.send(by=by or world.officer, expected_hash=show(world, said, by).body_hash, **said)


def waiting() -> list[OutboxRow]:
    """What waits for delivery, in the order of posting."""
    return list(OutboxRow.objects.filter(state="waiting").select_related("peer").order_by("channel", "seq"))


def deliver(world: World) -> list[Opened]:
    """Carry everything that waits to the other node, which acknowledges it; returns what it reads."""
    read = []
    for row in waiting():
        row.tries += 1
        row.save(update_fields=["tries"])
        read.append(world.other.open(bytes(row.raw or b"")))
        receipt = world.other.receipt_for(row)
        peers.record_answer(row=row, status=200, receipt=receipt, heard=actions.hear_receipt)
    return read


def decide(world: World, referral: Referral, stage: ReceiptStage, reason: str = "") -> Referral:
    """The other desk answers: its signed receipt arrives in an envelope of the same channel."""
    referral.refresh_from_db()
    assert referral.outbox is not None
    body = world.other.receipt_for(referral.outbox, stage, reason)
    arrive(world, world.other.seal("receipt/1", body, channel=str(referral.channel.public_id), purpose=""))
    referral.refresh_from_db()
    return referral


def arrive(world: World, raw: bytes) -> ReceiveResult:
    return peers.receive(raw=raw, admit=HANDLERS, heard=actions.hear_receipt)


def body_of(kind: Kind, **values: Any) -> Body:
    """What the other node says."""
    purpose = values.pop("purpose", "family_tracing")
    until = (datetime.now(UTC) + timedelta(days=90)).strftime("%Y-%m-%dT%H:%M:%SZ") if purpose else ""
    said: dict[str, Any] = {
        "kind": kind,
        "thread": uuid4(),
        "purpose": purpose,
        "limits": Limits(until, purpose, "consent" if purpose else ""),
        "from_desk": "Reintegration desk",
    }
    said.update(values)
    return Body(**said)


def hear(world: World, body: Body, channel: UUID | None = None) -> ReceiveResult:
    """The other node's message arrives, sealed and signed."""
    raw = world.other.seal(
        f"{body.kind}/1",
        body.to_bytes(),
        channel=str(channel or uuid4()),
        purpose=body.purpose,
        consent=CONSENT_HASH if body.purpose else "",
    )
    return arrive(world, raw)


def hear_request(world: World, channel: UUID | None = None, **values: Any) -> Referral:
    """A tracing request of the other node, admitted."""
    said: dict[str, Any] = {
        "fields": {Field.NAME: ["នួន ស្រីពៅ", "Nuon Sreypov"], Field.BIRTH: {"date": "2001-04", "certainty": "stated"}},
        "ask": "Please find the family.",
    }
    said.update(values)
    body = body_of(Kind.TRACING_REQUEST, **said)
    result = hear(world, body, channel)
    assert result.status == 200, result.code
    return Referral.objects.get(public_id=body.thread)


def sign_as(other: OtherNode, channel: UUID, fields: dict[Field, Any], *, giver: str, receiver: str) -> SignedHandover:
    """The other node's signature under the handover document that these fields say."""
    document = documents.draw_up(str(channel), fields, giver=giver, receiver=receiver)
    return sign_document(other, document, giver=giver, receiver=receiver)


def sign_document(other: OtherNode, document: documents.Document, *, giver: str, receiver: str) -> SignedHandover:
    signature = other.signing.sign(documents.DOMAIN, document.raw)
    return SignedHandover(giver, receiver, document.parts, other.signing.id, base64.b64encode(signature).decode("ascii"))


def countersignature(world: World, sent: Referral, **changes: Any) -> Body:
    """What the home desk sends back; `changes` make it of another document."""
    view = queries.read_referral(world.officer, sent.public_id)
    fields: dict[Any, Any] = {item.field: item.value for item in view.shown}
    plan = {**fields[Field.RETURN_PLAN], **changes.pop("plan", {})}
    fields = {**fields, Field.RETURN_PLAN: plan, **changes}
    channel = sent.channel.public_id
    signed = sign_as(world.other, channel, fields, giver=GIVER, receiver=RECEIVER)
    return body_of(Kind.HANDOVER, purpose="return_home", answers=sent.public_id, handover=signed)


def agree_to_return(world: World, case: Case | None = None) -> Consent:
    fields = ("name", "return_plan", "documents", "claim", "home_place", "needs")
    return agree(world, *fields, purpose=Purpose.RETURN_HOME.value, case=case)


def now() -> datetime:
    return timezone.now()
