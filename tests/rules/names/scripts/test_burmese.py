"""Burmese read into units, and spelled in Latin letters."""

from __future__ import annotations

import pytest

from passage.rules.names.languages import spelling
from passage.rules.names.scripts.burmese import read
from passage.rules.names.units import sounds_of
from passage.rules.text.scripts import Script


def sounds(word: str) -> str:
    """The sounds of the best reading, a blank between units, * for a unit without any."""
    return " ".join("+".join(sounds_of(unit)) or "*" for unit in read(word)[0].units)


def best(word: str, *latin: str) -> str:
    """Which of some Latin spellings is the likeliest."""
    table = spelling(Script.MYANMAR)
    scores = table.scores(read(word), *table.pool(latin))
    return latin[int(scores.argmax())]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("မောင်", "m O+ng"),
        ("သန်း", "th a+n"),
        ("ခိုင်", "kh a+y+ng"),
        ("ဖိုးတုတ်", "ph o t o+t"),
        ("ထွန်း", "th u+n"),
        ("ထွေး", "th w+e"),
        ("ရွှေ", "ch w+e"),
        ("သျှမ်း", "ch a+m"),
        ("ကြည်", "c i"),
        ("ချစ်", "ch i+t"),
        ("ဂျာ", "j a"),
        ("ငြိမ်း", "ny e+m"),
        ("မြင့်", "m+y i+n"),
        ("ပြုံး", "p+y o+n"),
        ("နှုတ်", "n o+t"),
        ("ဘိုကလေး", "b o k a l e"),
        ("ဇော်ဂျီ", "z O j i"),
        ("ဇယ်", "z E"),
        ("ဗိုလ်", "b o+l"),
        ("ဟောရ်", "h O+r"),
        ("စဝ်", "s a+w"),
    ],
)
def test_an_onset_with_its_medials_and_a_rhyme_are_the_units(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ဦး", "u"),
        ("ဥ", "u"),
        ("ဩ", "O"),
        ("ဪ", "O"),
        ("အေး", "e"),
        ("အောင်အောင်", "O+ng O+ng"),
        ("ဧရာ", "e y a"),
        ("ဣန္ဒာ", "e+n d a"),
    ],
)
def test_a_syllable_that_begins_with_its_vowel_is_one_unit(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("သင်္ဘော", "th i+n b O"),
        ("ဗုဒ္ဓ", "b o+t d a"),
        ("သတ္တ", "th a+t t a"),
        ("ပဉ္စ", "p i+n s a"),
        ("မနုဿ", "m a n o+t th a"),
        ("ယောက်ျား", "y O+k c a"),
        ("ကျွန်ုပ်", "c u+n n o+p"),
    ],
)
def test_what_is_stacked_ends_one_syllable_and_begins_the_next(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ကမာ၀က်", "ကမာဝက်"),
        ("၇န်ကုန်", "ရန်ကုန်"),
        ("ဥာဏ်", "ဉာဏ်"),
        ("သြဘာ", "ဩဘာ"),
        ("ခါ", "ခာ"),
        ("စန်းးး", "စန်း"),
        ("မြင့်", "မြင့်"),
    ],
)
def test_common_other_ways_of_typing_are_read_alike(written: str, meant: str) -> None:
    assert read(written) == read(meant)


@pytest.mark.parametrize(("word", "expected"), [("ၸၢႆး", "s a+y"), ("ၶွၼ်ႇ", "kh O+n"), ("ၼၢင်း", "n a+ng"), ("ၶမ်း", "kh a+m")])
def test_shan_letters_keep_their_own_rhymes(word: str, expected: str) -> None:
    assert sounds(word) == expected


def test_an_address_before_a_name_may_be_left_out_but_not_all_of_it() -> None:
    whole, bare = read("စိုင်းခမ်း")
    assert bare.units == read("ခမ်း")[0].units
    assert (whole.bits, bare.bits > 0) == (0, True)
    assert len(read("စိုင်း")) == len(read("စောစော")) == len(read("မန်")) == 1


def test_a_word_for_town_may_be_left_out_but_not_all_of_it() -> None:
    _, bare = read("လားမြို့နယ်")
    assert bare.units == read("လား")[0].units
    assert len(read("မြို့")) == 1


@pytest.mark.parametrize(
    ("word", "right", "wrong"),
    [
        ("တင့်", "tint", "tin"),
        ("တင်", "tin", "tint"),
        ("သန့်", "thant", "than"),
        ("ညွန့်", "nyunt", "nyun"),
        ("မောင်ကြီး", "maunggyi", "maungkyi"),
        ("ကြီး", "kyi", "gyi"),
        ("ခင်ဦး", "khinoo", "khinu"),
        ("အေးအေး", "ayeaye", "yeye"),
        ("ထွေး", "htwe", "htay"),
        ("လှလှ", "hlahla", "halaha"),
        ("ရှိန်", "shein", "yein"),
        ("မိုင်းလား", "mongla", "minla"),
    ],
)
def test_the_usual_spelling_wins(word: str, right: str, wrong: str) -> None:
    assert best(word, right, wrong) == right


def test_a_text_of_ten_thousand_letters_is_read_to_its_end() -> None:
    assert len(read("က" * 10_000)[0].units) == 20_000
