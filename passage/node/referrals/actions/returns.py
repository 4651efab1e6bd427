"""The way home and after: the return planned on both sides, and the home side reporting back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from passage.node.referrals.actions.send import send
from passage.rules.consent import Field, Purpose
from passage.rules.journey.kinds import Kind

if TYPE_CHECKING:
    from passage.node.agency.models import Account
    from passage.node.cases.models import Case
    from passage.node.referrals.models import Referral


@dataclass(frozen=True)
class ReturnPlan:
    """Where and when somebody crosses, and who goes with them and meets them. `on`: the day."""

    crossing: str
    on: date
    escort: str = ""
    met_by: str = ""
    transport: str = ""
    first_stay: str = ""
    words: str = ""

    def extra(self) -> dict[str, Any]:
        return {Field.RETURN_PLAN.value: {**_told(self), "on": self.on.isoformat()}}


@dataclass(frozen=True)
class FollowUp:
    """How somebody is, some months after coming home. The codes are of `shapes.REINTEGRATION`."""

    month: int
    stage: str
    lives: str = ""
    works: str = ""
    safe: str = ""
    words: str = ""

    def extra(self) -> dict[str, Any]:
        return {Field.REINTEGRATION.value: {**_told(self), "month": self.month}}


@dataclass(frozen=True)
class FeedbackToHost:
    """What helped and what was missing, told back to the country that helped."""

    useful: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    words: str = ""

    def extra(self) -> dict[str, Any]:
        return {
            Field.FEEDBACK.value: {key: list(value) if isinstance(value, tuple) else value for key, value in _told(self).items()}
        }


def record_return(
    *,
    by: Account,
    case: Case,
    recipient: str,
    plan: ReturnPlan,
    draft_id: UUID,
    expected_hash: str,
    fields: Collection[str] = (),
    ask: str = "",
    due_on: date | None = None,
    answers: Referral | None = None,
) -> Referral:
    """Propose a return to the other side; both cases are in return once it accepts. Raises what `send` raises."""
    return send(
        by=by,
        case=case,
        recipient=recipient,
        kind=Kind.RETURN_PLAN.value,
        purpose=Purpose.RETURN_HOME.value,
        fields=fields,
        extra=plan.extra(),
        ask=ask,
        due_on=due_on,
        answers=answers,
        draft_id=draft_id,
        expected_hash=expected_hash,
    )


def report_back(
    *,
    by: Account,
    case: Case,
    recipient: str,
    told: FollowUp | FeedbackToHost,
    draft_id: UUID,
    expected_hash: str,
    fields: Collection[str] = (),
    answers: Referral | None = None,
) -> Referral:
    """Tell the former host how it went: a follow-up at 6 and 12 months, or feedback at the end. Raises what `send` raises."""
    feedback = isinstance(told, FeedbackToHost)
    return send(
        by=by,
        case=case,
        recipient=recipient,
        kind=(Kind.FEEDBACK if feedback else Kind.REINTEGRATION_REPORT).value,
        purpose=(Purpose.FEEDBACK if feedback else Purpose.REINTEGRATION).value,
        fields=fields,
        extra=told.extra(),
        answers=answers,
        draft_id=draft_id,
        expected_hash=expected_hash,
    )


def _told(value: Any) -> dict[str, Any]:
    return {key: item for key, item in asdict(value).items() if item}
