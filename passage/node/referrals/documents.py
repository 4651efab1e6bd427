"""The handover document of a message, its parts, and both nodes' signatures under it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from passage.node.referrals.bodies import PARTS, Body, SignedHandover
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.envelope import BadSignature, VerifyKey
from passage.rules.journey.returns import BadHandover, handover_document

DOMAIN = "safe-passage/handover/1"
# The name a differing part is refused by.
OTHER = {
    "crossing": "other_crossing",
    "on": "other_date",
    "handed_over_by": "other_giver",
    "received_by": "other_receiver",
    "items": "other_items",
    "claims_open": "other_claims",
}


class BadDocument(Exception):
    """The handover cannot be drawn up or does not hold; `code` says which part."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Document:
    """The exact bytes both nodes sign, and a hash for each part."""

    raw: bytes
    parts: Mapping[str, str]
    crossing: str
    on: date

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def draw_up(channel: str, fields: Mapping[Field, Any], *, giver: str, receiver: str) -> Document:
    """The document that the fields of a handover message say. Raises `BadDocument`."""
    plan = fields.get(Field.RETURN_PLAN)
    if not plan:
        raise BadDocument("no_return_plan")
    on = date.fromisoformat(plan["on"])
    try:
        values = handover_document(
            channel_id=channel,
            crossing=plan["crossing"],
            on=on,
            handed_over_by=giver,
            received_by=receiver,
            items=fields.get(Field.DOCUMENTS, ()),
            claims_open=fields.get(Field.CLAIM, ()),
        )
    except BadHandover as error:
        raise BadDocument(error.code) from error
    parts = {name: hashlib.sha256(chain.canonical([channel, name, values[name]])).hexdigest() for name in PARTS}
    return Document(chain.canonical(values), parts, plan["crossing"], on)


def document_of(channel: str, body: Body) -> Document:
    """The document that a received handover message is about. Raises `BadDocument`, by the name of the part that differs."""
    assert body.handover is not None
    drawn = draw_up(channel, body.fields, giver=body.handover.handed_over_by, receiver=body.handover.received_by)
    check_same(drawn.parts, body.handover.parts)
    return drawn


def check_same(ours: Mapping[str, str], theirs: Mapping[str, str]) -> None:
    """Raises `BadDocument` with the name of the first part that differs."""
    for name in PARTS:
        if ours[name] != theirs.get(name):
            raise BadDocument(OTHER[name])


def sign(document: bytes) -> bytes:
    """This node's signature. Ed25519 is deterministic: the preview and the sent message carry the same one."""
    signature: bytes = settings.KEYRING.signing.sign(DOMAIN, document)
    return signature


def signed(document: Document, *, giver: str, receiver: str) -> SignedHandover:
    return SignedHandover(
        handed_over_by=giver,
        received_by=receiver,
        parts=document.parts,
        key=settings.KEYRING.signing.id,
        signature=base64.b64encode(sign(document.raw)).decode("ascii"),
    )


def verify(document: bytes, signature: str, key: VerifyKey) -> bytes:
    """The signature's bytes, if `key` made it under exactly this document. Raises `BadDocument` bad_signature."""
    raw = base64.b64decode(signature)
    try:
        key.verify(DOMAIN, document, raw)
    except BadSignature as error:
        raise BadDocument("bad_signature") from error
    return raw
