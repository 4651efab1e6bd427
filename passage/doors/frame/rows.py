"""Draws the lines of a list at the desk: in Python, because a page has many of them and a template is slow over each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe


class Row(NamedTuple):
    """One line of a list: its state as badges, a link, facts beside it, a time as a word with its clock, and whose it is."""

    url: str
    title: str
    facts: str
    time: str
    clock: str
    who: str
    badges: SafeString
    danger: bool = False
    overdue: bool = False


def draw_badge(text: str, kind: str) -> SafeString:
    """A word with a shape; the shape comes from the kind, so that colour is never alone."""
    return mark_safe(f'<span class="badge badge--{escape(kind)}">{escape(text)}</span>')  # noqa: S308


def draw_rows(rows: Iterable[Row]) -> SafeString:
    """The list, whose links the keys J and K walk; everything in it but the badges is escaped here."""
    lines = "".join(map(_draw, rows))
    return mark_safe(f'<ol class="rows" data-keys>\n{lines}</ol>')  # noqa: S308


def _draw(row: Row) -> str:
    return (
        f'<li class="row{" row--danger" if row.danger else ""}"><span class="row__state">{row.badges}</span>'
        f'<a class="row__link" href="{escape(row.url)}">{escape(row.title)}</a>'
        f'<span class="row__facts">{escape(row.facts)}</span>'
        f'<time class="row__time waiting{" waiting--overdue" if row.overdue else ""}"'
        f' datetime="{escape(row.clock)}">{escape(row.time)}</time><span class="row__who">{escape(row.who)}</span></li>\n'
    )
