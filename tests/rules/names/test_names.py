"""Names: titles go, names stay, spellings of one sound meet."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from passage.rules import names as rule

ANY = st.text(st.characters(exclude_categories=[]))
NATIVE_LETTERS = st.sampled_from(
    [" ", *(chr(code) for first in (0x0E00, 0x0E80, 0x1000, 0x1780) for code in range(first, first + 0x60))]
)
TITLED = st.lists(
    st.sampled_from(
        ["Mr", "U", "Daw", "Ko", "Ma", "นาย", "นางสาว", "น.ส.", "លោក", "ທ້າວ", "ဦး", "မ", "Sok", "สมชาย", "ကိုကို", "\u200b"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr. Sok Dara", ("sok", "dara")),
        ("SOK  DARA", ("sok", "dara")),
        ("U Thant", ("thant",)),
        ("Daw Khin Khin", ("khin", "khin")),
        ("លោក សុខ ដារ៉ា", ("សុខ", "ដារ៉ា")),
        ("អ្នកស្រី សុខា", ("សុខា",)),
        ("លោកស្រីសុខា", ("សុខា",)),
        ("ທ້າວ ສົມສັກ", ("ສົມສັກ",)),
        ("ນາງບົວ", ("ບົວ",)),
        ("นายสมชาย ใจดี", ("สมชาย", "ใจดี")),
        ("น.ส.สมหญิง รักดี", ("สมหญิง", "รักดี")),
        ("นางสาว สมหญิง", ("สมหญิง",)),
        ("ဦးသန့်", ("သန့်",)),
        ("မ သန္တာ", ("သန္တာ",)),
        ("Sok\u200bDara", ("sokdara",)),
        ("Thongsing (a) Thammavong", ("thongsing", "thammavong")),
        ("O’Brien", ("obrien",)),
    ],
)
def test_titles_and_what_nobody_sees_are_no_part_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert rule.tokens(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("U", ("u",)),
        ("Ko Ko", ("ko", "ko")),
        ("Ma Ma Lay", ("ma", "ma", "lay")),
        ("นาย", ("นาย",)),
        ("คุณากร", ("คุณากร",)),
        ("ကိုကိုထွန်း", ("ကိုကိုထွန်း",)),
        ("မောင်မောင်", ("မောင်မောင်",)),
        ("ကိုင်ဆန်း", ("ကိုင်ဆန်း",)),
        ("မြင့်", ("မြင့်",)),
    ],
)
def test_a_title_that_is_the_name_stays(name: str, words: tuple[str, ...]) -> None:
    assert rule.tokens(name) == words


@given(ANY | TITLED)
def test_no_text_breaks_a_name_and_no_name_is_emptied(name: str) -> None:
    bare, *whole = rule.readings(name)
    assert bool(bare) == bool((bare, *whole)[-1])
    assert rule.tokens(name) == bare
    assert all(word and word == word.strip() for word in bare)
    assert bool(rule.keys(rule.read(name))) == bool(bare)


@given(st.text(NATIVE_LETTERS))
@example("น\u0e4d\u0e49\u0e32")
@example("ນ\u0ecd\u0ec9\u0eb2")
@example("ខ្មែរ\u17d4")
@example("\u1001\u17d4")
def test_a_name_of_native_letters_alone_is_folded_as_one_with_something_unseen(name: str) -> None:
    assert rule.readings(name) == rule.readings(name + "\u200b")


@given(st.permutations(["Sok", "Dara", "Vanna"]), st.sampled_from(["", "Mr ", "Lok "]))
def test_the_order_of_words_and_a_title_do_not_hide_a_name(words: list[str], title: str) -> None:
    assert "n:darasokvanna" in rule.keys(rule.read(title + " ".join(words)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ทองคำ", "ทองคํา"),
        ("น้ำ", "นํ้า"),
        ("ທອງຄຳ", "ທອງຄໍາ"),
        ("ទៀបាញ់", "ទៀ បាញ់"),
        ("အောင် ဆန်း", "အောင်ဆန်း"),
        ("Ｓｏｋ", "sok"),
        ("e\u0301ric", "Éric"),
    ],
)
def test_one_name_written_two_ways_shares_a_key(left: str, right: str) -> None:
    assert rule.keys(rule.read(left)) & rule.keys(rule.read(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Phirun", "Pirun"),
        ("Vanna", "Wanna"),
        ("Xayavong", "Sayavong"),
        ("Htun", "Tun"),
        ("Khaing", "Kaing"),
        ("Somchai", "Somchay"),
        ("สมชาย ใจดี", "Somchai Jaidee"),
        ("สมชาย ใจดี", "Jaidee Somchai"),
        ("ສົມຊາຍ", "สมชาย"),
        ("សុខា", "Sokha"),
        ("အောင်မင်းထွန်း", "Aung Min Tun"),
    ],
)
def test_writings_of_one_name_in_any_script_share_a_key(left: str, right: str) -> None:
    assert rule.keys(rule.read(left)) & rule.keys(rule.read(right))
    assert rule.near_keys(rule.read(left)) & rule.near_keys(rule.read(right))


def test_names_that_differ_in_one_consonant_share_a_near_key_and_no_other() -> None:
    left, right = rule.read("Somchai Jaidee"), rule.read("Somchai Jaimee")
    assert not rule.keys(left) & rule.keys(right)
    assert rule.near_keys(left) & rule.near_keys(right)


def test_a_part_of_a_name_shares_a_word_key() -> None:
    assert rule.word_keys(rule.read("Keomany")) & rule.word_keys(rule.read("ບຸນທັນ ແກ້ວມະນີ"))
    assert not rule.keys(rule.read("Keomany")) & rule.keys(rule.read("ບຸນທັນ ແກ້ວມະນີ"))


def test_names_without_a_consonant_meet_too() -> None:
    assert rule.keys(rule.read("U")) & rule.keys(rule.read("0U"))
    assert rule.keys(rule.read("Oo")) & rule.keys(rule.read("ဦး"))
