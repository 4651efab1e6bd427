"""The kinds of message between the nodes of two countries: who sends each, for what, with which parts of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from passage.rules.consent import Field, Purpose, needs_consent


class Kind(StrEnum):
    """What one sealed message asks or tells."""

    REFERRAL = "referral"
    TRANSFER = "transfer"
    TRACING_REQUEST = "tracing_request"
    TRACING_RESULT = "tracing_result"
    RETURN_PLAN = "return_plan"
    HANDOVER = "handover"
    REINTEGRATION_REPORT = "reintegration_report"
    FEEDBACK = "feedback"
    CLAIM_UPDATE = "claim_update"
    REVOCATION = "revocation"
    MESSAGE = "message"
    RECEIPT = "receipt"


class Sender(StrEnum):
    """Who sends a kind: the country where the person worked, the country they come from, or either."""

    HOST = "host"
    HOME = "home"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class KindRule:
    """What holds for one kind.

    `purposes`: for which it can be sent; empty where it names no person. `default` and `allowed`: the parts of a record
    proposed at first and those that can be added at all; consent narrows both. `answers`: the kinds it refers back to;
    `only_as_answer`: it never comes first. `expects_answer`: the receiver accepts or rejects it. `revocable`: the sender can
    take it back once it was sent. `version`: of the form of its body.
    """

    kind: Kind
    sender: Sender
    purposes: frozenset[Purpose] = frozenset()
    default: frozenset[Field] = frozenset()
    allowed: frozenset[Field] = frozenset()
    answers: frozenset[Kind] = frozenset()
    only_as_answer: bool = False
    expects_answer: bool = False
    revocable: bool = True
    version: int = 1

    @property
    def needs_consent(self) -> bool:
        """Must a consent stand behind it even when it carries no part of a record? With any part it always must."""
        return needs_consent(self.kind)


_F = Field
_P = Purpose
_HELP = frozenset({_P.PROTECTION, _P.WAGE_CLAIM, _P.HEALTH_CARE, _P.LEGAL_AID, _P.REINTEGRATION})
_WHO = frozenset({_F.NAME, _F.SEX, _F.BIRTH, _F.NATIONALITY, _F.LANGUAGES})
_FOR_HELP = (
    _WHO
    | {_F.HOME_PLACE, _F.FAMILY, _F.CONTACT, _F.ACCOUNT, _F.EMPLOYER, _F.JOURNEY}
    | {_F.SCREENING, _F.NEEDS, _F.HEALTH, _F.CLAIM, _F.DOCUMENTS}
)
_SENT = frozenset(Kind) - {Kind.REVOCATION, Kind.RECEIPT}

_RULES = (
    KindRule(
        Kind.REFERRAL,
        Sender.EITHER,
        purposes=_HELP,
        default=frozenset({_F.NAME, _F.LANGUAGES, _F.NEEDS}),
        allowed=_FOR_HELP,
        expects_answer=True,
    ),
    KindRule(
        Kind.TRANSFER,
        Sender.EITHER,
        purposes=_HELP | {_P.RETURN_HOME},
        default=_WHO | {_F.NEEDS, _F.ACCOUNT, _F.JOURNEY},
        allowed=_FOR_HELP | {_F.RETURN_PLAN},
        expects_answer=True,
    ),
    # No screening, account or employer: whoever visits a family must not learn from the paper what happened to the person.
    KindRule(
        Kind.TRACING_REQUEST,
        Sender.HOST,
        purposes=frozenset({_P.FAMILY_TRACING}),
        default=_WHO - {_F.LANGUAGES} | {_F.HOME_PLACE, _F.FAMILY},
        allowed=_WHO | {_F.HOME_PLACE, _F.FAMILY, _F.DOCUMENTS, _F.NEEDS},
        expects_answer=True,
    ),
    KindRule(
        Kind.TRACING_RESULT,
        Sender.HOME,
        purposes=frozenset({_P.FAMILY_TRACING}),
        default=frozenset({_F.FAMILY}),
        allowed=frozenset({_F.NAME, _F.NATIONALITY, _F.HOME_PLACE, _F.FAMILY, _F.DOCUMENTS, _F.NEEDS}),
        answers=frozenset({Kind.TRACING_REQUEST}),
        only_as_answer=True,
    ),
    KindRule(
        Kind.RETURN_PLAN,
        Sender.EITHER,
        purposes=frozenset({_P.RETURN_HOME}),
        default=frozenset({_F.NAME, _F.HOME_PLACE, _F.NEEDS, _F.RETURN_PLAN}),
        allowed=_WHO | {_F.HOME_PLACE, _F.FAMILY, _F.CONTACT, _F.NEEDS, _F.HEALTH, _F.CLAIM, _F.DOCUMENTS, _F.RETURN_PLAN},
        answers=frozenset({Kind.TRACING_RESULT, Kind.RETURN_PLAN}),
        expects_answer=True,
    ),
    # A person who has crossed has crossed: both signed, nobody takes it back.
    KindRule(
        Kind.HANDOVER,
        Sender.HOST,
        purposes=frozenset({_P.RETURN_HOME}),
        default=frozenset({_F.NAME, _F.CLAIM, _F.DOCUMENTS, _F.RETURN_PLAN}),
        allowed=_WHO | {_F.HOME_PLACE, _F.CONTACT, _F.NEEDS, _F.HEALTH, _F.CLAIM, _F.DOCUMENTS, _F.RETURN_PLAN},
        answers=frozenset({Kind.RETURN_PLAN}),
        expects_answer=True,
        revocable=False,
    ),
    KindRule(
        Kind.REINTEGRATION_REPORT,
        Sender.HOME,
        purposes=frozenset({_P.REINTEGRATION}),
        default=frozenset({_F.REINTEGRATION}),
        allowed=frozenset({_F.NAME, _F.REINTEGRATION, _F.NEEDS, _F.HEALTH, _F.CLAIM, _F.CONTACT}),
        answers=frozenset({Kind.HANDOVER}),
    ),
    KindRule(
        Kind.FEEDBACK,
        Sender.HOME,
        purposes=frozenset({_P.FEEDBACK}),
        default=frozenset({_F.FEEDBACK}),
        allowed=frozenset({_F.FEEDBACK, _F.REINTEGRATION}),
        answers=frozenset({Kind.REFERRAL, Kind.TRANSFER, Kind.TRACING_REQUEST, Kind.HANDOVER}),
    ),
    # A claim goes on after the return: where it stands and what it needs of the worker one way, the worker's answers the other.
    KindRule(
        Kind.CLAIM_UPDATE,
        Sender.EITHER,
        purposes=frozenset({_P.WAGE_CLAIM}),
        default=frozenset({_F.NAME, _F.CLAIM}),
        allowed=frozenset({_F.NAME, _F.LANGUAGES, _F.CONTACT, _F.EMPLOYER, _F.CLAIM, _F.DOCUMENTS, _F.NEEDS}),
        answers=frozenset({Kind.REFERRAL, Kind.TRANSFER, Kind.HANDOVER, Kind.REINTEGRATION_REPORT, Kind.CLAIM_UPDATE}),
        expects_answer=True,
    ),
    KindRule(Kind.REVOCATION, Sender.EITHER, answers=_SENT, only_as_answer=True, revocable=False),
    KindRule(Kind.MESSAGE, Sender.EITHER, purposes=frozenset(Purpose), answers=_SENT),
    KindRule(Kind.RECEIPT, Sender.EITHER, answers=_SENT | {Kind.REVOCATION}, only_as_answer=True, revocable=False),
)

RULES: Mapping[Kind, KindRule] = {rule.kind: rule for rule in _RULES}


def rule(kind: Kind) -> KindRule:
    """The rule of `kind`. Raises ValueError for a word that is no kind."""
    return RULES[Kind(kind)]


def may_send(kind: Kind, side: Sender) -> bool:
    """May a node that stands on `side` (host or home) of a case send `kind`?"""
    return rule(kind).sender in (Sender.EITHER, side)
