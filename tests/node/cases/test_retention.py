"""How long an anonymous report that nobody works on is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.traces import Console
from passage.node.cases import actions, queries
from passage.node.cases.models import Report
from passage.node.cases.visits import open_with_number
from passage.node.people.models import Person, PersonKey
from passage.node.people.profiles import Profile
from tests.factories.cases import make_numbered_report, make_report, make_visitor
from tests.factories.people import make_account, make_agency

pytestmark = pytest.mark.django_db
NOW = timezone.now()
BY = Console("retention")
ANONYMOUS = {"profile": Profile(), "received_at": NOW - timedelta(days=181)}


@pytest.fixture(autouse=True)
def _agency():
    make_agency()


def opened(**values) -> Report:
    report = make_report(**(ANONYMOUS | values))
    actions.open_report(by=make_account(), report=report)
    return report


def left(report: Report) -> bool:
    return Report.objects.get(pk=report.pk).state != "deleted"


def test_an_anonymous_report_goes_with_its_key_when_its_time_is_up():
    report = opened()
    assert actions.erase_untouched(by=BY, now=NOW) == 1
    report.refresh_from_db()
    assert (report.state, bytes(report.content), report.closing_reason) == ("deleted", b"", "lost_contact")
    assert not PersonKey.objects.filter(person=report.person_id).exists()
    assert Entry.objects.filter(act="report.expire", thing_id=str(report.public_id)).count() == 1
    assert actions.erase_untouched(by=BY, now=NOW) == 0


def test_the_time_counts_from_the_last_contact():
    report, number = make_numbered_report(**ANONYMOUS)
    actions.open_report(by=make_account(), report=report)
    open_with_number(number.digits, now=NOW)
    assert actions.erase_untouched(by=BY, now=NOW) == 0
    assert actions.erase_untouched(by=BY, now=NOW + timedelta(days=181)) == 1


def test_a_report_that_nobody_has_read_is_never_lost():
    report = make_report(**ANONYMOUS)
    assert actions.erase_untouched(by=BY, now=NOW) == 0
    assert left(report)


def test_named_held_and_worked_on_reports_stay():
    named = opened(profile=Profile(names=("Invented",)))
    held = opened()
    Person.objects.filter(pk=held.person_id).update(held_for="wage_claim")
    worked_on = opened()
    actions.open_case(by=make_account(), report=worked_on)
    young = opened(received_at=NOW - timedelta(days=179))
    assert actions.erase_untouched(by=BY, now=NOW) == 0
    assert all(left(report) for report in (named, held, worked_on, young))


def test_only_the_console_forgets_by_time():
    opened()
    with pytest.raises(NotPermitted):
        actions.erase_untouched(by=make_account(Role.SUPERVISOR), now=NOW)


def test_the_worker_is_told_until_when_an_anonymous_report_is_kept():
    report, visitor = make_visitor(profile=Profile())
    assert queries.visit_page(visitor).kept_until == report.last_contact_at + timedelta(days=180)
    _, named = make_visitor()
    assert queries.visit_page(named).kept_until is None
