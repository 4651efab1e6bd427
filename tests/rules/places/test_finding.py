"""An address in any script names its place: one part alone, or several that fit together."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules import places
from passage.rules.places.parts import parts


def first(text: str, country: str | None = None) -> str:
    return next((found.place.code for found in places.find(text, country)), "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ខេត្តកំពត", "KH-07"),
        ("ឃុំតាគ្រាម ស្រុកបាណន់ ខេត្តបាត់ដំបង", "KH-020108"),
        ("Moung Ruessei, Battambang", "KH-0206"),
        ("រាជធានីភ្នំពេញ", "KH-12"),
        ("ເມືອງ ໂພນທອງ ແຂວງຈຳປາສັກ", "LA-CH"),
        ("ນະຄອນຫຼວງວຽງຈັນ", "LA-VT"),
        ("ແຂວງວຽງຈັນ", "LA-VI"),
        ("မကွေး တိုင်းဒေသကြီး", "MM-03"),
        ("မွန်ပြည်နယ်", "MM-15"),
        ("จังหวัดชลบุรี", "TH-20"),
        ("เขตพระนคร", "TH-1001"),
        ("เมืองชลบุรี", "TH-2001"),
        ("Khaet Kampot", "KH-07"),
        ("province of Kampot", "KH-07"),
        ("Amphoe Si Racha", "TH-2007"),
        ("Mon State", "MM-15"),
        ("Vientiane Capital", "LA-VT"),
        ("Cambodia", "KH"),
    ],
)
def test_words_for_a_level_are_no_part_of_the_name(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("เสียมราฐ", "KH-17"),
        ("สะหวันนะเขต", "LA-SV"),
        ("ย่างกุ้ง", "MM-06"),
        ("ဘန်ကောက်မြို့", "TH-10"),
        ("បាងកក", "TH-10"),
        ("Rangoon", "MM-06"),
        ("မဲဆောက်", "TH-6306"),
    ],
)
def test_a_place_is_found_by_its_name_in_a_language_of_another_country(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(("text", "code"), [("Kompot", "KH-07"), ("Savanakhet", "LA-SV"), ("Surasack, Sriracha", "TH-200702")])
def test_a_name_spelled_otherwise_goes_through_the_matcher_and_is_not_certain(text: str, code: str) -> None:
    found = places.find(text)[0]
    assert found.place.code == code
    assert not found.is_certain


@pytest.mark.parametrize(
    "text",
    [
        "ต.สุรศักดิ์ อ.ศรีราชา จ.ชลบุรี",
        "ตำบลสุรศักดิ์อำเภอศรีราชาจังหวัดชลบุรี",
        "Surasak, Si Racha, Chon Buri, Thailand",
        "Chon Buri province, Si Racha district, Surasak sub-district",
    ],
)
def test_parts_fit_together_in_any_order(text: str) -> None:
    found = places.find(text)[0]
    assert found.place.code == "TH-200702"
    assert [match.place.level for match in found.matched[1:]] == sorted(match.place.level for match in found.matched[1:])
    assert {match.place.code for match in found.matched} >= {"TH-200702", "TH-2007", "TH-20"}


def test_the_province_says_which_of_many_capital_districts_is_meant() -> None:
    assert first("อ.เมือง จ.ชลบุรี") == "TH-2001"
    assert first("อ.เมือง จ.เชียงใหม่") == "TH-5001"


def test_a_word_for_a_village_may_begin_the_name_of_a_district() -> None:
    assert first("บ้านบึง ชลบุรี") == first("Ban Bueng, Chon Buri") == "TH-2002"


def test_a_part_that_no_gazetteer_knows_is_kept_with_its_level() -> None:
    found = places.find("ស្រុកវាលសុខ ខេត្តកំពត")[0]
    assert found.place.code == "KH-07"
    assert [(part.text, part.levels) for part in found.rest] == [("វាលសុខ", frozenset({places.Level.DISTRICT}))]


def test_a_word_for_a_district_ends_no_name() -> None:
    assert [part.text for part in parts("ភ្នំស្រុក")] == ["ភ្នំស្រុក"]


def test_only_places_of_the_country_asked_for_are_found() -> None:
    assert {found.place.country for found in places.find("Mahachai", "TH")} == {"TH"}
    assert places.find("Mahachai", "KH") == ()
    assert len(places.find("Ban Mai", limit=3)) == 3
    assert places.find("Ban Mai", limit=-1) == ()


@pytest.mark.parametrize("text", ["", " ,, ", "Hanoi", "12/3", "😀"])
def test_what_names_no_place_finds_none(text: str) -> None:
    assert places.find(text) == ()


@given(st.text(alphabet=st.sampled_from("កំពតខេត្ដศรีราชาจ.ວຽງຈັນမြို့ Kampot,district/\u200b\u0301😀1"), max_size=60))
def test_any_text_is_answered_and_its_normal_form_does_not_matter(text: str) -> None:
    one, other = (places.find(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [found.place.code for found in one] == [found.place.code for found in other]


def test_a_text_of_any_length_is_answered() -> None:
    assert first("Kampot, " * 2000).startswith("KH-07")
