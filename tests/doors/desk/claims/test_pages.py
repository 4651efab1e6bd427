"""Claims at the desk: the whole way through the pages, bad input at its field, nothing typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.claims import queries
from passage.node.claims.models import Claim, Group, Step
from tests.factories.cases import make_case
from tests.factories.claims import EMPLOYER, GIVEN, make_claim, make_filed


@pytest.fixture
def claim(accounts) -> Claim:
    return make_claim(accounts[Role.OFFICER])


PARTS = ("claim", "claim-owed", "claim-course", "claim-proof", "claim-worker", "claim-others")


def page(client: Client, claim: Claim, part: str = "claim") -> str:
    return client.get(reverse(f"desk:{part}", args=[claim.public_id])).content.decode()


def rows(prefix: str, *forms: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends for rows of a table."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": 0}
    for number, form in enumerate(forms):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return sent


def ask(claim: Claim, question: str) -> str:
    return reverse("desk:claim-facts", args=[claim.public_id, question])


def revision(claim: Claim) -> int:
    claim.refresh_from_db()
    return claim.revision


def test_a_claim_is_opened_on_a_case_and_asks_only_what_is_still_needed(officer, accounts):
    case = make_case(accounts[Role.OFFICER])
    response = officer.post(reverse("desk:open-claim", args=[case.public_id]), {"country": "TH"}, follow=True)
    shown = response.content.decode()
    assert "Where and what the work was" in shown
    assert "What was paid in each month" not in shown
    claim = Claim.objects.get()
    officer.post(ask(claim, "pay"), {"revision": 1, "pay": "monthly", "wage": "9000-10000", "normal_hours": ""})
    assert Claim.objects.get().revision == 1, "first the place"
    work = {"revision": 1, "province": "TH-74", "work": "general", "employer": EMPLOYER, "no_area": "on"}
    assert officer.post(ask(claim, "work"), work).status_code == 302
    officer.post(ask(claim, "pay"), {"revision": 2, "pay": "monthly", "wage": "๙๐๐๐-10000", "normal_hours": ""})
    assert "What was paid in each month" in page(officer, claim)
    months = rows("months", {"month": "3/2569", "paid": "0"}, {"month": "2026-04", "paid": "4,000"}, {"month": "", "paid": ""})
    assert officer.post(ask(claim, "months"), {"revision": 3, **months}).status_code == 302
    view = queries.read_claim(accounts[Role.OFFICER], claim.public_id)
    assert view.facts.given["wage"] == {"from": "9000", "to": "10000"}
    assert view.facts.given["months"] == [{"month": "2026-03", "paid": "0"}, {"month": "2026-04", "paid": "4000"}]
    assert view.reckoning.total.low < view.reckoning.total.high
    assert EMPLOYER in page(officer, claim)


def test_the_page_shows_each_line_with_section_certainty_and_what_lapses(officer, claim):
    assert "1,050.00" in page(officer, claim)
    assert "Can be claimed before a court until" in page(officer, claim)
    shown = page(officer, claim, "claim-owed")
    assert "1,050.00" in shown
    assert "section 61" in shown
    assert "Overtime" in shown
    assert "not checked for days so late" in shown
    assert "Having papers or not changes nothing" in shown


def test_every_part_shows_who_it_is_the_next_step_and_the_nearest_limit(officer, accounts):
    claim = make_filed(accounts[Role.OFFICER], on=timezone.localdate())
    for part in PARTS:
        shown = page(officer, claim, part)
        assert claim.case.reference in shown, part
        assert "Next step" in shown, part
        assert "The inspector orders by" in shown, part
        ids = re.findall(r'\sid="([^"]+)"', shown)
        assert len(ids) == len(set(ids)), part


def test_what_is_to_be_done_stands_first(officer, claim):
    shown = page(officer, claim)
    todo = shown[shown.index("What is to be done") : shown.index("Limits</h2>")]
    assert "What was kept back or is late" in todo
    assert "It is a draft" in todo
    assert "Nothing speaks yet to" in todo
    officer.post(reverse("desk:claim-need", args=[claim.public_id]), {"what": "bank_account", "words": "Which account?"})
    assert "The worker is asked for a bank account: Which account?" in page(officer, claim)


def test_later_limits_and_many_lines_are_folded(officer, accounts):
    months = [{"month": f"2025-{month:02}", "paid": "0"} for month in range(1, 11)]
    given = {"workplace": GIVEN["workplace"], "pay": "monthly", "wage": "12000", "months": months}
    claim = make_claim(accounts[Role.OFFICER], given=given)
    assert re.search(r"\d+ later limits", page(officer, claim))
    shown = page(officer, claim, "claim-owed")
    assert shown.count("<details") >= 10
    assert "owed" in shown[shown.index("<summary") :][:400]


def test_what_is_wrong_with_one_answer_stands_at_that_answer(officer, claim):
    for words in ("Which account?", "In whose name?"):
        officer.post(reverse("desk:claim-need", args=[claim.public_id]), {"what": "question", "words": words})
    first = claim.needs.order_by("pk").first()
    response = officer.post(reverse("desk:answer-need", args=[claim.public_id, first.public_id]), {"words": "x" * 2001})
    assert response.status_code == 422
    assert response.content.decode().count("This is longer than 2000 characters") == 2, "above them all and at its field"


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


def test_a_claim_is_filed_ordered_and_paid(officer, claim):
    today = timezone.localdate()
    to = reverse("desk:claim-step", args=[claim.public_id])
    assert officer.post(to, {"to": "filed", "on": str(today), "acted": "worker", "office": "Invented"}).status_code == 302
    assert "The inspector orders by" in page(officer, claim)
    assert officer.post(to, {"to": "order", "on": str(today), "acted": "", "awarded": "1050"}).status_code == 302
    shown = page(officer, claim)
    assert "The employer pays by (text of 1998)" in shown
    assert "uncertain" in shown
    pay = {"amount": "1,050", "on": str(today), "received": "worker", "settles": "on"}
    assert officer.post(reverse("desk:claim-payment", args=[claim.public_id]), pay).status_code == 302
    claim.refresh_from_db()
    assert claim.state == "paid"
    assert [step.after for step in Step.objects.order_by("pk")] == ["filed", "order", "paid"]


def test_what_is_refused_stands_at_its_field_on_the_whole_page(officer, claim):
    tomorrow = str(timezone.localdate() + timedelta(1))
    for path, sent in (
        ("step", {"to": "filed", "on": tomorrow, "acted": "worker", "words": "kept words"}),
        ("step", {"to": "filed", "on": str(timezone.localdate()), "acted": "attorney", "words": "kept words"}),
        ("step", {"to": "paid", "on": "1/1/2026", "words": "kept words"}),
        ("payment", {"amount": "nothing", "on": "2026-05-05", "received": "worker", "words": "kept words"}),
        ("evidence", {"kind": "permit", "words": "kept words", "shows": "wage"}),
        ("attorney", {"agent": "kept words", "allows": "file", "begins": "2026-05-05", "ends": "2026-05-04"}),
        ("need", {"what": "passport", "words": "kept words"}),
    ):
        response = officer.post(reverse(f"desk:claim-{path}", args=[claim.public_id]), sent)
        assert response.status_code == 422, path
        assert "kept words" in response.content.decode(), path
    assert not Step.objects.exists()


def test_proof_attorney_and_what_is_needed_are_written_down_on_the_page(officer, claim):
    today = timezone.localdate()
    base = [claim.public_id]
    officer.post(reverse("desk:claim-evidence", args=base), {"kind": "photo", "words": "At the pier"})
    power = {
        "agent": "The mission",
        "allows": ["file", "receive_money"],
        "begins": str(today),
        "ends": str(today.replace(year=today.year + 1)),
    }
    officer.post(reverse("desk:claim-attorney", args=base), power)
    officer.post(reverse("desk:claim-need", args=base), {"what": "bank_account", "words": "Which account?"})
    view = "".join(page(officer, claim, part) for part in PARTS)
    for words in ("At the pier", "The mission", "receive the money", "Which account?", "The power of attorney ends on"):
        assert words in view
    need, attorney = claim.needs.get(), claim.case.attorneys.get()
    officer.post(reverse("desk:answer-need", args=[*base, need.public_id]), {"words": "The sister's"})
    officer.post(reverse("desk:revoke-attorney", args=[*base, attorney.public_id]))
    view = page(officer, claim, "claim-worker")
    assert "The sister&#x27;s" in view
    assert "revoked" in view


def test_claims_of_one_workplace_are_put_together_and_added_up(officer, accounts):
    claims = [make_filed(accounts[Role.OFFICER]) for _ in range(2)]
    address = reverse("desk:make-claim-group")
    wrong = officer.post(address, {"references": f"{claims[0].case.reference}\nNONE-SUCH"})
    assert wrong.status_code == 422
    assert "NONE-SUCH" in wrong.content.decode()
    made = officer.post(address, {"references": "\n".join(claim.case.reference.lower() for claim in claims)}, follow=True)
    assert "2,100.00" in made.content.decode()
    third = make_claim(accounts[Role.OFFICER])
    join = reverse("desk:join-claim-group", args=[third.public_id])
    assert officer.post(join, {"reference": "NONE"}).status_code == 422
    officer.post(join, {"reference": Group.objects.get().reference})
    assert "3,150.00" in officer.get(reverse("desk:claim-group", args=[Group.objects.get().public_id])).content.decode()
    officer.post(reverse("desk:leave-claim-group", args=[third.public_id]))
    third.refresh_from_db()
    assert third.group is None


def test_the_list_names_nobody_and_puts_the_nearest_limit_first(officer, accounts):
    make_filed(accounts[Role.OFFICER])
    for tab in ("soon", "open", "mine", "ended", "nonsense"):
        shown = officer.get(reverse("desk:claims"), {"tab": tab, "after": "x"}).content.decode()
        assert "Chanthida" not in shown
        assert EMPLOYER not in shown


def test_an_open_claim_is_seen_to_hold_the_erasure(officer, signed_in, accounts):
    claim = make_filed(accounts[Role.OFFICER])
    assert (
        "An open claim holds this record"
        in officer.get(reverse("desk:case-claims", args=[claim.case.public_id])).content.decode()
    )
    response = signed_in(Role.SUPERVISOR).post(
        reverse("desk:erase", args=[claim.case.public_id]), {"reason": "wished", "certain": "on"}
    )
    assert response.status_code == 422
    assert "An open claim holds this record" in response.content.decode()


def test_what_there_is_not_is_not_found(officer, claim):
    other = claim.case.public_id
    assert officer.get(reverse("desk:claim", args=[other])).status_code == 404
    assert officer.get(ask(claim, "nonsense")).status_code == 404
    assert officer.get(reverse("desk:claim-group", args=[other])).status_code == 404
    assert officer.post(reverse("desk:answer-need", args=[claim.public_id, other]), {"words": "x"}).status_code == 404
    assert officer.post(reverse("desk:revoke-attorney", args=[claim.public_id, other])).status_code == 404


def test_a_claim_under_the_law_of_another_country_is_reckoned_in_its_money(officer, accounts):
    case = make_case(accounts[Role.OFFICER])
    shown = officer.post(reverse("desk:open-claim", args=[case.public_id]), {"country": "MY"}, follow=True).content.decode()
    assert "Malaysia" in shown
    claim = Claim.objects.get()
    assert officer.post(ask(claim, "work"), {"revision": 1, "province": "MY", "work": "general"}).status_code == 302
    officer.post(ask(claim, "pay"), {"revision": 2, "pay": "monthly", "wage": "1200"})
    months = rows("months", {"month": "3/2025", "paid": "0"})
    assert officer.post(ask(claim, "months"), {"revision": 3, **months}).status_code == 302
    view = queries.read_claim(accounts[Role.OFFICER], claim.public_id)
    assert (view.law.currency, view.reckoning.total.low >= 1200) == ("MYR", True)
    assert page(officer, claim)


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
    answer = officer.post(ask(claim, "kept_back"), {"revision": revision(claim), "counted_to": "30/4/2026", **kept})
    assert answer.status_code == 302
    view = queries.read_claim(accounts[Role.OFFICER], claim.public_id)
    assert len(view.facts.given["pay_days"]) == 1
    assert len(view.facts.given["pay_days"][0]["deductions"]) == 2
    found = {str(line.what) for part in view.reckoning.parts for line in part.lines}
    assert {"absence", "deducted_too_much", "deposit", "interest"} <= found
    again = officer.get(ask(claim, "kept_back")).content.decode()
    assert 'value="15000"' in again


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
