"""What someone told us, as a door hands it over, and the bounds it must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from passage.node.cases.errors import CaseRefused, Refusal
from passage.node.people.profiles import Profile
from passage.rules.text.dates import BadDate, PartialDate


class Channel(StrEnum):
    """How a report reached this node."""

    WORKER_DOOR = "worker_door"
    HOTLINE = "hotline"
    OFFICER = "officer"
    IMPORT = "import"
    REFERRAL = "referral"


class About(StrEnum):
    """Whom a report is about, seen from whoever told it."""

    SELF = "self"
    OTHER = "other"
    GROUP = "group"


CODE = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
COUNTRY = re.compile(r"([A-Z]{2})?\Z")
PROVINCE = re.compile(r"([A-Z]{2}-[A-Z0-9]{1,4})?\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
MOST_CODES = 40
MOST_PEOPLE = 100_000
LONGEST = {"story": 20_000, "sector": 64, "employer": 400, "since": 64, "contact": 1_000}
LONGEST_PROFILE = 10_000


@dataclass(frozen=True)
class NewReport:
    """One report before it is stored.

    `kinds`: codes of what happened. `wants`: talk, wages, documents, leave_safely, doctor, shelter, go_home, only_tell.
    `country`: ISO 3166-1 alpha-2, `province`: ISO 3166-2, both may be empty. `since`: ISO 8601, may be partial, or words.
    `contact`: None, or channel, value, hours, safety_word, may_leave_message; of whoever told it. `submission`: made by the
    page; the same one sent twice is one report. `record`: what else the row of a file said, kept as it came.
    """

    channel: str
    language: str
    about: str = About.SELF
    danger: bool = False
    kinds: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    story: str = ""
    country: str = ""
    province: str = ""
    sector: str = ""
    employer: str = ""
    since: str = ""
    people_count: int = 1
    contact: Mapping[str, Any] | None = None
    profile: Profile = field(default_factory=Profile)
    record: Mapping[str, Any] | None = None
    received_at: datetime | None = None
    submission: UUID | None = None

    def whole_profile(self) -> Profile:
        """The worker's profile; a worker who reports for themselves is the one to contact."""
        if self.contact and self.about == About.SELF and not self.profile.contact:
            return replace(self.profile, contact=dict(self.contact))
        return self.profile

    def content(self) -> dict[str, Any]:
        """What is sealed with the report: only what was said. The worker's own contact lies in the profile."""
        told: dict[str, Any] = {
            "wants": list(self.wants),
            "story": self.story,
            "sector": self.sector,
            "employer": self.employer,
            "since": self.since,
        }
        if self.record:
            told["record"] = dict(self.record)
        if self.contact and self.about != About.SELF:
            told["contact"] = dict(self.contact)
        return {key: value for key, value in told.items() if value}


def check_bounds(report: NewReport) -> None:
    """Refuse what no column could hold; raises `CaseRefused` bad_value or too_long with the field."""
    for name, right in _shapes(report):
        if not right:
            raise CaseRefused(Refusal.BAD_VALUE, field=name)
    for name, longest in LONGEST.items():
        value = getattr(report, name) or ""
        if len(value if isinstance(value, str) else str(value)) > longest:
            raise CaseRefused(Refusal.TOO_LONG, field=name)
    check_profile(report.profile)


def check_profile(profile: Profile) -> None:
    """Refuse a profile that is too long, or whose date of birth nobody could reckon with."""
    if len(str(profile)) > LONGEST_PROFILE:
        raise CaseRefused(Refusal.TOO_LONG, field="profile")
    try:
        if profile.birth:
            PartialDate.from_iso(profile.birth)
    except BadDate as error:
        raise CaseRefused(Refusal.BAD_VALUE, field="birth", reason=error.code) from error


def _shapes(report: NewReport) -> Iterator[tuple[str, bool]]:
    yield "channel", report.channel in list(Channel)
    yield "about", report.about in list(About)
    yield "language", bool(LANGUAGE.match(report.language))
    yield "country", bool(COUNTRY.match(report.country))
    yield "province", bool(PROVINCE.match(report.province))
    yield "people_count", 1 <= report.people_count <= MOST_PEOPLE
    yield "kinds", _are_codes(report.kinds)
    yield "wants", _are_codes(report.wants)
    yield "received_at", report.received_at is None or report.received_at.tzinfo is not None


def _are_codes(values: tuple[str, ...]) -> bool:
    return len(values) <= MOST_CODES and all(CODE.match(value) for value in values)
