"""Sealing and opening: what is sealed opens, and nothing else does."""

import base64
import hashlib
import json
import struct
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from passage.rules.chain import canonical
from passage.rules.envelope import (
    LARGEST_BODY,
    LARGEST_ENVELOPE,
    BadEnvelope,
    Header,
    NoSuchKey,
    NoSuchKeyReason,
    Refusal,
    SealingKey,
    SigningKey,
    Suite,
    body_hash,
    bucket_for,
    envelope_hash,
    read_header,
    seal,
)
from passage.rules.envelope.receipts import DOMAIN as RECEIPT_DOMAIN
from passage.rules.envelope.sealed import DOMAIN, MAGIC, _info, split
from passage.rules.envelope.signatures import write_signatures
from tests.examples import at_most
from tests.rules.envelope.samples import BODY, KEYS, NOW, RECIPIENT, SENDER, SKEW, a_header, an_envelope, opened, vouched

BOTH = pytest.mark.parametrize("suite", list(Suite))
SEALED = {suite: an_envelope(suite=suite) for suite in Suite}
SECOND = timedelta(seconds=1)
STRANGER = SigningKey.from_bytes(bytes(range(1, 33)))


def refusal(raw: bytes, **changes) -> Refusal:
    with pytest.raises(BadEnvelope) as refused:
        opened(raw, **changes)
    return refused.value.code


def joined(header: bytes, ciphertext: bytes, signatures: bytes) -> bytes:
    return MAGIC + b"".join(struct.pack(">I", len(part)) + part for part in (header, ciphertext, signatures))


def signed_again(header: bytes, ciphertext: bytes, by: SigningKey = SENDER) -> bytes:
    """What a thief of the sender's key can make: any header and ciphertext under a signature that holds."""
    signed = hashlib.sha256(header).digest() + hashlib.sha256(ciphertext).digest()
    return joined(header, ciphertext, write_signatures(by.id, by.sign(DOMAIN, signed)))


@BOTH
@given(st.binary(max_size=3000))
@at_most(30)
def test_what_is_sealed_opens_to_the_same_bytes(suite, body):
    raw = an_envelope(body, suite)
    result = opened(raw)
    assert result.body == body
    assert result.header == read_header(raw) == a_header(suite=suite, bucket=bucket_for(len(body)))
    assert result.hash == envelope_hash(raw) == hashlib.sha256(raw).hexdigest()


@BOTH
@pytest.mark.parametrize("length", [0, 1023, 1024, 65535, 65536, LARGEST_BODY])
def test_the_size_on_the_wire_depends_on_the_bucket_alone(suite, length):
    raw = an_envelope(bytes(length), suite)
    assert opened(raw).body == bytes(length)
    assert len(split(raw).ciphertext) == bucket_for(length) + suite.overhead
    assert len(raw) <= LARGEST_ENVELOPE


def test_two_bodies_in_one_bucket_cannot_be_told_apart_by_length():
    assert len(an_envelope(b"yes")) == len(an_envelope(b"no, and here is at some length why not"))


def test_the_body_is_readable_nowhere_in_the_envelope():
    assert BODY not in SEALED[Suite.XWING]
    assert "ធារី".encode() not in SEALED[Suite.XWING]


def test_the_hash_of_a_preview_is_that_of_what_is_opened():
    assert body_hash(opened(SEALED[Suite.XWING]).body) == body_hash(BODY) == hashlib.sha256(BODY).hexdigest()


@BOTH
@given(data=st.data())
@at_most(150)
def test_an_envelope_with_any_bit_changed_is_refused(suite, data):
    raw = bytearray(SEALED[suite])
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    assert refusal(bytes(raw)) in Refusal


def test_an_envelope_with_any_bit_of_header_or_frame_changed_is_refused():
    raw = SEALED[Suite.X25519]
    parts = split(raw)
    end_of_header = len(MAGIC) + 4 + len(parts.header) + 4
    for bit in [*range(end_of_header * 8), *range((len(raw) - len(parts.signatures) - 4) * 8, len(raw) * 8)]:
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        assert refusal(bytes(changed)) in Refusal


@BOTH
@given(data=st.data())
@at_most(60)
def test_an_envelope_cut_or_lengthened_is_refused(suite, data):
    raw = SEALED[suite]
    assert refusal(raw[: data.draw(st.integers(0, len(raw) - 1))]) == Refusal.MALFORMED
    assert refusal(raw + data.draw(st.binary(min_size=1, max_size=20))) == Refusal.MALFORMED


