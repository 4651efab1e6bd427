"""What each role may do. Unknown means no."""

from __future__ import annotations

from enum import StrEnum

from passage.node.agency.models import Account, Role


class Permission(StrEnum):
    """One thing a person at the desk can be allowed to do."""

    TAKE_REPORT = "take_report"
    IMPORT_REPORTS = "import_reports"
    SEE_QUEUE = "see_queue"
    READ_REPORT = "read_report"
    SEARCH_PEOPLE = "search_people"
    READ_CASE = "read_case"
    WORK_CASE = "work_case"
    ASSIGN = "assign"
    SCREEN = "screen"
    CONCLUDE = "conclude"
    RECORD_CONSENT = "record_consent"
    REFER = "refer"
    ANSWER_REFERRAL = "answer_referral"
    APPROVE_OVERRIDE = "approve_override"
    ERASE = "erase"
    READ_AUDIT = "read_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_NODE = "manage_node"
    READ_LAW = "read_law"
    JUDGE_LAW = "judge_law"


_OPERATOR = {Permission.TAKE_REPORT, Permission.SEE_QUEUE, Permission.SEARCH_PEOPLE}
_OFFICER = _OPERATOR | {
    Permission.READ_REPORT,
    Permission.READ_CASE,
    Permission.WORK_CASE,
    Permission.SCREEN,
    Permission.CONCLUDE,
    Permission.RECORD_CONSENT,
    Permission.REFER,
    Permission.ANSWER_REFERRAL,
    Permission.IMPORT_REPORTS,
    Permission.READ_LAW,
}
_LAWYER = {Permission.READ_LAW, Permission.JUDGE_LAW}
GRANTS: dict[Role, frozenset[Permission]] = {
    Role.OPERATOR: frozenset(_OPERATOR),
    Role.OFFICER: frozenset(_OFFICER),
    Role.SUPERVISOR: frozenset(
        _OFFICER | {Permission.ASSIGN, Permission.APPROVE_OVERRIDE, Permission.ERASE, Permission.READ_AUDIT}
    ),
    Role.AUDITOR: frozenset({Permission.READ_AUDIT}),
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.MANAGE_NODE} | _LAWYER),
    Role.LAWYER: frozenset(_LAWYER),
}


_BY_WORD = {str(role): grants for role, grants in GRANTS.items()}


class NotPermitted(Exception):
    """This person may not do this; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def may(by: object, permission: Permission) -> bool:
    """Whether `by` is an active account whose role grants `permission`."""
    return isinstance(by, Account) and by.is_active and permission in granted(by.role)


def granted(role: str) -> frozenset[Permission]:
    """What a role grants; nothing for a word that is no role."""
    return _BY_WORD.get(role, frozenset())


def require(by: object, permission: Permission) -> None:
    """Raise `NotPermitted` unless `by` may."""
    if not may(by, permission):
        raise NotPermitted(f"lacks_{permission}")
