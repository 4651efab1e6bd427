"""Burmese in the Zawgyi encoding: turned into Unicode, and told from it.

The pairs were compared once with what ICU's transliterators Zawgyi-my and my-Zawgyi give.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.text.zawgyi import to_unicode, unicode_readings

PAIRS = [
    ("ေမာင္", "မောင်"),
    ("ေက်ာ္ေက်ာ္", "ကျော်ကျော်"),
    ("ျမင့္ျမင့္", "မြင့်မြင့်"),
    ("ေရႊလွ", "ရွှေလှ"),
    ("ၾကည္ျဖဴ", "ကြည်ဖြူ"),
    ("ႏွင္းႏွင္း", "နှင်းနှင်း"),
    ("ထြန္းလြင္", "ထွန်းလွင်"),
    ("ၫြန႔္", "ညွန့်"),
    ("ဦးေအး", "ဦးအေး"),
    ("ဉာဏ္", "ဉာဏ်"),
    ("ေဒၚႏုႏု", "ဒေါ်နုနု"),
    ("ကို႔ဆီ", "ကို့ဆီ"),
    ("ၿဖိဳး", "ဖြိုး"),
    ("လ်ွင္", "လျှင်"),
    ("ေဌး", "ဌေး"),
    ("ကြၽန္း", "ကျွန်း"),
    ("ၿပံဳးႂကြယ္", "ပြုံးကြွယ်"),
    ("ၿမိဳ႔", "မြို့"),
    ("ကုန္းႀကီး", "ကုန်းကြီး"),
]
STACKED = [
    ("သေဘၤာ", "သင်္ဘော"),
    ("ဗုဒၶ", "ဗုဒ္ဓ"),
    ("မႏၲေလး", "မန္တလေး"),
    ("ပုဂၢိုလ္", "ပုဂ္ဂိုလ်"),
    ("ပဉၥ", "ပဉ္စ"),
    ("ဘ႑ာ", "ဘဏ္ဍာ"),
    ("ကမ႓ာ", "ကမ္ဘာ"),
    ("သစၥာ", "သစ္စာ"),
    ("သမၼာ", "သမ္မာ"),
    ("ဝဏၰ", "ဝဏ္ဏ"),
    ("ဣႁႏၵေ", "ဣန္ဒြေ"),
    ("သတၲ", "သတ္တ"),
    ("႒", "ဋ္ဌ"),
]
BURMESE = st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F), max_size=30)
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=30)


@pytest.mark.parametrize(("zawgyi", "meant"), PAIRS + STACKED)
def test_zawgyi_is_turned_into_unicode(zawgyi: str, meant: str) -> None:
    assert to_unicode(zawgyi) == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(("zawgyi", "meant"), PAIRS)
def test_what_only_zawgyi_has_is_read_as_zawgyi(zawgyi: str, meant: str) -> None:
    assert unicode_readings(zawgyi)[0] == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize("meant", [meant for _, meant in PAIRS + STACKED])
def test_unicode_is_read_as_it_is_first(meant: str) -> None:
    assert unicode_readings(meant)[0] == meant


@pytest.mark.parametrize("text", ["မောင်မောင်", "လှလှ", "ခင်သန်း", "မိုးမိုး", "မြို့", "ၸၢႆးၶွၼ်ႇ", "Aung", "สมชาย", "", "၁၂"])
def test_what_is_sure_has_one_reading(text: str) -> None:
    assert unicode_readings(text) == (text,)


@pytest.mark.parametrize("text", ["လွလွ", "သက်", "သမၼာ"])
def test_what_is_good_burmese_in_both_encodings_is_kept_both_ways(text: str) -> None:
    assert set(unicode_readings(text)) == {text, to_unicode(text)}


def test_a_wa_and_a_ra_typed_in_the_wrong_order_are_put_right() -> None:
    assert to_unicode("ေဆျြမင့္") == to_unicode("ေဆြျမင့္") == "ဆွေမြင့်"


@pytest.mark.parametrize("text", ["ယောက်ျား", "ဗြဟ္မာ", "သင်္ဘော", "ဩဇာ", "ၼၢင်း", "နီၣ်", "ဗၟာ", "၀င်း", "ဥာဏ်"])
def test_rare_letters_and_common_slips_of_unicode_are_no_zawgyi(text: str) -> None:
    assert unicode_readings(text) == (text,)


def test_a_text_of_ten_thousand_syllables_is_turned_to_its_end() -> None:
    assert to_unicode("ေက်ာ္" * 10_000) == "ကျော်" * 10_000


def test_what_is_not_burmese_stays() -> None:
    assert to_unicode("Daw ေမာင္, 12 ก") == "Daw မောင်, 12 ก"


@given(ANYTHING | BURMESE)
def test_every_text_has_one_reading_or_two_and_as_it_is_or_turned(text: str) -> None:
    readings = unicode_readings(text)
    assert 1 <= len(readings) <= 2
    assert set(readings) <= {text, to_unicode(text)}
    assert len(set(readings)) == len(readings)


@given(BURMESE)
def test_zero_width_spaces_do_not_hide_zawgyi(text: str) -> None:
    assert to_unicode("\u200b".join(text)) == to_unicode(text)
