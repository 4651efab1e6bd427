"""Coming back with the number: every act a POST that carries a sealed visit of fifteen minutes; no cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from passage.doors.worker.dates import show_count
from passage.doors.worker.languages import SAME_REQUEST, language_links, spoken, wanted_language
from passage.doors.worker.views import acts
from passage.doors.worker.views.acts import Act
from passage.doors.worker.visit_forms import WRONG, OpenNumber
from passage.node.cases import visits
from passage.node.cases.errors import VisitRefusal, VisitRefused
from passage.node.cases.visits import Visitor

ACTS: dict[str, Callable[[Act], HttpResponse]] = {
    "page": acts.show,
    "reply": acts.reply,
    "add": acts.add,
    "consent": acts.change_consent,
    "new_number": acts.take_new_number,
    "delete": acts.delete,
}


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest, language: str) -> HttpResponse:
    if request.method != "POST":
        return ask_number(request, language, OpenNumber())
    if other := wanted_language(request, language):
        return HttpResponseRedirect(reverse("worker:number", args=[other]), status=SAME_REQUEST)
    if "token" not in request.POST:
        return open_number(request, language)
    try:
        return act(request, Visitor.from_token(request.POST["token"]), language)
    except VisitRefused as refused:
        if refused.code is VisitRefusal.BUSY:
            return ask_number(request, language, OpenNumber(), busy=True)
        return ask_number(request, language, OpenNumber(), expired=True)


def open_number(request: HttpRequest, language: str) -> HttpResponse:
    form = OpenNumber(request.POST)
    if "language" in request.POST:
        return ask_number(request, language, OpenNumber(), typed=request.POST.get("number", ""))
    if not form.is_valid():
        return ask_number(request, language, form)
    try:
        visitor = visits.open_with_number(form.cleaned_data["number"], now=timezone.now())
    except VisitRefused as refused:
        form.add_error("number", words_of(refused))
        return ask_number(request, language, form)
    return act(request, visitor, language, opening=True)


def act(request: HttpRequest, visitor: Visitor, language: str, *, opening: bool = False) -> HttpResponse:
    """Do what was asked; whoever holds a number that somebody else has seen must take another first."""
    asked = Act(request, visitor, language, stays=opening or "language" in request.POST)
    name = "page" if opening else request.POST.get("act") or ("consent" if "which" in request.POST else "page")
    if visitor.temporary and name != "new_number":
        return acts.ask_new_number(asked)
    return ACTS.get(name, acts.show)(asked)


def ask_number(
    request: HttpRequest,
    language: str,
    form: OpenNumber,
    *,
    expired: bool = False,
    busy: bool = False,
    typed: str = "",
) -> HttpResponse:
    if typed:
        form.initial["number"] = typed
    context = {
        "form": form,
        "expired": expired,
        "busy": WRONG["busy"] if busy else "",
        "waiting_words": [(name, request.POST[name]) for name in ("text", "more") if request.POST.get(name)],
        "action": reverse("worker:number", args=[language]),
        "language": language,
        "language_choices": language_links("worker:number", language),
        "default_name": "act",
        "default_go": "open",
    }
    return render(request, "worker/number.html", context)


def words_of(refused: VisitRefused) -> str:
    if refused.code is VisitRefusal.WAIT:
        minutes = max(1, -(-refused.wait // 60))
        words = ngettext(
            "Too many wrong numbers. Please wait %(minutes)s minute and try again.",
            "Too many wrong numbers. Please wait %(minutes)s minutes and try again.",
            minutes,
        )
        return words % {"minutes": show_count(minutes, get_language() or "en")}
    return str(WRONG.get(refused.reason or str(refused.code), WRONG["unknown"]))
