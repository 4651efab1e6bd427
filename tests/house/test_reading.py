"""A GET writes nothing: every address of every door is read as every role, and every table stays as it was."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from passage.node.agency.models import Account, Role
from passage.node.cases import actions as cases
from passage.node.cases.models import Screening
from passage.node.claims import actions as claims
from passage.node.matching import joining
from passage.node.peers import actions as peers
from tests.factories.cases import make_case, make_numbered_report
from tests.factories.claims import make_claim
from tests.factories.people import BY, make_account, make_agency

# The log of who read what; the state of signing in.
MAY_CHANGE = {"audit_entry", "django_session"}
BACKEND = "passage.doors.desk.entrance.Officers"
LANGUAGES = ("km", "lo", "my", "th", "en")


@pytest.fixture
def things(db: None) -> dict[str, str]:
    """Something for every kind of address: values of the converters by the name of the address."""
    make_agency()
    report, _number = make_numbered_report()
    officer = make_account(Role.OFFICER)
    case = make_case(by=officer)
    answers = {"coercion_destination:confiscation_of_documents": "yes"}
    cases.record_screening(by=officer, case=case, set_id="delphi_adult_labour", answers=answers, palermo={}, episode_on="2025")
    alarm = peers.raise_alarm(by=BY, code="clock", peer=None)
    screening = Screening.objects.get()
    return {
        "report": str(report.public_id),
        "case": str(case.public_id),
        "screening": str(screening.public_id),
        "account": str(officer.public_id),
        "alarm": str(alarm.pk),
        **claim_things(officer),
        "left": str(report.person.public_id),
        "right": str(case.person.public_id),
        "merge": str(joining.propose(by=officer, left=report.person, right=case.person, reason="evidence").public_id),
    }


def claim_things(officer: Account) -> dict[str, str]:
    claim = make_claim(officer)
    group = claims.make_group(by=officer, claims=[claim])
    power = {"agent": "Desk", "allows": ["file"], "begins": date(2026, 1, 1), "ends": date(2027, 1, 1)}
    return {
        "claim": str(claim.public_id),
        "group": str(group.public_id),
        "need": str(claims.ask(by=officer, claim=claim, what="question", words="Who?").public_id),
        "attorney": str(claims.grant_attorney(by=officer, case=claim.case, **power).public_id),
    }


def addresses(things: dict[str, str]) -> list[str]:
    """Every address of every door, the places filled with things that are there, and once more with one that is not."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, path)
            else:
                found.append("/" + path)

    walk(get_resolver().url_patterns, "")
    kinds = {"/claims/groups/": things["group"], "desk/claims/": things["claim"]}
    kinds |= {"/reports/": things["report"], "/cases/": things["case"], "/accounts/": things["account"]} | {
        "/merges/": things["merge"]
    }
    filled = []
    for path in found:
        public_id = next((value for part, value in kinds.items() if part in path), str(uuid4()))
        for known in (public_id, str(uuid4())):
            values = {
                "<uuid:public_id>": known, "<uuid:case_id>": things["case"], "<uuid:screening_id>": things["screening"],
                "<slug:set_id>": "delphi_adult_labour", "<int:pk>": things["alarm"], "<slug:key>": "example",
                "<slug:question>": "days", "<slug:month>": "2026-02", "<slug:paper>": "calculation", "<str:country>": "TH",
                "<str:rule>": "pay.ot_multiplier_workday", "<uuid:need_id>": things["need"],
                "<uuid:attorney_id>": things["attorney"],
                "<uuid:left>": things["left"], "<uuid:right>": things["right"],
            }  # fmt: skip
            filled_path = path
            for place, value in values.items():
                filled_path = filled_path.replace(place, value)
            filled += [filled_path.replace("<language:language>", language) for language in LANGUAGES]
    return sorted(set(filled))


def contents() -> dict[str, str]:
    """A digest of each table."""
    digests = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the names are our own
            rows = sorted(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor.fetchall())
            digests[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return digests


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_reading_every_address_changes_no_table(things: dict[str, str], role: Role | None) -> None:
    client = Client()
    if role:
        client.force_login(make_account(role), backend=BACKEND)
    asked = addresses(things)
    assert not [path for path in asked if "<" in path]
    before = contents()
    answers = {path: client.get(path).status_code for path in asked}
    after = contents()
    assert {table for table in before if before[table] != after[table]} <= MAY_CHANGE
    assert not {path: status for path, status in answers.items() if status >= 500}
    assert sum(status == 200 for status in answers.values()) > 10
