"""The published bytes: what another team builds against stays what it is."""

import json

import pytest

from passage.rules.chain.spelling import decode
from passage.rules.consent import Consent
from passage.rules.envelope import (
    BadEnvelope,
    SealingKey,
    SigningKey,
    Suite,
    check_transport,
    envelope_hash,
    read_header,
    verify_receipt,
)
from passage.rules.register import unbundle, verify
from tests.rules.envelope.samples import NOW, opened
from tests.vectors.make import PATH, fixed, keys

VECTORS = json.loads(PATH.read_text("utf-8"))
SENDER = SigningKey.from_bytes(bytes.fromhex(VECTORS["keys"]["sender"]["private"])).public()
BOTH = pytest.mark.parametrize("suite", list(Suite))


def stored(suite: Suite) -> bytes:
    raw = decode(VECTORS["envelopes"][suite.value]["raw"])
    assert raw is not None
    return raw


def key_of(suite: Suite) -> SealingKey:
    return SealingKey.from_bytes(suite, bytes.fromhex(VECTORS["keys"]["recipient"][suite.value]["private"]))


@BOTH
def test_a_stored_envelope_opens_with_the_stored_keys(suite):
    result = opened(stored(suite), keys={key_of(suite).id: key_of(suite)}, verify_key_of=lambda header: SENDER)
    assert result.body == decode(VECTORS["envelopes"][suite.value]["body"])
    assert result.hash == envelope_hash(stored(suite)) == VECTORS["envelopes"][suite.value]["hash"]


@BOTH
def test_the_header_of_a_stored_envelope_is_the_published_one(suite):
    assert read_header(stored(suite)).to_bytes().decode() == VECTORS["fixed"]["headers"][suite.value]


@BOTH
def test_a_stored_envelope_with_its_last_byte_of_ciphertext_changed_is_refused(suite):
    raw = bytearray(stored(suite))
    raw[len(raw) - 200] ^= 1
    with pytest.raises(BadEnvelope):
        opened(bytes(raw), keys={key_of(suite).id: key_of(suite)}, verify_key_of=lambda header: SENDER)


def test_what_can_be_made_again_has_the_published_bytes():
    assert fixed() == VECTORS["fixed"]
    assert keys() == VECTORS["keys"]


def test_the_published_receipt_request_consent_and_register_hold():
    published = VECTORS["fixed"]
    assert verify_receipt(published["receipt"].encode(), SENDER).node == "kh"
    request = published["transport"]
    body = decode(request["body"])
    assert body is not None
    found = check_transport(request["method"], request["url"], request["headers"], body, lambda node, key_id: SENDER, NOW)
    assert found == "th"
    assert Consent.from_statement(published["consent"]["statement"].encode()).hash() == published["consent"]["hash"]
    raw = decode(published["register"]["bundle"])
    assert raw is not None
    document, signatures = unbundle(raw)
    assert verify(document, signatures, None).hash == published["register"]["hash"]
