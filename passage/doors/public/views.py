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
    language = request.LANGUAGE_CODE
    return render(request, "public/home.html", {"policy": agency.published_policy(language)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Which nodes this one talks to, and the keys to compare with those on paper."""
    language = request.LANGUAGE_CODE
    context = {
        "card": peers.card(),
        "register": peers.register_state(),
        "peers": [peer.names.get(language) or peer.names.get("en") or peer.name for peer in peers.active_peers()],
    }
    return render(request, "public/about.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /desk/\nDisallow: /wire/\nDisallow: /w/\n", content_type="text/plain")
