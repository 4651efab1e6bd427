"""Claims at the desk: the whole way through the pages; what is wrong stands where it was typed."""

from __future__ import annotations

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.claims import queries
from passage.node.claims.models import Claim, Group, Step
from tests.doors.desk.claims.asking import PARTS, ask, page, rows
from tests.factories.cases import make_case
from tests.factories.claims import EMPLOYER, GIVEN, make_claim, make_filed


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
