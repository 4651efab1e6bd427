"""Cleaning takes away what nobody sees and nothing that anybody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.text.clean import BadText, BadTextCode, clean_line, clean_text, has_controls

ANY = st.text(st.characters(exclude_categories=[]))
WILD = st.text("ab é e\u0301\u200b\u200c\u200d\u202e\u2066\x00\x07\n\r\t\u2028 \u00a0\u2800ကើກก\u17d2\ud800\ufffe\u034fÅ😀\ufe0f")


# Marks and letters of Unicode that show nothing.
SHOW_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800" + "".join(map(chr, range(0xE0100, 0xE01F0)))
SEEN = st.text(st.characters(categories=["L", "M", "N", "P", "S"], exclude_characters=SHOW_NOTHING))


def code_of(text: str, limit: int) -> str | None:
    try:
        clean_text(text, limit)
    except BadText as refusal:
        return refusal.code
    return None


@given(ANY | WILD, st.integers(0, 40))
def test_any_text_is_cleaned_or_refused_by_name(text: str, limit: int) -> None:
    assert code_of(text, limit) in (None, *BadTextCode)


@given(ANY | WILD, st.sampled_from([clean_line, clean_text]))
def test_cleaning_twice_is_cleaning_once(text: str, clean: Callable[..., str]) -> None:
    once = clean(text, 1000, may_be_empty=True)
    assert clean(once, 1000, may_be_empty=True) == once


@given(ANY | WILD)
def test_nothing_hidden_is_left(text: str) -> None:
    for kept in (clean_line(text, 1000, may_be_empty=True), clean_text(text, 1000, may_be_empty=True)):
        assert not has_controls(kept)
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in kept if c != "\n")
        assert "\u202e" not in kept
        assert "  " not in kept
        assert unicodedata.is_normalized("NFC", kept)
        kept.encode()


@given(SEEN)
def test_visible_letters_are_not_changed(text: str) -> None:
    if code_of(text, 1000) is None:
        assert clean_text(text, 1000) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("  Sok   Dara ", "Sok Dara"),
        ("Sok\nDara\t", "Sok Dara"),
        ("So\u202ek\u202c", "Sok"),
        ("S\x00o\x1bk", "Sok"),
        ("S\u200bok", "Sok"),
        ("ខ្ញុំ\u200bទៅ", "ខ្ញុំ\u200bទៅ"),
        ("ခ\u200b\u200bန", "ခ\u200bန"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("a\ud800b\ufffec", "abc"),
        ("=1+1", "=1+1"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_a_line_is_cleaned_as_its_script_needs(raw: str, line: str) -> None:
    assert clean_line(raw, 100) == line


def test_a_text_keeps_its_paragraphs() -> None:
    assert clean_text("one \r\n two\u2028three\n\n\n\n\nfour\n", 100) == "one\ntwo\nthree\n\nfour"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n\n", "\u202e", "\x00", "\u3164", "\u2800", "\ufe0f"])
def test_a_text_with_nothing_to_see_is_refused_unless_it_may_be_empty(text: str) -> None:
    assert code_of(text, 10) == BadTextCode.NOTHING_LEFT
    assert clean_line(text, 10, may_be_empty=True) == ""


def test_the_limit_counts_what_is_kept() -> None:
    assert clean_line("a" * 10 + " " * 50, 10) == "a" * 10
    for text in ("a" * 11, "a" * 10**6):
        with pytest.raises(BadText) as refusal:
            clean_line(text, 10)
        assert refusal.value.code == BadTextCode.TOO_LONG
