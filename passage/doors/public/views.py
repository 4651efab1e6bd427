"""What this node is, for anyone who comes by."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from passage.node.agency import queries as agency
from passage.node.peers import queries as peers


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Whose node this is and which doors it has."""
    language = request.LANGUAGE_CODE  # type: ignore[attr-defined]
    return render(request, "public/home.html", {"policy": agency.published_policy(language)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Which nodes this one talks to, and how to check its keys."""
    return render(request, "public/about.html", {"lines": peers.public_card()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /desk/\nDisallow: /wire/\nDisallow: /w/\n", content_type="text/plain")
