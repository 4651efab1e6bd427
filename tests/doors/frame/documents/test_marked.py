"""A delegation's marked-up DOCX is read as Word wrote it; a hostile file is refused by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.doors.frame.documents import Form, looks, make
from passage.doors.frame.documents.marked import BadFile, FileFault, read_docx
from passage.rules.consensus.markup import Exported, NotRead, Reading, Unread, read_markup
from passage.rules.consensus.redline import Mark, Run
from passage.rules.consensus.words import Key
from tests.doors.frame.documents.made import BRACKETED, LANGUAGES, TEXTS, draft, redline

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = ROOT.format(f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document2.xml"/>')
COMMENTS = ROOT.format(f'<Relationship Id="b" Type="{RELATIONS}/comments" Target="comments.xml"/>')


def zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def written(content: str) -> bytes:
    return zipped({"word/document.xml": content})


def document(body: str) -> str:
    spaces = (
        f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    return f"<w:document {spaces}><w:body>{body}</w:body></w:document>"


def read(body: str) -> list[tuple[Run, ...]]:
    return [paragraph.runs for paragraph in read_docx(written(document(body))).paragraphs]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


PROVISIONS = tuple(
    Exported(Key(key), number, BRACKETED if key == "POA-1.2" else said["en"])
    for number, (key, _kind, said) in zip(("P1", "1", "2"), TEXTS, strict=True)
)


def edited(change: Callable[[docx.document.Document], None]) -> Reading:
    """The draft as it is handed out, changed as somebody would in a program without tracking."""
    handed_out = make(draft(), Form.DOCX, "en")
    opened = docx.Document(io.BytesIO(handed_out))
    change(opened)
    out = io.BytesIO()
    opened.save(out)
    return read_markup(read_docx(out.getvalue()), read_docx(handed_out), PROVISIONS, "en")


def test_the_draft_that_is_handed_out_comes_back_without_a_proposal() -> None:
    assert edited(lambda opened: None) == Reading((), ())


def test_words_changed_in_the_draft_become_a_proposal() -> None:
    def change(opened: docx.document.Document) -> None:
        paragraph = next(each for each in opened.paragraphs if each.text.startswith("1\t"))
        paragraph.runs[-1].text = "Each Party tells workers their wages."
        opened.add_picture(io.BytesIO(looks(draft(), "en", ppi=10)[0]))
        opened.add_table(1, 1).cell(0, 0).text = "Costs"

    found = edited(change)
    assert [(each.key, each.action, each.text) for each in found.proposals] == [
        ("POA-1.1", "replace", "Each Party tells workers their wages.")
    ]
    assert [(each.reason, each.excerpt) for each in found.not_read] == [(Unread.IMAGE, ""), (Unread.TABLE, "Costs")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_redline_reads_back_as_it_was_drawn(language: str) -> None:
    given_ = redline(language)
    found = read_docx(make(given_, Form.DOCX, language))
    texts = [paragraph for paragraph in found.paragraphs if paragraph.runs and "\t" in paragraph.runs[0].text]
    assert len(texts) == len(given_.paragraphs)
    for paragraph, drawn in zip(texts, given_.paragraphs, strict=True):
        number = f"{drawn.after or drawn.before}\t"
        assert paragraph.old == number + "".join(each.text for each in drawn.runs if each.mark is not Mark.INSERTED)
        assert paragraph.new == number + "".join(each.text for each in drawn.runs if each.mark is not Mark.DELETED)


def test_tracked_changes_are_told_apart_and_runs_that_word_cut_are_one() -> None:
    body = f"<w:p>{run('The ')}{run('Parties ')}<w:del>{run('may ')}</w:del><w:ins>{run('shall ')}</w:ins>{run('inform.')}</w:p>"
    kept, cut, new, rest = read(body.replace("<w:del><w:r><w:t>may </w:t>", "<w:del><w:r><w:delText>may </w:delText>"))[0]
    assert kept == Run(Mark.KEPT, "The Parties ")
    assert (cut, new, rest) == (Run(Mark.DELETED, "may "), Run(Mark.INSERTED, "shall "), Run(Mark.KEPT, "inform."))


def test_words_inserted_by_one_and_deleted_by_another_are_in_neither_text() -> None:
    assert read(f"<w:p>{run('a')}<w:ins><w:del>{run('b')}</w:del></w:ins></w:p>") == [(Run(Mark.KEPT, "a"),)]


def test_links_fields_breaks_and_tabs_are_words_too() -> None:
    control = f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>"
    assert read(f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:r><w:tab/><w:br/></w:r>{control}</w:p>") == [
        (Run(Mark.KEPT, "a\t\nb"),)
    ]


def test_what_happened_to_the_end_of_a_paragraph_is_read() -> None:
    ends = "".join(f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr></w:p>" for mark in ("", "<w:ins/>", "<w:del/>"))
    found = read_docx(written(document(ends)))
    assert [paragraph.mark for paragraph in found.paragraphs] == [Mark.KEPT, Mark.INSERTED, Mark.DELETED]


def test_moved_words_pictures_notes_formulas_and_tables_are_listed() -> None:
    body = (
        f"<w:p>{run('x')}<w:moveFrom>{run('gone')}</w:moveFrom></w:p><w:p><w:moveTo>{run('gone')}</w:moveTo></w:p>"
        f"<w:p><w:r><w:drawing/></w:r><w:r><w:footnoteReference/></w:r><m:oMath/></w:p><w:tbl><w:tr><w:tc><w:p>{run('1')}</w:p></w:tc></w:tr></w:tbl>"
    )
    found = read_docx(written(document(body)))
    assert found.not_read == (
        NotRead(1, Unread.MOVED, "gone"),
        NotRead(2, Unread.MOVED, "gone"),
        NotRead(3, Unread.IMAGE),
        NotRead(3, Unread.NOTE),
        NotRead(3, Unread.FORMULA),
        NotRead(4, Unread.TABLE, "1"),
    )
    assert [paragraph.new for paragraph in found.paragraphs] == ["xgone", "", ""]


def test_comments_are_read_without_their_authors_wherever_the_package_keeps_them() -> None:
    body = f'<w:p><w:commentRangeStart w:id="7"/>{run("a")}<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    said = f'<w:comment w:id="7" w:author="Somebody"><w:p>{run("No line")}</w:p><w:p>{run("for weeks.")}</w:p></w:comment>'
    raw = zipped(
        {
            "_rels/.rels": MAIN,
            "word/document2.xml": document(body),
            "word/_rels/document2.xml.rels": COMMENTS,
            "word/comments.xml": f'<w:comments xmlns:w="{W}">{said}</w:comments>',
        }
    )
    assert read_docx(raw).paragraphs[0].comments == ("No line\nfor weeks.",)


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", FileFault.NOT_A_DOCX),
        (b"%PDF-1.7", FileFault.NOT_A_DOCX),
        (b"PK\x03\x04 and no more", FileFault.NOT_A_DOCX),
        (b"PK\x03\x04" + b"x" * 10 * 1024 * 1024, FileFault.TOO_LARGE),
        (zipped({"other": "x"}), FileFault.NOT_A_DOCX),
        (written("<w:"), FileFault.NOT_A_DOCX),
        (written("<x/>"), FileFault.NOT_A_DOCX),
        (written(BOMB + document("&b;")), FileFault.FORBIDDEN_XML),
        (written(OUTSIDE + document("&a;")), FileFault.FORBIDDEN_XML),
        (written(document(" " * 13 * 1024 * 1024)), FileFault.UNFOLDS_TOO_FAR),
        (written(document("<w:p/>" * 5_001)), FileFault.UNFOLDS_TOO_FAR),
        (written(document(f"<w:p>{run('x' * 2_000_001)}</w:p>")), FileFault.UNFOLDS_TOO_FAR),
        (written(document("<w:sdt>" * 500 + "</w:sdt>" * 500)), FileFault.TOO_DEEP),
        (zipped({f"part{number}": "" for number in range(2_001)}), FileFault.UNFOLDS_TOO_FAR),
    ],
    ids=lambda value: value.value if isinstance(value, FileFault) else "file",
)
def test_a_hostile_file_is_refused_by_name(raw: bytes, code: FileFault) -> None:
    with pytest.raises(BadFile) as caught:
        read_docx(raw)
    assert caught.value.code is code


@given(st.binary(max_size=200), st.integers(0, 4_000))
def test_a_file_with_any_bytes_changed_is_read_or_refused_by_name(noise: bytes, place: int) -> None:
    raw = HANDED_OUT[: place % len(HANDED_OUT)] + noise + HANDED_OUT[place % len(HANDED_OUT) + len(noise) :]
    try:
        found = read_docx(raw)
    except BadFile:
        return
    assert len(found.paragraphs) < 5_000


HANDED_OUT = written(document(f"<w:p>{run('a')}</w:p>" * 20))
