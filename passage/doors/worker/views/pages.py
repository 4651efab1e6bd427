"""The plain pages: choosing a language, help, who reads, and the way out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.worker.languages import language_links, spoken
from passage.doors.worker.numbers_to_call import lines_to_call
from passage.node.agency import queries as agency

SEE_OTHER = 303


@spoken
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    rows = []
    for code, name in settings.LANGUAGES:
        with translation.override(code):
            rows.append({"code": code, "name": name, "word": _("Language"), "url": reverse("worker:report", args=[code])})
    return render(request, "worker/languages.html", {"rows": rows})


@spoken
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Off to a harmless page; the browser is asked to forget what it holds of these."""
    response = HttpResponseRedirect(settings.LEAVE_URL, status=SEE_OTHER)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@spoken
@require_safe
def danger(request: HttpRequest, language: str) -> HttpResponse:
    context = {
        "language_choices": language_links("worker:danger", language),
        "language": language,
        "lines": lines_to_call(language, timezone.localdate()),
    }
    return render(request, "worker/danger.html", context)


@spoken
@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:
    context = {
        "language_choices": language_links("worker:about", language),
        "language": language,
        "policy": agency.published_policy(language),
    }
    return render(request, "worker/about.html", context)
