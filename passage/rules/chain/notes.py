"""Checkpoints of a log as signed notes, which peers cosign (C2SP: tlog-checkpoint, signed-note, tlog-cosignature)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from passage.rules.chain.spelling import decode, encode
from passage.rules.keys import BadSignature, SigningKey, VerifyKey

NOTE_LIMIT = 65536
_ED25519, _COSIGNATURE = b"\x01", b"\x04"
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,128}\Z")
_LARGEST = 2**63 - 1


class BadNote(Exception):
    """The note or checkpoint is not well-formed, or nobody asked for signed it; `code` says which.

    `malformed`, `no_such_signature` (nobody of that name and key signed), `bad_signature`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Checkpoint:
    """A log at one size. `origin`: its name; `root`: 32 bytes."""

    origin: str
    size: int
    root: bytes


def checkpoint(origin: str, size: int, root: bytes) -> bytes:
    """The text of a checkpoint: origin, size in decimal, root in base64, a line each. Raises ValueError."""
    if not origin or any(ord(letter) < 0x20 or ord(letter) == 0x7F for letter in origin):
        raise ValueError("the origin is one line of text")
    if not 0 <= size <= _LARGEST or len(root) != 32:
        raise ValueError("a checkpoint has a size from 0 and a root of 32 bytes")
    return f"{origin}\n{size}\n{encode(root)}\n".encode()


def read_checkpoint(text: bytes) -> Checkpoint:
    """Read the text of a checkpoint; further lines are allowed and not read. Raises `BadNote("malformed")`."""
    lines = _decoded(text).split("\n")
    if len(lines) < 4 or lines[-1] or not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
        raise BadNote("malformed")
    root = decode(lines[2])
    if not lines[0] or root is None or len(root) != 32 or int(lines[1]) > _LARGEST:
        raise BadNote("malformed")
    return Checkpoint(lines[0], int(lines[1]), root)


def sign_note(text: bytes, name: str, by: SigningKey) -> bytes:
    """`text` (ending in a newline) with an Ed25519 signature line under `name`. Raises ValueError for another text or name."""
    _require_text(text, name)
    return text + b"\n" + _line(name, _ED25519, by.public(), by.sign_text(text))


def cosign(note: bytes, name: str, by: SigningKey, at: int) -> bytes:
    """The note with one more line: `name` saw it at `at` (seconds since 1970), consistent with the one before."""
    text, lines = _cut(note)
    _require_text(text, name)
    signature = at.to_bytes(8, "big") + by.sign_text(_witnessed(text, at))
    return text + b"\n" + b"".join(line + b"\n" for line in lines) + _line(name, _COSIGNATURE, by.public(), signature)


def verify_note(note: bytes, name: str, key: VerifyKey) -> bytes:
    """The text, if `key` signed it under `name`; lines of others are not judged. Raises `BadNote`."""
    text, lines = _cut(note)
    _check(key, text, _signature(lines, name, _ED25519, key, 64))
    return text


def verify_cosignature(note: bytes, name: str, key: VerifyKey) -> int:
    """When `name` cosigned the note, in seconds since 1970. Raises `BadNote`."""
    text, lines = _cut(note)
    stamped = _signature(lines, name, _COSIGNATURE, key, 72)
    at = int.from_bytes(stamped[:8], "big")
    _check(key, _witnessed(text, at), stamped[8:])
    return at


def _witnessed(text: bytes, at: int) -> bytes:
    return b"cosignature/v1\ntime " + str(at).encode("ascii") + b"\n" + text


def _check(key: VerifyKey, text: bytes, signature: bytes) -> None:
    try:
        key.verify_text(text, signature)
    except BadSignature as error:
        raise BadNote("bad_signature") from error


def _key_hash(name: str, algorithm: bytes, key: VerifyKey) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + algorithm + key.to_bytes()).digest()[:4]


def _line(name: str, algorithm: bytes, key: VerifyKey, signature: bytes) -> bytes:
    return f"— {name} {encode(_key_hash(name, algorithm, key) + signature)}\n".encode()


def _signature(lines: list[bytes], name: str, algorithm: bytes, key: VerifyKey, length: int) -> bytes:
    wanted = _key_hash(name, algorithm, key)
    for line in lines:
        value = decode(line.decode().rpartition(" ")[2])
        if line.startswith(f"— {name} ".encode()) and value is not None and value[:4] == wanted and len(value) == 4 + length:
            return value[4:]
    raise BadNote("no_such_signature")


def _cut(note: bytes) -> tuple[bytes, list[bytes]]:
    """The text up to and with its last newline, and the signature lines without theirs."""
    _decoded(note)
    text, blank, signatures = note.rpartition(b"\n\n")
    lines = signatures.split(b"\n")
    if len(note) > NOTE_LIMIT or not blank or not text or lines.pop() or not lines or len(lines) > 16:
        raise BadNote("malformed")
    if not all(re.fullmatch(r"— [^\s+]{1,128} [A-Za-z0-9+/]+={0,2}", line.decode()) for line in lines):
        raise BadNote("malformed")
    return text + b"\n", lines


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadNote("malformed") from error
    if any(ord(letter) < 0x20 and letter != "\n" for letter in text):
        raise BadNote("malformed")
    return text


def _require_text(text: bytes, name: str) -> None:
    if not _NAME.match(name):
        raise ValueError("a note is signed under a name without spaces or plus signs")
    try:
        _decoded(text)
    except BadNote as error:
        raise ValueError("a note is text without control characters") from error
    if not text.endswith(b"\n") or b"\n\n" in text:
        raise ValueError("a note ends in a newline and has no empty line")
