"""What am I owed: one address, every question a POST to it, all answers in the page and none on the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import BoundedSemaphore
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from passage.doors.frame.owed_words import in_words
from passage.doors.frame.papers import ClaimPaper, calculation_pdf, calculation_xlsx
from passage.doors.worker.answers import Answers
from passage.doors.worker.languages import SAME_REQUEST, language_buttons, spoken, wanted_language
from passage.doors.worker.numbers_to_call import lines_to_call
from passage.doors.worker.owed import words
from passage.doors.worker.owed.facts import Told, facts_of
from passage.doors.worker.owed.runs import in_runs
from passage.doors.worker.owed.scene import OwedScene, owed_scene
from passage.doors.worker.owed.sheet import sheet
from passage.doors.worker.owed.steps import WAY
from passage.doors.worker.visit_forms import WRONG
from passage.doors.worker.way import Move
from passage.rules.labour_law import Reckoning, reckon

Shown = Callable[[HttpRequest, Answers, Told, OwedScene], HttpResponse]
LONGEST_WAIT = 5
"""Seconds until somebody is told that very many people are here."""
_MAKING = BoundedSemaphore(1)


@dataclass(frozen=True)
class File:
    """A kind of file, and what makes it of a reckoning."""

    ending: str
    kind: str
    make: Callable[..., bytes]


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def owed(request: HttpRequest, language: str) -> HttpResponse:
    scene = owed_scene(language)
    if request.method != "POST":
        return show(request, Move(WAY.first, Answers.fresh()), scene)
    if other := wanted_language(request, language):
        return HttpResponseRedirect(reverse("worker:owed", args=[other]), status=SAME_REQUEST)
    answers = Answers.from_post(request.POST, WAY.field_names)
    step = WAY.by_code.get(request.POST.get("at", ""), WAY.first)
    if not step.asked(answers, scene):
        return show(request, Move(WAY.first_open(answers, scene), answers), scene)
    go = "stay" if "language" in request.POST else request.POST.get("go", "next")
    now = Move(step, answers, changing=bool(request.POST.get("changing")))
    if go in PAPERS and step is WAY.last:
        return with_answers(request, now, scene, PAPERS[go])
    return show(request, WAY.move(now, go, scene), scene)


def show(request: HttpRequest, move: Move, scene: OwedScene) -> HttpResponse:
    if move.step is WAY.last:
        return with_answers(request, move, scene, show_result)
    return show_question(request, move, scene)


def with_answers(request: HttpRequest, move: Move, scene: OwedScene, shown: Shown) -> HttpResponse:
    """Everything is checked once more; the first wrong answer is shown, nothing of the others is lost."""
    wrong, told = WAY.all_told(move.answers, scene)
    if wrong is not None:
        return show_question(request, replace(move, step=wrong, check=True, changing=True), scene)
    return shown(request, move.answers.having_seen(WAY.last.code), told, scene)


def show_question(request: HttpRequest, move: Move, scene: OwedScene) -> HttpResponse:
    step, answers = move.step, move.answers.having_seen(move.step.code)
    context = {
        "form": step.form(answers, scene, check=move.check),
        "step": step,
        "carried": answers.carry(step.fields, {"at": step.code, **({"changing": "1"} if move.changing else {})}),
        "goes_back": WAY.before(step, answers, scene) is not None,
        "default_go": "next",
    }
    return render(request, step.template, context | _common(scene))


def show_result(request: HttpRequest, answers: Answers, told: Told, scene: OwedScene, *, busy: bool = False) -> HttpResponse:
    found = in_words(reckoned(told, scene), scene.language)
    context = {
        "words": found,
        "busy": WRONG["busy"] if busy else "",
        "is_nothing": not found.reckoning.total.high and not found.reckoning.is_partial,
        "unsettled": list(words.unsettled(found, answers, scene)),
        "granted": list(words.granted(told, scene)),
        "limits": list(words.time_limits(scene)),
        "rows": words.answer_rows(answers, scene),
        "report_fields": words.report_fields(answers, scene),
        "lines": lines_to_call(scene.language, timezone.localdate()),
        "carried": answers.carry((), {"at": WAY.last.code}),
        "goes_back": True,
    }
    return render(request, WAY.last.template, context | _common(scene))


def show_sheet(request: HttpRequest, answers: Answers, told: Told, scene: OwedScene) -> HttpResponse:
    context = {
        "blocks": sheet(reckoned(told, scene), answers, scene),
        "carried": answers.carry((), {"at": WAY.last.code}),
    }
    return render(request, "worker/owed/sheet.html", context | _common(scene))


def reckoned(told: Told, scene: OwedScene) -> Reckoning:
    return in_runs(reckon(facts_of(told, scene), scene.law))


def keep_pdf(request: HttpRequest, answers: Answers, told: Told, scene: OwedScene) -> HttpResponse:
    return _keep(request, answers, told, scene, File("pdf", "application/pdf", calculation_pdf))


def keep_xlsx(request: HttpRequest, answers: Answers, told: Told, scene: OwedScene) -> HttpResponse:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _keep(request, answers, told, scene, File("xlsx", kind, calculation_xlsx))


def _keep(request: HttpRequest, answers: Answers, told: Told, scene: OwedScene, file: File) -> HttpResponse:
    """Made when it is asked for, and forgotten. One at a time, for anybody may ask; the name says nothing of what is in it."""
    if not _MAKING.acquire(timeout=LONGEST_WAIT):
        return show_result(request, answers, told, scene, busy=True)
    try:
        made = file.make(reckoned(told, scene), scene.law, ClaimPaper(made_on=scene.today), language=scene.language)
    finally:
        _MAKING.release()
    named = {"Content-Disposition": f'attachment; filename="information.{file.ending}"'}
    return HttpResponse(made, content_type=file.kind, headers=named)


PAPERS: dict[str, Shown] = {"sheet": show_sheet, "pdf": keep_pdf, "xlsx": keep_xlsx}


def _common(scene: OwedScene) -> dict[str, Any]:
    return {
        "action": reverse("worker:owed", args=[scene.language]),
        "language_choices": language_buttons(scene.language),
        "language": scene.language,
    }
