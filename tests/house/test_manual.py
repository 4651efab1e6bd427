"""The manual calls every button, tab and link as the desk does."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "manual.md").read_text("utf-8")
DESK = "\n".join(path.read_text("utf-8") for kind in ("*.html", "*.py") for path in (ROOT / "passage/doors/desk").rglob(kind))


def test_the_manual_names_nothing_that_the_desk_does_not_have() -> None:
    named = {re.sub(r"\s+", " ", words).removesuffix(" ...") for words in re.findall(r"\*\*([^*]+)\*\*", MANUAL)} - {"bold"}
    assert len(named) > 40
    assert sorted(words for words in named if words not in DESK) == []
