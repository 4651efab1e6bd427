"""HPKE keys: against the drafts' vectors, an independent library, and the construction written out by hand."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from passage.rules.keys import BadKey, CannotOpen, SealingKey, SealingPublicKey, Suite
from tests.examples import at_most
from tests.rules.keys import oracle

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "x_wing.json").read_text("utf-8"))["vectors"]
BOTH = pytest.mark.parametrize("suite", list(Suite))
KEYS = {suite: SealingKey.from_bytes(suite, bytes(range(suite.private_length))) for suite in Suite}


@pytest.mark.parametrize("vector", VECTORS)
def test_an_x_wing_public_key_is_that_of_the_draft(vector):
    private = hashlib.shake_256(bytes.fromhex(vector["seed"])).digest(96)
    assert SealingKey.from_bytes(Suite.XWING, private).public().to_bytes().hex() == vector["pk"]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_oracle_decapsulates_as_the_draft_does(vector):
    private = hashlib.shake_256(bytes.fromhex(vector["seed"])).digest(96)
    assert oracle.xwing_decapsulate(private, bytes.fromhex(vector["ct"])).hex() == vector["ss"]


@given(st.binary(max_size=300), st.binary(max_size=80))
@at_most(25)
def test_what_we_seal_with_x_wing_opens_by_the_construction_written_out(body, info):
    key = KEYS[Suite.XWING]
    sealed = key.public().seal(body, info)
    shared = oracle.xwing_decapsulate(key.to_bytes(), sealed[:1120])
    assert oracle.open_with(oracle.XWING_KEM, shared, info, sealed[1120:]) == body


@given(st.binary(max_size=300), st.binary(max_size=80))
@at_most(25)
def test_what_we_seal_with_x25519_opens_by_the_construction_written_out(body, info):
    key = KEYS[Suite.X25519]
    sealed = key.public().seal(body, info)
    shared = oracle.x25519_decapsulate(key.to_bytes(), sealed[:32])
    assert oracle.open_with(oracle.X25519_KEM, shared, info, sealed[32:]) == body


def _other_library() -> CipherSuite:
    return CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)


def test_another_library_opens_what_we_seal():
    key = KEYS[Suite.X25519]
    sealed = key.public().seal(b"body", b"info")
    theirs = KEMKey.from_pyca_cryptography_key(key._private())
    assert _other_library().create_recipient_context(sealed[:32], theirs, info=b"info").open(sealed[32:]) == b"body"


def test_we_open_what_another_library_seals():
    key = KEYS[Suite.X25519]
    theirs = KEMKey.from_pyca_cryptography_key(key._private().public_key())
    encapsulated, sender = _other_library().create_sender_context(theirs, info=b"info")
    assert key.open(encapsulated + sender.seal(b"body"), b"info") == b"body"


@BOTH
def test_the_sealed_text_is_longer_by_the_overhead(suite):
    assert len(KEYS[suite].public().seal(bytes(100), b"")) == 100 + suite.overhead


@BOTH
def test_another_context_does_not_open(suite):
    with pytest.raises(CannotOpen):
        KEYS[suite].open(KEYS[suite].public().seal(b"body", b"one"), b"two")


@BOTH
def test_another_key_does_not_open(suite):
    with pytest.raises(CannotOpen):
        SealingKey.generate(suite).open(KEYS[suite].public().seal(b"body", b""), b"")


@BOTH
@given(data=st.data())
@at_most(60)
def test_any_changed_bit_or_cut_does_not_open(suite, data):
    sealed = bytearray(KEYS[suite].public().seal(b"body", b""))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    end = data.draw(st.integers(0, len(sealed) - 1))
    cut = bytes(sealed[:end])
    sealed[bit // 8] ^= 1 << bit % 8
    for broken in (bytes(sealed), cut):
        with pytest.raises(CannotOpen):
            KEYS[suite].open(broken, b"")


@BOTH
@given(noise=st.binary(max_size=1500))
@at_most(60)
def test_noise_does_not_open_and_is_not_a_crash(suite, noise):
    with pytest.raises(CannotOpen):
        KEYS[suite].open(noise, b"")


@BOTH
def test_a_key_survives_its_bytes(suite):
    key = SealingKey.generate(suite)
    again = SealingKey.from_bytes(suite, key.to_bytes())
    public = SealingPublicKey.from_bytes(suite, key.public().to_bytes())
    assert again.open(public.seal(b"body", b""), b"") == b"body"
    assert again.id == public.id == hashlib.sha256(public.to_bytes()).hexdigest()[:16]


@BOTH
def test_a_key_of_another_length_is_refused(suite):
    for kind, length in ((SealingKey, suite.private_length), (SealingPublicKey, suite.public_length)):
        with pytest.raises(BadKey) as refused:
            kind.from_bytes(suite, bytes(length + 1))
        assert refused.value.code == "wrong_length"


def test_a_lattice_key_out_of_range_is_refused():
    with pytest.raises(BadKey) as refused:
        SealingPublicKey.from_bytes(Suite.XWING, b"\xff" * Suite.XWING.public_length)
    assert refused.value.code == "not_a_key"


@BOTH
def test_a_key_with_which_nobody_can_agree_a_secret_seals_nothing(suite):
    with pytest.raises(BadKey) as refused:
        SealingPublicKey.from_bytes(suite, bytes(suite.public_length)).seal(b"body", b"")
    assert refused.value.code == "not_a_key"


@BOTH
def test_a_private_key_is_never_printed(suite):
    assert repr(KEYS[suite]) == f"SealingKey({suite.name}, {KEYS[suite].id})"
