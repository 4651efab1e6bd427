"""Each role opens what its permissions say and nothing else; nobody opens anything without signing in."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from passage.node.agency.models import Role
from passage.node.agency.policies import GRANTS, Permission
from tests.factories.cases import make_case, make_report

NEEDS = {
    "desk:queue": Permission.SEE_QUEUE,
    "desk:search": Permission.SEARCH_PEOPLE,
    "desk:intake": Permission.TAKE_REPORT,
    "desk:import": Permission.IMPORT_REPORTS,
    "desk:import-template": Permission.IMPORT_REPORTS,
    "desk:cases": Permission.READ_CASE,
    "desk:inbox": Permission.ANSWER_REFERRAL,
    "desk:audit": Permission.READ_AUDIT,
    "desk:accounts": Permission.MANAGE_ACCOUNTS,
    "desk:add-account": Permission.MANAGE_ACCOUNTS,
    "desk:node": Permission.MANAGE_NODE,
    "desk:policy": Permission.MANAGE_NODE,
    "desk:law": Permission.READ_LAW,
    "desk:claims": Permission.READ_CASE,
    "desk:make-claim-group": Permission.READ_CASE,
}
CASE_PARTS = (
    "case",
    "case-journey",
    "case-people",
    "case-screening",
    "case-claims",
    "case-notes",
    "case-consents",
    "case-sharing",
    "case-history",
)


def desk_addresses() -> list[str]:
    """One address for every pattern of the desk, with made-up ids."""
    found = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, path)
            else:
                found.append("/" + path)

    walk([p for p in get_resolver().url_patterns if str(p.pattern) == "desk/"], "")
    zero = str(uuid.uuid4())
    for kind in ("uuid", "int", "slug"):
        value = {"uuid": zero, "int": "1", "slug": "ilo11"}[kind]
        found = [_filled(path, kind, value) for path in found]
    return sorted(set(found))


def _filled(path: str, kind: str, value: str) -> str:
    while f"<{kind}:" in path:
        start = path.index(f"<{kind}:")
        path = path[:start] + value + path[path.index(">", start) + 1 :]
    return path


def test_nothing_of_the_desk_opens_without_signing_in(db):
    client = Client()
    inside = [path for path in desk_addresses() if not path.startswith("/desk/account/")]
    assert len(inside) > 40
    for path in inside:
        for response in (client.get(path), client.post(path)):
            assert response.status_code in (302, 405), path
            if response.status_code == 302:
                assert response["Location"].startswith("/desk/account/login/"), path


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", list(NEEDS))
def test_a_role_opens_what_it_is_granted(signed_in, role, name):
    allowed = NEEDS[name] in GRANTS[role]
    assert signed_in(role).get(reverse(name)).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_work_on_cases_open_one(signed_in, accounts, role):
    case = make_case(accounts[Role.OFFICER])
    allowed = Permission.READ_CASE in GRANTS[role]
    client = signed_in(role)
    for part in CASE_PARTS:
        response = client.get(reverse(f"desk:{part}", args=[case.public_id]))
        assert response.status_code == (200 if allowed else 403), part


def test_an_operator_cannot_read_a_report_or_open_a_case_by_address(signed_in):
    report = make_report()
    client = signed_in(Role.OPERATOR)
    assert client.get(reverse("desk:report", args=[report.public_id])).status_code == 403
    assert client.post(reverse("desk:open-report", args=[report.public_id])).status_code == 403
    assert client.post(reverse("desk:make-case", args=[report.public_id])).status_code == 403


def test_a_page_that_is_refused_says_what_to_do(signed_in):
    response = signed_in(Role.AUDITOR).get(reverse("desk:queue"))
    assert response.status_code == 403
    assert b"ask your supervisor" in response.content


@pytest.mark.parametrize("role", list(Role))
def test_the_navigation_offers_only_what_opens(signed_in, role):
    client = signed_in(role)
    home = client.get("/desk/", follow=True)
    assert home.status_code == 200
    for item in home.context["nav"]:
        assert client.get(item["url"]).status_code == 200


def test_a_desk_page_is_never_stored_by_the_browser(officer):
    assert officer.get(reverse("desk:queue"))["Cache-Control"] == "no-store"


def test_nobody_can_sign_up(db):
    assert Client().get("/desk/account/signup/").status_code == 404
    assert Client().post("/desk/account/signup/", {"email": "a@example.org", "password1": "x" * 20}).status_code == 404
