"""Texts of five scripts are cut between words and lines, never inside what is read as one letter."""

from __future__ import annotations

import unicodedata

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consensus.cutting import MEASURE, clusters, lines, words

LANGUAGES = ("km", "lo", "my", "th", "en")
# Read and found sensible by their makers: Unicode's dictionaries, as ICU 77 carries them.
CUT = {
    "km": "និយោជក|យក|វា",
    "lo": "ຮັກສາ|ໜັງສື|ຜ່ານ|ແດນ",
    "my": "သင့်|နိုင်ငံ|ကူး|လက်မှတ်",
    "th": "เด็ก|หญิง|และ|แม่| |30| |วัน",
    "en": "within| |30| |days|,| |won't",
}
pieces = st.text(st.sampled_from("ស្ត្រីសង្ឃ သင်္ဘော အက္ခရာ เก้าอี้น้ำ ເກົ່າ e\u0301 😀👨\u200d👩 \r\n|[],.ab12"), max_size=60)
texts = st.one_of(st.text(max_size=60), pieces)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_the_dictionary(language: str) -> None:
    assert words(CUT[language].replace("|", ""), language) == CUT[language].split("|")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ស្ត្រី", ["ស្ត្រី"]),
        ("သင်္ဘော", ["သ", "င်္ဘော"]),
        ("อี้น้ำ", ["อี้", "น้ำ"]),
        ("เก้า", ["เก้", "า"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨\u200d👩b", ["👨\u200d👩", "b"]),
    ],
)
def test_what_is_read_as_one_letter_stays_together(text: str, letters: list[str]) -> None:
    assert clusters(text) == letters


@given(texts, st.sampled_from(LANGUAGES))
def test_no_word_begins_or_ends_inside_a_cluster(text: str, language: str) -> None:
    found = words(text, language)
    assert "".join(found) == text
    assert all(found)
    ends, place = _cluster_ends(text), 0
    for word in found[:-1]:
        place += len(word)
        assert place in ends
        assert not unicodedata.category(text[place]).startswith("M") or text[place - 1].isspace()


@given(texts, st.sampled_from(LANGUAGES), st.integers(1, 12))
def test_lines_hold_no_more_than_their_measure_and_lose_nothing(text: str, language: str, measure: int) -> None:
    found = lines(text, language, measure)
    assert "".join(found) == text
    assert all(len(clusters(line.rstrip())) <= measure for line in found)
    assert all("\n" not in line[:-1] for line in found)


def test_a_line_ends_where_the_script_allows_it() -> None:
    assert lines("The Parties inform workers.", "en", 12) == ["The Parties ", "inform ", "workers."]
    assert lines("เด็กหญิงและแม่", "th", 6) == ["เด็กหญิง", "และแม่"]
    assert lines("", "en") == [""]
    assert all(len(clusters(line)) <= MEASURE for line in lines("x" * 200, "en"))


def _cluster_ends(text: str) -> set[int]:
    """The oracle: where ICU sees the end of a cluster, counted one letter after the other."""
    iterator = icu.BreakIterator.createCharacterInstance(icu.Locale.getRoot())
    iterator.setText(text)
    units = [0]
    for letter in text:
        units.append(units[-1] + len(letter.encode("utf-16-le", "surrogatepass")) // 2)
    ends = set(iterator)
    return {place for place, unit in enumerate(units) if unit in ends}
