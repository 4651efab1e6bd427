"""Whether the consents a person gave cover what is about to be shared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from passage.rules.consent.agreement import Consent
from passage.rules.consent.words import Field, Purpose


class Reason(StrEnum):
    """Why a field is not covered; of several reasons the one nearest to a consent is told."""

    NO_CONSENT = "no_consent"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_PURPOSE = "other_purpose"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


_NEARNESS = tuple(Reason)


@dataclass(frozen=True)
class Coverage:
    """The outcome: which of the fields asked for may go, by which consent, and why the others may not."""

    allowed: frozenset[Field]
    missing: frozenset[Field]
    by: Mapping[Field, str]
    reasons: Mapping[Field, Reason]

    @property
    def complete(self) -> bool:
        """Everything asked for may go. Asking for nothing is not complete: there is then nothing a consent stands behind."""
        return bool(self.allowed) and not self.missing


def covers(consents: Iterable[Consent], *, recipient: str, purpose: Purpose, fields: Collection[Field], at: datetime) -> Coverage:
    """Which of `fields` may `recipient` be told for `purpose` at `at`?

    A consent covers a field when it names exactly this recipient and this purpose and that field, `given_at <= at < ends_at`,
    and it was not taken back. One that was taken back never covers again, whatever the clock of this machine says.
    Where several cover, the one that lasts longest is named (then the smaller id).
    """
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone")
    given = sorted(consents, key=lambda consent: (-consent.ends_at.timestamp(), consent.id))
    by: dict[Field, str] = {}
    reasons: dict[Field, Reason] = {}
    for field in sorted(set(fields)):
        standing = [(_judge(consent, recipient, purpose, at), consent.id) for consent in given if field in consent.fields]
        yes = [consent_id for reason, consent_id in standing if reason is None]
        if yes:
            by[field] = yes[0]
        else:
            nearest = (reason for reason, _ in standing if reason is not None)
            reasons[field] = max(nearest, key=_NEARNESS.index, default=Reason.NO_CONSENT)
    return Coverage(frozenset(by), frozenset(reasons), by, reasons)


def _judge(consent: Consent, recipient: str, purpose: Purpose, at: datetime) -> Reason | None:
    """None when the consent covers; otherwise why not. What is no longer live says nothing about another recipient or purpose."""
    reason = _lapse(consent, at)
    if consent.recipient == recipient and consent.purpose == purpose:
        return reason
    if reason is not None:
        return Reason.NO_CONSENT
    return Reason.OTHER_PURPOSE if consent.recipient == recipient else Reason.OTHER_RECIPIENT


def _lapse(consent: Consent, at: datetime) -> Reason | None:
    if consent.withdrawn_at is not None:
        return Reason.WITHDRAWN
    if at >= consent.ends_at:
        return Reason.EXPIRED
    if at < consent.given_at:
        return Reason.NOT_YET
    return None


def minimise(record: Mapping[Field, object], allowed: Collection[Field]) -> dict[Field, object]:
    """The part of `record` that is allowed, and nothing else: a key that is no `Field` is dropped as well."""
    may = {Field(field) for field in allowed}
    return {field: record[field] for field in Field if field in may and field in record}
