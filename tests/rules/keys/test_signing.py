"""Ed25519 keys under named domains."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.keys import BadKey, BadSignature, SigningKey, VerifyKey

# RFC 8032, section 7.1, test 2.
RFC_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
RFC_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_a_text_is_signed_as_rfc_8032_says():
    key = SigningKey.from_bytes(RFC_PRIVATE)
    assert key.public().to_bytes() == RFC_PUBLIC
    assert key.sign_text(b"\x72") == RFC_SIGNATURE


@given(st.binary(max_size=200))
def test_a_signature_holds_for_its_own_message_and_domain(message):
    key = SigningKey.from_bytes(RFC_PRIVATE)
    key.public().verify("test/1", message, key.sign("test/1", message))


@given(st.binary(max_size=64), st.integers(0, 511))
def test_a_changed_bit_in_the_signature_is_noticed(message, bit):
    key = SigningKey.from_bytes(RFC_PRIVATE)
    signature = bytearray(key.sign("test/1", message))
    signature[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BadSignature):
        key.public().verify("test/1", message, bytes(signature))


def test_a_signature_of_one_domain_never_passes_for_another():
    key = SigningKey.generate()
    signature = key.sign("receipt/1", b"message")
    with pytest.raises(BadSignature):
        key.public().verify("envelope/1", b"message", signature)


def test_domain_and_message_cannot_be_shifted_against_each_other():
    key = SigningKey.generate()
    with pytest.raises(BadSignature):
        key.public().verify("a", b"b/message", key.sign("a/b", b"/message"))


def test_a_text_signature_never_passes_for_a_domain_signature():
    key = SigningKey.generate()
    with pytest.raises(ValueError, match="zero byte"):
        key.sign_text(b"safe-passage-signature\x00envelope/1\x00message")
    with pytest.raises(BadSignature):
        key.public().verify_text(b"safe-passage-signature\x00envelope/1\x00x", key.sign("envelope/1", b"x"))


@pytest.mark.parametrize("domain", ["", "Has Capitals", "zero\x00byte", "/begins-with-slash", "a" * 65])
def test_a_signature_without_a_proper_domain_is_refused(domain):
    with pytest.raises(ValueError, match="domain"):
        SigningKey.generate().sign(domain, b"message")


@pytest.mark.parametrize("signature", [b"", b"x", bytes(63), bytes(64), bytes(65)])
def test_bytes_that_are_no_signature_are_refused_and_not_a_crash(signature):
    with pytest.raises(BadSignature):
        SigningKey.generate().public().verify("test/1", b"", signature)


def test_the_id_is_the_beginning_of_the_hash_of_the_public_key():
    key = SigningKey.generate()
    assert key.id == key.public().id == hashlib.sha256(key.public().to_bytes()).hexdigest()[:16]


def test_a_key_survives_its_bytes():
    key = SigningKey.generate()
    assert SigningKey.from_bytes(key.to_bytes()).public() == key.public()
    assert VerifyKey.from_bytes(key.public().to_bytes()) == key.public()


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length):
    for kind in (SigningKey, VerifyKey):
        with pytest.raises(BadKey) as refused:
            kind.from_bytes(bytes(length))
        assert refused.value.code == "wrong_length"


def test_a_private_key_is_never_printed():
    key = SigningKey.from_bytes(RFC_PRIVATE)
    assert key.id in repr(key)
    assert RFC_PRIVATE.hex() not in repr(key)
    assert repr(RFC_PRIVATE)[2:-1] not in repr(key)
