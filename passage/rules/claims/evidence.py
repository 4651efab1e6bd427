"""What can prove a claim, and which part of it each kind of proof speaks to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum


class EvidenceKind(StrEnum):
    """The kinds of proof an officer lists."""

    PHOTO = "photo"
    MESSAGE = "message"
    BANK_SLIP = "bank_slip"
    WITNESS = "witness"
    CALENDAR_FROM_MEMORY = "calendar_from_memory"
    CONTRACT = "contract"
    PERMIT = "permit"
    OTHER = "other"


class Fact(StrEnum):
    """What has to be shown for a claim to stand."""

    EMPLOYER = "employer"
    WORKED = "worked"
    HOURS = "hours"
    WAGE = "wage"
    PAID = "paid"
    ENDED = "ended"


# What a kind can show by its nature; whether a piece does is for the officer to say. No kind is worth more than another here.
SUPPORTS: Mapping[EvidenceKind, frozenset[Fact]] = {
    EvidenceKind.PHOTO: frozenset({Fact.EMPLOYER, Fact.WORKED}),
    EvidenceKind.MESSAGE: frozenset({Fact.EMPLOYER, Fact.WORKED, Fact.HOURS, Fact.WAGE, Fact.ENDED}),
    EvidenceKind.BANK_SLIP: frozenset({Fact.EMPLOYER, Fact.PAID}),
    EvidenceKind.WITNESS: frozenset(Fact),
    EvidenceKind.CALENDAR_FROM_MEMORY: frozenset({Fact.WORKED, Fact.HOURS, Fact.PAID}),
    EvidenceKind.CONTRACT: frozenset({Fact.EMPLOYER, Fact.WAGE, Fact.HOURS}),
    EvidenceKind.PERMIT: frozenset({Fact.EMPLOYER}),
    EvidenceKind.OTHER: frozenset(Fact),
}


def supports(kind: EvidenceKind) -> frozenset[Fact]:
    """What a piece of this kind can show."""
    return SUPPORTS[EvidenceKind(kind)]


def supported(kinds: Iterable[EvidenceKind]) -> frozenset[Fact]:
    """What pieces of these kinds can show together."""
    return frozenset(fact for kind in kinds for fact in supports(kind))


def unsupported(kinds: Collection[EvidenceKind], *, has_ended: bool) -> tuple[Fact, ...]:
    """What nothing of it speaks to yet, in the order of `Fact`; the end only where there was one."""
    known = supported(kinds)
    return tuple(fact for fact in Fact if fact not in known and (has_ended or fact is not Fact.ENDED))
