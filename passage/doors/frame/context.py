"""What every page knows of the node it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from passage.node.agency import queries as agency


@dataclass(frozen=True)
class Node:
    """The node as a page shows it."""

    name: str
    country: str
    agency: str
    demo: bool


def _node(language: str) -> Node:
    try:
        name = agency.name(language)
    except agency.NoAgency:
        name = settings.NODE_NAME
    return Node(settings.NODE_NAME, settings.NODE_COUNTRY, name, settings.NODE_MODE == "demo")


def node(request: HttpRequest) -> dict[str, object]:
    """`node`, `leave_url` and `languages` for the base templates; the database is asked only by pages that show the name."""
    language = getattr(request, "LANGUAGE_CODE", "en")
    return {
        "node": SimpleLazyObject(lambda: _node(language)),
        "leave_url": settings.LEAVE_URL,
        "languages": settings.LANGUAGES,
        "doors": settings.NODE_DOORS,
    }