@given(st.binary(max_size=400))
@example(b"")
@example(MAGIC)
@example(MAGIC + b"\xff\xff\xff\xff")
@example(MAGIC + bytes(12))
def test_noise_is_refused(noise):
    for raw in (noise, MAGIC + noise):
        assert refusal(raw) in {Refusal.MALFORMED, Refusal.TOO_LARGE}
        with pytest.raises(BadEnvelope):
            read_header(raw)


@given(st.binary(max_size=100), st.binary(max_size=100), st.binary(max_size=100))
def test_noise_in_a_proper_frame_is_refused(header, ciphertext, signatures):
    assert refusal(joined(header, ciphertext, signatures)) in Refusal
    assert refusal(joined(a_header().to_bytes(), ciphertext, signatures)) in {Refusal.MALFORMED, Refusal.BAD_SIGNATURE}
    assert refusal(joined(header, ciphertext, split(SEALED[Suite.XWING]).signatures)) in Refusal


def test_an_envelope_above_the_limit_is_refused_before_it_is_read():
    assert refusal(bytes(LARGEST_ENVELOPE + 1)) == Refusal.TOO_LARGE


@BOTH
def test_a_ciphertext_moved_under_another_header_does_not_open_even_with_a_signature_that_holds(suite):
    parts = split(SEALED[suite])
    other = a_header(suite=suite, purpose="wage_claim").to_bytes()
    assert refusal(signed_again(other, parts.ciphertext)) == Refusal.CANNOT_OPEN


def test_another_spelling_of_the_header_is_refused_even_with_a_signature_that_holds():
    parts = split(SEALED[Suite.XWING])
    assert refusal(signed_again(parts.header.replace(b'":1,', b'": 1,', 1), parts.ciphertext)) == Refusal.MALFORMED


def test_a_stranger_who_signs_in_the_senders_name_is_refused():
    parts = split(SEALED[Suite.XWING])
    assert refusal(signed_again(parts.header, parts.ciphertext, STRANGER)) == Refusal.BAD_SIGNATURE


def test_a_signature_of_a_receipt_does_not_pass_for_one_of_an_envelope():
    parts = split(SEALED[Suite.XWING])
    signed = hashlib.sha256(parts.header).digest() + hashlib.sha256(parts.ciphertext).digest()
    raw = joined(parts.header, parts.ciphertext, write_signatures(SENDER.id, SENDER.sign(RECEIPT_DOMAIN, signed)))
    assert refusal(raw) == Refusal.BAD_SIGNATURE


def test_an_unknown_sender_is_refused():
    assert refusal(an_envelope(sender="xx")) == Refusal.UNKNOWN_SENDER


def test_a_key_the_register_no_longer_trusts_is_refused():
    def distrusting(header: Header):
        raise NoSuchKey(NoSuchKeyReason.KEY_NOT_TRUSTED)

    assert refusal(SEALED[Suite.XWING], verify_key_of=distrusting) == Refusal.KEY_NOT_TRUSTED


def test_a_register_that_finds_nothing_means_an_unknown_key():
    assert refusal(SEALED[Suite.XWING], verify_key_of=lambda header: {}[header.sender]) == Refusal.UNKNOWN_KEY


def test_a_key_other_than_the_header_names_is_not_used():
    assert refusal(SEALED[Suite.XWING], verify_key_of=lambda header: STRANGER.public()) == Refusal.UNKNOWN_KEY


def test_an_envelope_for_another_node_is_refused():
    assert refusal(SEALED[Suite.XWING], recipient="la") == Refusal.WRONG_RECIPIENT


def test_a_downgrade_to_a_suite_that_is_not_allowed_is_refused():
    assert refusal(SEALED[Suite.X25519], suites=(Suite.XWING,)) == Refusal.SUITE_NOT_ALLOWED


def test_a_kind_this_node_does_not_know_is_refused_only_after_the_signature_held():
    assert refusal(SEALED[Suite.XWING], kinds={"referral/1"}) == Refusal.UNKNOWN_KIND
    assert opened(SEALED[Suite.XWING], kinds={"tracing_request/1"}).body == BODY
    parts = split(SEALED[Suite.XWING])
    forged = signed_again(parts.header, parts.ciphertext, STRANGER)
    assert refusal(forged, kinds={"referral/1"}) == Refusal.BAD_SIGNATURE


