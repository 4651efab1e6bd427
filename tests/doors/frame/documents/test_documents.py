"""Every document of a consultation, in every form and language: what it says, and that it tells nothing of its making."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import docx
import pytest
from defusedxml.ElementTree import fromstring

from passage.doors.frame.documents import CONTENT_TYPES, Document, Form, NotClean, make, values
from passage.doors.frame.documents.negotiated import pieces
from passage.rules.consensus.redline import Mark
from tests.doors.frame.documents.made import BRACKETED, HASH, LANGUAGES, TEXTS, agreed, draft, everything, redline
from tests.doors.frame.papers.reading_pdf import opened, text_of, undoubled

NAMES = tuple(everything("en"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What Office and its libraries write into files about people, programs, sessions and times.
TRACES = re.compile(
    rb"rsid|python-docx|Steve|creator>|lastModifiedBy|dcterms:(created|modified)|w:date|comments|paraId|Template>|/Users/|/home/"
)


def parts(made: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(made)) as opened_zip:
        for name in opened_zip.namelist():
            yield name, opened_zip.read(name)


def body(made: bytes) -> Element:
    return fromstring(dict(parts(made))["word/document.xml"])


def words_of(made: bytes) -> str:
    return "\n".join("".join(paragraph.itertext()) for paragraph in body(made).iter(f"{W}p"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_document_can_be_had_as_pdf_docx_and_html(name: str, language: str) -> None:
    document = everything(language)[name]
    made = {form: make(document, form, language) for form in Form}
    found = opened(made[Form.PDF])
    assert found.trailer["/Root"]["/Lang"] == language
    assert set(found.metadata or {}) == {"/Title", "/Creator"}
    assert b"pdfuaid:part>1<" in made[Form.PDF]
    assert docx.Document(io.BytesIO(made[Form.DOCX])).paragraphs
    assert f'<html lang="{language}">'.encode() in made[Form.HTML]
    assert {form: make(document, form, language) for form in Form} == made


@pytest.mark.parametrize("name", NAMES)
def test_no_docx_tells_who_made_it_when_or_from_what(name: str) -> None:
    made = make(everything("en")[name], Form.DOCX, "en")
    for part, content in parts(made):
        assert not TRACES.search(content), part
    with zipfile.ZipFile(io.BytesIO(made)) as opened_zip:
        assert {each.date_time for each in opened_zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.extra for each in opened_zip.infolist()} == {b""}
        assert set(opened_zip.namelist()) == {
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        }
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert (properties.author, properties.last_modified_by, properties.title, properties.created) == ("", "", "", None)


@pytest.mark.parametrize("name", ["agreed", "release", "statement", "signature-copy"])
def test_a_clean_document_holds_no_tracked_change(name: str) -> None:
    found = body(make(everything("en")[name], Form.DOCX, "en"))
    assert not list(found.iter(f"{W}ins"))
    assert not list(found.iter(f"{W}del"))


def test_the_redline_in_word_has_real_tracked_changes_in_the_name_of_the_party() -> None:
    given = redline("en")
    found = body(make(given, Form.DOCX, "en"))
    changes = [change for tag in ("ins", "del") for change in found.iter(W + tag)]
    assert {change.get(f"{W}author") for change in changes} == {"MM"}
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)
    inserted = "".join(text.text or "" for change in found.iter(f"{W}ins") for text in change.iter(f"{W}t"))
    deleted = "".join(text.text or "" for change in found.iter(f"{W}del") for text in change.iter(f"{W}delText"))
    assert inserted == "".join(run.text for each in given.paragraphs for run in each.runs if run.mark is Mark.INSERTED)
    assert deleted == "".join(run.text for each in given.paragraphs for run in each.runs if run.mark is Mark.DELETED)


def test_the_facilitators_redline_bears_no_party() -> None:
    found = body(make(replace(redline("en"), by=""), Form.DOCX, "en"))
    assert {change.get(f"{W}author") for change in found.iter(f"{W}ins")} == {"Facilitator"}


@pytest.mark.parametrize("form", list(Form))
def test_an_agreed_text_with_a_bracket_is_not_made(form: Form) -> None:
    text = agreed()
    open_ = replace(text.paragraphs[2], texts={"en": BRACKETED})
    with pytest.raises(NotClean) as caught:
        make(replace(text, paragraphs=(*text.paragraphs[:2], open_)), form, "en")
    assert caught.value.args == ("2",)


def test_a_bracket_in_a_translation_is_found_too() -> None:
    text = agreed()
    open_ = replace(text.paragraphs[2], texts={**text.paragraphs[2].texts, "km": "[...]"})
    with pytest.raises(NotClean):
        make(replace(text, paragraphs=(open_,)), Form.PDF, "en")


def test_brackets_and_whose_they_are_can_be_told_apart() -> None:
    found = list(pieces(BRACKETED))
    assert "".join(piece.text for piece in found) == BRACKETED
    assert [piece.text.strip() for piece in found if piece.mark == "party"] == ["KH, LA:", "MM:", "TH:"]
    assert "".join(piece.text for piece in found if piece.mark == "sign") == "[|[]]"
    assert [piece.text for piece in pieces("a [b")] == ["a [b"]


def test_lines_are_numbered_where_the_working_text_stands_alone_and_told_where_it_does_not() -> None:
    alone = make(draft(), Form.HTML, "en").decode()
    assert '<ol lang="en" start="5">' in alone
    beside = make(draft(), Form.HTML, "en", beside="km").decode()
    assert "Lines 5 to 6" in beside
    assert "<ol" not in beside
    assert TEXTS[1][2]["km"] in beside


def test_every_text_of_a_numbered_draft_is_there() -> None:
    words = words_of(make(draft(), Form.DOCX, "en"))
    assert BRACKETED in words
    assert "MM would write instead" in words


def test_thai_counts_years_in_the_buddhist_era() -> None:
    text = agreed()
    assert "24 พฤศจิกายน 2569" in make(text, Form.HTML, "th").decode()
    assert "24 พฤศจิกายน 2569" in words_of(make(text, Form.DOCX, "th"))
    assert "2569" in text_of(make(text, Form.PDF, "th"))


def test_several_languages_follow_each_other() -> None:
    made = make(agreed(), Form.PDF, *LANGUAGES)
    assert len(opened(made).pages) == len(LANGUAGES)
    read = undoubled(text_of(made))
    for language in ("th", "en"):
        assert undoubled("".join(TEXTS[2][2][language].split())) in read


@pytest.mark.parametrize(
    ("authentic", "prevailing", "says"),
    [
        (LANGUAGES, "", ["All texts are equally authentic.", "best reconciles"]),
        (LANGUAGES, "en", ["All texts are equally authentic.", "the text in English prevails"]),
        (("km", "en"), "", ["The texts in Khmer and English are equally authentic", "best reconciles"]),
        ((), "", ["The text in English is authentic; the others are translations."]),
    ],
)
def test_the_copy_for_signature_says_what_holds_if_the_texts_differ(
    authentic: tuple[str, ...], prevailing: str, says: list[str]
) -> None:
    given = everything("en")["signature-copy"]
    assert isinstance(given, values.SignatureCopy)
    tongues = replace(given.text.tongues, authentic=authentic, prevailing=prevailing)
    words = words_of(make(replace(given, text=replace(given.text, tongues=tongues)), Form.DOCX, "en"))
    assert all(each in words for each in says)
    assert HASH not in words


def test_a_copy_for_signature_without_a_day_leaves_room_to_write_it() -> None:
    given = everything("th")["signature-copy"]
    assert isinstance(given, values.SignatureCopy)
    assert "____" in words_of(make(replace(given, on=None), Form.DOCX, "th"))


def test_what_somebody_wrote_is_never_markup() -> None:
    hostile = "<script>alert(1)</script> #let x = 1 \x00\x0b\ud800\u202e ]] & \"'"
    statement = everything("en")["statement"]
    assert isinstance(statement, values.Statement)
    given: Document = replace(statement, title={"en": hostile}, venue=hostile, paragraphs=({"en": hostile},))
    assert b"<script>" not in make(given, Form.HTML, "en")
    assert "<script>alert(1)</script> #let x = 1" in words_of(make(given, Form.DOCX, "en"))
    assert make(given, Form.PDF, "en")


def test_every_form_has_a_content_type() -> None:
    assert set(CONTENT_TYPES) == set(Form)
