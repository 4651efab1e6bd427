"""Set-up shared by all tests: settings, compiled translations, which servers are here."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

# No deadline: how long one example takes depends on what else the machine does, a test does not.
# `make check` looks at fewer examples of each property than `make test`, to stay under a minute.
hypothesis.settings.register_profile("full", deadline=None)
hypothesis.settings.register_profile("check", deadline=None, max_examples=10)

LOCALES = Path(__file__).parent.parent / "passage" / "doors" / "locale"


# Long walks over every page, role or input: `make test` takes them, `make check` leaves them out to stay under a minute.
THOROUGH = (
    "tests/doors/console/linking/test_link.py",
    "tests/doors/console/names/test_names_command.py::test_the_tables",
    "tests/doors/desk/claims/test_any_input.py",
    "tests/doors/desk/test_any_input.py",
    "tests/doors/desk/test_who_may_come_in.py",
    "tests/doors/frame/documents/test_documents.py::test_every_document",
    "tests/doors/frame/owed_words/test_every_code.py::test_every_unit",
    "tests/doors/frame/papers/",
    "tests/doors/worker/owed/test_hostile.py",
    "tests/doors/worker/test_hostile.py",
    "tests/doors/worker/test_number.py",
    "tests/doors/worker/test_traces.py",
    "tests/house/test_contracts.py::test_a_part",
    "tests/house/test_contracts.py::test_one_forbidden",
    "tests/house/test_reading.py",
    "tests/house/test_statements.py",
    "tests/house/test_translations.py::test_no_page",
    "tests/house/test_translations.py::test_the_files_fit",
    "tests/node/peers/test_ordering.py",
    "tests/node/referrals/test_handover.py",
    "tests/rules/htcds/test_rows.py::test_ten_thousand",
    "tests/rules/labour_law/test_switching.py",
    "tests/rules/names/scripts/test_every_script.py::test_a_text_of_ten_thousand",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "full"))
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
