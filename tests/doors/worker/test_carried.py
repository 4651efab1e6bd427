"""What the door carries beside its code: the list of provinces, and the check digit in the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from passage.doors import worker
from passage.doors.desk import words
from passage.doors.frame.places import province_name, provinces_of
from passage.doors.worker import choices
from passage.rules.number.damm import TABLE
from tests.doors.worker.walking import LANGUAGES

COUNTS = {"TH": 77, "KH": 25, "LA": 18, "MM": 15}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", COUNTS)
def test_every_province_is_there_once_in_every_language(country: str, language: str) -> None:
    found = provinces_of(country, language)
    assert len({code for code, _ in found}) == len({name for _, name in found}) == COUNTS[country]
    assert all(re.fullmatch(rf"{country}-[A-Z0-9]{{1,3}}", code) for code, _ in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_province_of_thailand_is_named_in_the_own_script_with_the_name_on_the_signs(language: str) -> None:
    for _, name in provinces_of("TH", language):
        own, _, signs = name.partition(" · ")
        assert bool(signs) == (language != "th")
        assert re.search("[A-Za-z]", own) is None or language == "en"


def test_an_unknown_country_or_province_has_no_name() -> None:
    assert provinces_of("XX", "en") == ()
    assert province_name("TH-74", "km").startswith("សមុទ្រសាខន")
    assert province_name("TH-00", "km") == ""


def test_the_check_digit_in_the_page_is_the_one_of_the_rule() -> None:
    script = Path(worker.__file__).parent / "static" / "worker" / "number.js"
    rows = re.findall(r'"(\d{10})"', script.read_text("utf-8"))
    assert tuple(tuple(int(digit) for digit in row) for row in rows) == TABLE


def test_the_desk_has_words_for_every_code_that_this_door_stores() -> None:
    assert {code for code, _ in choices.SECTORS} <= set(words.SECTORS)
    assert {code for code, _ in choices.CHANNELS if code != "none"} <= set(words.CONTACT_CHANNELS)
    assert {code for code, _ in choices.KINDS} <= set(words.KINDS)
    assert {code for code, _ in choices.WANTS} <= set(words.WANTS)
