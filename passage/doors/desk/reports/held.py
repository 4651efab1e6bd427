"""A file between the look and the taking: sealed under the node's key, for one hour, for one account."""

from __future__ import annotations

import json
import re
import secrets
import time
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

HOUR = 60 * 60
KEY = re.compile(r"[0-9a-f]{32}\Z")


def _folder() -> Path:
    folder: Path = settings.HOME.path / "held"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _cipher() -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, None, b"safe-passage/held-file/1").derive(settings.KEYRING.session))


def keep(content: bytes, name: str, account: UUID) -> str:
    """Keep a file; returns the key that opens it. Files older than an hour are thrown away first."""
    folder = _folder()
    for old in folder.iterdir():
        if _is_too_old(old):
            old.unlink(missing_ok=True)
    key, nonce = secrets.token_hex(16), secrets.token_bytes(12)
    plain = json.dumps(name).encode() + b"\n" + content
    (folder / key).write_bytes(nonce + _cipher().encrypt(nonce, plain, f"{key}:{account}".encode()))
    return key


def take(key: str, account: UUID) -> tuple[bytes, str] | None:
    """Content and name of a kept file, which is then gone; None when there is none for this account."""
    if not KEY.match(key):
        return None
    path = _folder() / key
    if _is_too_old(path):
        path.unlink(missing_ok=True)
        return None
    try:
        raw = path.read_bytes()
        plain = _cipher().decrypt(raw[:12], raw[12:], f"{key}:{account}".encode())
    except (FileNotFoundError, InvalidTag):
        return None
    path.unlink(missing_ok=True)
    name, content = plain.split(b"\n", 1)
    return content, json.loads(name)


def _is_too_old(path: Path) -> bool:
    """Whether its hour is over, or it is gone already."""
    try:
        return path.stat().st_mtime < time.time() - HOUR
    except FileNotFoundError:
        return True
