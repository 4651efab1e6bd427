"""HTML from blocks: one page that needs nothing beside it, for reading on a screen of any width, and for printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from passage.doors.frame.documents.showable import showable
from passage.doors.frame.papers import blocks
from passage.doors.frame.papers.blocks import Block, Piece
from passage.doors.frame.papers.languages import Languages, Said, Words

_SHEET = Path(__file__).with_name("page.css")
_ELEMENTS = {"inserted": "ins", "deleted": "del", "sign": "b", "party": "strong"}


def html(given: Iterable[Block], languages: Languages, *, title: str) -> bytes:
    """A whole page."""
    sheet = mark_safe(_SHEET.read_text("utf-8"))  # noqa: S308 our own file
    whole = format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>\n{}</style>\n</head>\n'
        "<body>\n<main>\n{}\n</main>\n</body>\n</html>\n",
        languages.codes[0],
        showable(title),
        sheet,
        body(given),
    )
    return whole.encode()


def body(given: Iterable[Block]) -> SafeString:
    """The blocks alone, to stand in a page of a door."""
    return format_html_join("\n", "{}", ((_DRAWN[block.kind](block),) for block in given))


def _said(one: Said) -> SafeString:
    return format_html('<span lang="{}">{}</span>', one.lang, _broken(one.text))


def _words(words: Words) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((_said(one),) for one in words))


def _broken(text: str) -> SafeString:
    return mark_safe(escape(showable(text)).replace("\n", "<br>"))  # noqa: S308 escaped on this line


def _fields(block: blocks.Fields) -> SafeString:
    rows = format_html_join(
        "", "<div><dt>{}</dt><dd>{}</dd></div>", ((_words(row.label), _words(row.value)) for row in block.rows)
    )
    return format_html("<dl>{}</dl>", rows)


def _lines(block: blocks.Lines) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((_words(words),) for words in block.head))
    rows = format_html_join("\n", "<tr>{}</tr>", ((_row(row),) for row in block.rows))
    return format_html(
        '<div class="wide" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>', head, rows
    )


def _row(row: blocks.Row) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((_cell(cell),) for cell in row.cells))


def _cell(cell: blocks.Cell) -> SafeString:
    if not cell.more:
        return _words(cell.words)
    return format_html("{}<p>{}</p>", _words(cell.words), _words(cell.more))


def _items(block: blocks.Items) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_words(words),) for words in block.items)))


def _signatures(block: blocks.Signatures) -> SafeString:
    signers = format_html_join("", "<p>{}</p>", ((_words(words),) for words in block.signers))
    return format_html('<div class="signatures">{}</div>', signers)


def _clause(block: blocks.Clause) -> SafeString:
    note = format_html('<p class="note">{}</p>', _words(block.note)) if block.note else ""
    passages = format_html_join(
        "", "{}", ((_passage(passage, block.first_line if place == 0 else 0),) for place, passage in enumerate(block.passages))
    )
    return format_html(
        '<section class="clause" id="p-{}">{}<p class="number">{}</p><div class="passages">{}</div></section>',
        block.number,
        note,
        block.number,
        passages,
    )


def _passage(passage: blocks.Passage, first: int) -> SafeString:
    lines = [format_html_join("", "{}", ((_piece(piece),) for piece in line)) for line in passage.lines]
    if not first:
        return format_html('<p lang="{}">{}</p>', passage.lang, format_html_join("", "{}", ((line,) for line in lines)))
    return format_html(
        '<ol lang="{}" start="{}">{}</ol>', passage.lang, first, format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    )


def _piece(piece: Piece) -> SafeString:
    element = _ELEMENTS.get(piece.mark)
    return format_html("<{0}>{1}</{0}>", element, _broken(piece.text)) if element else _broken(piece.text)


def _in(element: str) -> Callable[[Any], SafeString]:
    return lambda block: format_html("<{0}>{1}</{0}>", element, _words(block.words))


_DRAWN: dict[str, Callable[[Any], SafeString]] = {
    "title": _in("h1"),
    "heading": _in("h2"),
    "sentence": _in("p"),
    "quote": _in("blockquote"),
    "fields": _fields,
    "lines": _lines,
    "items": _items,
    "signatures": _signatures,
    "clause": _clause,
    "new_page": lambda _block: mark_safe("<hr>"),
}
