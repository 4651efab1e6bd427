"""Checkpoints and signed notes."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.chain import (
    BadNote,
    Checkpoint,
    checkpoint,
    cosign,
    read_checkpoint,
    sign_note,
    verify_cosignature,
    verify_note,
)
from passage.rules.keys import SigningKey, VerifyKey

KEY, PEER = SigningKey.from_bytes(bytes(range(32))), SigningKey.from_bytes(bytes(range(1, 33)))
ROOT = bytes(range(32))
TEXT = checkpoint("th/log", 7, ROOT)

# The example in the documentation of golang.org/x/mod/sumdb/note.
GO_KEY = VerifyKey.from_bytes(base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:])
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()
# The example of C2SP tlog-checkpoint.
C2SP_TEXT = b"example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_a_note_signed_by_the_go_library_verifies():
    assert verify_note(GO_NOTE, "PeterNeumann", GO_KEY).endswith(b"your problem is.\n")


def test_the_checkpoint_of_the_c2sp_example_reads_and_writes_the_same():
    read = read_checkpoint(C2SP_TEXT)
    assert (read.origin, read.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint(read.origin, read.size, read.root) == C2SP_TEXT


@given(st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back(size, root):
    assert read_checkpoint(checkpoint("kh/log", size, root)) == Checkpoint("kh/log", size, root)


def test_a_signed_checkpoint_verifies_by_name_and_key():
    assert verify_note(sign_note(TEXT, "th", KEY), "th", KEY.public()) == TEXT


def test_a_peer_cosigns_and_both_signatures_hold():
    note = cosign(sign_note(TEXT, "th", KEY), "kh", PEER, 1_795_500_000)
    assert verify_note(note, "th", KEY.public()) == TEXT
    assert verify_cosignature(note, "kh", PEER.public()) == 1_795_500_000


def test_a_cosignature_is_no_signature_and_the_reverse():
    note = cosign(sign_note(TEXT, "th", KEY), "kh", PEER, 1)
    for check, name, key in ((verify_note, "kh", PEER), (verify_cosignature, "th", KEY)):
        with pytest.raises(BadNote) as refused:
            check(note, name, key.public())
        assert refused.value.code == "no_such_signature"


def test_a_signature_under_another_name_or_key_is_not_found():
    note = sign_note(TEXT, "th", KEY)
    for name, key in (("kh", KEY), ("th", PEER)):
        with pytest.raises(BadNote) as refused:
            verify_note(note, name, key.public())
        assert refused.value.code == "no_such_signature"


def test_a_changed_checkpoint_is_noticed():
    note = sign_note(TEXT, "th", KEY).replace(b"\n7\n", b"\n8\n")
    with pytest.raises(BadNote) as refused:
        verify_note(note, "th", KEY.public())
    assert refused.value.code == "bad_signature"


def test_a_changed_time_of_a_cosignature_is_noticed():
    note = cosign(sign_note(TEXT, "th", KEY), "kh", PEER, 1_795_500_000)
    lines = note.split(b"\n")
    value = bytearray(base64.b64decode(lines[-2].split(b" ")[2]))
    value[11] ^= 1
    lines[-2] = b" ".join([*lines[-2].split(b" ")[:2], base64.b64encode(value)])
    with pytest.raises(BadNote) as refused:
        verify_cosignature(b"\n".join(lines), "kh", PEER.public())
    assert refused.value.code == "bad_signature"


@pytest.mark.parametrize("text", [b"no newline", b"two\n\nparts\n", b"tab\there\n", b"\xff\n", b"zero\x00\n"])
def test_a_text_that_is_no_note_is_not_signed(text):
    with pytest.raises(ValueError, match="note"):
        sign_note(text, "th", KEY)


@pytest.mark.parametrize("name", ["", "two words", "plus+sign", "line\n"])
def test_a_name_that_is_no_name_is_not_signed_under(name):
    with pytest.raises(ValueError, match="name"):
        sign_note(TEXT, name, KEY)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"th/log\n7\n",
        b"th/log\n07\n" + TEXT.split(b"\n")[2] + b"\n",
        b"th/log\n-1\nAAAA\n",
        b"th/log\n7\nAAAA\n",
        TEXT[:-1],
        b"\n" + TEXT,
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text):
    with pytest.raises(BadNote) as refused:
        read_checkpoint(text)
    assert refused.value.code == "malformed"


@pytest.mark.parametrize(("origin", "size", "root"), [("", 1, ROOT), ("a\nb", 1, ROOT), ("th", -1, ROOT), ("th", 1, b"short")])
def test_a_checkpoint_that_cannot_be_is_not_written(origin, size, root):
    with pytest.raises(ValueError, match=r"origin|checkpoint"):
        checkpoint(origin, size, root)


@given(st.binary(max_size=120) | st.text(max_size=120).map(str.encode))
def test_noise_is_refused_and_not_a_crash(noise):
    for note in (noise, TEXT + b"\n" + noise):
        with pytest.raises(BadNote):
            verify_note(note, "th", KEY.public())
        with pytest.raises(BadNote):
            verify_cosignature(note, "th", KEY.public())
