"""The report: one address, every step a POST to it, all answers in the page and none on the server."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from passage.doors.worker import steps
from passage.doors.worker.answers import Answers
from passage.doors.worker.languages import SAME_REQUEST, language_buttons, spoken, wanted_language
from passage.doors.worker.scene import Scene
from passage.doors.worker.setting import scene_now
from passage.doors.worker.steps import WAY
from passage.doors.worker.summary import summary_rows
from passage.doors.worker.views import shown, told
from passage.doors.worker.views.sending import send
from passage.doors.worker.way import Move
from passage.node.cases.errors import VisitRefused


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, language: str) -> HttpResponse:
    if request.method != "POST":
        return show(request, Move(WAY.first, Answers.fresh()), scene_now(language))
    if other := wanted_language(request, language):
        return HttpResponseRedirect(reverse("worker:report", args=[other]), status=SAME_REQUEST)
    if request.POST.get("at") in shown.PAGES:
        return shown.page(request, language)
    return answer_step(request, scene_now(language))


def answer_step(request: HttpRequest, scene: Scene) -> HttpResponse:
    answers = Answers.from_post(request.POST, WAY.field_names)
    step = WAY.by_code.get(request.POST.get("at", ""), WAY.first)
    if not step.asked(answers, scene):
        return show(request, Move(WAY.first_open(answers, scene), answers), scene)
    now = Move(step, answers, changing=bool(request.POST.get("changing")))
    go = "stay" if "language" in request.POST else request.POST.get("go", "next")
    if go == "send" and step is WAY.last:
        return try_to_send(request, now, scene)
    if go == "next" and steps.has_number(step, answers):
        return HttpResponseRedirect(reverse("worker:number", args=[scene.language]))
    return show(request, WAY.move(now, go, scene), scene)


def try_to_send(request: HttpRequest, now: Move, scene: Scene) -> HttpResponse:
    """Everything is checked once more; the first wrong answer is shown, nothing of the others is lost."""
    wrong, told_so_far = WAY.all_told(now.answers, scene)
    if wrong is not None:
        return show(request, Move(wrong, now.answers, check=True, changing=True), scene)
    if not steps.may_send(now.answers):
        return show(request, now, scene)
    try:
        return send(request, now.answers, told_so_far, scene)
    except VisitRefused:
        return show(request, now, scene, busy=True)


def show(request: HttpRequest, move: Move, scene: Scene, *, busy: bool = False) -> HttpResponse:
    step = move.step
    answers = move.answers.having_seen(step.code)
    form = step.form(answers, scene, check=move.check)
    extra = {"at": step.code, **({"changing": "1"} if move.changing else {})}
    context = {
        "form": form,
        "step": step,
        "carried": answers.carry(step.fields, extra),
        "action": reverse("worker:report", args=[scene.language]),
        "goes_back": WAY.before(step, answers, scene) is not None,
        "language_choices": language_buttons(scene.language),
        "language": scene.language,
        "policy": scene.policy,
        "default_go": "next",
        **told.facts(step.code, scene),
    }
    if step is WAY.last:
        context["rows"] = summary_rows(answers, scene)
        context |= {"may_send": steps.may_send(answers), "busy": busy, "default_go": ""}
    return render(request, step.template, context)
