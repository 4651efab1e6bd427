"""Reads a DOCX that somebody marked up: its paragraphs with what was deleted, inserted and commented, and what cannot be read.

The file comes from outside: nothing in it is trusted, nothing beside two of its parts is opened, and it is refused by name when
it is no such file or unfolds to more than a text of states can be.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from passage.rules.consensus.markup import FileReading, MarkedParagraph, NotRead, Unread, excerpt
from passage.rules.consensus.redline import Mark, Run

MOST_BYTES = 10 * 1024 * 1024
MOST_UNFOLDED = 12 * 1024 * 1024
MOST_FILES = 2_000
MOST_PARAGRAPHS = 5_000
MOST_CHARACTERS = 2_000_000
DEEPEST = 60
_ZIP = b"PK\x03\x04"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError)
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PASSED_THROUGH = {"w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:dir", "w:bdo", "w:customXml"}
_LETTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_UNREAD = {
    "w:drawing": Unread.IMAGE,
    "w:pict": Unread.IMAGE,
    "w:object": Unread.IMAGE,
    "mc:AlternateContent": Unread.IMAGE,
    "w:footnoteReference": Unread.NOTE,
    "w:endnoteReference": Unread.NOTE,
    "m:oMath": Unread.FORMULA,
    "m:oMathPara": Unread.FORMULA,
}


class FileFault(StrEnum):
    """Why a file is not read."""

    TOO_LARGE = "too_large"
    NOT_A_DOCX = "not_a_docx"
    UNFOLDS_TOO_FAR = "unfolds_too_far"
    FORBIDDEN_XML = "forbidden_xml"
    TOO_DEEP = "too_deep"


class BadFile(ValueError):
    """The file is not read; `code` is a `FileFault`."""

    def __init__(self, code: FileFault) -> None:
        super().__init__(code.value)
        self.code = code


def read_docx(raw: bytes) -> FileReading:
    """The paragraphs of a DOCX in their order. Raises `BadFile`."""
    if len(raw) > MOST_BYTES:
        raise BadFile(FileFault.TOO_LARGE)
    if not raw.startswith(_ZIP):
        raise BadFile(FileFault.NOT_A_DOCX)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if len(parts.namelist()) > MOST_FILES:
                raise BadFile(FileFault.UNFOLDS_TOO_FAR)
            main = _related(parts, "", "officeDocument") or "word/document.xml"
            body = _parsed(parts, main).find("./{*}body")
            comments = _comments(parts, _related(parts, main, "comments"))
    except BadFile:
        raise
    except _BROKEN_ZIP as error:
        raise BadFile(FileFault.NOT_A_DOCX) from error
    if body is None:
        raise BadFile(FileFault.NOT_A_DOCX)
    reading = _Reading(comments)
    reading.walk(body, 0)
    return FileReading(tuple(reading.paragraphs), tuple(reading.not_read))


def _parsed(parts: zipfile.ZipFile, name: str) -> Element:
    with parts.open(name) as part:
        content = part.read(MOST_UNFOLDED + 1)
    if len(content) > MOST_UNFOLDED:
        raise BadFile(FileFault.UNFOLDS_TOO_FAR)
    try:
        found: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BadFile(FileFault.FORBIDDEN_XML) from error
    except ParseError as error:
        raise BadFile(FileFault.NOT_A_DOCX) from error
    return found


def _related(parts: zipfile.ZipFile, name: str, kind: str) -> str:
    """The part that `name` ("" for the package) names as its `kind`, "" if there is none in the file."""
    folder, file = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in parts.namelist():
        return ""
    for relation in _parsed(parts, relations).iter(_RELATION):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            return target if target in parts.namelist() else ""
    return ""


def _comments(parts: zipfile.ZipFile, name: str) -> dict[str, str]:
    """What each comment says, by its number; who said it and when is not read."""
    if not name:
        return {}
    found = {}
    for comment in _parsed(parts, name).iter():
        if _name(comment) == "w:comment":
            paragraphs = ("".join(_text(each)) for each in comment.iter() if _name(each) == "w:p")
            found[_value(comment, "id")] = "\n".join(filter(None, paragraphs))
    return found


def _text(element: Element) -> Iterator[str]:
    for each in element.iter():
        if _name(each) in ("w:t", "w:delText"):
            yield each.text or ""


def _name(element: Element) -> str:
    space, _close, local = str(element.tag).rpartition("}")
    return f"{_SPACES.get(space.removeprefix('{'), '')}:{local}"


def _value(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


@dataclass
class _Reading:
    """What was read so far."""

    comments: dict[str, str]
    paragraphs: list[MarkedParagraph] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    characters: int = 0
    runs: list[Run] = field(default_factory=list)
    said: dict[str, None] = field(default_factory=dict)

    def walk(self, element: Element, depth: int) -> None:
        """Paragraphs and tables of the body."""
        _check(depth)
        for child in element:
            name = _name(child)
            if name == "w:p":
                self._paragraph(child, depth)
            elif name == "w:tbl":
                self._skip(Unread.TABLE, " ".join(_text(child)))
            elif name in _PASSED_THROUGH:
                self.walk(child, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> None:
        if len(self.paragraphs) == MOST_PARAGRAPHS:
            raise BadFile(FileFault.UNFOLDS_TOO_FAR)
        self.runs, self.said = [], {}
        self._inside(element, Mark.KEPT, depth)
        comments = tuple(self.comments[each] for each in self.said if self.comments.get(each))
        self.paragraphs.append(MarkedParagraph(len(self.paragraphs) + 1, tuple(_merged(self.runs)), _end(element), comments))

    def _inside(self, element: Element, mark: Mark | None, depth: int) -> None:
        """`mark`: what happened to these words; None for those that were inserted and deleted again."""
        _check(depth)
        for child in element:
            name = _name(child)
            if name == "w:r" or name in _PASSED_THROUGH:
                self._inside(child, mark, depth + 1)
            elif name in ("w:t", "w:delText"):
                self._add(mark, child.text or "")
            elif name in _LETTERS:
                self._add(mark, _LETTERS[name])
            elif name == "w:ins":
                self._inside(child, Mark.INSERTED if mark is Mark.KEPT else mark, depth + 1)
            elif name == "w:del":
                self._inside(child, Mark.DELETED if mark is Mark.KEPT else None, depth + 1)
            elif name in ("w:moveFrom", "w:moveTo"):
                self._skip(Unread.MOVED, "".join(_text(child)))
                self._inside(child, mark if name == "w:moveFrom" else None, depth + 1)
            elif name in ("w:commentRangeStart", "w:commentReference"):
                self.said[_value(child, "id")] = None
            elif name in _UNREAD:
                self._skip(_UNREAD[name], " ".join(_text(child)))

    def _add(self, mark: Mark | None, text: str) -> None:
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise BadFile(FileFault.UNFOLDS_TOO_FAR)
        if mark is not None and text:
            self.runs.append(Run(mark, text))

    def _skip(self, reason: Unread, text: str) -> None:
        self.not_read.append(NotRead(len(self.paragraphs) + 1, reason, excerpt(text)))


def _check(depth: int) -> None:
    if depth > DEEPEST:
        raise BadFile(FileFault.TOO_DEEP)


def _end(paragraph: Element) -> Mark:
    """What became of the paragraph's end."""
    properties = paragraph.find("./{*}pPr/{*}rPr")
    names = {_name(each) for each in properties} if properties is not None else set()
    return Mark.INSERTED if "w:ins" in names else Mark.DELETED if "w:del" in names else Mark.KEPT


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Runs that one thing happened to, together: Word cuts them where a spelling was checked."""
    last: Run | None = None
    for run in runs:
        if last is not None and run.mark is last.mark:
            last = Run(last.mark, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
