"""What am I owed: a few questions lead to lines with the law beside them, and nothing of it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from passage.doors.worker.owed import views
from passage.node.agency.models import Role
from passage.node.cases.models import Report
from passage.node.claims import actions as claims
from tests.doors.worker.owed.asking import FACTORY, FISHER, HOTEL, OwedWalk, reckoned, stand_at
from tests.doors.worker.walking import LANGUAGES, Walk
from tests.factories.people import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node")]


@pytest.fixture(autouse=True)
def late_in_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *given: date(2026, 11, 24))


def test_the_answer_stands_in_one_line_and_each_line_names_section_day_and_doubt() -> None:
    walk = reckoned(FACTORY)
    assert '<p class="number">5,499.00 baht</p>' in walk.html
    assert "26 × 372 = 9,672.00 baht" in walk.text
    assert "26 × 2 hours × 372 ÷ 8 × 1.5 = 3,627.00 baht" in walk.text
    assert "Labour Protection Act section 61" in walk.text
    assert "since 1 January 2025" in walk.text
    assert 'badge--done">Certain' in walk.html
    assert "Having papers or not changes nothing" in walk.text
    assert "until 31 March 2027" in walk.text


def test_what_is_only_roughly_remembered_gives_a_range_and_months_without_pay_count_in_full() -> None:
    walk = reckoned(FISHER)
    assert "80,597.39 to 94,647.70 baht" in walk.text
    assert "January 2025" in walk.text
    assert "2 × 12,000 to 2 × 13,000" in walk.text
    assert "Severance pay" in walk.text
    assert "Pay instead of notice" in walk.text


def test_a_point_that_another_answer_would_settle_leads_to_its_question() -> None:
    walk = reckoned(HOTEL)
    assert 'value="to:district"' in walk.html
    assert "Ko Samui district" in walk.text
    assert "For some days no amount could be given" in walk.text
    walk.send(go="to:district")
    assert walk.at == "district"
    walk.next(areas=["district:Ko Samui"])
    assert walk.at == "result"
    assert 'value="to:district">Answer' not in walk.html
    assert "Ko Samui district" in walk.text


def test_an_open_law_is_shown_with_a_mark_and_both_readings() -> None:
    walk = reckoned(FISHER)
    assert "Is overtime owed at sea?" in walk.text
    assert "Counted so." in walk.text
    assert "Not counted so." in walk.text
    assert 'badge--waiting">Open' in walk.html


def test_a_rule_that_a_lawyer_switched_off_is_not_counted_by_and_named() -> None:
    claims.switch_rule_off(by=make_account(Role.LAWYER), country="TH", rule="pay.ot_multiplier_workday", reason="unread")
    walk = reckoned(FACTORY)
    assert '<p class="number">1,872.00 baht</p>' in walk.html
    assert "switched this rule off" in walk.text
    assert "Labour Protection Act section 61" in walk.text


def test_where_nothing_is_short_that_is_said() -> None:
    walk = reckoned(FACTORY, days={"hours_low": "8"}, paid={"paid_low": "400"})
    assert "nothing is short" in walk.text


def test_the_sheet_stands_in_thai_beside_the_language_of_the_worker() -> None:
    walk = reckoned(FACTORY, "km").send(go="sheet")
    assert '<div lang="th"><h1>เงินที่ค้างจากการทำงาน</h1></div><div><h1>ប្រាក់ដែលជំពាក់ពីការងារ</h1></div>' in walk.html
    assert "กรุงเทพมหานคร" in walk.html
    assert walk.html.count('lang="th"') == walk.html.count('<div class="pair') + 1
    walk.send(go="stay")
    assert walk.at == "result"
    assert 'class="pair' in reckoned(FACTORY, "th").send(go="sheet").html


@pytest.mark.parametrize(("go", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_it_can_be_kept_as_a_file_whose_name_says_nothing(go: str, begins: bytes) -> None:
    walk = reckoned(FACTORY, "my")
    response = walk.client.post("/w/my/owed/", {**walk.carried(), "go": go})
    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="information.{go}"'
    assert response["Cache-Control"] == "no-store"


def test_one_file_is_made_at_a_time_and_whoever_waits_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LONGEST_WAIT", 0)
    walk = reckoned(FACTORY)
    with views._MAKING:
        walk.send(go="pdf")
    assert walk.at == "result"
    assert "Very many people are here now" in walk.text
    assert walk.client.post("/w/en/owed/", {**walk.carried(), "go": "pdf"}).content.startswith(b"%PDF-")


def test_a_law_that_was_not_checked_for_days_so_late_is_said_beside_the_total() -> None:
    late = {"agreed": {"wage_low": "450"}, "when": {"first": "3/2026", "last": "3/2026"}}
    walk = reckoned(FACTORY, **late)
    assert "not checked for days so late. It is marked." in walk.text
    assert 'badge--waiting">The law was not checked for days so late.' in walk.html
    assert "not checked for days so late. It is marked." not in reckoned(FACTORY).text


def test_a_report_begins_with_what_was_said_here() -> None:
    walk = reckoned(FISHER)
    carried = {**walk.carried(), "go": "stay"}
    report = Walk()
    report.read(report.client.post("/w/en/", carried))
    assert report.at == "danger"
    hidden = dict(report.page.hidden)
    assert [hidden[name] for name in ("kinds", "country", "province", "sector", "wants")] == [
        "wages_unpaid",
        "TH",
        "TH-74",
        "fishing",
        "wages",
    ]
    assert "wage_low" not in hidden


def test_going_back_keeps_every_answer_even_a_wrong_one() -> None:
    walk = OwedWalk().next(**FACTORY["where"]).next(**FACTORY["work"]).next(**FACTORY["pay"])
    walk.send(go="back", wage_low="much", wage_high="more")
    assert walk.at == "pay"
    walk.next(**FACTORY["pay"])
    assert walk.page.typed == {"wage_low": "much", "wage_high": "more"}


def test_another_language_in_the_middle_keeps_every_answer() -> None:
    walk = stand_at("paid", FACTORY, "lo")
    walk.send(language="th", paid_low="໓໐໐")
    assert walk.response.redirect_chain == [("/w/th/owed/", 307)]
    assert walk.page.typed["paid_low"] == "໓໐໐"


def test_changing_an_answer_asks_only_what_is_new_and_comes_back_to_the_result() -> None:
    walk = reckoned(FACTORY).send(go="to:ended")
    walk.next(ended="dismissed")
    assert walk.at == "service"
    walk.next(**FACTORY["service"])
    assert walk.at == "result"
    assert "Severance pay" in walk.text


def test_nothing_is_stored_no_cookie_is_set_and_one_statement_is_enough() -> None:
    walk = reckoned(FISHER)
    with CaptureQueriesContext(connection) as seen:
        walk.client.post("/w/en/owed/", {**walk.carried(), "go": "sheet"})
    assert len(seen) == 1
    assert seen[0]["sql"].startswith("SELECT rule")
    assert not Report.objects.exists()
    assert not walk.client.cookies
    assert walk.response["Cache-Control"] == "no-store"
    assert walk.response.request["PATH_INFO"] == "/w/en/owed/"
    assert walk.response.request.get("QUERY_STRING", "") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_found_from_the_first_page_of_the_door_and_from_the_home_page(language: str) -> None:
    address = f"/w/{language}/owed/"
    assert f'href="{address}"' in Client().get(f"/w/{language}/").content.decode()
    assert f'href="{address}"' in Client().get(f"/?lang={language}").content.decode()
    assert Client().get(address).status_code == 200


def test_the_title_is_the_same_neutral_one_on_each_page() -> None:
    walk = reckoned(FISHER)
    assert {html.split("<title>")[1].split("</title>")[0] for _, html in walk.pages} == {"Information"}


def test_a_wrong_answer_is_explained_and_stays_as_it_was_typed() -> None:
    walk = stand_at("agreed", FACTORY, "km").next(wage_low="ច្រើន", wage_high="")
    assert walk.at == "agreed"
    assert "govuk-error-message" in walk.html
    assert walk.page.typed["wage_low"] == "ច្រើន"
