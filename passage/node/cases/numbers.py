"""The worker's number at rest: a slot under its locator, and an Argon2id verifier that a stolen database cannot test."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings
from django.db import IntegrityError, transaction

from passage.node.cases.errors import CaseRefused, Refusal, VisitRefusal, VisitRefused
from passage.node.cases.models import ReportNumber
from passage.rules import number as rule

if TYPE_CHECKING:
    from passage.node.cases.models import Report

SALT_BYTES = 16
PEPPER_CONTEXT = b"safe-passage/number/1:"
# Tests and nothing else: settings.ARGON2_LIGHT.
LIGHT_KIB, LIGHT_PASSES = 8, 1
# Each hash takes 64 MiB: at most two at once in one process, the others wait their turn.
POOL = threading.BoundedSemaphore(2)
LONGEST_WAIT = 60
LOCATORS_TRIED = 50


@dataclass(frozen=True, repr=False)
class Prepared:
    """A fresh secret with its salt and verifier: the slow part, made before the transaction opens."""

    secret: str
    salt: bytes
    verifier: bytes


def prepare() -> Prepared:
    """Draw a secret and hash it. Raises `VisitRefused` busy when the pool stays full."""
    secret, salt = rule.draw_secret(), secrets.token_bytes(SALT_BYTES)
    return Prepared(secret, salt, hash_secret(secret, salt))


def store(prepared: Prepared, *, report: Report, temporary: bool) -> rule.Number:
    """Put a prepared number in a free slot of a random locator; the number itself is never stored."""
    for _ in range(LOCATORS_TRIED):
        locator = rule.draw_locator()
        used = set(ReportNumber.objects.filter(locator=locator).values_list("slot", flat=True))
        free = next((slot for slot in range(rule.MAX_CANDIDATES) if slot not in used), None)
        if free is None:
            continue
        try:
            with transaction.atomic():
                ReportNumber.objects.create(
                    report=report,
                    locator=locator,
                    slot=free,
                    salt=prepared.salt,
                    verifier=prepared.verifier,
                    temporary=temporary,
                )
        except IntegrityError:
            continue
        return rule.Number(locator=locator, secret=prepared.secret)
    raise CaseRefused(Refusal.NUMBERS_EXHAUSTED)


def find(number: rule.Number) -> ReportNumber | None:
    """The row this number opens. Costs the same work whether the locator is known, the secret wrong, or all of it unknown."""
    rows = list(ReportNumber.objects.filter(locator=number.locator).order_by("slot")[: rule.MAX_CANDIDATES])
    found = None
    for index in range(rule.MAX_CANDIDATES):
        row = rows[index] if index < len(rows) else None
        salt = bytes(row.salt) if row else secrets.token_bytes(SALT_BYTES)
        expected = bytes(row.verifier) if row else secrets.token_bytes(rule.ARGON2_LENGTH)
        if hmac.compare_digest(hash_secret(number.secret, salt), expected):
            found = row
    return found


def hash_secret(secret: str, salt: bytes) -> bytes:
    """Argon2id over HMAC(pepper, secret), 32 bytes."""
    mixed = hmac.new(settings.KEYRING.pepper, PEPPER_CONTEXT + secret.encode("ascii"), hashlib.sha256).digest()
    light = getattr(settings, "ARGON2_LIGHT", False)
    if not POOL.acquire(timeout=LONGEST_WAIT):
        raise VisitRefused(VisitRefusal.BUSY)
    try:
        return hash_secret_raw(
            secret=mixed,
            salt=salt,
            time_cost=LIGHT_PASSES if light else rule.ARGON2_PASSES,
            memory_cost=LIGHT_KIB if light else rule.ARGON2_MEMORY_KIB,
            parallelism=rule.ARGON2_LANES,
            hash_len=rule.ARGON2_LENGTH,
            type=Type.ID,
        )
    finally:
        POOL.release()
