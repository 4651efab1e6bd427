"""The node's own keys, read from a file beside the database and never from it."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from passage.rules.envelope import SealingKey, SigningKey, Suite

Stamp = tuple[int, int, int]


class BadKeyring(Exception):
    """The keyring cannot be used; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, repr=False)
class Keyring:
    """All secrets of one node.

    `epochs`: wrapping keys of persons' keys by epoch, 32 bytes each; `epoch` names the one that wraps now.
    `pepper`: mixed into the worker's number. `index`: keys the match keys. `session`: signs cookies.
    `signing`: Ed25519. `sealing`: HPKE private keys by key id, one for each suite, older ones kept while they overlap.
    `stamp`: which state of the file it was read from; None for one that was never in a file.
    """

    node: str
    epoch: str
    epochs: Mapping[str, bytes]
    pepper: bytes
    index: bytes
    session: bytes
    signing: SigningKey
    sealing: Mapping[str, tuple[Suite, SealingKey]]
    stamp: Stamp | None = field(default=None, compare=False)

    def sealing_keys(self) -> dict[str, SealingKey]:
        return {key_id: key for key_id, (_, key) in self.sealing.items()}

    def newest_sealing(self) -> dict[Suite, SealingKey]:
        return {suite: key for suite, key in self.sealing.values()}

    def with_new_epoch(self) -> Keyring:
        """A keyring in which a fresh key wraps; the old ones are still there."""
        name = f"{int(self.epoch) + 1:04d}"
        return replace(self, epoch=name, epochs={**self.epochs, name: secrets.token_bytes(32)})

    def with_only_current_epoch(self) -> Keyring:
        """A keyring that has forgotten every older wrapping key: what only they opened is erased."""
        return replace(self, epochs={self.epoch: self.epochs[self.epoch]})


def generate(node: str) -> Keyring:
    """Fresh keys for a new node."""
    sealing = {}
    for suite in Suite:
        key = SealingKey.generate(suite)
        sealing[key.public().id] = (suite, key)
    return Keyring(
        node=node,
        epoch="0001",
        epochs={"0001": secrets.token_bytes(32)},
        pepper=secrets.token_bytes(32),
        index=secrets.token_bytes(32),
        session=secrets.token_bytes(50),
        signing=SigningKey.generate(),
        sealing=sealing,
    )


def save(keyring: Keyring, path: Path) -> None:
    """Write the keyring so that only its owner can read it, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".keys-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(_to_json(keyring), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).chmod(0o600)
    Path(temporary).replace(path)


def load(path: Path) -> Keyring:
    """Read the keyring at `path`.

    Raises `BadKeyring` with code `missing`, `readable_by_others` or `unreadable`.
    """
    if not path.is_file():
        raise BadKeyring("missing")
    if path.stat().st_mode & 0o077:
        raise BadKeyring("readable_by_others")
    stamp = _stamp(path)
    try:
        return replace(_from_json(json.loads(path.read_text("utf-8"))), stamp=stamp)
    except (ValueError, KeyError, TypeError) as error:
        raise BadKeyring("unreadable") from error


def renewed(known: Keyring, path: Path) -> Keyring:
    """`known`, with the wrapping keys of the file if a rotation has written it since `known` was read from it.

    A process that went on with the old keyring would wrap new people under a key that is about to be forgotten.
    """
    if known.stamp is None or known.stamp == _stamp(path):
        return known
    fresh = load(path)
    return replace(known, epoch=fresh.epoch, epochs=fresh.epochs, stamp=fresh.stamp)


@contextmanager
def changed_by_one(path: Path) -> Iterator[None]:
    """Only one process at a time changes the keyring at `path`; a second one waits."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _encode(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _to_json(keyring: Keyring) -> dict[str, Any]:
    return {
        "node": keyring.node,
        "epoch": keyring.epoch,
        "epochs": {name: _encode(key) for name, key in keyring.epochs.items()},
        "pepper": _encode(keyring.pepper),
        "index": _encode(keyring.index),
        "session": _encode(keyring.session),
        "signing": _encode(keyring.signing.to_bytes()),
        "sealing": [[str(suite), _encode(key.to_bytes())] for suite, key in keyring.sealing.values()],
    }


def _from_json(values: dict[str, Any]) -> Keyring:
    decode = base64.b64decode
    sealing = {}
    for name, encoded in values["sealing"]:
        suite = Suite(name)
        key = SealingKey.from_bytes(suite, decode(encoded))
        sealing[key.public().id] = (suite, key)
    return Keyring(
        node=values["node"],
        epoch=values["epoch"],
        epochs={name: decode(key) for name, key in values["epochs"].items()},
        pepper=decode(values["pepper"]),
        index=decode(values["index"]),
        session=decode(values["session"]),
        signing=SigningKey.from_bytes(decode(values["signing"])),
        sealing=sealing,
    )
