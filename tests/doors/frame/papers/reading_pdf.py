"""Reads a PDF as a program does that heeds /ActualText (ISO 32000-1, 14.9.4): the text behind the glyphs, without blanks."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
from pypdf.generic import ContentStream

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLANK = re.compile(r"[\s\u200b]+")


def opened(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def pressed(text: str) -> str:
    """Without the blanks and breaks that a line end adds or takes."""
    return _BLANK.sub("", text)


def text_of(made: bytes) -> str:
    """All pages, pressed together."""
    return pressed("".join(_page(page) for page in opened(made).pages))


def _page(page: pypdf.PageObject) -> str:
    fonts = {name: _characters(font) for name, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]
    said: list[str] = []
    marks: list[bool] = []
    characters: dict[str, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"Tf":
            characters = fonts[operands[0]]
        elif operator in (b"BDC", b"BMC"):
            actual = _actual(operands)
            marks.append(actual is not None)
            said.append(actual or "")
        elif operator == b"EMC":
            marks.pop()
        elif operator in (b"Tj", b"TJ") and not any(marks):
            said.append("".join(_decoded(part, characters) for part in _shown(operands[0])))
    return "".join(said)


def _actual(operands: list[Any]) -> str | None:
    """What stands for the glyphs of this span, where it says so."""
    if len(operands) < 2 or not hasattr(operands[1], "get"):
        return None
    found = operands[1].get("/ActualText")
    return None if found is None else str(found)


def _shown(operand: Any) -> list[bytes]:
    parts = operand if isinstance(operand, list) else [operand]
    return [part.original_bytes for part in parts if hasattr(part, "original_bytes")]


def _decoded(shown: bytes, characters: dict[str, str]) -> str:
    return "".join(characters.get(shown[at : at + 2].hex(), "") for at in range(0, len(shown), 2))


def _characters(font: Any) -> dict[str, str]:
    """Glyph number, as four hexadecimal digits, to its text."""
    table = font.get_object()["/ToUnicode"].get_object().get_data().decode("ascii")
    found: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in _PAIR.findall(block):
            found[glyph.lower()] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04x}"] = chr(int(text, 16) + step)
    return found


_DOUBLED = re.compile(r"([^\x00-\x7f]{2,12}?)\1+")


def undoubled(text: str) -> str:
    """Pressed, and groups of letters that follow each other twice or more once: what typst doubles where a mark moves up or
    down (krilla issues 411 and 425). To be used on both sides of a comparison."""
    return _DOUBLED.sub(r"\1", pressed(text))
