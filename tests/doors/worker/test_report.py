"""The report, from the first question to what happens next."""

from __future__ import annotations

import pytest

from passage.node.cases.models import Report
from passage.node.cases.queries.reports import content_of
from passage.node.people import queries as people
from passage.node.people.models import Person
from tests.doors.worker.walking import ADULT, LANGUAGES, Walk, answer, number_on, sent, walk_to

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_can_be_told_and_sent_in_every_language(language: str) -> None:
    walk, number = sent(language)
    report = Report.objects.get()
    assert report.language == language
    assert len(number) == 20
    assert walk.response.status_code == 200


@pytest.mark.usefixtures("node")
def test_what_was_said_arrives_as_it_was_said() -> None:
    sent()
    told = content_of(Report.objects.get())
    report = told.report
    assert (report.danger, report.about, report.country, report.province) == (True, "self", "TH", "TH-74")
    assert (report.kinds, report.people_count) == (["documents_taken", "wages_unpaid"], 3)
    assert told.story == "ថៅកែ​យក​លិខិត​ឆ្លងដែន​របស់​ខ្ញុំ\nមិន​បើក​ប្រាក់"
    assert (told.sector, told.employer, told.since, told.wants) == ("fishing", "เรือโชคดี", "2024-05", ("talk", "wages"))
    assert told.profile.contact["value"] == "០៨១ ២៣៤ ៥៦៧៨"
    assert told.profile.contact["may_leave_message"] is False


@pytest.mark.usefixtures("node")
def test_nothing_is_stored_before_send() -> None:
    walk_to("check")
    assert not Report.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.usefixtures("node")
def test_advice_only_stores_nothing_and_cannot_be_sent() -> None:
    walk = walk_to("advice", need={"about": "advice"})
    carried = {**walk.carried(), "at": ["check"], "keep": ["yes"]}
    walk.send(go="send", **carried)
    assert walk.at == "need"
    assert not Report.objects.exists()


@pytest.mark.usefixtures("node")
def test_every_question_that_may_be_skipped_is_skipped_and_the_report_still_goes() -> None:
    walk = Walk()
    while walk.at != "check":
        if ("go", "skip") in walk.page.buttons:
            walk.skip()
        else:
            walk.next(**({"keep": "yes"} if walk.at == "keep" else ADULT[walk.at] if walk.at == "need" else {walk.at: "no"}))
    number_on(walk.send(go="send"))
    told = content_of(Report.objects.get())
    assert (told.story, told.contact, told.wants, told.report.kinds) == ("", {}, (), [])
    assert told.report.danger is False


@pytest.mark.usefixtures("node")
def test_the_consents_that_were_given_are_kept_with_the_words_that_were_read() -> None:
    sent()
    person = Person.objects.get()
    (consent,) = people.consents_of(person)
    rule = people.as_rule(consent)
    assert (consent.recipient, consent.purpose) == ("kh", "protection")
    assert set(consent.fields) == {"account", "employer", "needs"}
    assert (rule.text_id, rule.language, rule.channel) == ("worker.share_home/1", "en", "worker_door")
    assert people.permissions_of(person) == {"keep": True, "contact": True, "blind_check": False, "statistics": True}


@pytest.mark.usefixtures("node")
def test_a_yes_is_never_preselected() -> None:
    walk = walk_to("keep")
    while walk.at != "check":
        chosen = [value for name, value in walk.page.chosen if name == walk.at]
        assert chosen in ([], ["no"])
        walk.next(**ADULT[walk.at])


@pytest.mark.usefixtures("node")
def test_a_no_to_being_kept_ends_without_anything_stored() -> None:
    walk = walk_to("check", keep={"keep": "no"})
    assert ("go", "send") not in walk.page.buttons
    walk.send(go="send")
    assert walk.at == "check"
    assert not Report.objects.exists()


