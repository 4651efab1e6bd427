"""Send: the moment from which something is kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from passage.doors.worker import choices, consents, steps
from passage.doors.worker.answers import Answers
from passage.doors.worker.scene import Scene
from passage.doors.worker.shown_number import ShownNumber
from passage.doors.worker.views import shown
from passage.node.cases import actions as cases
from passage.node.cases.intake import Channel, NewReport
from passage.node.cases.visits import Newcomer


def send(request: HttpRequest, answers: Answers, told: dict[str, Any], scene: Scene) -> HttpResponse:
    """Hand the checked answers, cleaned in `told`, to the node and show the number, once. Raises `VisitRefused` busy."""
    asked = tuple(step.code for step in steps.WAY.led(answers, scene) if step.code in steps.CONSENT_STEPS)
    received = cases.receive_report(
        by=Newcomer(),
        report=build_report(answers.submission, told, scene),
        consents=consents.given_consents(asked, answers, scene),
        permissions=consents.given_permissions(asked, answers),
        permission_texts=consents.permission_texts(asked, answers, scene),
        with_number=True,
    )
    if received.number is None:
        return shown.show_already(request, scene.language)
    number = ShownNumber(received.number.digits, received.report.danger)
    return shown.show_number(request, number, scene.language)


def build_report(submission: str, told: dict[str, Any], scene: Scene) -> NewReport:
    """What was said; only from questions that were asked."""
    country = told.get("country") or ""
    return NewReport(
        channel=Channel.WORKER_DOOR,
        language=scene.language,
        about=told["about"],
        danger=told.get("danger") == choices.YES,
        kinds=tuple(told.get("kinds") or ()),
        wants=tuple(told.get("wants") or ()),
        story=told.get("story") or "",
        country="" if country == "ZZ" else country,
        province=told.get("province") or "",
        sector=told.get("sector") or "",
        employer=told.get("employer") or "",
        since=told.get("since") or "",
        people_count=told.get("people_count") or 1,
        contact=safe_contact(told),
        submission=UUID(submission),
    )


def safe_contact(told: dict[str, Any]) -> dict[str, Any] | None:
    """How the person may be reached, only what was said of it; None when they did not want it."""
    if not told.get("value"):
        return None
    said = {name: told[name] for name in ("channel", "value", "hours", "safety_word") if told.get(name)}
    return said | {"may_leave_message": told.get("may_leave_message") == choices.YES}
