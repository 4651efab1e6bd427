"""Who may send, answer, read and take back. Unknown means no; nobody approves their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from passage.node.agency.models import Account, Role
from passage.node.agency.policies import NotPermitted, Permission, may, require
from passage.node.cases import policies as cases
from passage.node.cases.models import Case, Report
from passage.node.cases.queries.visit import visited_report
from passage.node.cases.visits import Visitor

if TYPE_CHECKING:
    from passage.node.people.models import Person
    from passage.node.referrals.models import Override, Referral

NOT_THE_PERSON = "not_the_person"
NOT_THE_SENDER = "not_the_sender"
NOT_THE_RECEIVER = "not_the_receiver"
OWN_REQUEST = "own_request"


def require_refer(by: object, case: Case) -> None:
    """Telling another node something of this case."""
    cases.require_work_case(by, case, Permission.REFER)


def may_refer(by: object, case: Case) -> bool:
    try:
        require_refer(by, case)
    except NotPermitted:
        return False
    return True


def require_read(by: object, referral: Referral) -> None:
    """What came and has no case yet can be read by whoever may answer it; everything else goes with its case."""
    if referral.case is None:
        require(by, Permission.ANSWER_REFERRAL)
    else:
        cases.require_read_case(by, referral.case)


def require_answer(by: object, referral: Referral) -> None:
    if referral.sent:
        raise NotPermitted(NOT_THE_RECEIVER)
    require(by, Permission.ANSWER_REFERRAL)
    if referral.case is not None:
        cases.require_work_case(by, referral.case, Permission.ANSWER_REFERRAL)


def may_answer(by: object, referral: Referral) -> bool:
    try:
        require_answer(by, referral)
    except NotPermitted:
        return False
    return True


def require_revoke(by: object, referral: Referral) -> None:
    if not referral.sent or referral.case is None:
        raise NotPermitted(NOT_THE_SENDER)
    require_refer(by, referral.case)


def may_revoke(by: object, referral: Referral) -> bool:
    try:
        require_revoke(by, referral)
    except NotPermitted:
        return False
    return True


def require_consents_of(by: object, person: Person) -> None:
    """The person themselves, by their number, or an officer who works on something of theirs."""
    if isinstance(by, Visitor):
        cases.require_visit(by)
        if visited_report(by).person_id != person.pk:
            raise NotPermitted(NOT_THE_PERSON)
        return
    require(by, Permission.RECORD_CONSENT)
    assert isinstance(by, Account)
    own = cases.seen_by(by)
    if not any(model.objects.filter(own, person=person).exists() for model in (Case, Report)):
        raise NotPermitted(cases.OTHER_DESK)


def require_request_override(by: object, case: Case) -> None:
    require_refer(by, case)


def require_approve_override(by: object, override: Override) -> None:
    """A second person, who is not the one that asked."""
    cases.require_work_case(by, override.case, Permission.APPROVE_OVERRIDE)
    if isinstance(by, Account) and by.pk == override.requested_by_id:
        raise NotPermitted(OWN_REQUEST)


def may_see_inbox(by: object) -> bool:
    return may(by, Permission.ANSWER_REFERRAL)


def seen_by(by: Account) -> Q:
    """The condition on referrals that keeps to what this account may see: its cases', and what has no case yet."""
    if by.role == Role.SUPERVISOR:
        return Q()
    own = Q(case__assigned_to=by.pk) | Q(case__isnull=True)
    return own | Q(case__desk=by.desk_id) if by.desk_id else own
