"""The closed lists: for what a person's record may be shared, and which parts of it can be."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class NoSuchPurpose(ValueError):
    """The word is no purpose. Immigration enforcement never is one; there is no way to add it but to change this list."""

    code = "no_such_purpose"


class Purpose(StrEnum):
    """What a record may be shared for. `Purpose("anything else")` raises `NoSuchPurpose`."""

    PROTECTION = "protection"
    FAMILY_TRACING = "family_tracing"
    RETURN_HOME = "return_home"
    REINTEGRATION = "reintegration"
    WAGE_CLAIM = "wage_claim"
    HEALTH_CARE = "health_care"
    LEGAL_AID = "legal_aid"
    FEEDBACK = "feedback"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise NoSuchPurpose("there is no such purpose")


class Field(StrEnum):
    """The parts of a record that can be shared. Immigration status, identity numbers and exact position are not among them."""

    NAME = "name"
    SEX = "sex"
    BIRTH = "birth"
    NATIONALITY = "nationality"
    LANGUAGES = "languages"
    HOME_PLACE = "home_place"
    FAMILY = "family"
    CONTACT = "contact"
    ACCOUNT = "account"
    EMPLOYER = "employer"
    JOURNEY = "journey"
    SCREENING = "screening"
    NEEDS = "needs"
    HEALTH = "health"
    CLAIM = "claim"
    DOCUMENTS = "documents"
    RETURN_PLAN = "return_plan"
    REINTEGRATION = "reintegration"
    FEEDBACK = "feedback"


# A receipt and a revocation name a message, never a person; feedback on a service does so only with consent.
KINDS_WITHOUT_CONSENT = frozenset({"receipt", "revocation", "feedback"})


def needs_consent(kind: str, fields: Collection[Field] = ()) -> bool:
    """Must a consent stand behind a message of `kind` ("receipt/1" or "receipt") that carries `fields` of a person?

    Whatever carries a person's fields needs one, and so does every kind that is not in `KINDS_WITHOUT_CONSENT`.
    """
    return bool(fields) or kind.partition("/")[0] not in KINDS_WITHOUT_CONSENT
