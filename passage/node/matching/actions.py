"""Keeping match keys and what people decided."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from passage.node.agency.policies import Permission, require
from passage.node.audit import actions as audit
from passage.node.matching.models import Decision, MatchKey
from passage.rules import linkage
from passage.rules.text.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from passage.node.agency.models import Account
    from passage.node.people.models import Person
    from passage.node.people.profiles import Profile


def record_of(profile: Profile) -> linkage.Record:
    """The part of a profile that linkage compares."""
    phone = str(profile.contact.get("value", "")) if profile.contact.get("channel") in ("phone", "sms") else ""
    return linkage.Record(
        names=profile.names,
        sex=profile.sex,
        birth=PartialDate.from_iso(profile.birth) if profile.birth else None,
        home_place=profile.home_place,
        phone=phone,
        parents=profile.family,
    )


def keyed(keys: Iterable[str]) -> list[bytes]:
    """Match keys as they lie at rest: HMAC-SHA-256 under the node's index key, 16 bytes."""
    secret = settings.KEYRING.index
    return [hmac.new(secret, key.encode(), hashlib.sha256).digest()[:16] for key in sorted(set(keys))]


def index_rows(person: Person, profile: Profile) -> list[MatchKey]:
    """The unsaved key rows of a person, for bulk writing."""
    return [MatchKey(key=key, person=person) for key in keyed(linkage.keys(record_of(profile)))]


@transaction.atomic
def index(person: Person, profile: Profile) -> None:
    """Replace the match keys of a person after the profile changed."""
    person.match_keys.all().delete()
    MatchKey.objects.bulk_create(index_rows(person, profile))


@transaction.atomic
def decide(*, by: Account, left: Person, right: Person, verdict: str) -> Decision:
    """Write down what an officer decided about two records: same, other or unsure. Merges nothing."""
    require(by, Permission.WORK_CASE)
    decision = Decision.objects.create(left=left, right=right, verdict=verdict, by=by.public_id)
    audit.record(
        by=by, act="match.decide", thing="person", thing_id=left.public_id, person=left.public_id,
        other=str(right.public_id), verdict=verdict,
    )
    return decision
