"""A body from a peer is taken only when it keeps its schema; a broken one is refused by code and leaves nothing."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.node.peers.models import InboxRow
from passage.node.people.models import Person
from passage.node.referrals import bodies
from passage.node.referrals.errors import BadBody
from passage.node.referrals.models import CaseChannel, Referral
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.journey import Kind
from passage.rules.journey.kinds import rule
from tests.node.referrals.world import CONSENT_HASH, arrive, body_of, make_world

GOOD = body_of(Kind.TRACING_REQUEST, fields={Field.NAME: ["Nuon Sreypov"]}, ask="Please find the family.")


def spoil(**changes):
    """The good body with some keys changed; None takes one away."""
    values = json.loads(GOOD.to_bytes())
    for key, value in changes.items():
        if value is None:
            del values[key]
        else:
            values[key] = value
    return chain.canonical(values)


SPOILED = [
    (b"", "body_not_canonical"),
    (b"\xff\xfe", "body_not_canonical"),
    (b"[]", "body_not_canonical"),
    (b"[" * 100_000, "body_not_canonical"),
    (GOOD.to_bytes() + b" ", "body_not_canonical"),
    (spoil(v=2), "body_wrong_version"),
    (spoil(v=True), "body_wrong_version"),
    (spoil(kind="referral"), "body_other_kind"),
    (spoil(kind=["tracing_request"]), "body_other_kind"),
    (spoil(purpose="protection"), "body_other_purpose"),
    (spoil(purpose=None), "body_wrong_shape"),
    (spoil(extra="more"), "body_wrong_shape"),
    (spoil(ask=None), "body_wrong_shape"),
    (spoil(ask=7), "body_wrong_shape"),
    (spoil(ask="x" * 4001), "body_wrong_shape"),
    (spoil(ask="an\u202eother way"), "body_wrong_shape"),
    (spoil(due="soon"), "body_wrong_shape"),
    (spoil(due="2027-02-30"), "body_wrong_shape"),
    (spoil(thread="7"), "body_wrong_thread"),
    (spoil(thread=str(uuid4()).upper()), "body_wrong_thread"),
    (spoil(thread="00000000-0000-0000-0000-000000000000"), "body_wrong_thread"),
    (spoil(answers=9), "body_wrong_thread"),
    (spoil(fields=[]), "body_wrong_shape"),
    (spoil(fields={"account": {"kinds": ["violence"]}}), "body_field_not_of_kind"),
    (spoil(fields={"passport": "1"}), "body_field_not_of_kind"),
    (spoil(fields={"name": "Nuon"}), "body_bad_field"),
    (spoil(fields={"name": []}), "body_bad_field"),
    (spoil(fields={"name": ["x" * 401]}), "body_bad_field"),
    (spoil(fields={"name": ["x"] * 13}), "body_bad_field"),
    (spoil(fields={"birth": {"date": "2001-04", "certainty": {"a": 1}}}), "body_bad_field"),
    (spoil(fields={"birth": {"date": "2001-13"}}), "body_bad_field"),
    (spoil(fields={"birth": {"date": "2001-02-30"}}), "body_bad_field"),
    (spoil(fields={"birth": {"date": "៲០០១"}}), "body_bad_field"),
    (spoil(due="2027-W05-3"), "body_wrong_shape"),
    (spoil(due="២០២៧-០១-០១"), "body_wrong_shape"),
    (spoil(fields={"family": {"result": "perhaps"}}), "body_bad_field"),
    (spoil(limits={}), "body_wrong_shape"),
    (spoil(limits={"until": "", "purpose": "family_tracing", "basis": "consent", "onward": True}), "body_onward"),
    (spoil(limits={"until": "later", "purpose": "family_tracing", "basis": "consent", "onward": False}), "body_wrong_shape"),
    (spoil(limits={"until": "", "purpose": "protection", "basis": "consent", "onward": False}), "body_wrong_shape"),
    (spoil(limits={"until": "", "purpose": "family_tracing", "basis": [], "onward": False}), "body_wrong_shape"),
]


@pytest.mark.parametrize(("raw", "code"), SPOILED)
def test_a_body_that_breaks_its_schema_is_refused_by_code(raw, code):
    with pytest.raises(BadBody) as error:
        bodies.read(raw, kind="tracing_request/1", purpose="family_tracing")
    assert error.value.code == code


@given(st.binary(max_size=300))
def test_any_bytes_are_a_body_or_a_refusal(raw):
    with pytest.raises(BadBody):
        bodies.read(raw, kind="tracing_request/1", purpose="family_tracing")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json.loads(GOOD.to_bytes()))), JSON)
def test_any_value_under_any_key_is_read_back_unchanged_or_refused(key, value):
    values = json.loads(GOOD.to_bytes()) | {key: value}
    try:
        raw = chain.canonical(values)
    except chain.NotCanonical:
        return
    try:
        found = bodies.read(raw, kind="tracing_request/1", purpose="family_tracing")
    except BadBody:
        return
    assert found.to_bytes() == raw


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.RECEIPT, Kind.HANDOVER)])
def test_each_kind_reads_back_what_it_wrote(kind):
    purpose = min(rule(kind).purposes, default="")
    body = body_of(kind, purpose=str(purpose), reason="wished" if kind is Kind.REVOCATION else "")
    assert bodies.read(body.to_bytes(), kind=f"{kind}/1", purpose=str(purpose)) == body


def test_another_version_of_a_kind_is_refused():
    with pytest.raises(BadBody) as error:
        bodies.read(GOOD.to_bytes(), kind="tracing_request/2", purpose="family_tracing")
    assert error.value.code == "body_wrong_version"


@pytest.mark.django_db
@pytest.mark.parametrize(("raw", "code"), SPOILED[2:12])
def test_a_broken_body_is_refused_with_a_signed_receipt_and_leaves_nobody_behind(raw, code):
    world = make_world()
    before = Person.objects.count()
    sealed = world.other.seal("tracing_request/1", raw, purpose="family_tracing", consent=CONSENT_HASH)
    result = arrive(world, sealed)
    assert (result.status, result.code) == (422, code)
    assert result.receipt is not None
    assert InboxRow.objects.get().state == "refused"
    assert Person.objects.count() == before
    assert not Referral.objects.exists()
    assert not CaseChannel.objects.exists()


@pytest.mark.django_db
def test_a_message_about_a_person_that_names_no_consent_is_refused():
    world = make_world()
    result = arrive(world, world.other.seal("tracing_request/1", GOOD.to_bytes(), purpose="family_tracing"))
    assert (result.status, result.code) == (422, "no_consent_named")
