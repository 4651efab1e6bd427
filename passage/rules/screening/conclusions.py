"""What an authority asserts about a person's trafficking status, and which authority may assert what.

Status is (assertion, authority, basis, date) and belongs to the node that records it. A referral carries the sender's
conclusion as something the sender said; it never sets the receiver's status, because another authority identifies there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from passage.rules.journey.sources import Certainty, Source
from passage.rules.screening.indicators import table


class Assertion(StrEnum):
    """HTCDS v2 trafficking status: might be and not yet verified, determined to be, determined not to be."""

    POSSIBLE = "possible"
    ACTUAL = "actual"
    NOT = "not"


class Basis(StrEnum):
    """On what the assertion rests.

    screening: answers against a published list · interview: what the person told, without a list · formal_identification: the
    procedure of the country's own authority, seen by this desk · told_by_authority: that authority told this desk.
    """

    SCREENING = "screening"
    INTERVIEW = "interview"
    FORMAL_IDENTIFICATION = "formal_identification"
    TOLD_BY_AUTHORITY = "told_by_authority"


OWN_DESK = "own_desk"


class NotAllowed(ValueError):
    """The assertion is refused.

    `code`: not_the_identifying_authority (actual, or a formal basis, on somebody else's word), basis_too_weak (actual from a
    screening or an interview), no_authority, date_in_future.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoAuthorityKnown(LookupError):
    """Nobody is known to identify formally in this country. `code`: no_authority_known."""

    code = "no_authority_known"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who formally identifies in a country. `codes`: code -> name of each body. `text`: as the source says it."""

    country: str
    text: str
    codes: Mapping[str, str]
    source: Source


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One status as recorded. `authority`: a code of the country's authority, `own_desk`, or another body's code."""

    assertion: Assertion
    country: str
    authority: str
    basis: Basis
    on: date


@cache
def identifying_authority(country: str) -> Authority:
    """Who formally identifies a trafficked person in `country` (ISO 3166). Raises `NoAuthorityKnown`."""
    of = table("authorities.yaml")
    row = of["countries"].get(country)
    if row is None:
        raise NoAuthorityKnown(country)
    return Authority(
        country=country,
        text=row["identifies"],
        codes={entry["code"]: entry["text"] for entry in row["codes"]},
        source=Source(
            row["src"],
            Certainty(row["certainty"]),
            row.get("as_of"),
            of["meta"]["compiled_on"],
            of["meta"]["last_verified"],
        ),
    )


def check_conclusion(
    country: str,
    assertion: Assertion,
    authority: str,
    *,
    basis: Basis,
    on: date,
    today: date,
) -> Conclusion:
    """The conclusion, if it may be recorded in a node of `country`. Raises `NotAllowed`.

    `actual`, and the bases formal_identification and told_by_authority, rest on the authority that formally identifies in this
    country and on nobody else. A screening or an interview carries `possible` or `not`, never `actual`.
    """
    assertion, basis = Assertion(assertion), Basis(basis)
    if not authority.strip():
        raise NotAllowed("no_authority")
    if on > today:
        raise NotAllowed("date_in_future")
    formal = basis in (Basis.FORMAL_IDENTIFICATION, Basis.TOLD_BY_AUTHORITY)
    if (assertion is Assertion.ACTUAL or formal) and not identifies(country, authority):
        raise NotAllowed("not_the_identifying_authority")
    if assertion is Assertion.ACTUAL and basis in (Basis.SCREENING, Basis.INTERVIEW):
        raise NotAllowed("basis_too_weak")
    return Conclusion(assertion, country, authority, basis, on)


def identifies(country: str, authority: str) -> bool:
    """Is this the authority that formally identifies in the country? No for a country of which nothing is known."""
    try:
        return authority in identifying_authority(country).codes
    except NoAuthorityKnown:
        return False
