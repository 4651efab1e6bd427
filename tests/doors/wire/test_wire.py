"""The wire door: what gets in, what is turned away, and that no bytes make it fall over."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from passage.doors.wire import views
from passage.node.peers.models import InboxRow
from passage.rules.envelope import LARGEST_ENVELOPE, read_header, verify_receipt
from passage.rules.journey import Kind
from tests.factories.peers import OtherNode, make_other_node, make_register
from tests.node.peers.handlers import Recorder, effects

pytestmark = pytest.mark.django_db

BINARY = "application/octet-stream"
OWN_TABLE = views.handlers


@pytest.fixture(autouse=True)
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """The door's table of kinds, with a handler that writes down what it was given."""
    taken = Recorder()
    monkeypatch.setattr(views, "handlers", lambda: taken.handlers)
    return taken


@pytest.fixture
def other() -> OtherNode:
    """One other node in an adopted register."""
    return make_other_node()


def post(client: Client, raw: bytes, headers: dict[str, str], content_type: str = BINARY) -> Any:
    return client.post("/wire/envelope", data=raw, content_type=content_type, headers=headers)


def test_a_signed_request_with_an_envelope_gets_a_signed_receipt(client: Client) -> None:
    other = make_other_node()
    raw = other.seal(body=b"one")
    response = post(client, raw, other.headers_for(raw))
    answer = response.json()
    receipt = verify_receipt(base64.b64decode(answer["receipt"]), settings.KEYRING.signing.public())
    assert (response.status_code, answer["code"]) == (200, "received")
    assert receipt.message == read_header(raw).id
    assert effects() == ["one"]
    again = post(client, raw, other.headers_for(raw))
    assert again.content == response.content
    assert effects() == ["one"]


def test_the_door_sets_no_cookie_and_opens_no_session(client: Client) -> None:
    other = make_other_node()
    raw = other.seal()
    for response in (post(client, raw, other.headers_for(raw)), client.get("/wire/card"), client.get("/wire/health")):
        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_a_form_token_is_not_asked_for() -> None:
    other = make_other_node()
    raw = other.seal()
    assert post(Client(enforce_csrf_checks=True), raw, other.headers_for(raw)).status_code == 200


def test_a_held_message_says_what_is_missing(client: Client) -> None:
    other = make_other_node()
    raw = other.seal(seq=3)
    assert post(client, raw, other.headers_for(raw)).json()["missing_from"] == 1


def test_a_refusal_is_answered_with_its_code_and_a_signed_receipt(client: Client) -> None:
    other = make_other_node()
    raw = other.seal("horoscope/1", purpose="")
    response = post(client, raw, other.headers_for(raw))
    answer = response.json()
    assert (response.status_code, answer["code"]) == (422, "unknown_kind")
    assert verify_receipt(base64.b64decode(answer["receipt"]), settings.KEYRING.signing.public()).stage == "refused"


def test_the_same_id_with_other_bytes_is_a_conflict(client: Client) -> None:
    other = make_other_node()
    first = other.seal(body=b"one")
    second = other.seal(body=b"two", id=read_header(first).id)
    post(client, first, other.headers_for(first))
    response = post(client, second, other.headers_for(second))
    assert (response.status_code, response.json()) == (409, {"code": "other_bytes"})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Signature": ""}, "bad_signature"),
        ({"Signature-Input": ""}, "bad_signature"),
        ({"Content-Digest": "sha-256=:AAAA:"}, "bad_signature"),
    ],
)
def test_a_request_whose_signature_does_not_hold_is_turned_away_before_it_is_read(
    client: Client, change: dict[str, str], code: str
) -> None:
    other = make_other_node()
    raw = other.seal()
    response = post(client, raw, other.headers_for(raw) | change)
    assert (response.status_code, response.json()) == (401, {"code": code})
    assert not InboxRow.objects.exists()


def test_a_body_other_than_the_signed_one_is_turned_away(client: Client) -> None:
    other = make_other_node()
    response = post(client, other.seal(), other.headers_for(other.seal()))
    assert (response.status_code, response.json()) == (401, {"code": "bad_digest"})


