"""The desk in a real browser: every page, by role, in light and dark, narrow and wide, by keyboard."""

from __future__ import annotations

import re
from typing import Any

import pytest

from passage.doors.console.demo.signins import PASSWORD
from tests.browser.looking import look

PAGES = {
    "operator": ["/desk/queue/", "/desk/search/", "/desk/intake/"],
    "officer": [
        "/desk/queue/",
        "/desk/queue/?tab=overdue",
        "/desk/cases/",
        "/desk/referrals/?tab=sent",
        "/desk/import/",
        "/desk/claims/",
        "/desk/claims/?tab=ended",
        "/desk/claims/groups/",
    ],
    "supervisor": [
        "/desk/referrals/",
        "/desk/node/log/",
        "/desk/account/second-factor/",
        "/desk/account/second-factor/totp/activate/",
    ],
    "auditor": ["/desk/node/log/?check=1"],
    "lawyer": ["/desk/law/", "/desk/law/TH/pay.ot_multiplier_workday/"],
    "administrator": ["/desk/node/", "/desk/node/accounts/", "/desk/node/accounts/add/", "/desk/node/policy/"],
}
PARTS = (
    "",
    "journey/",
    "people/",
    "screening/",
    "claims/",
    "notes/",
    "consents/",
    "sharing/",
    "history/",
    "edit/",
    "screen/delphi_adult_labour/",
)


