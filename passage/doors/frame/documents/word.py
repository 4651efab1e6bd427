"""DOCX from blocks: what Word needs to show and edit it, and nothing that tells who made it, when, or from what.

Redlines hold real tracked changes, in the name of the party whose draft it is, without a date.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

import docx as python_docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from passage.doors.frame.documents.cleaning import cleaned
from passage.doors.frame.documents.showable import showable
from passage.doors.frame.papers import blocks
from passage.doors.frame.papers.blocks import Block, Piece
from passage.doors.frame.papers.languages import Languages, Words

FACILITATOR = "Facilitator"
# What machines have that people write on; each falls back to another of its script where it is missing.
FONTS = {"en": "Calibri", "km": "Leelawadee UI", "lo": "Leelawadee UI", "th": "Leelawadee UI", "my": "Myanmar Text"}
_TAGS = {"en": "en-GB", "km": "km-KH", "lo": "lo-LA", "my": "my-MM", "th": "th-TH"}
_SOFT = RGBColor(0x55, 0x55, 0x55)
_Container = Document | _Cell


def docx(given: Iterable[Block], languages: Languages, *, author: str) -> bytes:
    """The file. `author`: party code that tracked changes bear; the same blocks give the same bytes."""
    writer = _Writer(python_docx.Document(), author)
    writer.prepare(languages.codes[0])
    for block in given:
        writer.draw(block)
    out = io.BytesIO()
    writer.document.save(out)
    return cleaned(out.getvalue())


class _Writer:
    """Writes block after block into one document."""

    def __init__(self, document: Document, author: str) -> None:
        self.document = document
        self.author = author
        self.changes = 0
        self.drawn: dict[str, Callable[[Any], None]] = {
            "title": lambda block: self._words(self.document.add_paragraph(style="Title"), block.words),
            "heading": self._heading,
            "sentence": lambda block: self._words(self.document.add_paragraph(), block.words),
            "quote": lambda block: self._words(self.document.add_paragraph(style="Quote"), block.words),
            "fields": self._fields,
            "lines": self._lines,
            "items": self._items,
            "signatures": self._signatures,
            "clause": self._clause,
            "new_page": lambda _block: self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE),
        }

    def prepare(self, lang: str) -> None:
        """A4, plain black styles, the language of the document."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(20)
        for name, size in (("Normal", 11), ("Title", 18), ("Heading 2", 13), ("Quote", 11)):
            style = self.document.styles[name]
            style.font.size = Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            _set_face(style.element.get_or_add_rPr(), lang)

    def draw(self, block: Block) -> None:
        self.drawn[block.kind](block)

    def _heading(self, block: blocks.Heading) -> None:
        paragraph = self.document.add_paragraph(style="Heading 2")
        paragraph.paragraph_format.page_break_before = block.on_new_page or None
        self._words(paragraph, block.words)

    def _words(self, paragraph: Paragraph, words: Words, *, bold: bool = False) -> None:
        """The same thing in each language, one below the other."""
        for place, one in enumerate(words):
            run = self._run(paragraph, one.text, one.lang)
            run.bold = bold or None
            if place < len(words) - 1:
                run.add_break()

    def _run(self, paragraph: Paragraph, text: str, lang: str) -> Run:
        run = paragraph.add_run(showable(text))
        _set_face(run._r.get_or_add_rPr(), lang)
        return run

    def _fields(self, block: blocks.Fields) -> None:
        table = self._table(2, (55, 115))
        for row in block.rows:
            cells = _new_row(table).cells
            self._words(cells[0].paragraphs[0], row.label)
            self._words(cells[1].paragraphs[0], row.value)
        self.document.add_paragraph()

    def _lines(self, block: blocks.Lines) -> None:
        whole = sum(block.widths)
        table = self._table(len(block.head), tuple(170 * part / whole for part in block.widths))
        head = _new_row(table)
        _repeat(head._tr)
        for cell, words in zip(head.cells, block.head, strict=True):
            self._words(cell.paragraphs[0], words, bold=True)
        for row in block.rows:
            for cell, given in zip(_new_row(table).cells, row.cells, strict=True):
                self._words(cell.paragraphs[0], given.words)
                if given.more:
                    self._words(cell.add_paragraph(), given.more)
        self.document.add_paragraph()

    def _table(self, columns: int, widths: tuple[float, ...]) -> Table:
        table: Table = self.document.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _items(self, block: blocks.Items) -> None:
        for words in block.items:
            self._words(self.document.add_paragraph(style="List Bullet"), words)

    def _signatures(self, block: blocks.Signatures) -> None:
        for words in block.signers:
            space = self.document.add_paragraph("_" * 40)
            space.paragraph_format.space_before = Pt(48)
            space.paragraph_format.keep_with_next = True
            self._words(self.document.add_paragraph(), words)

    def _clause(self, block: blocks.Clause) -> None:
        if block.note:
            note = self.document.add_paragraph()
            note.paragraph_format.keep_with_next = True
            self._words(note, block.note)
            for run in note.runs:
                run.font.size, run.font.color.rgb = Pt(8), _SOFT
        if len(block.passages) == 1:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(14), Mm(-14)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(14))
            self._run(paragraph, f"{block.number}\t", "en").bold = True
            self._passage(paragraph, block.passages[0])
            return
        table = self._table(1 + len(block.passages), (12, *(158 / len(block.passages) for _each in block.passages)))
        cells = _new_row(table).cells
        self._run(cells[0].paragraphs[0], block.number, "en").bold = True
        for cell, passage in zip(cells[1:], block.passages, strict=True):
            self._passage(cell.paragraphs[0], passage)

    def _passage(self, paragraph: Paragraph, passage: blocks.Passage) -> None:
        """The text in one piece: Word breaks its lines itself, and their numbers stand in PDF and HTML."""
        pieces = [piece for line in passage.lines for piece in line]
        marks = {piece.mark for piece in pieces}
        for mark, group in groupby(pieces, key=lambda piece: piece.mark):
            self._piece(paragraph, Piece("".join(piece.text for piece in group), mark), passage.lang)
        if marks in ({"deleted"}, {"inserted"}):
            self._whole(paragraph, "w:del" if marks == {"deleted"} else "w:ins")

    def _piece(self, paragraph: Paragraph, piece: Piece, lang: str) -> None:
        run = self._run(paragraph, piece.text, lang)
        run.bold = piece.mark in ("sign", "party") or None
        if piece.mark == "inserted":
            self._wrap(run, "w:ins")
        elif piece.mark == "deleted":
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")
            self._wrap(run, "w:del")

    def _wrap(self, run: Run, tag: str) -> None:
        change = self._change(tag)
        run._r.addprevious(change)
        change.append(run._r)

    def _whole(self, paragraph: Paragraph, tag: str) -> None:
        """The paragraph's own mark changes too: otherwise an empty paragraph stays when the change is accepted."""
        properties = paragraph._p.get_or_add_pPr()
        mark = OxmlElement("w:rPr")
        mark.append(self._change(tag))
        properties.append(mark)

    def _change(self, tag: str) -> Any:
        """Word wants a number for each change in the file; it counts here and tells nothing."""
        self.changes += 1
        change = OxmlElement(tag)
        change.set(qn("w:id"), str(self.changes))
        change.set(qn("w:author"), self.author)
        return change


def _new_row(table: Any) -> Any:
    return table.add_row()


def _set_face(properties: Any, lang: str) -> None:
    """Font and language, for scripts that Word calls complex too."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONTS.get(lang, FONTS["en"]))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), _TAGS.get(lang, lang))
    spoken.set(qn("w:bidi"), _TAGS.get(lang, lang))
    properties.append(spoken)


def _repeat(row: Any) -> None:
    """The head of a table stands again on each page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
