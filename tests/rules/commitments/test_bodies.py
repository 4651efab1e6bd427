"""A body has exactly the fields of its kind; what does not fit is named, and nothing hostile gets through or breaks."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from passage.rules.commitments import (
    APPROVE,
    CREATE,
    EMBARGO,
    PUBLISH,
    REPORT,
    RESCHEDULE,
    REVIEW,
    SHAPES,
    BadCommitment,
    Fault,
    check_commitment,
    id_of,
)
from passage.rules.commitments.bodies import check_shape
from tests.factories import commitments as given

BODIES = {
    CREATE: given.create(),
    REPORT: given.report(),
    APPROVE: given.approve(given.report()),
    REVIEW: given.review(),
    RESCHEDULE: given.reschedule(),
    PUBLISH: given.publish(),
    EMBARGO: given.embargo(),
}
WRONG: list[tuple[str, str, object]] = [
    (CREATE, "id", "1"),
    (CREATE, "id", "018f4d8e-0000-7000-8000-000000000000"),
    (CREATE, "key", "POA 1"),
    (CREATE, "text", {}),
    (CREATE, "text", {"en": " "}),
    (CREATE, "text", {"EN": "Words"}),
    (CREATE, "text", {"en": "x" * 4001}),
    (CREATE, "text", {"en": "e\u0301"}),
    (CREATE, "text", {"en": "a\u202eb"}),
    (CREATE, "kind", "promise"),
    (CREATE, "lead", "Cambodia"),
    (CREATE, "contributing", "LA"),
    (CREATE, "contributing", ["LA", "LA"]),
    (CREATE, "episodes", ["sailing"]),
    (CREATE, "start", "2027-02-30"),
    (CREATE, "start", "20270201"),
    (CREATE, "due", None),
    (CREATE, "baseline", {}),
    (CREATE, "baseline", {"value": "1", "on": "2026-13", "source": "Count"}),
    (CREATE, "target", 100),
    (CREATE, "target", "1e3"),
    (CREATE, "target", "01"),
    (CREATE, "links", [{"framework": "gcm", "code": "3"}]),
    (CREATE, "links", [{"framework": "gcm", "code": "3", "version": "2018"}] * 2),
    (CREATE, "milestones", [given.create()["milestones"][0]] * 2),
    (CREATE, "milestones", [given.create()["milestones"][0] | {"more": 1}]),
    (CREATE, "cost", {"amount": "1", "currency": "dollars"}),
    (REPORT, "status", "no_evidence"),
    (REPORT, "figures", [{}]),
    (REPORT, "evidence", ["a file"]),
    (REVIEW, "status", "late"),
    (REVIEW, "reviewer", "lead"),
    (RESCHEDULE, "consensus", ""),
    (PUBLISH, "party", ""),
]


@pytest.mark.parametrize("kind", SHAPES)
def test_a_sound_body_fits_and_one_field_more_or_less_does_not(kind: str) -> None:
    body = BODIES[kind]
    check_shape(kind, body)
    for name in body:
        with pytest.raises(BadCommitment, match=name):
            check_shape(kind, {key: value for key, value in body.items() if key != name})
    with pytest.raises(BadCommitment, match="more"):
        check_shape(kind, {**body, "more": 1})


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[0].removeprefix('commitment.')}-{wrong[1]}")
def test_the_field_that_does_not_fit_is_named(wrong: tuple[str, str, object]) -> None:
    kind, name, value = wrong
    with pytest.raises(BadCommitment) as raised:
        check_shape(kind, {**BODIES[kind], name: value})
    assert (raised.value.code, raised.value.field) == (Fault.MALFORMED, name)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@tried(st.data())
def test_no_value_in_any_field_does_more_than_be_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(SHAPES)))
    body: dict[str, Any] = {**BODIES[kind]}
    body[data.draw(st.sampled_from(sorted(body)))] = data.draw(values)
    standing = None if kind == CREATE else given.stand((CREATE, given.create()), (REPORT, given.report()))
    with contextlib.suppress(BadCommitment):
        check_commitment(kind, body, standing, given.facts())
    assert isinstance(id_of(body), str)
