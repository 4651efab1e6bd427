"""Pages of the entrance that the sign-in library leaves to us."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from passage.doors.desk.access import DeskRequest, desk_view
from passage.node.agency import actions as agency


@require_safe
def forgotten(request: DeskRequest) -> HttpResponse:
    """No password travels by e-mail: the node's administrator gives a new one."""
    return render(request, "account/forgotten.html")


@require_http_methods(["GET", "HEAD", "POST"])
def closed(request: DeskRequest) -> HttpResponse:
    """Accounts are made by the administrator."""
    return render(request, "account/closed.html", status=404)


@desk_view()
@require_http_methods(["POST"])
def language(request: DeskRequest) -> HttpResponse:
    """Choose the language of one's own desk."""
    asked = request.POST.get("language", "")
    if asked in dict(settings.LANGUAGES):
        agency.speak(by=request.user, language=asked)
    else:
        messages.error(request, _("Choose one of the languages in the list."))
    return redirect("mfa_index")