@pytest.mark.usefixtures("node")
def test_a_yes_meant_for_one_country_does_not_hold_for_another() -> None:
    walk = walk_to("check")
    walk.send(go="to:home").next(home_country="LA")
    walk.next() if walk.at != "check" else None
    walk.send(go="send")
    assert people.consents_of(Person.objects.get()) == []


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("told", [{"age": {"is_minor": "yes"}}, {"happened": {"kinds": ["child"]}}])
def test_where_a_child_is_concerned_sharing_is_not_asked_but_an_officer_will_talk(told: dict[str, dict[str, str]]) -> None:
    walk = walk_to("check", **told)
    asked = [at for at, _ in walk.pages]
    assert "officer" in asked
    assert not {"share_here", "home", "share_home", "blind_check"} & set(asked)
    walk.send(go="send", share_home="kh", home_country="KH")
    assert people.consents_of(Person.objects.get()) == []


@pytest.mark.usefixtures("node")
def test_the_question_about_contact_is_asked_only_of_whoever_gave_one() -> None:
    walk = walk_to("check", contact={"channel": "none"})
    asked = [at for at, _ in walk.pages]
    assert not {"reach", "may_contact"} & set(asked)


@pytest.mark.usefixtures("node")
def test_sending_twice_is_one_report_and_the_number_is_not_shown_again() -> None:
    walk = walk_to("check")
    once = walk.carried()
    number = number_on(walk.send(go="send"))
    again = Walk()
    again.send(go="send", **once)
    assert Report.objects.count() == 1
    assert number[:5] not in again.html
    assert "already arrived" in again.text


@pytest.mark.usefixtures("node")
def test_the_last_five_digits_must_be_typed_and_the_number_is_shown_once_more_at_most() -> None:
    walk, number = sent()
    walk.send(go="kept")
    assert number[-5:] not in walk.html
    walk.next(last="00000" if number[-5:] != "00000" else "11111")
    assert "not the last five digits" in walk.text
    walk.send(go="again")
    assert number_on(walk) == number
    walk.send(go="kept")
    assert ("go", "again") not in walk.page.buttons
    walk.send(go="again")
    assert number[-5:] not in walk.html
    walk.next(last=number[-5:])
    assert "Your report has arrived" in walk.text
    assert "at the latest on" in walk.text


@pytest.mark.usefixtures("node")
def test_the_last_digits_may_be_typed_in_the_digits_of_the_own_script() -> None:
    walk, number = sent("my")
    native = number[-5:].translate(str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉"))
    assert native in walk.html
    walk.send(go="kept").next(last=native)
    assert walk.at == ""


@pytest.mark.usefixtures("node")
def test_who_asks_to_come_back_is_led_to_the_number() -> None:
    walk = walk_to("need").next(about="number")
    assert walk.response.redirect_chain == [("/w/en/number/", 302)]


@pytest.mark.usefixtures("node")
def test_a_report_for_another_keeps_the_contact_of_whoever_told_it_apart_from_the_profile() -> None:
    sent(need={"about": "other"})
    told = content_of(Report.objects.get())
    assert told.contact["value"] == "០៨១ ២៣៤ ៥៦៧៨"
    assert told.profile.contact == {}


@pytest.mark.usefixtures("node")
def test_the_check_page_shows_every_answer_and_leads_back_to_each() -> None:
    walk = walk_to("check")
    for words in ("Yes, I am in danger now", "Wages not paid", "Thailand", "Samut Sakhon", "เรือโชคดี", "5/2567", "By phone call"):
        assert words in walk.text
    changes = [value for name, value in walk.page.buttons if name == "go" and value.startswith("to:")]
    assert {"to:danger", "to:story", "to:keep", "to:share_home"} <= set(changes)
    walk.send(go="to:story").next(story="another")
    assert walk.at == "check"
    assert "another" in walk.text


@pytest.mark.usefixtures("node")
def test_a_change_that_opens_new_questions_asks_them_before_the_check() -> None:
    walk = walk_to("check", contact={"channel": "none"})
    walk.send(go="to:contact").next(channel="message")
    assert walk.at == "reach"
    walk.next(**ADULT["reach"])
    assert walk.at == "may_contact"
    assert answer(walk, ADULT).at == "check"
