"""Draws the links between pages: in Python, because every page of the desk has them and a template is slow over each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_NOBODY = UUID(int=0)


def address(name: str, public_id: UUID) -> str:
    """The page `name` of one thing. Its form is asked for once in a process: each time it costs more than a statement."""
    return _form_of(name).replace(str(_NOBODY), str(public_id))


@cache
def _form_of(name: str) -> str:
    return reverse(name, args=[_NOBODY])


def draw_navigation(areas: Iterable[Mapping[str, Any]], current: str) -> SafeString:
    """The parts of a door: each has `code`, `label`, `url` and perhaps `count`, how much waits there."""
    name, items = _("Main"), "".join(f"<li>{_link(area, current)}</li>\n" for area in areas)
    return mark_safe(f'<nav class="nav" aria-label="{escape(name)}"><ul>\n{items}</ul></nav>' if items else "")  # noqa: S308


def draw_tabs(items: Iterable[tuple[Any, ...]], current: str, label: str) -> SafeString:
    """The parts of one thing: (code, label, url) or (code, label, url, count)."""
    shown = (dict(zip(("code", "label", "url", "count"), item, strict=False)) for item in items)
    links = "".join(
        f'<li class="moj-sub-navigation__item">{_link(item, current, "moj-sub-navigation__link")}</li>\n' for item in shown
    )
    name = label or _("Parts of this page")
    return mark_safe(  # noqa: S308
        f'<nav class="moj-sub-navigation" aria-label="{escape(name)}"><ul class="moj-sub-navigation__list">\n{links}</ul></nav>'
    )


def _link(item: Mapping[str, Any], current: str, css_class: str = "") -> str:
    marks = f' class="{css_class}"' if css_class else ""
    here = ' aria-current="page"' if item["code"] == current else ""
    count = f' <span class="nav__count">{escape(str(item["count"]))}</span>' if item.get("count") else ""
    return f'<a{marks} href="{escape(str(item["url"]))}"{here}>{escape(str(item["label"]))}{count}</a>'
