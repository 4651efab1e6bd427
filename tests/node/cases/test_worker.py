"""What a worker sees and does with the number."""

from __future__ import annotations

import pytest
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.queries import check_chain
from passage.node.cases import actions, queries
from passage.node.cases.errors import CaseRefused, Missing, VisitRefused
from passage.node.cases.models import Message, Report, ReportNumber
from passage.node.cases.visits import Newcomer, open_with_number
from passage.node.people import queries as people
from passage.node.people.actions import ConsentGiven
from passage.node.people.models import Person, PersonKey
from tests.factories.cases import NAMES, STORY, make_numbered_report, make_report, make_visitor
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
GIVEN = ConsentGiven("kh", "family_tracing", ("name",), 90, "share/1", "0" * 64, "km", "worker_door")


def test_the_page_behind_the_number_tells_no_story_no_name_and_no_contact():
    _, visitor = make_visitor(contact={"channel": "phone", "value": "0812345678"})
    actions.add_information(by=visitor, text="The boat is called Invented Star")
    page = queries.visit_page(visitor)
    shown = repr((page.stage, page.messages, page.consents, page.permissions, page.looked, page.next_kind))
    for word in (STORY, *NAMES, "0812345678", "Invented Star"):
        assert word not in shown


def test_the_stage_follows_what_was_done():
    report, visitor = make_visitor()
    officer = make_account()
    stages = [queries.visit_page(visitor).stage]
    actions.open_report(by=officer, report=report)
    stages.append(queries.visit_page(visitor).stage)
    actions.reply(by=officer, report=report, text="We read it.")
    stages.append(queries.visit_page(visitor).stage)
    case = actions.open_case(by=officer, report=report)
    stages.append(queries.visit_page(visitor).stage)
    actions.move_case(by=officer, case=case, to="closed", reason="resolved")
    stages.append(queries.visit_page(visitor).stage)
    assert stages == ["received", "being_read", "answered", "worked_on", "closed"]


def test_messages_go_both_ways_and_are_counted_until_read():
    report, visitor = make_visitor()
    officer = make_account()
    actions.reply(by=officer, report=report, text="តើ​អ្នក​មាន​សុវត្ថិភាព​ទេ?")
    actions.send_message(by=visitor, text="បាទ")
    page = queries.visit_page(visitor)
    assert [(m.from_worker, m.text) for m in page.messages] == [(False, "តើ​អ្នក​មាន​សុវត្ថិភាព​ទេ?"), (True, "បាទ")]
    assert page.unread == 1
    assert actions.mark_messages_read(by=visitor) == 1
    assert queries.visit_page(visitor).unread == 0
    assert queries.queue(officer, tab="open")[0].has_unread
    assert actions.mark_read(by=officer, report=report) == 1
    assert not queries.queue(officer, tab="open")[0].has_unread


def test_messages_lie_sealed():
    _, visitor = make_visitor()
    actions.send_message(by=visitor, text="canary words")
    assert b"canary" not in bytes(Message.objects.get().text)


def test_what_is_added_reaches_the_officer_and_is_not_shown_again():
    report, visitor = make_visitor()
    actions.add_information(by=visitor, text="One more thing")
    assert queries.visit_page(visitor).messages == ()
    content = queries.read_report(make_account(), report.public_id)
    assert [(m.text, m.private) for m in content.messages] == [("One more thing", True)]


def test_a_message_opens_a_closed_report_again():
    report, visitor = make_visitor()
    officer = make_account()
    actions.close_report(by=officer, report=report, reason="lost_contact")
    actions.send_message(by=visitor, text="I am here")
    report.refresh_from_db()
    assert (report.state, report.closing_reason) == ("open", "")
    assert report.due_kind == "first_reply"


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("  \n ", "empty"), ("x" * 5001, "too_long")])
def test_a_message_has_bounds(text, code):
    _, visitor = make_visitor()
    with pytest.raises(CaseRefused) as refused:
        actions.send_message(by=visitor, text=text)
    assert refused.value.code == code


def test_one_number_cannot_flood_the_desk():
    _, visitor = make_visitor()
    for number in range(40):
        actions.send_message(by=visitor, text=str(number))
    with pytest.raises(CaseRefused) as refused:
        actions.send_message(by=visitor, text="one too many")
    assert refused.value.code == "too_many"


def test_the_worker_sees_who_looked_by_role_and_desk_and_never_by_name():
    report, visitor = make_visitor()
    officer = make_account()
    actions.open_report(by=officer, report=report)
    looked = queries.visit_page(visitor).looked
    assert [(look.act, look.role, look.desk) for look in looked] == [("report.read", "officer", "intake")]
    assert officer.name not in repr(looked)


def test_a_consent_is_given_and_only_ones_own_can_be_asked_for():
    _, visitor = make_visitor()
    consent = actions.change_consent(by=visitor, consent=GIVEN)
    assert queries.visit_page(visitor).consents == (consent,)
    assert queries.own_consent(visitor, consent.public_id) == consent
    _, stranger = make_visitor()
    with pytest.raises(Missing):
        queries.own_consent(stranger, consent.public_id)


