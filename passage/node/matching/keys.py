"""From a profile to the keys that lie at rest."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from django.conf import settings

from passage.rules import linkage
from passage.rules.text.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def keyed(keys: Iterable[str]) -> list[int]:
    """Match keys as they lie at rest: the first 8 bytes of HMAC-SHA-256 under the node's index key, as a signed number."""
    secret = settings.KEYRING.index
    return sorted({int.from_bytes(hmac.digest(secret, key.encode(), "sha256")[:8], signed=True) for key in set(keys)})
