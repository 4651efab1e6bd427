"""Several people doing the same thing at the same moment, on a database that lets them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.utils import timezone

from passage.node.audit.queries import check_chain
from passage.node.cases import actions, imports
from passage.node.cases.errors import CaseRefused, ImportRefused, VisitRefused
from passage.node.cases.models import Case, LocatorTries, Report, ReportNumber
from passage.node.cases.visits import Newcomer, open_with_number
from tests.factories.cases import make_case, make_numbered_report, make_report, new_report
from tests.factories.people import make_account, make_desk
from tests.node.cases.test_imports import a_file, a_row
from tests.node.cases.test_numbers import wrong

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL is not here: SQLite lets one write at a time"),
]
HANDS = 6


def at_once(act) -> list[object]:
    """What each of several hands got from doing the same at once: a result, or the code of the refusal."""

    def one(_):
        try:
            return act()
        except (CaseRefused, ImportRefused, VisitRefused) as refused:
            return str(refused.code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(one, range(HANDS)))


def test_one_page_sent_many_times_at_once_is_one_report_with_one_number():
    make_desk()
    told = new_report()
    received = at_once(lambda: actions.receive_report(by=Newcomer(), report=told, with_number=True))
    assert Report.objects.count() == 1
    assert ReportNumber.objects.count() == 1
    assert sum(r.number is not None for r in received) == 1
    assert check_chain().holds


def test_guesses_sent_at_once_gain_nothing():
    _, number = make_numbered_report()
    now = timezone.now()
    for _ in range(3):
        answers = at_once(lambda: open_with_number(wrong(number), now=now))
    assert answers == ["wait"] * HANDS
    assert LocatorTries.objects.get().failures == 5


def test_one_report_becomes_one_case():
    officer = make_account()
    report = make_report()
    answers = at_once(lambda: actions.open_case(by=officer, report=report))
    assert Case.objects.count() == 1
    assert answers.count("already_has_case") == HANDS - 1


def test_of_several_edits_of_one_revision_one_is_kept_and_the_others_are_told():
    officer = make_account()
    case = make_case(officer)
    answers = at_once(
        lambda: actions.set_next_step(by=officer, case=case, next_step="call", next_step_on=None, revision=case.revision)
    )
    assert answers.count("changed_meanwhile") == HANDS - 1


def test_one_file_taken_by_many_at_once_is_taken_once():
    officer = make_account()
    file = a_file([a_row(number) for number in range(5)])
    answers = at_once(lambda: imports.run(by=officer, file=file))
    assert answers.count("already_imported") == HANDS - 1
    assert Report.objects.count() == 5
    assert check_chain().holds
