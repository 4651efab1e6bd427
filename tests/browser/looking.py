"""Looking at a page: pictures in every width and light, and what an accessibility checker says."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SCREENS

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
SERIOUS = ("serious", "critical")


def look(page: Any, name: str, *, language: str = "en") -> list[str]:
    """Take the four pictures of a page; returns what is seriously wrong with it, one line each."""
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=str(SCREENS / f"{name}.{language}.{width}.{scheme}.png"), full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            wrong.append(f"{name} {language} {width}: {wide} px too wide")
    page.emulate_media(color_scheme="light")
    return wrong + accessibility(page, f"{name} {language}")


def accessibility(page: Any, name: str) -> list[str]:
    """Serious and critical findings of axe (WCAG 2.2 A and AA), by rule and element."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=options)
    return [
        f"{name}: {finding['id']} at {node['target']}"
        for finding in found.response["violations"]
        if finding["impact"] in SERIOUS
        for node in finding["nodes"]
    ]
