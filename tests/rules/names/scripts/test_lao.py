"""Lao read into units, and spelled in Latin letters."""

from __future__ import annotations

import unicodedata

import pytest

from passage.rules.names.languages import spelling
from passage.rules.names.scripts.lao import GENERIC, read
from passage.rules.names.units import sounds_of
from passage.rules.text.scripts import Script


def sounds(word: str) -> str:
    """The sounds of the best reading, a blank between units, * for a unit without any."""
    return " ".join("+".join(sounds_of(unit)) or "*" for unit in read(word)[0].units)


def best(word: str, *latin: str) -> str:
    """Which of some Latin spellings is the likeliest."""
    table = spelling(Script.LAO)
    scores = table.scores(read(word), *table.pool(latin))
    return latin[int(scores.argmax())]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ສົມ", "s o m"),
        ("ບຸນມີ", "b u n m i"),
        ("ເກາະ", "k O"),
        ("ເຈົ້າ", "c a+w"),
        ("ເມືອງ", "m Ua ng"),
        ("ວຽງ", "w ia ng"),
        ("ເມຍ", "m ia"),
        ("ຕົວ", "t ua"),
        ("ຂວນ", "kh ua n"),
        ("ເດີນ", "d @ n"),
        ("ແສງ", "s E ng"),
        ("ໂພນ", "ph o n"),
        ("ໄຊ", "s a+y"),
        ("ໃຈ", "c a+y"),
        ("ໄທຍ", "th a+y"),
        ("ວັຍ", "w a+y"),
        ("ຄຳ", "kh a+m"),
        ("ພອນ", "ph O n"),
        ("ພໍ", "ph O"),
        ("ຊື່", "s U"),
    ],
)
def test_a_vowel_written_anywhere_around_its_onset_follows_it(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ຫຼວງ", "l ua ng"),
        ("ຫລວງ", "l ua ng"),
        ("ຫຍ້າ", "ny a"),
        ("ຫວັດ", "w a t"),
        ("ຫງາຍ", "ng a y"),
        ("ຫ້ອງ", "h O ng"),
        ("ຂວັນ", "kh w a n"),
        ("ແຂວງ", "kh w E ng"),
        ("ພຣະ", "ph r a"),
        ("ພນົມ", "ph a n o m"),
        ("ຈັນທະວົງ", "c a n th a w o ng"),
    ],
)
def test_an_onset_of_two_letters_is_kept_together_and_a_lone_one_has_a(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ຫ້ວຍ", "h ua+y"), ("ແກ້ວ", "k E+w"), ("ຂຽວ", "kh ia+w"), ("ງິ້ວ", "ng i+w"), ("ເລວ", "l e+w"), ("ຜຸຍ", "ph u+y")],
)
def test_a_vowel_that_is_spelled_with_its_glide_is_one_unit_with_it(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ໜອງ", "ຫນອງ"),
        ("ໝື່ນ", "ຫມື່ນ"),
        ("ນ້ຳ", "ນໍ້າ"),
        ("ນ້ຳ", "ນ້ໍາ"),
        ("ບາ້ນ", "ບ້ານ"),
        ("ເເກ້ວ", "ແກ້ວ"),
        ("ຫຼວງ", "ຫລວງ"),
        ("ຈັນທຣ໌", "ຈັນທ"),
        ("ດວງໆ", "ດວງດວງ"),
    ],
)
def test_common_other_ways_of_typing_are_read_alike(written: str, meant: str) -> None:
    assert read(written) == read(meant)


@pytest.mark.parametrize("word", ["ແຂວງຜົ້ງສາລີ", "ເມືອງຜົ້ງສາລີ", "ບ້ານຜົ້ງສາລີ", "ບາ້ນຜົ້ງສາລີ", "ນະຄອນຫຼວງຜົ້ງສາລີ"])
def test_a_word_for_province_or_village_may_be_left_out(word: str) -> None:
    whole, bare = read(word)
    assert bare.units == read("ຜົ້ງສາລີ")[0].units
    assert (whole.bits, bare.bits > 0) == (0, True)


@pytest.mark.parametrize("word", ["ອຳເພີ", "ກຳແພງນະຄອນ", "ນະຄອນຫຼວງ"])
def test_such_a_word_is_known_in_the_form_names_are_compared_in(word: str) -> None:
    assert unicodedata.normalize("NFKC", word) in GENERIC


@pytest.mark.parametrize("word", ["ເມືອງ", "ບ້ານ", "ແຂວງ"])
def test_such_a_word_alone_is_never_emptied(word: str) -> None:
    assert len(read(word)) == 1


@pytest.mark.parametrize(
    ("word", "right", "wrong"),
    [
        ("ໄຊຍະວົງ", "xayavong", "gnayavong"),
        ("ບຸນມີ", "bounmy", "boney"),
        ("ສີສຸພັນ", "sisouphanh", "sisophon"),
        ("ຫ້ວຍຊາຍ", "houayxay", "heuxay"),
        ("ແກ້ວມະນີ", "keomany", "kamany"),
        ("ວຽງຈັນ", "vientiane", "vinhchau"),
        ("ຫຼວງພະບາງ", "luangprabang", "longphabo"),
        ("ຄວາຍ", "khouay", "khay"),
        ("ຍອດ", "nhot", "dot"),
        ("ສົມສັກ", "somsack", "somsay"),
        ("ດວງໃຈ", "douangchay", "dengchay"),
    ],
)
def test_a_usual_spelling_wins_over_another_name(word: str, right: str, wrong: str) -> None:
    assert best(word, right, wrong) == right


def test_a_text_of_ten_thousand_letters_is_read_to_its_end() -> None:
    assert len(read("ກາ" * 5_000)[0].units) == 10_000
