"""The assisted form: an operator or officer writes down what somebody tells."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.reports.forms import IntakeForm
from passage.doors.frame.links import address
from passage.node.agency.policies import Permission, may, require
from passage.node.cases import actions
from passage.node.cases.errors import CaseRefused, VisitRefused
from passage.node.cases.intake import NewReport
from passage.node.people.profiles import Profile

SCRIPT_TEXT = "intake-script/1"


@desk_view(area="search")
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: DeskRequest) -> HttpResponse:
    """The form, then the number to hand over."""
    require(request.user, Permission.TAKE_REPORT)
    channel = "hotline" if request.user.role == "operator" else "officer"
    form = IntakeForm(request.POST or None, initial={"submission": uuid.uuid4(), "language": "km"})
    if form.is_valid():
        try:
            received = actions.receive_report(
                by=request.user,
                report=new_report(form.cleaned_data, channel),
                permissions={
                    "keep": True,
                    "contact": form.cleaned_data["may_contact"],
                    "statistics": form.cleaned_data["statistics"],
                },
                permission_texts=dict.fromkeys(("keep", "contact", "statistics"), (SCRIPT_TEXT, text_hash())),
                with_number=form.cleaned_data["with_number"],
                temporary=True,
            )
        except CaseRefused as refused:
            form.add_error(None, words.refusal(refused.code))
        except VisitRefused:
            form.add_error(None, words.refusal("numbers_exhausted"))
        else:
            if received.number is None and not received.repeated and may(request.user, Permission.READ_REPORT):
                return HttpResponseRedirect(f"{address('desk:report', received.report.public_id)}?saved")
            return render(request, "desk/reports/taken.html", {"received": received})
    return render(request, "desk/reports/intake.html", {"form": form}, status=422 if form.is_bound else 200)


def text_hash() -> str:
    """The hash of the words of agreement that the operator reads out, so that it is known later what was asked."""
    fields = IntakeForm.base_fields
    read_out = "\n".join(str(fields[name].label) for name in ("keep", "may_contact", "statistics"))
    return hashlib.sha256(read_out.encode()).hexdigest()


def new_report(data: dict[str, Any], channel: str) -> NewReport:
    """What was typed, as the node takes it."""
    names = tuple(name for name in (data["name"], data["name_latin"]) if name)
    contact = None
    if data["contact_channel"]:
        contact = {
            "channel": data["contact_channel"],
            "value": data["contact_value"],
            "hours": data["contact_hours"],
            "safety_word": data["safety_word"],
            "may_leave_message": data["may_leave_message"],
        }
    return NewReport(
        channel=channel,
        language=data["language"],
        about=data["about"],
        danger=data["danger"] == "yes",
        kinds=tuple(data["kinds"]),
        wants=tuple(data["wants"]),
        story=data["story"],
        country=data["country"],
        province=data["province"],
        sector=data["sector"],
        employer=data["employer"],
        since=data["since"],
        people_count=data["people_count"],
        contact=contact,
        profile=Profile(
            names=names,
            sex=data["sex"],
            birth=data["birth"],
            birth_certainty="stated" if data["birth"] else "",
            languages=(data["language"],),
            home_place=data["home_place"],
        ),
        submission=data["submission"],
    )
