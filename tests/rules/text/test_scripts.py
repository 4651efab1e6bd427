"""Scripts and the old Burmese encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.text.scripts import LANGUAGES, Script, looks_like_zawgyi, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("សុខ ដារ៉ា", Script.KHMER),
        ("ສົມສັກ", Script.LAO),
        ("အောင်ဆန်း", Script.MYANMAR),
        ("ၸၢႆး", Script.MYANMAR),
        ("สมชาย", Script.THAI),
        ("Sok Dara", Script.LATIN),
        ("José", Script.LATIN),
        ("王", Script.OTHER),
        ("สมชาย Somchai", Script.MIXED),
        ("王 Wang", Script.MIXED),
        ("", Script.NONE),
        ("123 ๑๒៣ -", Script.NONE),
        ("๑๒ Sok", Script.LATIN),
    ],
)
def test_the_script_of_a_text_is_that_of_its_letters(text: str, script: Script) -> None:
    assert script_of(text) is script


@given(st.text(st.characters(exclude_categories=[])))
def test_every_text_has_an_answer(text: str) -> None:
    assert script_of(text) in Script
    assert looks_like_zawgyi(text) in (True, False)


def test_each_language_names_itself_in_its_own_script() -> None:
    assert [language.code for language in LANGUAGES] == ["km", "lo", "my", "th", "en"]
    for language in LANGUAGES:
        assert script_of(language.native_name) is language.script


@pytest.mark.parametrize("text", ["ျမန္မာ", "ေအာင္ဆန္းစုၾကည္", "ေက်ာ္", "သန္း", "ကို ေအာင္"])
def test_zawgyi_is_noticed(text: str) -> None:
    assert looks_like_zawgyi(text)


@pytest.mark.parametrize(
    "text", ["မြန်မာ", "အောင်ဆန်းစုကြည်", "ကျော်", "သန်း", "သင်္ဘော", "ဗုဒ္ဓ", "ၸၢႆးၶွၼ်ႇ", "ၾႃႉ", "สมชาย", "Aung", "", "ပုဂ္ဂိုလ် ဤ"]
)
def test_good_unicode_is_not_taken_for_zawgyi(text: str) -> None:
    assert not looks_like_zawgyi(text)