def test_it_opens_from_its_creation_to_its_end_within_the_allowed_skew_and_not_a_second_beyond():
    raw = SEALED[Suite.XWING]
    end = NOW + timedelta(days=14)
    assert opened(raw, now=NOW - SKEW).body == BODY
    assert refusal(raw, now=NOW - SKEW - SECOND) == Refusal.NOT_YET_VALID
    assert opened(raw, now=end + SKEW).body == BODY
    assert refusal(raw, now=end + SKEW + SECOND) == Refusal.EXPIRED


def test_a_sealing_key_that_was_destroyed_opens_nothing():
    assert refusal(SEALED[Suite.XWING], keys={}) == Refusal.UNKNOWN_RECIPIENT_KEY


def test_a_key_of_another_suite_under_the_same_id_opens_nothing():
    keys = {RECIPIENT[Suite.XWING].id: RECIPIENT[Suite.X25519]}
    assert refusal(SEALED[Suite.XWING], keys=keys) == Refusal.UNKNOWN_RECIPIENT_KEY


def test_another_key_under_the_same_id_opens_nothing():
    keys = {RECIPIENT[Suite.XWING].id: SealingKey.generate(Suite.XWING)}
    assert refusal(SEALED[Suite.XWING], keys=keys) == Refusal.CANNOT_OPEN


def test_a_body_padded_another_way_is_refused():
    header = a_header().to_bytes()
    for padded in (bytes(1024), BODY, (BODY + b"\x80").ljust(4096, b"\x00")):
        ciphertext = RECIPIENT[Suite.XWING].public().seal(padded, _info(header))
        assert refusal(signed_again(header, ciphertext)) == Refusal.BAD_PADDING


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (a_header(bucket=4096), Refusal.WRONG_BUCKET),
        (a_header(suite=Suite.X25519), Refusal.WRONG_KEY),
        (a_header(recipient_key="0" * 16), Refusal.WRONG_KEY),
        (a_header(sender_key="0" * 16), Refusal.WRONG_KEY),
    ],
)
def test_nothing_is_sealed_under_a_header_that_says_something_else(header, code):
    with pytest.raises(BadEnvelope) as refused:
        seal(header=header, body=BODY, to=RECIPIENT[Suite.XWING].public(), by=SENDER)
    assert refused.value.code == code


def test_a_body_above_the_limit_is_not_sealed():
    with pytest.raises(BadEnvelope) as refused:
        seal(header=a_header(), body=bytes(LARGEST_BODY + 1), to=RECIPIENT[Suite.XWING].public(), by=SENDER)
    assert refused.value.code == Refusal.TOO_LARGE


def entry(alg: str = "ed25519", key: str = SENDER.id, length: int = 64, **more: object) -> dict[str, object]:
    return {"alg": alg, "key": key, "sig": base64.b64encode(bytes(length)).decode(), **more}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([], Refusal.MALFORMED),
        ([entry(length=63)], Refusal.MALFORMED),
        ([entry(alg="none")], Refusal.MALFORMED),
        ([entry(key="short")], Refusal.MALFORMED),
        ([entry(more=1)], Refusal.MALFORMED),
        ([entry(), entry()], Refusal.MALFORMED),
        ([["ed25519"]], Refusal.MALFORMED),
        ([entry(alg="ml-dsa-65", length=3309)], Refusal.BAD_SIGNATURE),
        ([entry(key="0" * 16)], Refusal.BAD_SIGNATURE),
        ([entry()], Refusal.BAD_SIGNATURE),
    ],
)
def test_a_signature_set_without_the_senders_signature_first_is_refused(entries, code):
    parts = split(SEALED[Suite.XWING])
    assert refusal(joined(parts.header, parts.ciphertext, canonical(entries))) == code


def test_a_second_signature_of_a_later_algorithm_is_carried_and_does_not_hinder():
    parts = split(SEALED[Suite.XWING])
    entries = [*json.loads(parts.signatures), entry(alg="ml-dsa-65", length=3309)]
    raw = joined(parts.header, parts.ciphertext, canonical(entries))
    assert opened(raw).body == BODY
    assert envelope_hash(raw) != envelope_hash(SEALED[Suite.XWING])


def test_sealing_twice_gives_other_bytes_so_a_retry_must_send_what_was_stored():
    assert an_envelope() != an_envelope()


def test_the_register_of_these_tests_knows_the_sender():
    assert vouched(a_header()) == SENDER.public()
    assert set(KEYS) == {key.id for key in RECIPIENT.values()}
