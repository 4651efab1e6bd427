"""Khmer read into units, and spelled in Latin letters."""

from __future__ import annotations

import pytest

from passage.rules.names.languages import spelling
from passage.rules.names.scripts.khmer import read
from passage.rules.names.units import sounds_of
from passage.rules.text.scripts import Script


def sounds(word: str) -> str:
    """The sounds of the best reading, a blank between units, * for a unit without any."""
    return " ".join("+".join(sounds_of(unit)) or "*" for unit in read(word)[0].units)


def best(word: str, *latin: str) -> str:
    """Which of some Latin spellings is the likeliest."""
    table = spelling(Script.KHMER)
    scores = table.scores(read(word), *table.pool(latin))
    return latin[int(scores.argmax())]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("តា", "t a"),
        ("ទា", "t ia"),
        ("ស៊ី", "s i"),
        ("ម៉ៅ", "m a+w"),
        ("ប៉ែន", "p E n"),
        ("ស្វាយ", "s w a y"),
        ("ខ្មែរ", "kh m E r"),
        ("ភ្នំ", "ph n u+m"),
        ("ដំរី", "d O+m r e+y"),
        ("ជំរៅ", "c u+m r o+w"),
        ("កន្លែង", "k O n l E ng"),
        ("ត្រមែង", "t r a m E ng"),
        ("អន្លង់", "q O n l O ng"),
    ],
)
def test_the_series_of_a_consonant_decides_its_vowel_and_spreads_over_sonorants(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("សុខ", "s o k"),
        ("សុខា", "s o kh a"),
        ("ដង", "d O ng"),
        ("ពពេល", "p o p e l"),
        ("ខ្នាចកកោះ", "kh n a c k a k O"),
        ("ស្រម៉", "s r a m O"),
        ("ថ្ម", "th m O"),
        ("អូរថ្ម", "q o r th m O"),
        ("កំពង់អូរ", "k O+m p o ng q o r"),
        ("តាពន់", "t a p o n"),
        ("ត្រពាំងលាភ", "t r a p ia+ng l ia p"),
        ("ជ័យ", "c a y"),
        ("អន្ទង់", "q O n t o ng"),
    ],
)
def test_consonants_without_a_vowel_begin_a_syllable_or_end_one(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("វណ្ណា", "w o n n a"),
        ("វណ្ណ", "w o n n"),
        ("ចន្ទ្រា", "c O n t r ia"),
        ("ពុទ្ធ", "p u t th"),
        ("រិទ្ធិ", "r i t th *"),
        ("ជាតិ", "c ia t *"),
        ("ភូមិ", "ph u m *"),
        ("អភិ", "q a ph i"),
        ("ប្រាណ៍", "p r a *"),
        ("ធម៌", "th o *"),
        ("ឱ្យ", "q a+w y"),
        ("ហ្វា", "f a"),
    ],
)
def test_indic_endings_and_marks_of_silence_are_heeded(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("សា្ពន", "ស្ពាន"),
        ("អង្រ្កង", "អង្ក្រង"),
        ("កណ្ដាល", "កណ្តាល"),
        ("កេាះ", "កោះ"),
        ("ជេីង", "ជើង"),
        ("ណំា", "ណាំ"),
        ("អ៊ំុ", "អ៊ុំ"),
        ("ហ្ឫទ័យ", "ហ្រឹទ័យ"),
    ],
)
def test_common_other_ways_of_typing_are_read_alike(written: str, meant: str) -> None:
    assert read(written) == read(meant)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("២", "p+i"),
        ("១០", "d O p"),
        ("៣៧", "s a m s e p p r a+m p i r"),
        ("១០០", "m ua y r o y"),
        ("305", "b e+y r o y p r a+m"),
        ("0", "s o n y"),
        ("1789", "m ua y p r a+m p i r p r a+m b e+y p r a+m b ua n"),
    ],
)
def test_numbers_are_read_in_words(number: str, expected: str) -> None:
    assert sounds(number) == expected


def test_a_word_for_district_may_be_left_out_but_not_all_of_it() -> None:
    whole, bare = read("ស្រុកកំពត")
    assert bare.units == read("កំពត")[0].units
    assert (whole.bits, bare.bits > 0) == (0, True)
    assert len(read("ស្រុក")) == 1
    assert read("ភូមិន") == read("ភូមិន\u200b")


def test_where_two_divisions_are_nearly_as_good_both_are_given() -> None:
    first, second = read("ចក្រី")
    assert (first.bits, second.bits > 0) == (0, True)
    assert first.units != second.units


@pytest.mark.parametrize(
    ("word", "right", "wrong"),
    [
        ("សុខា", "sokha", "sukhea"),
        ("សុភា", "sophea", "sopha"),
        ("ជា", "chea", "cha"),
        ("ហេង", "heng", "hang"),
        ("លី", "ly", "lea"),
        ("សិរី", "serey", "sera"),
        ("គឹម", "kim", "kom"),
        ("ជឿន", "choeun", "chean"),
        ("កែវ", "keo", "kao"),
        ("រិទ្ធី", "rithy", "rotha"),
        ("វុទ្ធ", "vuth", "vot"),
        ("ពេជ្រ", "pich", "pochor"),
        ("ប៊ុន", "bun", "bon"),
        ("ឆៃ", "chhay", "chea"),
        ("កោះកុង", "kaohkong", "kohkang"),
        ("ឯក", "aek", "ok"),
        ("សំរោង", "samraong", "samroung"),
        ("ឧដុង្គ", "odongk", "edang"),
    ],
)
def test_the_usual_spelling_wins(word: str, right: str, wrong: str) -> None:
    assert best(word, right, wrong) == right
