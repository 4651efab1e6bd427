"""What holds of every reader of names: any text is read, and what cannot be seen of it changes nothing."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.names.languages import LANGUAGES, NATIVE
from passage.rules.names.units import backoff
from passage.rules.text.scripts import Script

BLOCKS = {
    Script.KHMER: ("\u1780", "\u17ff"),
    Script.LAO: ("\u0e80", "\u0eff"),
    Script.MYANMAR: ("\u1000", "\u109f"),
    Script.THAI: ("\u0e00", "\u0e5b"),
}
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=30)
LETTERS = {
    script: st.text(st.characters(min_codepoint=ord(first), max_codepoint=ord(last)), max_size=30)
    for script, (first, last) in BLOCKS.items()
}
IN_ITS_LETTERS = st.sampled_from(NATIVE).flatmap(lambda script: st.tuples(st.just(script), LETTERS[script]))
WRITTEN = st.tuples(st.sampled_from(NATIVE), ANYTHING) | IN_ITS_LETTERS


@given(WRITTEN)
def test_every_text_is_read_and_the_best_comes_first(written: tuple[Script, str]) -> None:
    script, text = written
    found = LANGUAGES[script].read(text)
    assert len(found) <= 4
    assert [reading.bits for reading in found] == sorted(reading.bits for reading in found)
    assert all(reading.units for reading in found)
    assert len({reading.units for reading in found}) == len(found)


@given(WRITTEN, st.sampled_from(["NFC", "NFD"]))
def test_the_normal_form_of_a_text_does_not_matter(written: tuple[Script, str], form: Literal["NFC", "NFD"]) -> None:
    script, text = written
    assert LANGUAGES[script].read(unicodedata.normalize(form, text)) == LANGUAGES[script].read(text)


@given(IN_ITS_LETTERS)
def test_a_letter_in_parts_is_the_letter(written: tuple[Script, str]) -> None:
    script, text = written
    assert LANGUAGES[script].read(unicodedata.normalize("NFKC", text)) == LANGUAGES[script].read(text)


@given(IN_ITS_LETTERS, st.integers(0, 30), st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u17b4"))
def test_what_cannot_be_seen_changes_nothing(written: tuple[Script, str], at: int, unseen: str) -> None:
    script, text = written
    read = LANGUAGES[script].read
    assert read(text[:at] + unseen + text[at:]) == read(text)


@pytest.mark.parametrize("script", NATIVE)
@pytest.mark.parametrize("text", ["", "Sok", "😀", "中"])
def test_what_has_no_letter_of_a_script_has_no_reading(script: Script, text: str) -> None:
    assert LANGUAGES[script].read(text) == ()


@pytest.mark.parametrize(
    ("script", "piece"),
    [
        *((Script.KHMER, piece) for piece in ("ក", "ា", "្ក", "ំា")),
        *((Script.LAO, piece) for piece in ("ກາ", "ກ", "ເ", "ໆ")),
        *((Script.MYANMAR, piece) for piece in ("က", "ာ", "က်", "္က")),
        *((Script.THAI, piece) for piece in ("ก", "เ", "ก่", "ิ", "ฤ์", "ชาติ")),
    ],
)
def test_a_text_of_ten_thousand_letters_is_read(script: Script, piece: str) -> None:
    assert len(LANGUAGES[script].read(piece * (10_000 // len(piece)))) <= 4


@pytest.mark.parametrize("script", NATIVE)
def test_a_rule_is_for_a_unit_its_shares_are_positive_and_its_pieces_short(script: Script) -> None:
    for unit, row in LANGUAGES[script].rules.items():
        assert backoff(unit)[0] == unit
        assert unit[0] in "ovcrx"
        assert min(row.values()) > 0
        assert max(map(len, row)) <= 5
