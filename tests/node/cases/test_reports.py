"""Taking, opening, giving and closing a report."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.queries import check_chain, who_looked
from passage.node.cases import actions, queries
from passage.node.cases.actions import reports as module
from passage.node.cases.errors import CaseRefused, Missing
from passage.node.cases.models import Report, ReportNumber
from passage.node.cases.visits import Newcomer
from passage.node.people import queries as people
from passage.node.people.actions import ConsentGiven
from passage.node.people.models import Consent, Person
from passage.node.people.profiles import Profile
from passage.rules.consent import NoSuchPurpose
from tests.factories.cases import NAMES, STORY, make_numbered_report, make_report, new_report
from tests.factories.people import make_account, make_desk

pytestmark = pytest.mark.django_db


def test_a_report_is_stored_sealed_and_opens_again():
    report = make_report()
    officer = make_account()
    raw = bytes(Report.objects.get(pk=report.pk).content) + bytes(Person.objects.get(pk=report.person_id).profile)
    for word in (STORY, *NAMES):
        assert word.encode() not in raw
    content = queries.read_report(officer, report.public_id)
    assert content.story == STORY
    assert content.profile.names == NAMES
    assert content.wants == ("talk", "wages")


def test_an_anonymous_report_needs_no_profile():
    report = make_report(profile=Profile(), story="", kinds=())
    content = queries.read_report(make_account(), report.public_id)
    assert content.profile == Profile()
    assert content.story == ""
    assert not content.erased


def test_the_same_submission_twice_is_one_report_and_no_second_number():
    make_desk()
    told = new_report()
    first = actions.receive_report(by=Newcomer(), report=told, with_number=True)
    entries = Entry.objects.count()
    second = actions.receive_report(by=Newcomer(), report=told, with_number=True)
    assert second.report == first.report
    assert second.repeated
    assert second.number is None
    assert ReportNumber.objects.count() == 1
    assert Person.objects.count() == 1
    assert Entry.objects.count() == entries


def test_two_submissions_at_once_are_one_report(monkeypatch):
    """The other request stored its report after this one had looked for it."""
    make_desk()
    told = new_report()
    first = actions.receive_report(by=Newcomer(), report=told)
    looked = iter([None, first.report])
    monkeypatch.setattr(module, "_submitted", lambda submission: next(looked))
    second = actions.receive_report(by=Newcomer(), report=told, with_number=True)
    assert second.repeated
    assert second.report == first.report
    assert Person.objects.count() == 1


def test_the_workers_door_acknowledges_at_once_and_the_hotline_when_an_officer_opens():
    worker = make_report()
    assert worker.acknowledged_at == worker.received_at
    operator = make_account(Role.OPERATOR)
    hotline = make_report(by=operator)
    assert hotline.acknowledged_at is None
    officer = make_account()
    content = actions.open_report(by=officer, report=hotline)
    assert content.report.acknowledged_at is not None
    assert content.report.state == "open"


def test_danger_promises_a_human_within_a_day_and_opening_keeps_it():
    report = make_report(danger=True)
    assert (report.due_kind, report.due_at) == ("danger", report.received_at + timedelta(hours=24))
    opened = actions.open_report(by=make_account(), report=report).report
    assert (opened.due_kind, opened.due_at) == ("first_reply", report.received_at + timedelta(hours=72))


def test_a_reply_leaves_only_the_promise_of_feedback_and_feedback_leaves_none():
    report, _ = make_numbered_report()
    officer = make_account()
    actions.reply(by=officer, report=report, text="We read it.")
    report.refresh_from_db()
    assert (report.due_kind, report.due_at) == ("feedback", report.received_at + timedelta(days=90))
    actions.reply(by=officer, report=report, text="The wages were paid.", feedback=True)
    report.refresh_from_db()
    assert (report.due_kind, report.due_at) == ("", None)


def test_speaking_with_the_worker_keeps_the_promise_of_an_answer():
    report = make_report()
    actions.record_contact(by=make_account(), report=report)
    report.refresh_from_db()
    assert report.due_kind == "feedback"
    assert report.replied_at is not None


def test_a_reply_that_nobody_could_read_is_refused():
    report = make_report()
    with pytest.raises(CaseRefused) as refused:
        actions.reply(by=make_account(), report=report, text="Hello")
    assert refused.value.code == "no_number"


def test_consents_and_permissions_are_stored_with_the_report():
    make_desk()
    given = ConsentGiven(
        recipient="kh", purpose="family_tracing", fields=("name",), days=90, text_id="share/1", text_hash="0" * 64,
        language="km", channel="worker_door",
    )  # fmt: skip
    received = actions.receive_report(
        by=Newcomer(),
        report=new_report(),
        consents=[given],
        permissions={"keep": True, "contact": True, "statistics": False},
        permission_texts={"keep": ("keep/1", "1" * 64)},
    )
    assert people.permissions_of(received.report.person) == {"keep": True, "contact": True, "statistics": False}
    assert Consent.objects.get().recipient == "kh"


def test_nothing_is_kept_when_the_person_said_that_it_may_not_be():
    make_desk()
    with pytest.raises(CaseRefused) as refused:
        actions.receive_report(by=Newcomer(), report=new_report(), permissions={"keep": False})
    assert refused.value.code == "keep_not_granted"
    assert Report.objects.count() == 0


def test_a_report_is_stored_whole_or_not_at_all():
    make_desk()
    wrong = ConsentGiven("kh", "immigration_enforcement", ("name",), 90, "share/1", "0" * 64, "km", "worker_door")
    with pytest.raises(NoSuchPurpose):
        actions.receive_report(by=Newcomer(), report=new_report(), consents=[wrong])
    assert Report.objects.count() == 0
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("about", "nobody", "bad_value"),
        ("language", "KM<script>", "bad_value"),
        ("country", "Thailand", "bad_value"),
        ("province", "Samut Sakhon", "bad_value"),
        ("people_count", 0, "bad_value"),
        ("people_count", 10**9, "bad_value"),
        ("kinds", ("' OR 1=1",), "bad_value"),
        ("kinds", ("wages_unpaid",) * 41, "bad_value"),
        ("wants", ("Talk",), "bad_value"),
        ("story", "ក" * 20_001, "too_long"),
        ("employer", "e" * 401, "too_long"),
    ],
)
def test_values_that_no_column_could_hold_are_refused_by_name(field, value, code):
    make_desk()
    report = new_report()
    object.__setattr__(report, field, value)
    with pytest.raises(CaseRefused) as refused:
        actions.receive_report(by=Newcomer(), report=report)
    assert (refused.value.code, refused.value.codes) == (code, {"field": field})


def test_the_contact_of_somebody_who_reports_another_is_not_the_workers():
    contact = {"channel": "phone", "value": "0812345678"}
    other = make_report(about="other", contact=contact)
    own = make_report(about="self", contact=contact)
    officer = make_account()
    assert queries.read_report(officer, other.public_id).profile.contact == {}
    assert queries.read_report(officer, other.public_id).contact == contact
    assert queries.read_report(officer, own.public_id).profile.contact == contact


def test_every_reading_is_in_the_persons_own_log():
    report = make_report()
    officer = make_account()
    actions.open_report(by=officer, report=report)
    queries.read_report(officer, report.public_id)
    looks = list(who_looked(report.person.public_id))
    assert [(look.act, look.role) for look in looks] == [("report.read", "officer")] * 2
    assert check_chain().holds


def test_only_the_team_and_supervisors_read_a_report():
    report = make_report()
    elsewhere = make_account(desk=make_desk("elsewhere"))
    with pytest.raises(NotPermitted) as refused:
        queries.read_report(elsewhere, report.public_id)
    assert refused.value.code == "other_desk"
    for role in (Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            queries.read_report(make_account(role), report.public_id)
    assert queries.read_report(make_account(Role.SUPERVISOR, desk=make_desk("elsewhere")), report.public_id).story == STORY
    with pytest.raises(Missing):
        queries.read_report(elsewhere, uuid4())


def test_each_door_takes_only_its_own_channel():
    make_desk()
    operator = make_account(Role.OPERATOR)
    for by, channel in [
        (Newcomer(), "hotline"),
        (Newcomer(), "carrier_pigeon"),
        (operator, "worker_door"),
        (operator, "import"),
        (operator, "referral"),
    ]:
        with pytest.raises(NotPermitted):
            actions.receive_report(by=by, report=new_report(channel=channel))
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            actions.receive_report(by=make_account(role), report=new_report(channel="hotline"))
    assert Report.objects.count() == 0


def test_a_supervisor_gives_a_report_and_an_officer_only_takes_one():
    report = make_report()
    officer, colleague, supervisor = make_account(), make_account(), make_account(Role.SUPERVISOR)
    with pytest.raises(NotPermitted):
        actions.assign_report(by=officer, thing=report, to=colleague)
    actions.assign_report(by=officer, thing=report, to=officer)
    with pytest.raises(NotPermitted):
        actions.assign_report(by=colleague, thing=report, to=colleague)
    assert actions.assign_report(by=supervisor, thing=report, to=colleague).assigned_to == colleague
    with pytest.raises(CaseRefused) as refused:
        actions.assign_report(by=supervisor, thing=report, to=make_account(Role.OPERATOR))
    assert refused.value.code == "cannot_be_given"


def test_whoever_is_given_a_report_of_another_desk_may_read_it():
    report = make_report()
    outside = make_account(desk=make_desk("elsewhere"))
    actions.assign_report(by=make_account(Role.SUPERVISOR), thing=report, to=outside)
    assert queries.read_report(outside, report.public_id).story == STORY


def test_closing_needs_a_reason_and_ends_every_promise():
    report = make_report()
    officer = make_account()
    with pytest.raises(CaseRefused) as refused:
        actions.close_report(by=officer, report=report, reason="")
    assert refused.value.code == "reason_needed"
    closed = actions.close_report(by=officer, report=report, reason="resolved")
    assert (closed.state, closed.due_at, closed.due_kind) == ("closed", None, "")
    with pytest.raises(CaseRefused) as refused:
        actions.close_report(by=officer, report=report, reason="resolved")
    assert refused.value.code == "closed"


def test_an_erased_person_leaves_a_report_that_nobody_can_read():
    from passage.node.people import actions as people_actions

    report = make_report()
    people_actions.erase(by=make_account(Role.SUPERVISOR), person=report.person, reason="asked_by_person")
    content = queries.read_report(make_account(), report.public_id)
    assert content.erased
    assert content.story == ""


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"channel": "rumour"},
        {"about": "nobody"},
        {"due_kind": "", "due_at": timezone.now()},
        {"due_at": None},
        {"state": "closed"},
    ],
)
def test_the_database_refuses_a_report_that_cannot_be(broken):
    report = make_report()
    assert report.due_kind
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**broken)


def test_the_database_refuses_a_promise_from_before_the_report():
    report = make_report()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(due_at=report.received_at - timedelta(seconds=1))
