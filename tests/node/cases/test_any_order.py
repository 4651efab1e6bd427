"""Whatever is done in whatever order, what must always hold still holds."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.cases import actions, queries
from passage.node.cases.errors import CaseRefused, Missing, VisitRefused
from passage.node.cases.models import Case, Report
from passage.node.people.models import Person, PersonKey
from passage.rules.journey import CaseState, ClosingReason
from tests.factories.cases import make_visitor
from tests.factories.people import make_account, make_desk

pytestmark = pytest.mark.django_db
REFUSED = (CaseRefused, Missing, NotPermitted, VisitRefused)
STEPS = st.sampled_from(
    [
        *["open", "acknowledge", "take", "give", "reply", "feedback", "contact", "close", "open_case", "note", "step", "danger"],
        *["write", "add", "come_back", "delete", "outsider"],
        *[f"move:{state}" for state in CaseState],
    ]
)


class World:
    """One report, the worker who holds its number, and those who act on it."""

    def __init__(self, danger: bool, age_in_days: int) -> None:
        received_at = timezone.now() - timedelta(days=age_in_days)
        self.report, self.visitor = make_visitor(danger=danger, received_at=received_at)
        self.officer, self.supervisor = make_account(), make_account(Role.SUPERVISOR)
        self.outsider = make_account(desk=make_desk("elsewhere"))

    def case(self) -> Case:
        case = Case.objects.filter(person=self.report.person_id).first()
        if case is None:
            raise Missing
        return case

    def do(self, step: str) -> None:
        name, _, to = step.partition(":")
        by, report = self.officer, self.report
        {
            "open": lambda: actions.open_report(by=by, report=report),
            "acknowledge": lambda: actions.acknowledge(by=by, report=report),
            "take": lambda: actions.assign_report(by=by, thing=report, to=by),
            "give": lambda: actions.assign_report(by=self.supervisor, thing=report, to=by),
            "reply": lambda: actions.reply(by=by, report=report, text="Hello"),
            "feedback": lambda: actions.reply(by=by, report=report, text="Done", feedback=True),
            "contact": lambda: actions.record_contact(by=by, report=report),
            "close": lambda: actions.close_report(by=by, report=report, reason="resolved"),
            "open_case": lambda: actions.open_case(by=by, report=report),
            "note": lambda: actions.add_note(by=by, case=self.case(), text="Note"),
            "step": lambda: actions.set_next_step(
                by=by, case=self.case(), next_step="call", next_step_on=None, revision=self.case().revision
            ),
            "danger": lambda: actions.set_danger(by=by, case=self.case(), danger=True),
            "move": lambda: actions.move_case(by=by, case=self.case(), to=to, reason="resolved"),
            "write": lambda: actions.send_message(by=self.visitor, text="I am here"),
            "add": lambda: actions.add_information(by=self.visitor, text="One more thing"),
            "come_back": lambda: queries.visit_page(self.visitor),
            "delete": lambda: actions.delete_report(by=self.visitor),
            "outsider": lambda: actions.open_report(by=self.outsider, report=report),
        }[name]()


def check(world: World) -> None:
    report = Report.objects.get(pk=world.report.pk)
    assert (report.due_at is None) == (report.due_kind == "")
    assert report.due_at is None or report.due_at >= report.received_at
    assert report.state in ("new", "open") or report.due_at is None
    assert report.state != "new" or report.opened_at is None
    assert report.replied_at is None or report.acknowledged_at is not None
    assert report.acknowledged_at is None or report.acknowledged_at >= report.received_at
    assert report.last_contact_at >= report.received_at
    assert (report.closing_reason in list(ClosingReason)) == (report.state in ("closed", "deleted"))
    erased = Person.objects.get(pk=report.person_id).erased_at is not None
    assert PersonKey.objects.filter(person=report.person_id).exists() != erased
    assert not erased or report.state == "deleted"
    for case in Case.objects.filter(person=report.person_id):
        assert (case.closed_at is not None) == (case.state == "closed") == (case.closing_reason in list(ClosingReason))
        assert not erased


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(danger=st.booleans(), age=st.integers(0, 200), steps=st.lists(STEPS, min_size=1, max_size=14))
def test_any_sequence_of_actions_keeps_what_must_always_hold(danger, age, steps):
    world = World(danger, age)
    for step in steps:
        try:
            world.do(step)
        except REFUSED:
            assert step
        check(world)
    with suppress(Missing):
        queries.read_case(world.officer, world.case().public_id)
