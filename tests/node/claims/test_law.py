"""The law of this node: a lawyer switches a rule off, and nothing is counted by it until somebody switches it on."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.traces import Console
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused
from passage.node.claims.models import SwitchedOff
from passage.rules.labour_law import NoSuchLaw, Open, facts_from, law_of, reckon
from tests.factories.people import make_account, make_agency

pytestmark = pytest.mark.django_db
RULE = "pay.ot_multiplier_workday"
WHY = "The newest text was not read."
FACTS = facts_from(
    {
        "workplace": {"province": "TH-10", "areas": []},
        "wage": 400,
        "stretches": [{"from": "2025-03-03", "to": "2025-03-05", "hours": 10, "paid": 0}],
    }
)


@pytest.fixture(autouse=True)
def node(db: None) -> None:
    make_agency()


def refused(do: object, **values: object) -> str:
    with pytest.raises(ClaimRefused) as found:
        do(**values)  # type: ignore[operator]
    return found.value.code


def test_without_a_switch_the_law_here_is_the_law() -> None:
    assert queries.law_here("TH") is law_of("TH")


def test_nothing_is_counted_by_a_rule_that_is_off_and_the_reckoning_names_it() -> None:
    actions.switch_rule_off(by=make_account(Role.LAWYER), country="TH", rule=RULE, reason=WHY)
    found = reckon(FACTS, queries.law_here("TH"))
    assert any(point.code is Open.SWITCHED_OFF for point in found.open)
    assert found.total.high < reckon(FACTS, law_of("TH")).total.high
    assert not [line for part in found.parts for line in part.lines if RULE in line.rests_on]


def test_switched_on_again_it_is_counted_with_and_the_row_remains() -> None:
    lawyer = make_account(Role.LAWYER)
    actions.switch_rule_off(by=lawyer, country="TH", rule=RULE, reason=WHY)
    actions.switch_rule_on(by=lawyer, country="TH", rule=RULE)
    assert queries.law_here("TH") is law_of("TH")
    row = SwitchedOff.objects.get()
    assert (row.by, row.on_again_by, row.reason) == (lawyer, lawyer, WHY)
    actions.switch_rule_off(by=lawyer, country="TH", rule=RULE, reason=WHY)
    assert SwitchedOff.objects.count() == 2


def test_the_law_with_a_rule_off_is_put_together_once() -> None:
    actions.switch_rule_off(by=Console("test"), country="TH", rule=RULE, reason=WHY)
    assert queries.law_here("TH") is queries.law_here("TH")


def test_reading_the_law_costs_one_statement(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        queries.law_here("TH")


def test_a_rule_that_newer_tables_do_not_have_stops_nothing() -> None:
    SwitchedOff.objects.create(country="TH", rule="of.older_tables", reason=WHY, at=timezone.now())
    assert reckon(FACTS, queries.law_here("TH")) == reckon(FACTS, law_of("TH"))


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.LAWYER, Role.ADMINISTRATOR)])
def test_nobody_else_judges_the_law(role: Role) -> None:
    with pytest.raises(NotPermitted):
        actions.switch_rule_off(by=make_account(role), country="TH", rule=RULE, reason=WHY)
    with pytest.raises(NotPermitted):
        actions.switch_rule_on(by=make_account(role), country="TH", rule=RULE)


def test_what_cannot_be_switched_is_refused_with_a_code() -> None:
    lawyer = make_account(Role.LAWYER)
    off = {"by": lawyer, "country": "TH", "rule": RULE, "reason": WHY}
    assert refused(actions.switch_rule_off, **{**off, "country": "XX"}) == "no_such_law"
    assert refused(actions.switch_rule_off, **{**off, "rule": "no.such"}) == "no_such_rule"
    assert refused(actions.switch_rule_off, **{**off, "reason": " "}) == "reason_needed"
    assert refused(actions.switch_rule_off, **{**off, "reason": "x" * 1001}) == "too_long"
    assert refused(actions.switch_rule_on, by=lawyer, country="TH", rule=RULE) == "not_off"
    actions.switch_rule_off(**off)
    assert refused(actions.switch_rule_off, **off) == "already_off"


def test_the_database_keeps_one_switch_for_a_rule_and_a_reason_for_each() -> None:
    values = {"country": "TH", "rule": RULE, "reason": WHY, "at": timezone.now()}
    SwitchedOff.objects.create(**values)
    for bad in (values, {**values, "rule": "other", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SwitchedOff.objects.create(**bad)


def test_who_switched_and_which_rule_is_in_the_log_and_the_reason_is_not() -> None:
    lawyer = make_account(Role.LAWYER)
    actions.switch_rule_off(by=lawyer, country="TH", rule=RULE, reason=WHY)
    entry = Entry.objects.order_by("-seq").first()
    assert entry is not None
    assert (entry.act, entry.thing_id, entry.actor) == ("law.switch_off", RULE, str(lawyer.public_id))
    assert WHY not in str(entry.detail)


def test_every_rule_of_every_country_can_be_named_by_the_log_and_read_by_whoever_works_on_cases() -> None:
    officer = make_account(Role.OFFICER)
    for country in queries.countries():
        rows = queries.rules_of(officer, country)
        assert len(rows) > 10
        assert all(len(row.rule.id) <= 96 for row in rows)
    with pytest.raises(NoSuchLaw):
        queries.rules_of(officer, "XX")
