"""What the body of each kind of entry about a commitment holds: exactly these fields, of exactly these shapes.

Links to frameworks are checked in their shape only: which objectives a framework has is data that one node may have newer than
another, and all members must judge an entry alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from passage.rules.chain.spelling import is_uuid
from passage.rules.commitments.shapes import (
    LONGEST_NAME,
    Shape,
    a_code,
    a_currency,
    a_day,
    a_hash,
    a_number,
    a_partial_day,
    a_party,
    a_text,
    a_uuid4,
    by,
    codes,
    fault_in,
    listed,
    maybe,
    one_of,
    record,
    texts,
    whole,
)
from passage.rules.commitments.words import (
    BadCommitment,
    Fault,
    Form,
    Kind,
    MilestoneStatus,
    ReviewedStatus,
    Reviewer,
    SelfStatus,
)
from passage.rules.journey import Stage

CREATE, REPORT, APPROVE, REVIEW = "commitment.create", "commitment.report", "commitment.approve", "commitment.review"
RESCHEDULE, PUBLISH, EMBARGO = "commitment.reschedule", "commitment.publish", "commitment.embargo"

_names = texts(LONGEST_NAME)
_some_texts, _some_names = texts(least=0), texts(LONGEST_NAME, least=0)
_link = record(framework=a_code, code=a_code, version=a_code)
_milestone = record(id=a_uuid4, text=texts(), due=a_day, owner=a_party)
_figure = record(
    measure=_some_names, value=a_number, unit=_some_names, on=a_partial_day, groups=codes(), source=a_text(LONGEST_NAME)
)
SHAPES: Mapping[str, Mapping[str, Shape]] = {
    CREATE: {
        "id": a_uuid4,
        "instrument": is_uuid,
        "key": a_code,
        "hash": a_hash,
        "text": texts(),
        "kind": one_of(Kind),
        "form": one_of(Form),
        "refers_to": maybe(a_uuid4),
        "lead": a_party,
        "organ": _names,
        "post": _names,
        "contributing": listed(a_party, once=whole),
        "episodes": listed(one_of(Stage), once=whole),
        "start": a_day,
        "due": a_day,
        "baseline": maybe(record(value=a_number, on=a_partial_day, source=a_text(LONGEST_NAME)), None),
        "target": maybe(a_number),
        "unit": _some_names,
        "links": listed(_link, once=lambda link: tuple(sorted(link.items())) if isinstance(link, Mapping) else link),
        "milestones": listed(_milestone, once=by("id")),
        "cost": maybe(record(amount=a_number, currency=a_currency), None),
        "risk": _some_texts,
    },
    REPORT: {
        "id": a_uuid4,
        "report": a_uuid4,
        "first": a_day,
        "last": a_day,
        "on": a_day,
        "status": one_of(SelfStatus),
        "narrative": texts(),
        "figures": listed(_figure),
        "milestones": listed(record(id=a_uuid4, status=one_of(MilestoneStatus)), once=by("id")),
        "evidence": listed(a_hash, once=whole),
        "submitted_by": is_uuid,
    },
    APPROVE: {"id": a_uuid4, "report": a_uuid4, "approved_by": is_uuid},
    REVIEW: {
        "id": a_uuid4,
        "review": a_uuid4,
        "on": a_day,
        "reviewer": one_of(Reviewer),
        "round": maybe(is_uuid),
        "name": _some_names,
        "status": one_of(ReviewedStatus),
        "finding": texts(),
        "disagreement": _some_texts,
    },
    RESCHEDULE: {
        "id": a_uuid4,
        "due": a_day,
        "on": a_day,
        "reason": texts(),
        "consensus": a_hash,
        "milestones": listed(record(id=a_uuid4, due=a_day), once=by("id")),
    },
    PUBLISH: {"id": a_uuid4, "party": a_party, "on": a_day},
    EMBARGO: {"id": a_uuid4, "until": a_day},
}
"""The kinds of entries and their fields. Amounts and figures are decimals as text; days ISO 8601; ids that go out UUIDv4."""


def check_shape(kind: str, body: Mapping[str, object]) -> None:
    """Raises `BadCommitment`: unknown_kind; malformed, naming the field."""
    if kind not in SHAPES:
        raise BadCommitment(Fault.UNKNOWN_KIND)
    wrong = fault_in(body, SHAPES[kind])
    if wrong is not None:
        raise BadCommitment(Fault.MALFORMED, wrong)


def id_of(body: Mapping[str, object]) -> str:
    """Which commitment an entry is about, before anything is known of its shape; "" for none."""
    value = body.get("id")
    return value if isinstance(value, str) else ""
