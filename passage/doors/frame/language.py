"""Which language a page speaks: the account's at the desk, the one asked for elsewhere; no cookie is set."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

# The worker's door has its language in the address; a page about an error there speaks it too.
WORKER_PATH = re.compile(rf"/w/({'|'.join(code for code, _ in settings.LANGUAGES)})/")


def spoken(request: HttpRequest) -> str:
    """The language code for this request, English when nothing better is known."""
    if request.path.startswith(("/desk/",)) and request.user.is_authenticated:
        code = getattr(request.user, "language", "en")
        return code if translation.check_for_language(code) else "en"
    if spoken_at := WORKER_PATH.match(request.path):
        return spoken_at[1]
    asked = request.GET.get("lang", "")
    if asked in dict(settings.LANGUAGES):
        return asked
    return "en" if request.path.startswith("/desk/") else accepted(request)


def accepted(request: HttpRequest) -> str:
    """The first language of the browser that we have."""
    known = dict(settings.LANGUAGES)
    for part in request.headers.get("Accept-Language", "").split(",")[:20]:
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in known:
            return code
    return "en"


class SpokenLanguage:
    """Middleware that sets the language; a view may override it for its own page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = spoken(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response