def sign_in(chromium: Any, place: Any, role: str, node: str = "th") -> Any:
    page = chromium.new_context().new_page()
    page.goto(f"{place.address(node)}/desk/account/login/")
    page.fill('input[name="login"]', f"{role}@{node}.example.org")
    page.fill('input[name="password"]', PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/account/login/" not in url)
    return page


def named(path: str) -> str:
    return "desk-" + path.removeprefix("/desk/").strip("/").replace("/", "-").replace("?", "-").replace("=", "-")


@pytest.mark.parametrize("role", list(PAGES))
def test_every_page_of_a_role_is_right(place, chromium, role):
    page = sign_in(chromium, place, role)
    wrong = []
    for path in PAGES[role]:
        page.goto(place.address("th") + path)
        wrong += look(page, f"{named(path)}.{role}")
    assert not wrong, "\n".join(wrong)


def test_every_part_of_a_case_is_right(place, chromium):
    page = sign_in(chromium, place, "officer")
    page.goto(f"{place.address('th')}/desk/cases/")
    page.locator("ol.rows a.row__link").nth(2).click()
    page.wait_for_url("**/desk/cases/*-*/")
    case, wrong = page.url, []
    for part in PARTS:
        page.goto(case + part)
        wrong += look(page, f"case-{part.strip('/').replace('/', '-') or 'summary'}")
    case_id = case.rstrip("/").split("/")[-1]
    base = f"{place.address('th')}/desk/referrals"
    for name, path in (
        ("consent", f"/consent/{case_id}/"),
        ("address", f"/compose/{case_id}/"),
        ("write", f"/compose/{case_id}/?recipient=kh&kind=return_plan&purpose=return_home"),
        ("override", f"/override/{case_id}/"),
    ):
        page.goto(base + path)
        wrong += look(page, f"referral-{name}")
    assert not wrong, "\n".join(wrong)


def test_every_page_of_a_claim_is_right(place, chromium):
    page = sign_in(chromium, place, "officer")
    wrong = []
    for tab, state in (("open", "order of the inspector"), ("open", "filed"), ("ended", "paid")):
        page.goto(f"{place.address('th')}/desk/claims/?tab={tab}")
        page.locator("ol.rows li", has_text=state).first.locator("a.row__link").click()
        page.wait_for_url("**/desk/claims/*-*/")
        wrong += look(page, f"claim-{state.split()[0]}")
    claim = page.url
    for part in ("owed", "course", "proof", "worker", "others"):
        page.goto(f"{claim}{part}/")
        wrong += look(page, f"claim-{part}")
    for question in ("work", "pay", "days", "absences", "end", "kept_back"):
        page.goto(f"{claim}facts/{question}/")
        wrong += look(page, f"claim-facts-{question}")
    page.goto(f"{claim}month/2025-02/")
    wrong += look(page, "claim-month")
    page.goto(f"{place.address('th')}/desk/claims/?tab=open")
    grouped = page.locator("ol.rows li").filter(has_text=re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}.*[0-9A-Z]{4}-[0-9A-Z]{4}"))
    grouped.first.locator("a.row__link").click()
    page.wait_for_url("**/desk/claims/*-*/")
    page.locator("main a[href*='/claims/groups/']").first.click()
    page.wait_for_url("**/groups/*-*/")
    wrong += look(page, "claim-group")
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_great_consequence_are_right(place, chromium):
    page = sign_in(chromium, place, "supervisor")
    page.goto(f"{place.address('th')}/desk/cases/")
    page.locator("ol.rows a.row__link").nth(2).click()
    page.wait_for_url("**/desk/cases/*-*/")
    page.goto(page.url + "erase/")
    wrong = look(page, "case-erase")
    page = sign_in(chromium, place, "administrator")
    page.goto(f"{place.address('th')}/desk/node/accounts/")
    page.locator("table a").last.click()
    page.wait_for_url("**/accounts/*-*/")
    wrong += look(page, "desk-node-account")
    page.goto(page.url + "password/")
    wrong += look(page, "desk-node-account-password")
    assert not wrong, "\n".join(wrong)


def test_a_report_and_a_referral_are_right(place, chromium):
    page = sign_in(chromium, place, "officer")
    page.goto(f"{place.address('th')}/desk/queue/?tab=open")
    page.locator("ol.rows a.row__link").first.click()
    page.wait_for_url("**/desk/reports/**")
    wrong = look(page, "report")
    home = sign_in(chromium, place, "officer", "kh")
    home.goto(f"{place.address('kh')}/desk/referrals/")
    wrong += look(home, "inbox.kh")
    if home.locator("ol.rows a.row__link").count():
        home.locator("ol.rows a.row__link").first.click()
        home.wait_for_url("**/desk/referrals/*-*/")
        wrong += look(home, "referral.kh")
    assert not wrong, "\n".join(wrong)


def test_the_queue_is_walked_by_keyboard(place, chromium):
    page = sign_in(chromium, place, "officer")
    page.goto(f"{place.address('th')}/desk/queue/?tab=open")
    page.locator("ol.rows a.row__link").first.focus()
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.href")
    page.keyboard.press("k")
    assert second != first
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_the_first_page_of_the_entrance_is_right(place, chromium):
    page = chromium.new_page()
    wrong = []
    for path in ("/desk/account/login/", "/desk/account/forgotten/", "/about/", "/desk/nothing-here/"):
        page.goto(place.address("th") + path)
        wrong += look(page, named(path))
    assert not wrong, "\n".join(wrong)


def take(page: Any, place: Any, name: str) -> None:
    """Take a report about somebody by the intake form, and stay on the page that shows where it is."""
    page.goto(f"{place.address('th')}/desk/intake/")
    page.select_option('select[name="danger"]', "no")
    page.fill('[name="name"]', name)
    page.fill('[name="birth"]', "1991")
    page.check('input[name="keep"]')
    page.click("main form button[type=submit]")
    page.wait_for_load_state()


def test_two_records_of_one_person_are_seen_side_by_side_and_proposed(place, chromium):
    page = sign_in(chromium, place, "officer")
    for name in ("Phon Sovannarith", "ផុន សុវណ្ណារិទ្ធ"):
        take(page, place, name)
    wrong = look(page, "intake-taken")
    page.goto(f"{place.address('th')}/desk/search/")
    page.fill('[name="name"]', "ผน โสวันนาริด")
    page.fill('[name="birth"]', "1991")
    page.click("main form button[type=submit]")
    assert page.locator("article.candidate").count() >= 2
    page.locator("article.candidate details").first.click()
    wrong += look(page, "desk-search-found")
    take(page, place, "ផុន សុវណ្ណារិទ្ធ")
    page.locator("main a[href*='/desk/reports/']").click()
    page.wait_for_url("**/desk/reports/**")
    if page.locator("form[action$='/open/'] button").count():
        page.locator("form[action$='/open/'] button").click()
        page.wait_for_load_state()
    wrong += look(page, "report-candidates")
    page.locator("article.candidate a[href*='/desk/people/']").first.click()
    page.wait_for_url("**/desk/people/**")
    wrong += look(page, "two-records")
    page.check('input[name="verdict"][value="same"]')
    page.select_option('select[name="reason"]', "documents")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/desk/people/merges/**")
    wrong += look(page, "merge-proposed")
    page.goto(f"{place.address('th')}/desk/people/merges/")
    wrong += look(page, "merges-waiting")
    assert not wrong, "\n".join(wrong)


def test_people_are_found_while_a_name_is_typed_in_any_script(place, chromium):
    page = sign_in(chromium, place, "officer")
    take(page, place, "ຄຳແສງ ວິໄລພອນ")
    page.goto(f"{place.address('th')}/desk/search/")
    page.locator('[name="name"]').press_sequentially("Khamseng Vilaiphone")
    page.locator("#found article.candidate").first.wait_for()
    assert "ຄຳແສງ" in page.locator("#found").inner_text()
    assert page.input_value('[name="name"]') == "Khamseng Vilaiphone"
    assert page.url.endswith("/desk/search/")
