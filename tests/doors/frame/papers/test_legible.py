"""What somebody wrote is never markup, never hides anything, and never breaks a paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passage.doors.frame.papers.blocks import Cell, Field, Fields, Items, Lines, Quote, Row, Title
from passage.doors.frame.papers.languages import Languages
from passage.doors.frame.papers.legible import FONTS, REPLACEMENT, legible
from passage.doors.frame.papers.typesetting import pdf
from tests.doors.frame.papers.reading_pdf import opened, pressed, text_of

HOSTILE = (
    '#import "evil.typ": *',
    '#read("/etc/passwd")',
    "]#panic()[",
    "}})",
    "= Title $x^2$ *bold* _it_ `code` <label> @ref // gone /* gone */ ~ -- --- ... ' \"",
    "\\u{41} \\n \\",
    '"}],"blocks":[]',
    "{{ 7*7 }} {% debug %}",
    "<script>alert(1)</script>",
)


def set_in_every_place(text: str) -> bytes:
    """A paper with this text wherever text can stand."""
    languages = Languages.of("en")
    words = languages.given(text)
    rows = (Row((Cell(words), Cell(words))),)
    blocks = (Title(words), Fields((Field(words, words),)), Quote(words), Items((words,)), Lines((words, words), rows, (1, 1)))
    return pdf(blocks, languages, title=text, foot=words)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_was_written(text: str) -> None:
    read = text_of(set_in_every_place(text))
    assert read.count(pressed(text)) == 10


def test_ten_thousand_letters_go_on_over_pages_and_none_is_lost() -> None:
    for text in ("word " * 2000, "a" * 10_000, "က" * 10_000):
        made = pdf((Quote(Languages.of("en").given(text)),), Languages.of("en"), title="x", foot=())
        assert len(opened(made).pages) > 1
        assert text_of(made).count(text[0]) == text.count(text[0])


def test_hidden_characters_and_what_no_font_has_are_not_printed() -> None:
    assert legible("a\u202eb\u200b\x00c\u2066") == "abc"
    assert legible("ok \U0001f600\U0001f600 \u4e2d") == f"ok {REPLACEMENT} {REPLACEMENT}"
    assert legible("\u1780\u17d2\u179a\u200b\u1798") == "\u1780\u17d2\u179a\u200b\u1798"
    assert legible("3\u1031 a\u200d\u17d2") == "3\u200b\u1031 a\u200b\u17d2"
    assert legible("x" * 25) == "x" * 24 + "\u200b" + "x"


def test_every_character_that_is_let_through_is_in_the_fonts() -> None:
    rows = (FONTS / "characters.txt").read_text("ascii").split()
    spans = [(int(first, 16), int(last, 16)) for first, last in (row.split("-") for row in rows)]
    everything = " ".join(chr(code) for first, last in spans for code in range(first, last + 1))
    made = pdf((Quote(Languages.of("en").given(everything)),), Languages.of("en"), title="x", foot=())
    assert made.startswith(b"%PDF")


SCRIPTS = st.characters(min_codepoint=0x0E00, max_codepoint=0x17FF) | st.sampled_from("3a \u200b\u200c\u200d\u0301")


@settings(max_examples=300)
@given(st.text(max_size=200) | st.text(SCRIPTS, max_size=40))
def test_no_text_whatever_stops_a_paper(text: str) -> None:
    assert set_in_every_place(f"x{text}").startswith(b"%PDF")
