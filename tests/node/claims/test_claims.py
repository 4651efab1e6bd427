"""A claim on a case: opened, told, filed, decided, paid; sealed, logged, and holding an erasure in sight of everybody."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.queries import who_looked
from passage.node.cases import actions as cases
from passage.node.claims import actions, queries
from passage.node.claims.errors import ClaimRefused, Missing
from passage.node.claims.models import STATES, Attorney, Claim, Evidence, Need, Payment, Step
from passage.node.people import actions as people
from passage.node.people.errors import PeopleRefused
from passage.rules.claims import ClaimState, ClockKind, Question
from tests.factories.cases import make_case
from tests.factories.claims import EMPLOYER, GIVEN, OWED, make_claim, make_filed
from tests.factories.people import make_account, make_agency, make_desk

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def node(db: None) -> None:
    make_agency()


def refused(do: Any, **values: Any) -> ClaimRefused:
    with pytest.raises(ClaimRefused) as found:
        do(**values)
    return found.value


def test_what_is_owed_is_reckoned_by_the_law_as_this_node_counts_with_it() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    assert f"{queries.read_claim(officer, claim.public_id).reckoning.total.low:f}" == OWED
    actions.switch_rule_off(by=make_account(Role.LAWYER), country="TH", rule="pay.ot_multiplier_workday", reason="unread")
    assert queries.read_claim(officer, claim.public_id).reckoning.total.high < Decimal(OWED)


def test_nothing_that_was_told_stands_in_the_clear() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    actions.add_evidence(by=officer, claim=claim, kind="photo", words="The boat at the pier", kept="with the worker")
    actions.ask(by=officer, claim=claim, what="question", words="Who paid you?")
    for model in (Claim, Evidence, Need, Step, Payment, Attorney):
        for row in model._default_manager.values_list():
            sealed = b"".join(bytes(value) for value in row if isinstance(value, bytes | memoryview))
            assert not [word for word in (EMPLOYER, "boat", "paid you", "TH-10") if word in str(row) or word.encode() in sealed]


def test_bad_facts_name_the_field_and_change_nothing() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    bad = {**GIVEN, "stretches": [{"from": "2026-03-03", "to": "2026-03-05", "hours": "25"}]}
    found = refused(actions.record_facts, by=officer, claim=claim, question=Question.DAYS, given=bad, revision=claim.revision)
    assert (found.code, found.codes["field"], found.codes["reason"]) == ("bad_facts", "stretches[0].hours", "out_of_range")
    assert queries.read_claim(officer, claim.public_id).facts.given == GIVEN


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    found = refused(actions.record_facts, by=officer, claim=claim, question=Question.PAY, given=GIVEN, revision=1)
    assert found.code == "changed_meanwhile"


def test_a_claim_goes_from_draft_to_paid_and_every_step_remains() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_filed(officer, on=ON)
    for days, to in ((10, "conciliation"), (40, "order")):
        actions.record_step(by=officer, claim=claim, to=to, on=ON + timedelta(days), awarded="1050" if to == "order" else "")
    actions.record_payment(by=officer, claim=claim, on=ON + timedelta(50), amount="500", settles=False)
    actions.record_payment(by=officer, claim=claim, on=ON + timedelta(60), amount="550.00", settles=True)
    view = queries.read_claim(officer, claim.public_id)
    assert [step.after for step in view.steps] == ["filed", "conciliation", "order", "paid_in_part", "paid"]
    assert view.paid == Decimal("1050.00")
    assert view.steps[2].detail["awarded"] == "1050"
    assert (view.clocks, view.claim.limit_on) == ((), None)


def test_the_nearest_limit_stands_beside_the_claim_and_follows_its_steps() -> None:
    officer, today = make_account(Role.OFFICER), timezone.localdate()
    claim = make_claim(officer)
    assert claim.limit_kind == "lapse"
    actions.file(by=officer, claim=claim, on=today, office="")
    claim.refresh_from_db()
    assert (claim.limit_kind, claim.limit_on) == ("order", today + timedelta(60))
    actions.record_step(by=officer, claim=claim, to="order", on=today)
    claim.refresh_from_db()
    assert (claim.limit_kind, claim.limit_on) == ("payment", today + timedelta(15))
    kinds = {clock.kind for clock in queries.read_claim(officer, claim.public_id).clocks}
    assert {ClockKind.PAYMENT_LATEST, ClockKind.APPEAL, ClockKind.LAPSE} <= kinds


def test_steps_that_the_table_does_not_have_or_that_run_backwards_are_refused() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_filed(officer, on=ON)
    step = {"by": officer, "claim": claim, "on": ON}
    assert refused(actions.record_step, **step, to="draft").code == "not_allowed_now"
    assert refused(actions.record_step, **step, to="nonsense").code == "not_allowed_now"
    assert refused(actions.record_step, **{**step, "on": ON - timedelta(1)}, to="order").code == "before_the_last"
    tomorrow = timezone.localdate() + timedelta(1)
    assert refused(actions.record_step, **{**step, "on": tomorrow}, to="order").code == "in_future"
    assert refused(actions.record_step, **step, to="order", awarded="much").code == "bad_value"
    assert refused(actions.record_step, **step, to="order", acted="somebody").code == "bad_value"
    for amount in ("0", "-1", "nan", "1e12", "0.001", "x"):
        pay = {"by": officer, "claim": claim, "on": ON, "settles": False}
        assert refused(actions.record_payment, **pay, amount=amount).code == "bad_value"
    assert Step.objects.count() == 1


def test_a_claim_of_which_nothing_is_known_cannot_be_filed() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer, given={})
    assert refused(actions.file, by=officer, claim=claim, on=ON, office="").code == "nothing_to_file"


def test_an_attorney_acts_only_for_what_and_while_the_worker_said_so() -> None:
    officer, today = make_account(Role.OFFICER), timezone.localdate()
    claim = make_claim(officer)
    file = {"by": officer, "claim": claim, "on": today, "office": "", "acted": "attorney"}
    assert refused(actions.file, **file).codes["standing"] == "none"
    grant = {"by": officer, "case": claim.case, "agent": "The mission", "begins": today, "ends": today + timedelta(365)}
    actions.grant_attorney(**grant, allows=["sign"])
    assert refused(actions.file, **file).codes["standing"] == "other_authority"
    power = actions.grant_attorney(**grant, allows=["file"])
    actions.file(**file)
    pay = {"by": officer, "claim": claim, "on": today, "amount": "10", "settles": False, "received": "attorney"}
    assert refused(actions.record_payment, **pay).codes == {"authority": "receive_money", "standing": "other_authority"}
    actions.revoke_attorney(by=officer, attorney=power, on=today)
    assert refused(actions.revoke_attorney, by=officer, attorney=power, on=today).code == "already_revoked"
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"agent": " "}, "agent"),
        ({"allows": []}, "allows"),
        ({"allows": ["all"]}, "allows"),
        ({"ends": date(2020, 1, 1)}, "ends"),
    ],
)
def test_a_power_of_attorney_that_says_too_little_is_refused_at_its_field(values: dict[str, Any], field: str) -> None:
    officer = make_account(Role.OFFICER)
    grant = {"by": officer, "case": make_case(officer), "agent": "Desk", "allows": ["file"], "begins": ON, "ends": ON}
    assert refused(actions.grant_attorney, **{**grant, **values}).codes["field"] == field


def test_nobody_files_or_withdraws_for_a_worker_without_them() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    for to in ("filed", "withdrawn"):
        assert refused(actions.record_step, by=officer, claim=claim, to=to, on=ON).codes == {"field": "acted"}
    actions.file(by=officer, claim=claim, on=ON, office="")
    actions.record_step(by=officer, claim=claim, to="conciliation", on=ON)
    actions.record_step(by=officer, claim=claim, to="filed", on=ON)


def test_more_money_leaves_a_paid_claim_paid_and_a_payment_that_bounced_opens_it_again() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    pay = {"by": officer, "claim": claim, "on": ON, "amount": "10"}
    actions.record_payment(**pay, settles=True)
    actions.record_payment(**pay, settles=False)
    claim.refresh_from_db()
    assert claim.state == "paid"
    actions.record_step(by=officer, claim=claim, to="paid_in_part", on=ON)
    claim.refresh_from_db()
    assert (claim.state, claim.limit_kind) == ("paid_in_part", "lapse")


def test_an_open_claim_holds_the_erasure_and_lets_go_when_it_ends() -> None:
    officer, supervisor = make_account(Role.OFFICER), make_account(Role.SUPERVISOR)
    claim = make_claim(officer)
    person = claim.case.person
    person.refresh_from_db()
    assert person.held_for == ""
    actions.file(by=officer, claim=claim, on=ON, office="")
    with pytest.raises(PeopleRefused) as held:
        people.erase(by=supervisor, person=person, reason="wished")
    assert held.value.code == "held"
    other = make_filed(officer, on=ON, case=claim.case)
    actions.record_step(by=officer, claim=claim, to="withdrawn", on=ON, acted="worker")
    person.refresh_from_db()
    assert person.held_for == "wage_claim", "the other claim is still open"
    actions.record_step(by=officer, claim=other, to="withdrawn", on=ON, acted="worker")
    people.erase(by=supervisor, person=person, reason="wished")
    assert queries.read_claim(officer, claim.public_id).erased
    assert refused(actions.record_step, by=officer, claim=claim, to="draft", on=ON, acted="worker").code == "erased"
    assert not queries.claim_list(officer, tab="ended")
    assert [entry.act for entry in Entry.objects.filter(act__in=["person.hold", "person.let_go"]).order_by("seq")] == [
        "person.hold",
        "person.let_go",
    ]


def test_reading_a_claim_is_a_look_that_the_worker_sees() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    before = len(list(who_looked(claim.case.person.public_id)))
    queries.read_claim(officer, claim.public_id)
    assert len(list(who_looked(claim.case.person.public_id))) == before + 1


def test_a_claim_goes_with_its_case() -> None:
    officer, other = make_account(Role.OFFICER), make_account(Role.OFFICER, desk=make_desk("other"))
    claim = make_claim(officer)
    with pytest.raises(NotPermitted):
        queries.read_claim(other, claim.public_id)
    with pytest.raises(NotPermitted):
        actions.record_step(by=other, claim=claim, to="filed", on=ON)
    assert queries.claim_list(other, tab="open") == []
    with pytest.raises(Missing):
        queries.read_claim(officer, claim.case.public_id)


def test_a_closed_case_takes_nothing_more() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    cases.move_case(by=officer, case=claim.case, to="closed", reason="resolved")
    assert refused(actions.file, by=officer, claim=claim, on=ON, office="").code == "case_closed"
    assert refused(actions.open_claim, by=officer, case=claim.case, country="TH").code == "case_closed"


def test_only_a_country_with_tables_has_claims() -> None:
    officer = make_account(Role.OFFICER)
    assert refused(actions.open_claim, by=officer, case=make_case(officer), country="XX").code == "no_such_law"


def test_what_proves_a_claim_is_listed_and_what_nothing_proves_is_named() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    add = {"by": officer, "claim": claim, "words": "The card"}
    actions.add_evidence(**add, kind="permit")
    view = queries.read_claim(officer, claim.public_id)
    assert view.evidence[0].shows == ("employer",)
    assert "wage" in view.unproved
    assert refused(actions.add_evidence, **add, kind="rumour").codes["field"] == "kind"
    assert refused(actions.add_evidence, **add, kind="permit", shows=["wage"]).codes["field"] == "shows"
    assert refused(actions.add_evidence, **{**add, "words": " "}, kind="permit").codes["field"] == "words"


def test_what_is_needed_of_the_worker_is_asked_and_answered_once() -> None:
    officer = make_account(Role.OFFICER)
    claim = make_claim(officer)
    need = actions.ask(by=officer, claim=claim, what="bank_account", words="Where can the money go?")
    actions.answer(by=officer, claim=claim, need=need, words="An account of the sister")
    assert queries.read_claim(officer, claim.public_id).needs[0].answer == "An account of the sister"
    assert refused(actions.answer, by=officer, claim=claim, need=need, words="Another").code == "already_answered"
    assert refused(actions.ask, by=officer, claim=claim, what="passport", words="x").codes["field"] == "what"


def test_the_database_refuses_what_must_never_be() -> None:
    claim = make_filed()
    for values in ({"state": "won"}, {"limit_kind": ""}, {"state": "paid"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(case=claim.case, thread=claim.thread, country="TH", opened_at=timezone.now(), by=claim.by)


def test_every_state_of_the_rule_is_one_of_the_database() -> None:
    assert set(STATES) == set(ClaimState)


@pytest.mark.parametrize("statement", ["UPDATE claims_step SET after = 'paid'", "DELETE FROM claims_step"])
def test_the_database_refuses_to_change_a_step(statement: str) -> None:
    make_filed()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Step.objects.get().after == "filed"


def test_the_guard_of_the_steps_can_be_taken_down_and_put_up_again() -> None:
    make_filed()
    guard = import_module("passage.node.claims.migrations.0003_steps_append_only")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        guard.drop(apps, editor)
        Step.objects.update(acted="attorney")
        guard.make(apps, editor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Step.objects.update(acted="worker")
    assert Step.objects.get().acted == "attorney"
