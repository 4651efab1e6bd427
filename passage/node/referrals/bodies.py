"""The plaintext of a message, schema 1: written once in canonical bytes, read back from exactly those bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from passage.node.referrals import shapes
from passage.node.referrals.errors import BadBody, BadBodyCode
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.envelope import LARGEST_BODY
from passage.rules.journey.kinds import Kind, rule

VERSION = 1
LONGEST_ASK = 4_000
LONGEST_DESK = 160
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_KEY = re.compile(r"[0-9a-f]{16}\Z")
_SIGNATURE = re.compile(r"[A-Za-z0-9+/]{86}==\Z")
_REASON = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_BASES = frozenset({"consent", "danger_to_life", "child", ""})
_COMMON = frozenset({"v", "kind", "thread", "answers", "purpose", "fields", "ask", "due", "limits", "from_desk"})
_OF_KIND = {Kind.REVOCATION: frozenset({"reason"}), Kind.HANDOVER: frozenset({"handover"})}


@dataclass(frozen=True)
class Limits:
    """What the receiver may do with it: for `purpose`, `until` then, never passed on.

    `until`: ISO 8601, UTC, to the second, or "" where nothing of a person is said. `basis`: consent, or the ground of an
    override.
    """

    until: str = ""
    purpose: str = ""
    basis: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"until": self.until, "purpose": self.purpose, "basis": self.basis, "onward": False}


@dataclass(frozen=True)
class SignedHandover:
    """One node's signature under a handover document of `rules.journey.returns`.

    `handed_over_by`, `received_by`: the offices. `parts`: a hash for each part of the document, so that a different document can
    be refused by the name of the part. `key`: id of the signing key. `signature`: base64.
    """

    handed_over_by: str
    received_by: str
    parts: Mapping[str, str]
    key: str
    signature: str

    def to_json(self) -> dict[str, Any]:
        return {
            "handed_over_by": self.handed_over_by,
            "received_by": self.received_by,
            "parts": dict(self.parts),
            "key": self.key,
            "signature": self.signature,
        }


@dataclass(frozen=True)
class Body:
    """What one message says. `thread`: the referral, at both ends; `answers`: the one it answers. `due`: ISO 8601 date or ""."""

    kind: Kind
    thread: UUID
    purpose: str
    answers: UUID | None = None
    fields: Mapping[Field, Any] = field(default_factory=dict)
    ask: str = ""
    due: str = ""
    limits: Limits = field(default_factory=Limits)
    from_desk: str = ""
    reason: str = ""
    handover: SignedHandover | None = None

    def to_bytes(self) -> bytes:
        """The canonical bytes (RFC 8785). Raises `BadBody` too_long, not_canonical."""
        values: dict[str, Any] = {
            "v": VERSION,
            "kind": self.kind.value,
            "thread": str(self.thread),
            "answers": str(self.answers or ""),
            "purpose": self.purpose,
            "fields": {name.value: value for name, value in self.fields.items()},
            "ask": self.ask,
            "due": self.due,
            "limits": self.limits.to_json(),
            "from_desk": self.from_desk,
        }
        if self.kind is Kind.REVOCATION:
            values["reason"] = self.reason
        if self.kind is Kind.HANDOVER and self.handover:
            values["handover"] = self.handover.to_json()
        try:
            raw = chain.canonical(values)
        except chain.NotCanonical as error:
            raise BadBody(BadBodyCode.NOT_CANONICAL) from error
        if len(raw) > LARGEST_BODY:
            raise BadBody(BadBodyCode.TOO_LONG)
        return raw


def read(raw: bytes, *, kind: str, purpose: str) -> Body:
    """The body that these bytes are. `kind` and `purpose` are what the header of its envelope says.

    Raises `BadBody`; nothing of a malformed body is kept or shown.
    """
    try:
        values = chain.read_canonical(raw, limit=LARGEST_BODY)
    except chain.NotCanonical as error:
        code = BadBodyCode.TOO_LONG if error.code == "too_large" else BadBodyCode.NOT_CANONICAL
        raise BadBody(code) from error
    if type(values.get("v")) is not int or values["v"] != VERSION:
        raise BadBody(BadBodyCode.WRONG_VERSION)
    found = _kind(values, kind)
    if set(values) != _COMMON | _OF_KIND.get(found, frozenset()):
        raise BadBody(BadBodyCode.WRONG_SHAPE)
    _check_purpose(values, found, purpose)
    return Body(
        kind=found,
        thread=_uuid(values["thread"], "thread"),
        purpose=purpose,
        answers=_uuid(values["answers"], "answers") if values["answers"] != "" else None,
        fields=_fields(values["fields"], found),
        ask=_words(values["ask"], LONGEST_ASK, "ask"),
        due=_due(values["due"]),
        limits=_limits(values["limits"], purpose),
        from_desk=_words(values["from_desk"], LONGEST_DESK, "from_desk"),
        reason=_reason(values["reason"]) if found is Kind.REVOCATION else "",
        handover=_handover(values["handover"]) if found is Kind.HANDOVER else None,
    )


def _kind(values: Mapping[str, Any], of_header: str) -> Kind:
    name, _, version = of_header.partition("/")
    if values.get("kind") != name or name not in list(Kind):
        raise BadBody(BadBodyCode.WRONG_KIND)
    found = Kind(name)
    if version != str(rule(found).version):
        raise BadBody(BadBodyCode.WRONG_VERSION)
    return found


def _check_purpose(values: Mapping[str, Any], kind: Kind, of_header: str) -> None:
    expected = {purpose.value for purpose in rule(kind).purposes} or {""}
    if values["purpose"] != of_header or of_header not in expected:
        raise BadBody(BadBodyCode.WRONG_PURPOSE)


def _uuid(value: Any, where: str) -> UUID:
    try:
        found = UUID(value)
    except (ValueError, AttributeError, TypeError) as error:
        raise BadBody(BadBodyCode.WRONG_THREAD, where) from error
    if str(found) != value or found.version != 4:
        raise BadBody(BadBodyCode.WRONG_THREAD, where)
    return found


def _fields(value: Any, kind: Kind) -> dict[Field, Any]:
    if not isinstance(value, dict):
        raise BadBody(BadBodyCode.WRONG_SHAPE, "fields")
    allowed = {name.value for name in rule(kind).allowed}
    for name in value:
        if name not in allowed:
            raise BadBody(BadBodyCode.FIELD_NOT_OF_KIND, "fields")
        if not shapes.fits(Field(name), value[name], kind):
            raise BadBody(BadBodyCode.BAD_FIELD, name)
    return {name: value[name.value] for name in Field if name.value in value}


def _words(value: Any, longest: int, where: str) -> str:
    if value == "":
        return ""
    if not isinstance(value, str) or not shapes.text(longest)(value):
        raise BadBody(BadBodyCode.WRONG_SHAPE, where)
    return value


def _due(value: Any) -> str:
    if value != "" and not shapes.day(value):
        raise BadBody(BadBodyCode.WRONG_SHAPE, "due")
    return str(value)


def _limits(value: Any, purpose: str) -> Limits:
    if not isinstance(value, dict) or set(value) != {"until", "purpose", "basis", "onward"}:
        raise BadBody(BadBodyCode.WRONG_SHAPE, "limits")
    if value["onward"] is not False:
        raise BadBody(BadBodyCode.ONWARD, "limits")
    until, basis = value["until"], value["basis"]
    if value["purpose"] != purpose or not isinstance(basis, str) or basis not in _BASES:
        raise BadBody(BadBodyCode.WRONG_SHAPE, "limits")
    if until != "" and not shapes.matching(_MOMENT)(until):
        raise BadBody(BadBodyCode.WRONG_SHAPE, "limits")
    return Limits(until, purpose, basis)


def _reason(value: Any) -> str:
    if not shapes.matching(_REASON)(value):
        raise BadBody(BadBodyCode.WRONG_SHAPE, "reason")
    return str(value)


PARTS = ("crossing", "on", "handed_over_by", "received_by", "items", "claims_open")
_HANDOVER = shapes.record(
    {
        "handed_over_by": shapes.text(LONGEST_DESK),
        "received_by": shapes.text(LONGEST_DESK),
        "parts": shapes.record(dict.fromkeys(PARTS, shapes.matching(_HASH)), needs=PARTS),
        "key": shapes.matching(_KEY),
        "signature": shapes.matching(_SIGNATURE),
    },
    needs=("handed_over_by", "received_by", "parts", "key", "signature"),
)


def _handover(value: Any) -> SignedHandover:
    if not _HANDOVER(value):
        raise BadBody(BadBodyCode.BAD_PARTICULARS, "handover")
    return SignedHandover(**value)
