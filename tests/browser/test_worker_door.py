"""The worker's door in a real browser: five languages, no script needed, nothing kept, nothing wrong to see."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from passage.rules.text.digits import to_ascii
from tests.browser.looking import look

LANGUAGES = ("km", "lo", "my", "th", "en")
ANSWERS: dict[str, Any] = {
    "danger": "yes",
    "about": "self",
    "kinds": ["documents_taken", "wages_unpaid"],
    "country": "TH",
    "province": "TH-74",
    "sector": "fishing",
    "wants": ["talk", "wages"],
    "channel": "phone",
    "value": "0812345678",
    "is_minor": "no",
    "keep": "yes",
    "may_contact": "yes",
    "home_country": "KH",
    "share_home": "no",
    "share_here": "no",
    "blind_check": "no",
    "statistics": "yes",
}
OWED: dict[str, Any] = {
    "province": "TH-74",
    "work": "fishing",
    "pay": "monthly",
    "wage_low": "12,000",
    "wage_high": "၁၃၀၀၀",
    "first": "1/2025",
    "last": "6/2568",
    "hours_low": "12",
    "hours_high": "16",
    "off": "0",
    "paid_low": "9000",
    "paid_high": "10000",
    "extra": "500",
    "unpaid": ["2025-04", "2025-05"],
    "ended": "dismissed",
    "began": "5/2023",
    "ended_on": "30/6/2025",
    "told_on": "30/6/2025",
}
OWED_IN_A_HOTEL: dict[str, Any] = OWED | {
    "province": "TH-84",
    "work": "hotel",
    "hotel": "hotel_4_star_and_above",
    "pay": "daily",
    "wage_low": "",
    "wage_high": "",
    "last": "8/2025",
    "ended": "working",
}
MOST_STEPS = 40
BUTTON = 'button[value="%s"]:not([aria-hidden])'


def press(page: Any, value: str) -> None:
    """Press the button that a person sees; the form has another one first, for the Enter key."""
    page.locator(BUTTON % value).first.click(timeout=10_000)


def answer(page: Any, answers: dict[str, Any] = ANSWERS) -> None:
    """Fill in whatever this page asks, as a person would."""
    for name, value in answers.items():
        wanted = value if isinstance(value, list) else [value]
        for one in wanted:
            box = page.locator(f'main input:not([type="hidden"])[name="{name}"][value="{one}"]')
            if box.count():
                box.first.check(force=True)
        field = page.locator(f'main select[name="{name}"]')
        if field.count():
            field.select_option(wanted[0])
        text = page.locator(f'main input[type="text"][name="{name}"], main input[type="tel"][name="{name}"]')
        if text.count():
            text.first.fill(wanted[0])


def walk(page: Any, language: str) -> list[str]:
    """From the first question to the number, with pictures of each step; returns what is wrong."""
    wrong: list[str] = []
    for _ in range(MOST_STEPS):
        at = page.locator('input[name="at"]').first.get_attribute("value")
        wrong += look(page, f"worker-{at}", language=language)
        if page.locator(BUTTON % "send").count():
            press(page, "send")
            return wrong
        answer(page)
        press(page, "next")
    pytest.fail("the report never came to its end")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_goes_from_the_first_question_to_the_number_and_back(place, chromium, language):
    context = chromium.new_context(java_script_enabled=True)
    outside: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: outside.append(request.url) if ".localhost" not in request.url else None)
    page.goto(f"{place.address('th')}/w/{language}/")
    wrong = walk(page, language)
    wrong += look(page, "worker-number", language=language)
    number = "".join(re.findall(r"\d", to_ascii(page.locator(".number").first.inner_text())))[:20]
    press(page, "kept")
    wrong += look(page, "worker-confirm", language=language)
    page.fill('input[name="last"]', number[-5:])
    press(page, "next")
    wrong += look(page, "worker-arrived", language=language)
    page.goto(f"{place.address('th')}/w/{language}/number/")
    wrong += look(page, "worker-come-back", language=language)
    page.fill('[name="number"]', number)
    press(page, "open")
    wrong += look(page, "worker-visit", language=language)
    assert len(number) == 20
    assert not context.cookies()
    assert not outside
    assert not wrong, "\n".join(wrong)


def ask(page: Any, answers: dict[str, Any], look_at: Callable[[str], None]) -> None:
    """From the first question on what is owed to the result."""
    for _ in range(MOST_STEPS):
        at = page.locator('input[name="at"]').first.get_attribute("value")
        look_at(at)
        if at == "result":
            return
        answer(page, answers)
        press(page, "next")
    pytest.fail("the questions never came to their end")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_on_what_is_owed_are_right_and_lead_to_a_result_and_a_sheet(place, chromium, language):
    context = chromium.new_context()
    page, wrong, seen = context.new_page(), [], set()

    def look_at(at: str) -> None:
        if at not in seen or at == "result":
            name = f"owed-{at}" if at not in seen else f"owed-{at}-hotel"
            wrong.extend(look(page, name, language=language))
        seen.add(at)

    for answers in (OWED, OWED_IN_A_HOTEL):
        page.goto(f"{place.address('th')}/w/{language}/owed/")
        ask(page, answers, look_at)
    press(page, "sheet")
    wrong += look(page, "owed-sheet", language=language)
    page.goto(f"{place.address('th')}/w/{language}/owed/")
    answer(page, OWED)
    press(page, "next")
    press(page, "next")
    wrong += look(page, "owed-wrong", language=language)
    assert not context.cookies()
    assert not wrong, "\n".join(wrong)


def test_what_is_owed_is_found_out_without_script(place, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{place.address('th')}/w/lo/owed/")
    ask(page, OWED, lambda at: None)
    assert page.locator(".number").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_pages_are_right_in_every_language(place, chromium, language):
    page = chromium.new_page()
    wrong = []
    for name, path in (("danger", "danger/"), ("about", "about/")):
        page.goto(f"{place.address('th')}/w/{language}/{path}")
        wrong += look(page, f"worker-{name}-page", language=language)
    page.goto(f"{place.address('th')}/?lang={language}")
    wrong += look(page, "home", language=language)
    assert not wrong, "\n".join(wrong)


def test_the_whole_report_works_without_script(place, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place.address('th')}/w/lo/")
    for _ in range(MOST_STEPS):
        if page.locator(BUTTON % "send").count():
            break
        answer(page)
        press(page, "next")
    press(page, "send")
    assert page.locator(".number").count()


def test_leave_now_is_reached_first_by_keyboard_and_leads_away(place, chromium):
    page = chromium.new_page()
    page.goto(f"{place.address('th')}/w/my/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    assert "leave" in focused
