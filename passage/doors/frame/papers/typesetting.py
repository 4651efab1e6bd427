"""Sets a paper with typst: the same bytes for the same blocks. What is written reaches it as data and is never markup."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import Any

import typst

from passage.doors.frame.papers.blocks import Block, Clause, Passage, Piece
from passage.doors.frame.papers.languages import Languages, Words
from passage.doors.frame.papers.legible import FONTS, legible
from passage.rules.text.digits import to_native
from passage.rules.text.months import month_name, writes_native_digits

TEMPLATES = Path(__file__).with_name("typst")


def pdf(blocks: Iterable[Block], languages: Languages, *, title: str, foot: Words) -> bytes:
    """A tagged PDF (PDF/UA-1) on A4 without day or author. `title`: what a reader program shows; `foot`: on every page."""
    found = typst.compile(format="pdf", pdf_standards=["ua-1"], **_given(blocks, languages, title, foot))
    return bytes(found)


def pictures(blocks: Iterable[Block], languages: Languages, *, title: str, foot: Words, ppi: float = 90) -> list[bytes]:
    """The same pages as PNG, for people who look at what has become of them."""
    found = typst.compile(format="png", ppi=ppi, **_given(blocks, languages, title, foot))
    return found if isinstance(found, list) else [found]


def _given(blocks: Iterable[Block], languages: Languages, title: str, foot: Words) -> dict[str, Any]:
    main = languages.codes[0]
    digits = to_native("0123456789", main) if writes_native_digits(main) else "0123456789"
    months = [month_name(code, month) for code in languages.codes for month in range(1, 13)]
    data = {"months": months, "title": title, "lang": main, "digits": list(digits), "foot": foot, "blocks": list(blocks)}
    return {
        "input": TEMPLATES / "paper.typ",
        "root": TEMPLATES,
        "font_paths": _fonts(),
        "sys_inputs": {"data": json.dumps(_printable(data), ensure_ascii=False)},
    }


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _printable(value: Any) -> Any:
    """Plain values of dataclasses and tuples, every text made legible."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    if isinstance(value, Piece):
        return {"text": _with_blanks(value.text), "mark": value.mark}
    if isinstance(value, Clause | Passage):
        return {each.name: _printable(getattr(value, each.name)) for each in fields(value)}
    return _printable(asdict(value)) if hasattr(value, "__dataclass_fields__") else value


def _with_blanks(text: str) -> str:
    """A piece of a sentence: the blanks at its ends part it from the next piece."""
    core = legible(text)
    if not core:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{core}{' ' * text[-1:].isspace()}"
