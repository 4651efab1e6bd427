"""Writes a reckoning to a file to keep: PDF or XLSX."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from passage.doors.console.command import Stop
from passage.rules import labour_law as rule

LANGUAGES = ("en", "km", "lo", "my", "th")


def file(found: rule.Reckoning, law: rule.Law, *, language: str, pdf: Path | None, xlsx: Path | None) -> None:
    """In the language, with that of the labour office beside it; without names, which no file of facts holds."""
    if pdf is None and xlsx is None:
        return
    _speak()
    from passage.doors.frame import papers

    paper = papers.ClaimPaper(made_on=datetime.now(UTC).date())
    for path, make in ((pdf, papers.calculation_pdf), (xlsx, papers.calculation_xlsx)):
        if path is None:
            continue
        made = make(found, law, paper, language=language)
        try:
            path.write_bytes(made)
        except OSError:
            raise Stop(f"{path.name} cannot be written.") from None


def _speak() -> None:
    """Papers need the catalogues alone, not a node."""
    import django
    from django.conf import settings

    import passage.doors

    if not settings.configured:
        locale = Path(passage.doors.__path__[0]) / "locale"
        settings.configure(LANGUAGES=[(code, code) for code in LANGUAGES], LANGUAGE_CODE="en", LOCALE_PATHS=[locale])
        django.setup()
