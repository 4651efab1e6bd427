"""The queue and the list of cases: what each account sees, in which order, at which cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.cases import actions, queries
from passage.node.cases.models import Case, Report
from passage.node.people import vault
from tests.factories.cases import make_case, make_report, make_visitor
from tests.factories.people import make_account, make_desk

pytestmark = pytest.mark.django_db


def test_danger_comes_first_and_then_the_nearest_promise():
    now = timezone.now()
    calm_old = make_report(received_at=now - timedelta(hours=50))
    calm_new = make_report(received_at=now)
    danger = make_report(received_at=now, danger=True)
    rows = queries.queue(make_account(), tab="new")
    assert [row.public_id for row in rows] == [danger.public_id, calm_old.public_id, calm_new.public_id]


def test_the_queue_is_one_statement_and_opens_nothing(django_assert_num_queries, monkeypatch):
    officer = make_account()
    for _ in range(3):
        make_report()

    def never(*_args):
        raise AssertionError("a list opened something")

    monkeypatch.setattr(vault, "unseal_bytes", never)
    with django_assert_num_queries(1):
        assert len(queries.queue(officer, tab="new")) == 3
    for _ in range(7):
        make_report()
    with django_assert_num_queries(1):
        assert len(queries.queue(officer, tab="new")) == 10
    assert not Entry.objects.filter(act="report.read").exists()


def test_pages_meet_without_gap_or_overlap_also_where_promises_are_equal_or_missing():
    now = timezone.now()
    for index in range(9):
        make_report(danger=index % 3 == 0, received_at=now - timedelta(hours=index // 4))
    Report.objects.filter(pk__in=Report.objects.order_by("pk").values_list("pk", flat=True)[:3]).update(due_at=None, due_kind="")
    officer = make_account()
    whole = [row.public_id for row in queries.queue(officer, tab="new", limit=100)]
    assert len(whole) == 9
    for limit in (1, 2, 4):
        seen, after = [], None
        while True:
            rows = queries.queue(officer, tab="new", after=after, limit=limit)
            seen += [row.public_id for row in rows[:limit]]
            if len(rows) <= limit:
                break
            after = rows[limit - 1].cursor
        assert seen == whole


@pytest.mark.parametrize("after", ["", "x", "1.2", "2.0.0", "1.-.x", "0." + "9" * 17 + ".1", "1.-." + "9" * 18, "១.-.1"])
def test_an_unreadable_place_in_the_queue_breaks_nothing(after):
    report = make_report()
    rows = queries.queue(make_account(), tab="new", after=after)
    assert [row.public_id for row in rows] in ([report.public_id], [])
    assert queries.case_list(make_account(), tab="open", after=after) == []


def test_tabs_show_what_they_say():
    officer = make_account()
    new = make_report()
    late = make_report(received_at=timezone.now() - timedelta(days=4))
    mine = make_report()
    actions.assign_report(by=officer, thing=mine, to=officer)
    opened = make_report()
    actions.open_report(by=officer, report=opened)
    closed = make_report()
    actions.close_report(by=officer, report=closed, reason="duplicate")
    wrote, visitor = make_visitor()
    actions.send_message(by=visitor, text="Hello")

    def shown(tab: str) -> set:
        return {row.public_id for row in queries.queue(officer, tab=tab)}

    assert shown("new") == {new.public_id, late.public_id, mine.public_id, wrote.public_id}
    assert shown("mine") == {mine.public_id}
    assert shown("overdue") == {late.public_id}
    assert shown("closed") == {closed.public_id}
    assert shown("unread") == {wrote.public_id}
    assert shown("open") == {r.public_id for r in (new, late, mine, opened, wrote)}
    assert shown("no such tab") == shown("open")


def test_a_team_sees_its_own_desk_and_a_supervisor_all():
    here = make_report()
    officer = make_account()
    elsewhere = make_account(desk=make_desk("elsewhere"))
    assert queries.queue(elsewhere, tab="new") == []
    assert [row.public_id for row in queries.queue(officer, tab="new")] == [here.public_id]
    supervisor = make_account(Role.SUPERVISOR, desk=make_desk("elsewhere"))
    assert [row.public_id for row in queries.queue(supervisor, tab="new")] == [here.public_id]
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            queries.queue(make_account(role), tab="new")


def test_an_account_without_a_desk_sees_only_what_it_was_given():
    from passage.node.agency.models import Account

    make_report()
    given = make_report()
    officer = make_account()
    Account.objects.filter(pk=officer.pk).update(desk=None)
    officer.refresh_from_db()
    actions.assign_report(by=make_account(Role.SUPERVISOR), thing=given, to=officer)
    assert [row.public_id for row in queries.queue(officer, tab="open")] == [given.public_id]


def test_an_operator_sees_the_queue_and_no_case():
    make_case()
    operator = make_account(Role.OPERATOR)
    assert len(queries.queue(operator, tab="open")) == 1
    with pytest.raises(NotPermitted):
        queries.case_list(operator)


def test_the_list_of_cases_is_one_statement_and_is_ordered_by_the_next_step(django_assert_num_queries):
    officer = make_account()
    today = timezone.localdate()
    steps = [today + timedelta(days=2), None, today]
    cases = [actions.open_case(by=officer, report=make_report(), next_step="call", next_step_on=on) for on in steps]
    danger = make_case(officer, danger=True)
    with django_assert_num_queries(1):
        rows = queries.case_list(officer)
    assert [row.public_id for row in rows] == [c.public_id for c in (danger, cases[2], cases[0], cases[1])]
    seen, after = [], None
    for _ in range(4):
        page = queries.case_list(officer, after=after, limit=1)
        seen.append(page[0].public_id)
        after = page[0].cursor
    assert seen == [row.public_id for row in rows]
    assert [row.public_id for row in queries.case_list(officer, tab="due")] == [cases[2].public_id]


def test_a_case_is_found_by_its_reference_only_by_who_may_read_it():
    case = make_case()
    assert queries.case_with_reference(make_account(), f" {case.reference.lower()} ") == case.public_id
    assert queries.case_with_reference(make_account(desk=make_desk("elsewhere")), case.reference) is None


def test_the_search_before_create_says_which_cases_there_are_and_which_may_be_opened():
    case = make_case()
    person = case.person.public_id
    assert queries.cases_of_people(make_account(), [person]) == {person: [(case.public_id, case.reference, True)]}
    outside = make_account(desk=make_desk("elsewhere"))
    assert queries.cases_of_people(outside, [person]) == {person: [(case.public_id, case.reference, False)]}
    assert Case.objects.count() == 1
