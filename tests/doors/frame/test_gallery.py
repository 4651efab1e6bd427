"""Looks at every component in Chromium: five scripts, light and dark, narrow and wide, with axe and under the strict policy."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from tests.doors.frame.looking import ORIGIN, Viewing
from tests.doors.frame.samples import LANGUAGES, sample_context

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
SCREENS = Path(__file__).parents[3] / "build" / "screens" / "frame"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PAGES = ("gallery", "gallery_worker")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def view(browser: Browser, name: str, language: str, width: int = 320) -> Viewing:
    with translation.override(language):
        html = render_to_string(f"frame/{name}.html", sample_context(language, is_sent=True))
    return Viewing(browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light"), html)


def serious_findings(seen: Viewing) -> list[tuple[str, object]]:
    found = Axe().run(seen.page).response["violations"]
    return [(finding["id"], finding["nodes"][0]["target"]) for finding in found if finding["impact"] != "minor"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_component_is_accessible_and_fits(browser: Browser, name: str, language: str) -> None:
    seen = view(browser, name, language)
    SCREENS.mkdir(parents=True, exist_ok=True)
    findings, too_wide = [], []
    for scheme in SCHEMES:
        seen.page.emulate_media(color_scheme=scheme)
        for width in (320, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.evaluate("() => document.fonts.ready")
            seen.page.screenshot(path=SCREENS / f"{name}-{language}-{scheme}-{width}.png", full_page=True)
            if seen.width_of_page() != width:
                too_wide.append((scheme, width, seen.width_of_page()))
        findings += serious_findings(seen)
    seen.close()
    assert findings == []
    assert too_wide == []
    assert seen.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_of_the_workers_door_together_stays_within_what_a_page_may_weigh(browser: Browser, language: str) -> None:
    seen = view(browser, "gallery_worker", language)
    seen.close()
    assert seen.bytes_fetched(fonts=False) <= 50_000
    assert seen.bytes_fetched(fonts=True) <= 110_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_languages_loads_only_its_own_small_fonts(browser: Browser, language: str) -> None:
    html = render_to_string("frame/worker.html", {"language_choices": sample_context(language)["language_choices"]})
    seen = Viewing(browser.new_context(viewport={"width": 320, "height": 700}), html)
    seen.close()
    fonts = {name.rsplit("/", 1)[1] for name in seen.fetched if "/fonts/" in name}
    assert fonts <= {"latin-400.woff2", "names-khmer.woff2", "names-lao.woff2", "names-myanmar.woff2", "names-thai.woff2"}


def test_escape_pressed_three_times_leaves_and_the_way_back_does_not_lead_here(browser: Browser) -> None:
    seen = view(browser, "gallery_worker", "en")
    for _ in range(3):
        seen.page.keyboard.press("Escape")
    seen.page.wait_for_url("https://example.org/")
    seen.page.go_back()
    address = seen.page.url
    seen.close()
    assert not address.startswith(ORIGIN)


def test_escape_with_other_keys_between_does_not_leave(browser: Browser) -> None:
    seen = view(browser, "gallery_worker", "en")
    for key in ("Escape", "Escape", "Tab", "Escape", "Escape"):
        seen.page.keyboard.press(key)
    address = seen.page.url
    seen.close()
    assert address.startswith(ORIGIN)


def test_the_way_out_works_without_script(browser: Browser) -> None:
    html = render_to_string("frame/worker.html", {"leave_url": "https://example.org/"})
    seen = Viewing(browser.new_context(java_script_enabled=False), html)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("https://example.org/")
    seen.close()
    assert "https://example.org/" in seen.fetched


def test_j_and_k_walk_the_rows_only_while_the_list_has_the_focus(browser: Browser) -> None:
    seen = view(browser, "gallery", "en", width=1280)
    focused = "document.activeElement.className + ' ' + document.activeElement.textContent"
    seen.page.keyboard.press("j")
    before = seen.page.evaluate(focused)
    seen.page.locator(".row__link").first.focus()
    seen.page.keyboard.press("j")
    seen.page.keyboard.press("j")
    seen.page.keyboard.press("k")
    after = seen.page.evaluate(focused)
    seen.close()
    assert "row__link" not in before
    assert after == "row__link My wages were not paid"


def test_the_count_of_characters_left_follows_what_is_typed(browser: Browser) -> None:
    seen = view(browser, "gallery", "en", width=1280)
    seen.page.locator("textarea").fill("12345")
    words = seen.page.locator("#id_story-count").text_content()
    seen.close()
    assert words == "Characters left: 3995"


def test_every_target_of_the_workers_door_is_as_big_as_a_thumb(browser: Browser) -> None:
    seen = view(browser, "gallery_worker", "en")
    small = seen.page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, select, label[class*=__label]")]
            .filter(one => !one.closest(".govuk-error-summary"))
            .map(one => [one.textContent.trim(), Math.round(one.getBoundingClientRect().height)])
            .filter(([words, height]) => height < 46)"""
    )
    seen.close()
    assert small == []