def test_a_permission_can_be_taken_back():
    report, visitor = make_visitor()
    for granted in (True, False):
        actions.change_permission(
            by=visitor, what="contact", granted=granted, language="km", text_id="contact/1", text_hash="0" * 64
        )
    assert people.permitted(report.person, "contact") is False


def test_a_temporary_number_lets_in_only_to_be_replaced():
    report, number = make_numbered_report(temporary=True)
    visitor = open_with_number(number.digits, now=timezone.now())
    assert visitor.temporary
    for act in (
        lambda: queries.visit_page(visitor),
        lambda: actions.send_message(by=visitor, text="Hello"),
        lambda: actions.delete_report(by=visitor),
        lambda: actions.change_consent(by=visitor, consent=GIVEN),
    ):
        with pytest.raises(VisitRefused) as refused:
            act()
        assert refused.value.code == "new_number_first"
    fresh = actions.take_new_number(by=visitor)
    assert queries.visit_page(fresh.visitor).report_id == report.public_id
    assert open_with_number(fresh.number.digits, now=timezone.now()).report_id == report.public_id


def test_an_old_number_and_the_visits_it_opened_end_when_it_is_replaced():
    _, number = make_numbered_report()
    visitor = open_with_number(number.digits, now=timezone.now())
    actions.take_new_number(by=visitor)
    with pytest.raises(VisitRefused) as refused:
        queries.visit_page(visitor)
    assert refused.value.code == "expired"
    with pytest.raises(VisitRefused) as refused:
        open_with_number(number.digits, now=timezone.now())
    assert refused.value.code == "unknown"


def test_only_a_visitor_acts_as_one():
    make_report()
    for stranger in (Newcomer(), make_account(Role.SUPERVISOR)):
        for act in (actions.take_new_number, actions.delete_report, actions.mark_messages_read):
            with pytest.raises(NotPermitted):
                act(by=stranger)
        with pytest.raises(NotPermitted):
            queries.visit_page(stranger)


def test_deleting_a_report_that_is_all_there_is_erases_the_person():
    report, visitor = make_visitor()
    actions.send_message(by=visitor, text="canary words")
    assert actions.delete_report(by=visitor).erased
    report.refresh_from_db()
    assert (report.state, bytes(report.content), report.kinds, report.country) == ("deleted", b"", [], "")
    assert not PersonKey.objects.filter(person=report.person).exists()
    assert Person.objects.get(pk=report.person_id).erased_at
    assert not report.person.match_keys.exists()
    assert Message.objects.count() == 0
    assert ReportNumber.objects.count() == 0
    with pytest.raises(VisitRefused):
        queries.visit_page(visitor)
    assert queries.queue(make_account(), tab="open") == []
    assert check_chain().holds


def test_deleting_a_report_with_a_case_leaves_the_case_and_asks_a_human():
    report, visitor = make_visitor()
    officer = make_account()
    case = actions.open_case(by=officer, report=report)
    assert not actions.delete_report(by=visitor).erased
    case.refresh_from_db()
    assert (case.next_step, case.next_step_on) == ("answer_erasure", timezone.localdate())
    assert [row.public_id for row in queries.case_list(officer, tab="due")] == [case.public_id]
    view = queries.read_case(officer, case.public_id)
    assert view.reports == ()
    assert view.profile.names == NAMES


def test_a_hold_refuses_to_delete_and_says_what_holds():
    report, visitor = make_visitor()
    Person.objects.filter(pk=report.person_id).update(held_for="wage_claim")
    with pytest.raises(CaseRefused) as refused:
        actions.delete_report(by=visitor)
    assert (refused.value.code, refused.value.codes) == ("held", {"held_for": "wage_claim"})
    assert Report.objects.get(pk=report.pk).state == "new"
    assert queries.visit_page(visitor).held_for == "wage_claim"


def test_a_page_sent_again_after_deleting_makes_no_new_report():
    from passage.node.cases.intake import NewReport

    report, visitor = make_visitor()
    actions.delete_report(by=visitor)
    again = NewReport(channel="worker_door", language="km", story=STORY, submission=report.submission)
    assert actions.receive_report(by=Newcomer(), report=again).repeated
    assert Report.objects.count() == 1


def test_nothing_can_be_done_with_a_deleted_report():
    report, visitor = make_visitor()
    actions.delete_report(by=visitor)
    officer = make_account()
    for act in (
        lambda: actions.open_case(by=officer, report=report),
        lambda: actions.acknowledge(by=officer, report=report),
        lambda: actions.close_report(by=officer, report=report, reason="resolved"),
        lambda: actions.assign_report(by=officer, thing=report, to=officer),
    ):
        with pytest.raises(CaseRefused) as refused:
            act()
        assert refused.value.code == "deleted"
