"""The questions of a claim at the desk: bad input at its field, nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passage.node.agency.models import Role
from passage.node.claims import queries
from tests.doors.desk.claims.asking import ask, page, revision, rows
from tests.factories.claims import GIVEN, make_claim


def test_days_are_filled_in_and_a_row_that_is_cleared_goes(officer, claim, accounts):
    day = {"weekdays": ["mon", "tue"], "kind": "ordinary", "amount": "300", "paid_for": "paid_a_day"}
    first = {**day, "begins": "2/3/2569", "ends": "2026-03-31", "hours": "10-12"}
    assert officer.post(ask(claim, "days"), {"revision": revision(claim), **rows("stretches", first)}).status_code == 302
    given = queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given
    assert given["stretches"] == [
        {
            "from": "2026-03-02",
            "to": "2026-03-31",
            "hours": {"from": "10", "to": "12"},
            "weekdays": ["mon", "tue"],
            "paid_a_day": "300",
        }
    ]
    empty = {"begins": "", "ends": "", "hours": "", "kind": "ordinary", "amount": "", "paid_for": ""}
    assert officer.post(ask(claim, "days"), {"revision": revision(claim), **rows("stretches", empty)}).status_code == 302
    assert "stretches" not in queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given


def test_bad_facts_are_shown_at_the_field_and_nothing_typed_is_lost(officer, claim):
    bad = {"begins": "31/3/2026", "ends": "2/3/2026", "hours": "10", "kind": "ordinary", "amount": "", "paid_for": ""}
    response = officer.post(ask(claim, "days"), {"revision": revision(claim), **rows("stretches", bad)})
    shown = response.content.decode()
    assert response.status_code == 422
    assert "The end lies before the beginning." in shown
    assert 'id="id_stretches-0-ends-error"' in shown
    assert 'value="31/3/2026"' in shown
    words = {**bad, "begins": "nonsense", "hours": "many"}
    response = officer.post(ask(claim, "days"), {"revision": revision(claim), **rows("stretches", words)})
    assert response.status_code == 422
    assert 'value="nonsense"' in response.content.decode()


def test_more_rows_keep_what_was_typed(officer, claim):
    first = {"begins": "x", "ends": "", "hours": "", "kind": "ordinary", "amount": "", "paid_for": ""}
    response = officer.post(ask(claim, "days"), {"revision": 1, "do": "more", **rows("stretches", first)})
    assert response.status_code == 200
    assert 'value="x"' in response.content.decode()
    assert "stretches-3-begins" in response.content.decode()


def test_an_answer_to_an_older_state_is_refused_with_what_was_typed(officer, claim):
    response = officer.post(ask(claim, "pay"), {"revision": 1, "pay": "daily", "wage": "444"})
    assert response.status_code == 422
    assert "Somebody changed this claim" in response.content.decode()
    assert 'value="444"' in response.content.decode()


def test_a_month_is_filled_in_from_memory(officer, claim, accounts):
    address = reverse("desk:claim-month", args=[claim.public_id, "2026-02"])
    shown = officer.get(address).content.decode()
    assert "February 2026" in shown
    month = {"revision": revision(claim), "usual_hours": "10-12", "usual_paid": "350"}
    month |= {f"was_{day:02}": "worked" for day in range(2, 8)} | {"was_08": "off", "was_09": "worked", "hours_09": "5"}
    assert officer.post(address, month).status_code == 302
    stretches = queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given["stretches"]
    assert stretches[0] == {
        "from": "2026-02-02",
        "to": "2026-02-07",
        "hours": {"from": "10", "to": "12"},
        "paid_a_day": "350",
    }
    assert stretches[1]["kind"] == "weekly_holiday"
    assert stretches[2]["hours"] == "5"
    assert stretches[3] == GIVEN["stretches"][0]
    again = officer.get(address).content.decode()
    assert 'value="10-12"' in again


def test_what_else_is_known_of_a_day_outlives_the_month(officer, accounts):
    night = {"from": "2026-02-02", "to": "2026-02-04", "hours": "10", "night_hours": "3"}
    claim = make_claim(accounts[Role.OFFICER], given={**GIVEN, "stretches": [night]})
    address = reverse("desk:claim-month", args=[claim.public_id, "2026-02"])
    assert officer.get(address).content.decode().count("more is known") == 3
    month = {
        "revision": revision(claim),
        "was_02": "worked",
        "hours_02": "9",
        "was_03": "off",
        "was_05": "worked",
        "hours_05": "8",
    }
    assert officer.post(address, month).status_code == 302
    stretches = queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given["stretches"]
    assert stretches == [
        {"from": "2026-02-02", "to": "2026-02-02", "hours": "9", "night_hours": "3"},
        {"from": "2026-02-03", "to": "2026-02-03", "hours": "0", "kind": "weekly_holiday"},
        {"from": "2026-02-05", "to": "2026-02-05", "hours": "8"},
    ]


def test_a_month_says_what_is_missing_at_its_day(officer, claim):
    address = reverse("desk:claim-month", args=[claim.public_id, "2026-02"])
    response = officer.post(address, {"revision": revision(claim), "was_03": "worked", "paid_04": "9", "hours_05": "x"})
    shown = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_hours_03-error"' in shown
    assert 'id="id_was_04-error"' in shown
    assert 'id="id_hours_05-error"' in shown


def test_days_that_were_paid_with_one_sum_are_not_taken_apart(officer, claim):
    response = officer.get(reverse("desk:claim-month", args=[claim.public_id, "2026-03"]), follow=True)
    assert "one sum for all of them" in response.content.decode()


@pytest.mark.parametrize("month", ["2026-13", "0000-01", "1800-01", "x", "2026-1", "9999-12"])
def test_a_month_that_there_is_not_is_not_found(officer, claim, month):
    assert officer.get(reverse("desk:claim-month", args=[claim.public_id, month])).status_code == 404


@pytest.mark.parametrize("month", ["2026-02", "2/2026", "๒/๒๕๖๙", "2569-02"])
def test_a_month_is_asked_for_as_people_write_it(officer, claim, month):
    response = officer.get(reverse("desk:choose-claim-month", args=[claim.public_id]), {"month": month})
    assert response.url == reverse("desk:claim-month", args=[claim.public_id, "2026-02"])


@pytest.mark.parametrize("month", ["2026-13", "nonsense", "", "14/2/2026"])
def test_a_month_that_cannot_be_read_is_refused_at_its_field(officer, claim, month):
    response = officer.get(reverse("desk:choose-claim-month", args=[claim.public_id]), {"month": month})
    assert response.status_code == 422
    assert 'id="id_month-error"' in response.content.decode()
    assert f'value="{month}"' in response.content.decode() or not month


def test_areas_are_asked_of_a_province_that_has_them_and_asked_again_for_another(officer, claim, accounts):
    assert "areas" not in officer.get(ask(claim, "work")).content.decode()
    work = {"province": "TH-90", "work": "general", "employees": "40", "establishment": "hotel_type_2"}
    assert officer.post(ask(claim, "work"), {**work, "revision": revision(claim)}).status_code == 302
    assert "Hat Yai" in officer.get(ask(claim, "work")).content.decode()
    area = "district:Hat Yai"
    both = {**work, "revision": revision(claim), "areas": area, "no_area": "on"}
    assert officer.post(ask(claim, "work"), both).status_code == 422
    officer.post(ask(claim, "work"), {**work, "revision": revision(claim), "areas": area})
    place = queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given["workplace"]
    assert place == {"province": "TH-90", "areas": [area], "employees": 40, "class": "hotel_type_2"}
    officer.post(ask(claim, "work"), {**work, "revision": revision(claim), "province": "TH-10", "areas": area})
    assert "areas" not in queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given["workplace"]


def test_absences_and_what_was_kept_back_are_reckoned(officer, claim, accounts):
    away = rows("absences", {"why": "sick", "begins": "9/3/2026", "ends": "10/3/2026", "paid": "0"})
    assert officer.post(ask(claim, "absences"), {"revision": revision(claim), **away}).status_code == 302
    kept = rows(
        "pay_days", *({"day": "31/3/2026", "due": "9000", "kind": kind, "amount": "2000"} for kind in ("damage", "other"))
    )
    kept |= rows("deposits", {"amount": "3000", "taken_on": "1/2/2026", "returned": "", "handles_money": ""})
    kept |= rows(
        "fees", {"amount": "15000", "currency": "thb", "paid_on": "1/2/2026", "taken_by": "employer", "sending_state": "KH"}
    )
    kept |= rows("debts", {"amount": "1050", "due": "31/3/2026"})
    kept |= rows("documents", {"begins": "1/2/2026", "ends": "", "asked_back": "on"})
    answer = officer.post(ask(claim, "kept_back"), {"revision": revision(claim), "counted_to": "30/4/2026", **kept})
    assert answer.status_code == 302
    view = queries.read_claim(accounts[Role.OFFICER], claim.public_id)
    assert len(view.facts.given["pay_days"]) == 1
    assert len(view.facts.given["pay_days"][0]["deductions"]) == 2
    found = {str(line.what) for part in view.reckoning.parts for line in part.lines}
    assert {"absence", "deducted_too_much", "deposit", "interest"} <= found
    again = officer.get(ask(claim, "kept_back")).content.decode()
    assert 'value="15000"' in again
    assert view.facts.given["documents"] == [{"from": "2026-02-01", "asked_back": True}]
    assert "Nobody keeps the worker&#x27;s papers" in page(officer, claim, "claim-owed")


def test_work_by_the_piece_is_told_and_reckoned(officer, claim, accounts):
    assert officer.post(ask(claim, "pay"), {"revision": revision(claim), "pay": "piece", "wage": "400"}).status_code == 302
    day = {"begins": "2/3/2026", "ends": "2/3/2026", "hours": "8", "kind": "ordinary", "amount": "200", "paid_for": "paid_a_day"}
    pieces = rows("stretches", {**day, "earned_a_day": "310", "break_minutes": "30"})
    assert officer.post(ask(claim, "days"), {"revision": revision(claim), **pieces}).status_code == 302
    view = queries.read_claim(accounts[Role.OFFICER], claim.public_id)
    assert view.facts.given["stretches"][0]["earned_a_day"] == "310"
    assert view.reckoning.total.low >= 110
    assert '<details class="govuk-details" open>' in officer.get(ask(claim, "days")).content.decode()


def test_life_on_board_is_asked_of_a_fisher_alone_and_checked(officer, claim, accounts):
    assert "Rest, papers and pay on board" not in page(officer, claim)
    work = {"revision": revision(claim), "province": "TH-74", "work": "fishing"}
    assert officer.post(ask(claim, "work"), work).status_code == 302
    assert "Rest, papers and pay on board" in page(officer, claim)
    told = {"day": "1/3/2564", "bank_pay": "no", "begins": "1/3/2564 00:00", "ends": "9/3/2564 00:00"}
    rest = rows("rests", {"begins": "๑/๓/๒๕๖๔ ๒๐:๓๐", "ends": "2/3/2564 04.00"}, {"begins": "", "ends": ""})
    assert officer.post(ask(claim, "at_sea"), {"revision": revision(claim), **told, **rest}).status_code == 302
    given = queries.read_claim(accounts[Role.OFFICER], claim.public_id).facts.given
    assert given["rest"]["rests"] == [{"from": "2021-03-01 20:30", "to": "2021-03-02 04:00"}]
    assert given["at_sea"] == {"day": "2021-03-01", "bank_pay": False}
    shown = page(officer, claim, "claim-owed")
    assert "Wages are paid into a bank account" in shown
    assert "Rest in any 24 hours" in shown


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"bank_pay": "no"}, "id_day"),
        ({"begins": "1/3/2021 00:00"}, "id_ends"),
        ({"begins": "1/3/2021"}, "id_begins"),
        ({"begins": "1/3/2021 25:00"}, "id_begins"),
        ({"begins": "2/3/2021 00:00", "ends": "1/3/2021 00:00"}, "id_ends"),
        ({"rests-0-begins": "1/3/2021 20:00", "rests-0-ends": "2/3/2021 04:00"}, "id_begins"),
        (
            {
                "begins": "1/3/2021 00:00",
                "ends": "9/3/2021 00:00",
                "rests-0-begins": "3/3/2021 20:00",
                "rests-0-ends": "2/3/2021 04:00",
            },
            "id_rests-0-ends",
        ),
    ],
)
def test_what_is_wrong_about_life_on_board_stands_at_its_field(officer, accounts, sent, field):
    claim = make_claim(accounts[Role.OFFICER], given={**GIVEN, "work": "fishing"})
    response = officer.post(ask(claim, "at_sea"), {"revision": revision(claim), **rows("rests", {}), **sent})
    shown = response.content.decode()
    assert response.status_code == 422
    assert f'id="{field}-error"' in shown
    assert all(f'value="{value}"' in shown for name, value in sent.items() if "bank" not in name)


def test_days_of_an_employment_without_its_end_are_refused_not_lost(officer, claim):
    response = officer.post(ask(claim, "end"), {"revision": revision(claim), "end": "", "begins": "1/2/2026"})
    assert response.status_code == 422
    assert "Say how it ended" in response.content.decode()
    assert 'value="1/2/2026"' in response.content.decode()


def test_a_range_where_one_number_is_needed_is_refused_at_its_field(officer, claim):
    kept = rows("debts", {"amount": "1-2", "due": "31/3/2026"})
    response = officer.post(
        ask(claim, "kept_back"), {"revision": revision(claim), **kept, **rows("pay_days"), **rows("deposits"), **rows("fees")}
    )
    assert response.status_code == 422
    assert "Write one number here." in response.content.decode()


def test_months_that_do_not_go_with_the_pay_are_named(officer, accounts):
    claim = make_claim(accounts[Role.OFFICER], given={**GIVEN, "pay": "monthly", "months": [{"month": "2026-03", "paid": "0"}]})
    response = officer.post(ask(claim, "pay"), {"revision": revision(claim), "pay": "daily", "wage": "400"})
    assert response.status_code == 422
    assert "Clear them first" in response.content.decode()
