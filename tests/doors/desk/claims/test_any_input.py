"""No address of a claim answers with a server error, whatever is sent to it."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.node.agency.models import Role
from passage.node.claims import actions
from passage.rules.claims import Question
from tests.doors.desk.test_any_input import WORDS
from tests.factories.claims import make_filed

STRETCH, PAID = ("begins", "ends", "weekdays", "kind", "hours", "amount", "paid_for"), ("day", "due", "kind", "amount", "consent")
FIELDS = (
    "revision", "do", "province", "areas", "no_area", "work", "employees", "born", "employer", "pay", "wage", "normal_hours",
    "end", "begins", "ends", "told_on", "leave_days_left", "counted_to", "to", "on", "acted", "office", "awarded", "words",
    "amount", "received", "settles", "kind", "kept", "shows", "agent", "allows", "what", "due_on", "reference", "references",
    "usual_hours", "usual_paid", "was_03", "hours_03", "paid_03", "reason", "country", "month", "pay_by", "language", "claim",
    "stretches-TOTAL_FORMS", "stretches-INITIAL_FORMS", "months-TOTAL_FORMS", "months-INITIAL_FORMS", "pay_days-TOTAL_FORMS",
    "pay_days-INITIAL_FORMS", "debts-TOTAL_FORMS", "debts-INITIAL_FORMS", "months-0-month", "months-0-paid", "debts-0-amount",
    "debts-0-due", *(f"stretches-0-{name}" for name in STRETCH), *(f"pay_days-0-{name}" for name in PAID),
)  # fmt: skip
# What some field takes: so that the way leads further than the first check.
GOOD = st.sampled_from(
    ["1", "2", "2026-03-03", "2026-03", "8-12", "worked", "paid", "paid_a_day", "daily", "monthly", "TH-90", "filed", "order",
     "attorney", "worker", "file", "photo", "dismissed", "general", "fishing", "more", "ordinary", "mon", "signature", "km"]
)  # fmt: skip


@pytest.fixture
def place(accounts: dict[Role, Any]) -> tuple[list[Client], list[str]]:
    officer = accounts[Role.OFFICER]
    claim = make_filed(officer)
    need = actions.ask(by=officer, claim=claim, what="question", words="Who?")
    group = actions.make_group(by=officer, claims=[claim])
    clients = []
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.LAWYER):
        client = Client(raise_request_exception=False)
        client.force_login(accounts[role], backend="passage.doors.desk.entrance.Officers")
        clients.append(client)
    own = [claim.public_id]
    addresses = [
        *(reverse("desk:claim-facts", args=[*own, str(question)]) for question in Question),
        *(reverse(f"desk:claim-{name}", args=own) for name in ("step", "payment", "evidence", "attorney", "need")),
        reverse("desk:claim-month", args=[*own, "2026-03"]),
        reverse("desk:claim-month", args=[*own, "2026-02"]),
        reverse("desk:choose-claim-month", args=own),
        reverse("desk:answer-need", args=[*own, need.public_id]),
        reverse("desk:join-claim-group", args=own),
        reverse("desk:leave-claim-group", args=own),
        reverse("desk:claim-group", args=[group.public_id]),
        reverse("desk:make-claim-group"),
        reverse("desk:open-claim", args=[claim.case.public_id]),
        reverse("desk:claim", args=[uuid.uuid4()]),
        reverse("desk:claims"),
        reverse("desk:law"),
        reverse("desk:rule-of-law", args=["TH", "pay.ot_multiplier_workday"]),
        reverse("desk:switch-rule-on", args=["TH", "x"]),
    ]
    return clients, addresses


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.integers(0, 100),
    who=st.sampled_from([0, 0, 0, 1, 2]),
    values=st.dictionaries(st.sampled_from(FIELDS), st.one_of(GOOD, GOOD, WORDS), max_size=14),
    post=st.sampled_from([True, True, False]),
)
def test_nothing_that_is_sent_makes_a_server_error(place, where, who, values, post):
    clients, addresses = place
    address = addresses[where % len(addresses)]
    clean = {key: str(value).encode("utf-8", "replace").decode() for key, value in values.items()}
    response = clients[who].post(address, clean) if post else clients[who].get(address, clean)
    assert response.status_code < 500, (address, sorted(clean), response.status_code)
