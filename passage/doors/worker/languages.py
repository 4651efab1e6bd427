"""The language of a page comes from its address; every answer of this door leaves as little behind as it can."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

CODES = tuple(code for code, _ in settings.LANGUAGES)

SAME_REQUEST = 307
"""The browser sends the same form again to the new address, so that another language costs no answer."""

View = Callable[..., HttpResponse]


class Language:
    """A path part that is one of the languages of this door."""

    regex = "|".join(CODES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def spoken(view: View) -> View:
    """Answer in the language of the address, and let nothing be kept on the way or on the phone.

    Exempt from the CSRF check because nothing here is allowed by a cookie: there is none to be abused.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(kwargs.get("language") or translation.get_language()):
            return forget(view(request, *args, **kwargs))

    return csrf_exempt(answer)


def forget(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def language_links(name: str, current: str) -> list[dict[str, Any]]:
    """The five languages as links to the same page."""
    return [
        {"code": code, "name": title, "url": reverse(name, args=[code]), "current": code == current}
        for code, title in settings.LANGUAGES
    ]


def language_buttons(current: str) -> list[dict[str, Any]]:
    """The five languages as buttons that send the page's form, so that no answer is lost."""
    return [{"code": code, "name": title, "url": "", "current": code == current} for code, title in settings.LANGUAGES]


def wanted_language(request: HttpRequest, current: str) -> str:
    """The other language whose button was pressed, or nothing."""
    wanted = request.POST.get("language", "")
    return wanted if wanted in CODES and wanted != current else ""