def test_an_old_signature_and_one_of_a_stranger_are_turned_away(client: Client) -> None:
    other = make_other_node()
    raw = other.seal()
    old = post(client, raw, other.headers_for(raw, at=timezone.now() - timedelta(hours=1)))
    stranger = OtherNode("mm", "MM")
    strange = post(client, raw, stranger.headers_for(raw))
    assert (old.status_code, old.json()["code"]) == (401, "expired")
    assert (strange.status_code, strange.json()["code"]) == (401, "unknown_sender")


def test_a_node_does_not_carry_the_envelopes_of_another(client: Client) -> None:
    other, third = OtherNode(), OtherNode("la", "LA")
    make_register(other, third)
    raw = other.seal()
    response = post(client, raw, third.headers_for(raw))
    assert (response.status_code, response.json()["code"]) == (403, "carried_by_another")


def test_too_much_is_turned_away_unread(client: Client) -> None:
    make_other_node()
    response = post(client, b"\0" * (LARGEST_ENVELOPE + 1), {})
    assert (response.status_code, response.json()) == (413, {"code": "too_large"})


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "99999999999999999999999999", "١٢"])
def test_a_length_that_is_no_length_is_turned_away(client: Client, length: str) -> None:
    response = client.post("/wire/envelope", data=b"x", content_type=BINARY, CONTENT_LENGTH=length)
    assert (response.status_code, response.json()) == (413, {"code": "too_large"})


def test_another_type_or_method_is_turned_away(client: Client) -> None:
    assert post(client, b"{}", {}, "application/json").status_code == 415
    response = client.get("/wire/envelope")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


def test_before_the_first_register_nobody_is_known(client: Client) -> None:
    other = OtherNode()
    raw = other.seal()
    assert post(client, raw, other.headers_for(raw)).json() == {"code": "unknown_sender"}


def test_the_card_shows_public_keys_and_no_others(client: Client) -> None:
    make_other_node()
    response = client.get("/wire/card")
    card = response.json()
    keyring = settings.KEYRING
    assert (card["node"], card["country"], card["register"]) == (settings.NODE_NAME, settings.NODE_COUNTRY, 1)
    assert base64.b64decode(card["signing"]["key"]) == keyring.signing.public().to_bytes()
    assert {key["id"] for key in card["sealing"]} == set(keyring.sealing)
    secrets = [
        keyring.signing.to_bytes(),
        keyring.pepper,
        keyring.index,
        *(key.to_bytes() for _, key in keyring.sealing.values()),
    ]
    assert not any(base64.b64encode(secret).decode() in response.content.decode() for secret in secrets)


def test_a_well_node_says_so(client: Client) -> None:
    assert client.get("/wire/health").json() == {"code": "well"}


def test_the_doors_own_table_names_every_kind_but_receipts() -> None:
    assert set(OWN_TABLE()) == {f"{kind}/1" for kind in Kind if kind is not Kind.RECEIPT}


JUNK = st.one_of(
    st.binary(max_size=400),
    st.binary(max_size=200).map(lambda tail: b"SPE1" + tail),
    st.binary(max_size=200).map(lambda tail: b"SPE1\x00\x00\x00\x02{}" + tail),
)
HEADER_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=80)


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=JUNK, signature=HEADER_TEXT, given_input=HEADER_TEXT, digest=HEADER_TEXT, signed=st.booleans())
def test_no_bytes_make_the_door_fall_over(
    client: Client, other: OtherNode, raw: bytes, signature: str, given_input: str, digest: str, signed: bool
) -> None:
    junk = {"Signature": signature, "Signature-Input": given_input, "Content-Digest": digest}
    response = post(client, raw, other.headers_for(raw) if signed else junk)
    assert 400 <= response.status_code < 500
    assert json.loads(response.content)["code"]


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 5000), byte=st.integers(1, 255))
def test_no_changed_byte_of_a_true_envelope_gets_in(client: Client, other: OtherNode, position: int, byte: int) -> None:
    raw = bytearray(other.seal(body=b"one"))
    raw[position % len(raw)] ^= byte
    response = post(client, bytes(raw), other.headers_for(bytes(raw)))
    assert response.status_code in (400, 403)
    assert effects() == []
