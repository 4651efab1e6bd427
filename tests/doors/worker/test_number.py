"""Coming back with the number."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.cases import actions
from passage.node.cases.models import Message, Report
from passage.node.people import queries as people
from passage.node.people.models import Person
from tests.doors.worker.walking import LANGUAGES, Walk, come_back, number_on, press, sent
from tests.factories.cases import make_numbered_report
from tests.factories.people import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]


def which_of(walk: Walk, position: int) -> str:
    return [value for name, value in walk.page.buttons if name == "which"][position]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_behind_the_number_never_shows_story_names_or_contact(language: str) -> None:
    _, number = sent(language)
    walk = come_back(number, language)
    assert ("act", "reply") in walk.page.buttons
    for told in ("ថៅកែ", "០៨១", "ស្វាយ", "โชคดี", "TH-74"):
        assert told not in walk.html.replace("ថៅកែរបស់អ្នក", "")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Please type your number"),
        ("1234", "Digits are missing"),
        ("1" * 30, "too many digits"),
        ("x" * 300, "too many digits"),
        ("hello", "Only digits"),
        ("12345678901234567890", "One digit is not right"),
    ],
)
def test_a_mistyped_number_gets_a_clear_answer_and_stays_in_the_box(typed: str, answer: str) -> None:
    walk = come_back(typed)
    assert answer in walk.text
    assert walk.page.typed["number"] == typed


def test_a_number_that_opens_nothing_and_the_wait_after_many_are_said_plainly() -> None:
    for _ in range(5):
        walk = come_back("00000000000000000000")
        assert "opens no report" in walk.text
    walk = come_back("00000000000000000000")
    assert "Please wait 1 minute and try again" in walk.text


def test_the_number_is_read_in_native_digits_and_with_spaces() -> None:
    _, number = sent("km")
    native = number.translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    walk = come_back(f" {native[:5]} {native[5:12]}-{native[12:]} ", "km")
    assert ("act", "reply") in walk.page.buttons


def test_messages_go_both_ways_and_a_new_one_is_new_once() -> None:
    _, number = sent()
    walk = press(come_back(number), act="reply", text="When do you answer?")
    assert "Your message has been sent" in walk.text
    assert walk.page.typed["text"].strip() == ""
    report = Report.objects.get()
    actions.reply(by=make_account(Role.OFFICER, desk=report.desk), report=report, text="Tomorrow we call.")
    walk = come_back(number)
    assert "There is a new message for you" in walk.text
    assert "Tomorrow we call." in walk.text
    assert "When do you answer?" in walk.text
    assert "There is a new message for you" not in come_back(number).text


def test_what_is_added_to_the_report_is_kept_and_not_shown() -> None:
    _, number = sent()
    walk = press(come_back(number), act="add", more="the boat has another name")
    assert "has been added" in walk.text
    assert "another name" not in walk.html
    assert Message.objects.filter(private=True).count() == 1


def test_what_is_typed_in_one_box_stays_while_the_other_is_sent() -> None:
    _, number = sent()
    walk = press(come_back(number), act="reply", text="hello", more="half a sentence")
    assert walk.page.typed["more"].strip() == "half a sentence"
    walk = press(walk, act="reply", text="", more="half a sentence")
    assert "Please write something first" in walk.text
    assert walk.page.typed["more"].strip() == "half a sentence"


def test_who_looked_is_shown_by_role_and_desk_and_never_by_name() -> None:
    _, number = sent()
    report = Report.objects.get()
    officer = make_account(Role.OFFICER, desk=report.desk)
    assert "Nobody has opened your report yet" in come_back(number).text
    actions.open_report(by=officer, report=report)
    walk = come_back(number)
    assert "Officer, Desk intake," in walk.text
    assert officer.name not in walk.html
    assert officer.email not in walk.html


def test_a_consent_is_taken_back_after_one_question_and_can_be_given_again() -> None:
    _, number = sent()
    walk = come_back(number)
    walk = press(walk, which=which_of(walk, 0))
    assert "Take this back?" in walk.text
    (consent,) = people.consents_of(Person.objects.get())
    assert consent.withdrawn_at is None
    walk = press(walk, sure="yes")
    assert "You took it back on" in walk.text
    (consent,) = people.consents_of(Person.objects.get())
    assert consent.withdrawn_at is not None
    walk = press(walk, which=which_of(walk, 0))
    assert "May we tell Desk of Cambodia" in walk.text
    assert "Desk of Cambodia may know" in press(walk, sure="yes").text
    assert len(people.consents_of(Person.objects.get())) == 2


@pytest.mark.parametrize("what", ["contact", "blind_check", "statistics"])
def test_each_permission_can_be_changed_from_behind_the_number(what: str) -> None:
    _, number = sent()
    person = Person.objects.get()
    before = people.permitted(person, what)
    walk = press(come_back(number), which=what)
    press(walk, sure="yes")
    assert people.permitted(person, what) is not before


def test_a_no_at_the_question_changes_nothing() -> None:
    _, number = sent()
    walk = press(come_back(number), which="statistics")
    press(walk, sure="no")
    assert people.permitted(Person.objects.get(), "statistics")


def test_a_number_that_somebody_else_has_seen_must_be_replaced_before_anything_else() -> None:
    _, number = make_numbered_report(temporary=True, channel="worker_door")
    walk = come_back(number.digits)
    assert "Somebody else has seen this number" in walk.text
    assert "Somebody else has seen this number" in press(walk, act="reply", text="x").text
    fresh = press(walk, act="new_number", sure="yes")
    new = number_on(fresh)
    assert new != number.digits
    assert "opens no report" in come_back(number.digits).text
    assert ("act", "reply") in press(fresh, act="page").page.buttons


def test_a_new_number_can_be_taken_at_any_time() -> None:
    _, number = sent()
    walk = press(press(come_back(number), act="new_number"), sure="yes")
    assert ("act", "reply") in come_back(number_on(walk)).page.buttons
    assert "opens no report" in come_back(number).text


def test_deleting_asks_once_more_and_then_nothing_can_be_read() -> None:
    _, number = sent()
    walk = press(come_back(number), act="delete")
    assert Report.objects.get().state == "new"
    walk = press(walk, sure="yes")
    assert "Your report has been deleted" in walk.text
    assert Report.objects.get().content == b""
    assert "opens no report" in come_back(number).text


def test_a_held_report_is_not_deleted_and_says_why() -> None:
    _, number = sent()
    Person.objects.update(held_for="wage_claim")
    walk = press(press(come_back(number), act="delete"), sure="yes")
    assert "It cannot be deleted now" in walk.text
    assert "as long as a claim for you needs it" in walk.text


def test_a_visit_ends_after_a_quarter_of_an_hour_and_what_was_typed_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    _, number = sent()
    walk = come_back(number)
    later = timezone.now() + timedelta(minutes=16)
    with monkeypatch.context() as moved:
        moved.setattr("django.utils.timezone.now", lambda: later)
        walk = press(walk, act="reply", text="a long message")
    assert "closed for your safety" in walk.text
    assert not Message.objects.exists()
    carried = {name: value for name, value in walk.page.hidden}
    assert carried["text"] == "a long message"
    walk = press(walk, act="open", number=number)
    assert walk.page.typed["text"].strip() == "a long message"


@pytest.mark.parametrize("token", ["", "x", "ö", "A" * 500, "\x00"])
def test_a_token_that_is_not_ours_leads_back_to_the_number(token: str) -> None:
    walk = come_back("")
    walk = press(walk, token=token, act="delete", sure="yes")
    assert "number" in walk.page.typed


def test_a_late_promise_is_said_plainly() -> None:
    _, number = sent()
    now = timezone.now()
    Report.objects.update(received_at=now - timedelta(days=9), due_at=now - timedelta(days=1))
    assert "We are late" in come_back(number).text
