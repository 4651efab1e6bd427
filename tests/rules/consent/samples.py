"""Consents for the tests: invented, with fixed ids and times."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from passage.rules.consent import Channel, Consent, Field, Ground, Override, Purpose

GIVEN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
ENDS = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
AT = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def a_consent(**changes: Any) -> Consent:
    values: dict[str, Any] = {
        "id": "2f1f8f5e-4b1a-4c36-9d7d-0a0f3f1b2c3d",
        "subject": "6f9d8a44-2c0e-4b57-8f43-1d2c3b4a5f60",
        "recipient": "kh",
        "purpose": Purpose.FAMILY_TRACING,
        "fields": frozenset({Field.NAME, Field.FAMILY}),
        "text_id": "share_home/3",
        "text_hash": "ab" * 32,
        "language": "km",
        "channel": Channel.WORKER_DOOR,
        "witness": "",
        "audio_played": True,
        "given_at": GIVEN,
        "ends_at": ENDS,
        "withdrawn_at": None,
    }
    return Consent(**{**values, **changes})


def an_override(**changes: Any) -> Override:
    values: dict[str, Any] = {
        "ground": Ground.DANGER_TO_LIFE,
        "requested_by": "officer-1",
        "approved_by": "supervisor-2",
        "reason_hash": "cd" * 32,
        "fields": frozenset({Field.NAME, Field.CONTACT}),
        "recipient": "kh",
        "purpose": Purpose.PROTECTION,
        "at": GIVEN,
        "ends_at": GIVEN + timedelta(hours=72),
    }
    return Override(**{**values, **changes})


MOMENTS = st.integers(-400, 800).map(lambda days: GIVEN + timedelta(days=days))
# Few fields, so that consents and questions often meet.
SOME = (Field.NAME, Field.FAMILY, Field.CONTACT, Field.HEALTH)
FIELDS = st.integers(1, 15).map(lambda bits: frozenset(field for at, field in enumerate(SOME) if bits >> at & 1))
RECIPIENTS = st.sampled_from(["kh", "la", "mm"])
PURPOSES = st.sampled_from([Purpose.FAMILY_TRACING, Purpose.RETURN_HOME, Purpose.WAGE_CLAIM])


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    given_at = draw(MOMENTS)
    return a_consent(
        id=str(UUID(int=draw(st.integers(0, 999)), version=4)),
        recipient=draw(RECIPIENTS),
        purpose=draw(PURPOSES),
        fields=draw(FIELDS),
        given_at=given_at,
        ends_at=given_at + timedelta(days=draw(st.integers(1, 731))),
        withdrawn_at=draw(st.none() | MOMENTS),
    )
