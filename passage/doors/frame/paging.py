"""Cuts a list into pages without counting it: one row more than the page tells whether there is a next page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

Row = TypeVar("Row")

LAST_PAGE = 10_000
"""No page beyond this is served: an offset grows with the page, and nobody reads that far."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list; the addresses are empty where there is nothing further that way."""

    items: Sequence[Row]
    number: int
    previous_url: str
    next_url: str


def cut_page(request: HttpRequest, rows: "QuerySet[Any, Row] | Sequence[Row]", size: int = 25) -> Page[Row]:
    """The page that the query parameter `page` asks for; anything unreadable is page 1. Other parameters are kept."""
    number = read_page_number(request.GET)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return Page(
        items=found[:size],
        number=number,
        previous_url=_address(request, number - 1) if number > 1 else "",
        next_url=_address(request, number + 1) if len(found) > size and number < LAST_PAGE else "",
    )


def read_page_number(parameters: Mapping[str, Any]) -> int:
    """The page number in the query, between 1 and LAST_PAGE."""
    text = str(parameters.get("page", "1"))
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))):
        return 1
    return min(max(int(text), 1), LAST_PAGE)


def _address(request: HttpRequest, number: int) -> str:
    parameters = request.GET.copy()
    parameters["page"] = str(number)
    return f"?{parameters.urlencode()}"
