"""A worker's way back to their own report, by the number and nothing else."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passage.node.audit import actions as audit
from passage.node.audit.traces import ActorKind, Trace
from passage.node.cases import numbers
from passage.node.cases.errors import VisitRefusal, VisitRefused
from passage.node.cases.models import LocatorTries, Report
from passage.rules import number as rule

TOKEN_LASTS = timedelta(minutes=15)
TOKEN_CONTEXT = b"safe-passage/visit-token/1"
NONCE = 12
# Failures of a locator are forgotten a day after the last one.
FORGET_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Newcomer:
    """A worker at the door who has no number yet."""

    @property
    def trace(self) -> Trace:
        return Trace(ActorKind.WORKER, "newcomer", "worker")


@dataclass(frozen=True)
class Visitor:
    """A worker who opened their report with its number.

    `number` is the row that was opened: once it is replaced, visits that it opened end. `temporary`: somebody else has seen
    this number, and until it is replaced nothing else can be done.
    """

    report_id: UUID
    number: int
    temporary: bool = False

    @property
    def trace(self) -> Trace:
        return Trace(ActorKind.WORKER, str(self.report_id), "worker")

    def token(self, now: datetime | None = None) -> str:
        """The visit, sealed, for a hidden form field: good for fifteen minutes, stored nowhere."""
        until = (now or timezone.now()) + TOKEN_LASTS
        plain = json.dumps([str(self.report_id), self.number, self.temporary, int(until.timestamp())]).encode()
        nonce = secrets.token_bytes(NONCE)
        sealed = AESGCM(_token_key()).encrypt(nonce, plain, TOKEN_CONTEXT)
        return base64.urlsafe_b64encode(nonce + sealed).decode("ascii")

    @classmethod
    def from_token(cls, token: str, now: datetime | None = None) -> Visitor:
        """Raises `VisitRefused` expired for a token that is old, changed, or not ours."""
        try:
            raw = base64.urlsafe_b64decode(token.encode("ascii"))
            plain = AESGCM(_token_key()).decrypt(raw[:NONCE], raw[NONCE:], TOKEN_CONTEXT)
        except (ValueError, binascii.Error, InvalidTag) as error:
            raise VisitRefused(VisitRefusal.EXPIRED) from error
        report_id, number, temporary, until = json.loads(plain)
        if datetime.fromtimestamp(until, UTC) <= (now or timezone.now()):
            raise VisitRefused(VisitRefusal.EXPIRED)
        return cls(UUID(report_id), number, temporary)


def _token_key() -> bytes:
    return hmac.new(settings.KEYRING.session, TOKEN_CONTEXT, hashlib.sha256).digest()


def open_with_number(text: str, *, now: datetime) -> Visitor:
    """Let in whoever holds this number.

    Raises `VisitRefused`: bad_number (mistyped; costs no try), wait (seconds), unknown (wrong or never given: the same answer
    for the same work), busy.
    """
    try:
        number = rule.parse(text)
    except rule.BadNumber as error:
        raise VisitRefused(VisitRefusal.BAD_NUMBER, reason=str(error.code)) from error
    _count_try(number.locator, now)
    row = numbers.find(number)
    if row is None:
        raise VisitRefused(VisitRefusal.UNKNOWN)
    with transaction.atomic():
        LocatorTries.objects.filter(locator=number.locator).delete()
        report = Report.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.report_id)
        report.last_contact_at = max(report.last_contact_at, now)
        report.save(update_fields=["last_contact_at"])
        visitor = Visitor(report.public_id, row.pk, row.temporary)
        audit.record(by=visitor, act="visit.open", thing="report", thing_id=report.public_id, person=report.person.public_id)
    return visitor


@transaction.atomic
def _count_try(locator: str, now: datetime) -> None:
    """Count the try before it is checked: many guesses sent at once each pay for the one before."""
    tries, _ = LocatorTries.objects.select_for_update().get_or_create(locator=locator, defaults={"wait_until": now})
    if tries.wait_until + FORGET_AFTER < now:
        tries.failures = 0
    elif tries.wait_until > now:
        raise VisitRefused(VisitRefusal.WAIT, wait=int((tries.wait_until - now).total_seconds()) + 1)
    tries.failures += 1
    tries.wait_until = now + rule.wait_after(tries.failures)
    tries.save(update_fields=["failures", "wait_until"])
    if rule.should_alert(tries.failures):
        audit.record(by=Newcomer(), act="visit.guessing", thing="number", failures=tries.failures)
