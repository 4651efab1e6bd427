"""Set-up shared by all tests: settings, compiled translations, which servers are here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

LOCALES = Path(__file__).parent.parent / "passage" / "doors" / "locale"


def pytest_configure(config: pytest.Config) -> None:
    # How long one example takes depends on what else the machine does; a test does not.
    settings.register_profile("house", deadline=None)
    settings.load_profile("house")
    compile_translations()


def compile_translations() -> None:
    """Compile each catalogue whose source is newer, so that tests see the texts that are committed."""
    from babel.messages import mofile, pofile

    for source in LOCALES.glob("*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = pofile.read_po(file)
        temporary = target.with_suffix(f".{os.getpid()}")
        with temporary.open("wb") as file:
            mofile.write_mo(file, catalogue)
        temporary.replace(target)
