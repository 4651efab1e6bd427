"""Every page of every paper in every language as a picture in build/screens, for people to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from passage.doors.frame.papers import making, typesetting
from tests.doors.frame.papers.made import LANGUAGES
from tests.doors.frame.papers.reading_pdf import opened
from tests.doors.frame.papers.test_papers import MAKERS, calculation

SCREENS = Path(__file__).parents[4] / "build" / "screens"


def domestic(language: str) -> bytes:
    return calculation("domestic_worker", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [domestic, *MAKERS], ids=lambda make: make.__name__)
def test_a_picture_of_every_page(make: Callable[[str], bytes], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[bytes] = []

    def both(blocks: Any, languages: Any, **more: Any) -> bytes:
        kept = tuple(blocks)
        pages.extend(typesetting.pictures(kept, languages, **more))
        return typesetting.pdf(kept, languages, **more)

    monkeypatch.setattr(making, "pdf", both)
    made = make(language)
    assert len(pages) == len(opened(made).pages)
    SCREENS.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, 1):
        assert page.startswith(b"\x89PNG")
        (SCREENS / f"paper-{make.__name__}-{number}.{language}.png").write_bytes(page)
