"""Where each sealed value of a referral lies, and how exact bytes are sealed without their length telling a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.node.people import vault

if TYPE_CHECKING:
    from passage.node.people.models import Person
    from passage.node.referrals.models import Handover, Override, Referral


def place_of_body(referral: Referral) -> str:
    return f"referral.body:{referral.public_id}"


def place_of_envelope(referral: Referral) -> str:
    return f"referral.envelope:{referral.public_id}"


def place_of_document(handover: Handover) -> str:
    return f"handover:{handover.public_id}"


def place_of_reason(override: Override) -> str:
    return f"override.reason:{override.public_id}"


def seal_text(person: Person, place: str, plain: bytes) -> bytes:
    """Seal bytes that end in no space (canonical JSON never does), so that their length can be rounded up with spaces."""
    return vault.seal_bytes(person, place, plain + b" " * (-len(plain) % vault.STEP))


def unseal_text(person: Person, place: str, sealed: bytes | memoryview) -> bytes:
    """The exact bytes again. Raises `vault.Erased` or `vault.Tampered`."""
    return vault.unseal_bytes(person, place, sealed).rstrip(b" ")
