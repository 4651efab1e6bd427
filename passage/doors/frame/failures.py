"""Answers when something goes wrong: plain pages, and reports that hold no personal text."""

from __future__ import annotations

import logging
import traceback
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

log = logging.getLogger("passage.failures")


class QuietReporter(ExceptionReporter):
    """Reports where it failed, never with which values."""

    def get_traceback_data(self) -> dict[str, Any]:
        return {"exception_type": self.exc_type.__name__ if self.exc_type else "", "frames": [], "lastframe": ""}

    def get_traceback_text(self) -> SafeString:
        return SafeString(where(self.exc_value) if self.exc_value else "")

    def get_traceback_html(self) -> SafeString:
        return self.get_traceback_text()


def where(error: BaseException) -> str:
    """Type and places of an exception, without its message and without values."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at " + " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
