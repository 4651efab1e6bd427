"""The worker's door in a real browser: five languages, no script needed, nothing kept, nothing wrong to see."""

from __future__ import annotations

import re
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
MOST_STEPS = 40
BUTTON = 'button[value="%s"]:not([aria-hidden])'


def press(page: Any, value: str) -> None:
    """Press the button that a person sees; the form has another one first, for the Enter key."""
    page.locator(BUTTON % value).first.click(timeout=10_000)


def answer(page: Any) -> None:
    """Fill in whatever this page asks, as a person would."""
    for name, value in ANSWERS.items():
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
