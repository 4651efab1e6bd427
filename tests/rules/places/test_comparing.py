"""Two written home places are as near as the parts that both name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules import places
from passage.rules.linkage import fields
from passage.rules.places import Nearness

NEAR = [
    ("ต.สุรศักดิ์ อ.ศรีราชา", "Surasak, Si Racha, Chon Buri", Nearness.COMMUNE),
    ("ศรีราชา", "Sriracha, Chonburi", Nearness.DISTRICT),
    ("เสียมราฐ", "Siem Reap, Cambodia", Nearness.PROVINCE),
    ("หลวงพระบาง", "ຫຼວງພະບາງ", Nearness.PROVINCE),
    ("ปราจีนบุรี", "Prachinburi", Nearness.PROVINCE),
    ("Vientiane", "ນະຄອນຫຼວງວຽງຈັນ", Nearness.PROVINCE),
    ("Cambodia", "ខេត្តកំពត", Nearness.COUNTRY),
    ("Kampot", "តាកែវ", Nearness.CONTRADICTION),
    ("Myanmar", "ประเทศไทย", Nearness.CONTRADICTION),
    ("Hanoi", "Kampot", Nearness.UNKNOWN),
    ("", "Kampot", Nearness.UNKNOWN),
]


@pytest.mark.parametrize(("a", "b", "nearness"), NEAR)
def test_two_places_are_as_near_as_what_both_name(a: str, b: str, nearness: Nearness) -> None:
    assert places.compare(a, b).nearness is nearness


def test_the_level_at_which_two_places_part_is_named() -> None:
    compared = places.compare("อ.บ้านบึง จ.ชลบุรี", "Si Racha, Chon Buri")
    assert (compared.nearness, compared.parted) == (Nearness.PROVINCE, places.Level.DISTRICT)


def test_the_parts_that_speak_are_shown() -> None:
    compared = places.compare("เสียมราฐ", "Siem Reap, Cambodia")
    assert compared.a is not None
    assert compared.b is not None
    assert [match.text for match in compared.a.matched] == ["เสียมราฐ"]
    assert [match.text for match in compared.b.matched] == ["Siem Reap", "Cambodia"]


def test_districts_that_no_gazetteer_knows_are_compared_by_the_matcher() -> None:
    same = places.compare("ເມືອງໂພນໂຮງ ແຂວງວຽງຈັນ", "Phonhong district, Vientiane Province")
    other = places.compare("ເມືອງໂພນໂຮງ ແຂວງວຽງຈັນ", "Kasy district, Vientiane Province")
    assert (same.nearness, same.alike) == (Nearness.DISTRICT, ("ໂພນໂຮງ", "Phonhong"))
    assert (other.nearness, other.parted) == (Nearness.PROVINCE, places.Level.DISTRICT)


def test_a_commune_of_cambodia_is_one_place_in_both_scripts() -> None:
    same = places.compare("ឃុំតាគ្រាម ស្រុកបាណន់ ខេត្តបាត់ដំបង", "Ta Kream, Banan, Battambang")
    assert same.nearness is Nearness.COMMUNE
    other = places.compare("ស្រុកឈូក ខេត្តកំពត", "Dang Tong district, Kampot")
    assert (other.nearness, other.parted) == (Nearness.PROVINCE, places.Level.DISTRICT)


def test_a_misspelled_place_never_contradicts() -> None:
    assert places.compare("Kompot", "Takeo").nearness is Nearness.UNKNOWN
    assert places.compare("Phnom Phen", "Phnom Penh").nearness is Nearness.UNKNOWN


def test_a_name_of_too_many_places_says_nothing() -> None:
    assert places.compare("Ban Mai", "Ban Mai").nearness is Nearness.UNKNOWN


@given(st.sampled_from([pair[0] for pair in NEAR]), st.sampled_from([pair[1] for pair in NEAR]))
def test_the_order_of_two_places_does_not_matter(a: str, b: str) -> None:
    one, other = places.compare(a, b), places.compare(b, a)
    assert (one.nearness, one.parted) == (other.nearness, other.parted)


def test_one_home_place_in_two_scripts_speaks_for_one_person() -> None:
    assert fields.weigh_places("ศรีราชา", "Sriracha, Chonburi") == (fields.Agreement.AGREE, 5.0)
    assert fields.weigh_places("เสียมราฐ", "Siem Reap") == (fields.Agreement.CLOSE, 3.0)
    assert fields.weigh_places("Kampot", "តាកែវ") == (fields.Agreement.DIFFER, -0.5)
