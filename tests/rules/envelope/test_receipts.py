"""Receipts."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import canonical
from passage.rules.envelope import BadReceipt, Receipt, ReceiptFault, ReceiptStage, read_receipt, sign_receipt, verify_receipt
from tests.rules.envelope.samples import SENDER, a_header
from tests.rules.envelope.test_sealed import STRANGER


def a_receipt(**changes: Any) -> Receipt:
    values: dict[str, Any] = {
        "stage": ReceiptStage.RECEIVED,
        "message": a_header().id,
        "envelope": "ab" * 32,
        "node": "kh",
        "at": "2026-11-24T06:00:05Z",
        "reason": "",
        "log_index": 41,
        "log_root": "cd" * 32,
    }
    return Receipt(**{**values, **changes})


SIGNED = sign_receipt(a_receipt(), SENDER)


def fault(raw: bytes) -> ReceiptFault:
    with pytest.raises(BadReceipt) as refused:
        verify_receipt(raw, SENDER.public())
    return refused.value.code


@pytest.mark.parametrize("stage", list(ReceiptStage))
def test_a_receipt_of_every_stage_verifies(stage):
    receipt = a_receipt(stage=stage, reason="not_our_area" if stage is ReceiptStage.REFUSED else "")
    assert verify_receipt(sign_receipt(receipt, SENDER), SENDER.public()) == receipt


def test_a_receipt_has_these_exact_bytes_under_its_signature():
    assert a_receipt().to_bytes() == (
        b'{"at":"2026-11-24T06:00:05Z","envelope":"' + b"ab" * 32 + b'","log_index":41,"log_root":"' + b"cd" * 32 + b'",'
        b'"message":"' + a_header().id.encode() + b'","node":"kh","reason":"","stage":"received","v":1}'
    )
    assert a_receipt().to_bytes() in SIGNED


def test_the_same_receipt_signed_again_has_the_same_bytes():
    assert sign_receipt(a_receipt(), SENDER) == SIGNED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"stage": "received"}, ReceiptFault.MALFORMED),
        ({"message": "1"}, ReceiptFault.MALFORMED),
        ({"envelope": ""}, ReceiptFault.MALFORMED),
        ({"node": ""}, ReceiptFault.MALFORMED),
        ({"at": "now"}, ReceiptFault.MALFORMED),
        ({"log_index": -1}, ReceiptFault.MALFORMED),
        ({"log_index": True}, ReceiptFault.MALFORMED),
        ({"log_root": "00"}, ReceiptFault.MALFORMED),
        ({"stage": ReceiptStage.REFUSED, "reason": "Words about a person."}, ReceiptFault.MALFORMED),
        ({"stage": ReceiptStage.REFUSED}, ReceiptFault.NO_REASON),
        ({"reason": "late"}, ReceiptFault.NEEDLESS_REASON),
    ],
)
def test_a_receipt_that_cannot_be_is_refused_with_its_reason(changes, code):
    with pytest.raises(BadReceipt) as refused:
        a_receipt(**changes)
    assert refused.value.code == code


def test_a_receipt_says_whose_key_to_look_up_before_it_is_trusted():
    assert read_receipt(SIGNED) == (a_receipt(), SENDER.id)


def test_a_receipt_signed_by_another_key_does_not_stand():
    assert fault(sign_receipt(a_receipt(), STRANGER)) == ReceiptFault.BAD_SIGNATURE


def test_a_receipt_whose_stage_was_changed_does_not_stand():
    assert fault(SIGNED.replace(b'"received"', b'"accepted"')) == ReceiptFault.BAD_SIGNATURE


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        SIGNED + b"\n",
        canonical({**json.loads(SIGNED), "more": 1}),
        canonical({"receipt": [], "signature": {}}),
        canonical({"receipt": {}, "signature": {"alg": "none", "key": "0" * 16, "sig": ""}}),
        canonical({"receipt": {**json.loads(a_receipt().to_bytes()), "v": 2}, "signature": json.loads(SIGNED)["signature"]}),
        canonical({"receipt": {**json.loads(a_receipt().to_bytes()), "stage": {}}, "signature": json.loads(SIGNED)["signature"]}),
        canonical({"receipt": json.loads(a_receipt().to_bytes()), "signature": {"alg": "ed25519", "key": "0" * 16, "sig": 7}}),
    ],
)
def test_bytes_that_are_no_receipt_are_refused(raw):
    assert fault(raw) == ReceiptFault.MALFORMED


@given(st.data())
def test_a_receipt_with_any_bit_changed_does_not_stand(data):
    raw = bytearray(SIGNED)
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    assert fault(bytes(raw)) in ReceiptFault


@given(st.binary(max_size=300))
def test_noise_is_no_receipt(noise):
    assert fault(noise) == ReceiptFault.MALFORMED


@given(
    st.sampled_from(sorted(json.loads(a_receipt().to_bytes()))),
    st.none() | st.booleans() | st.integers(0, 9) | st.just([]) | st.just({}),
)
def test_any_value_in_any_field_is_refused_and_not_a_crash(field, value):
    signed = json.loads(SIGNED)
    if signed["receipt"][field] == value and type(signed["receipt"][field]) is type(value):
        return
    signed["receipt"][field] = value
    assert fault(canonical(signed)) in ReceiptFault


def test_a_receipt_cannot_be_changed_afterwards():
    assert replace(a_receipt(), log_index=7) != a_receipt()
    with pytest.raises(AttributeError):
        a_receipt().node = "la"  # type: ignore[misc]
