"""A file of reports: looked at first, then taken whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.reports import held
from passage.node.agency.policies import Permission, require
from passage.node.cases import imports
from passage.node.cases.errors import ImportRefused
from passage.rules import htcds

LISTED = 500


class FileForm(forms.Form):
    """A CSV or XLSX file in the columns of HTCDS v2."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX with the columns of the Human Trafficking Case Data Standard, at most 20 MB."),
        error_messages={
            "empty": gettext_lazy("This file is empty. Choose another one."),
            "required": gettext_lazy("Choose a file."),
        },
    )


def refusal(code: str) -> str:
    return {
        "empty": _("There are no rows in this file."),
        "too_large": _("This file is larger than 20 MB. Cut it into several."),
        "too_many_rows": _("This file has too many rows. Cut it into several."),
        "too_many_columns": _("This file has too many columns. Keep those of the standard."),
        "not_text": _("This file is not readable text. Save it as CSV in UTF-8, or as XLSX."),
        "not_a_table": _("This is not a CSV or XLSX table."),
        "no_header": _("The first row does not name the columns of the standard. Download the empty table below and fill it in."),
        "duplicate_column": _("A column stands twice in the first row. Keep one of them."),
        "expands_too_far": _("This file grows too large when opened. Save it again as CSV."),
        "already_imported": _("This very file was imported before. Nothing was taken again."),
        "expired": _("The file that you looked at is no longer kept. Choose it again."),
    }.get(code, _("This file cannot be taken (%(code)s).") % {"code": code})


def problem(code: str) -> str:
    """Why a field of a row was refused, in words."""
    return {
        "unknown_code": _("not one of the values of the standard"),
        "bad_date": _("not a date"),
        "date_in_future": _("lies in the future"),
        "too_long": _("too long"),
        "bad_country": _("not a country code"),
        "bad_language": _("not a language code"),
        "bad_phone": _("not a telephone number"),
        "not_a_number": _("not a number"),
        "missing": _("missing"),
        "empty_row": _("nothing in this row"),
        "control_characters": _("unreadable characters"),
        "contradiction": _("contradicts another field"),
    }.get(code, code)


@desk_view(area="import")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: DeskRequest) -> HttpResponse:
    """Choose a file; see what will be taken and why rows are refused. Nothing is stored but the sealed file, for an hour."""
    require(request.user, Permission.IMPORT_REPORTS)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        content = given.read()
        try:
            preview = imports.preview(request.user, content, given.name)
        except ImportRefused as refused:
            form.add_error("file", refusal(str(refused.code)))
        else:
            context = preview_context(preview) | {"key": held.keep(content, given.name, request.user.public_id)}
            return render(request, "desk/reports/import_preview.html", context)
    return render(request, "desk/reports/import.html", {"form": form}, status=422 if request.method == "POST" else 200)


def preview_context(found: Any) -> dict[str, Any]:
    refused = [(row, field, problem(str(code))) for row, field, code in found.refused[:LISTED]]
    return {"preview": found, "refused": refused, "more": max(0, len(found.refused) - LISTED)}


@desk_view(area="import")
@require_POST
def take(request: DeskRequest) -> HttpResponse:
    """Take the file that was looked at, whole."""
    require(request.user, Permission.IMPORT_REPORTS)
    kept = held.take(request.POST.get("key", ""), request.user.public_id)
    if kept is None:
        messages.error(request, refusal("expired"))
        return redirect("desk:import")
    content, name = kept
    try:
        batch = imports.run(by=request.user, file=content, filename=name)
    except ImportRefused as refused:
        messages.error(request, refusal(str(refused.code)))
        return redirect("desk:import")
    refused_rows = [(row, field, problem(str(code))) for row, field, code in batch.refused[:LISTED]]
    context = {"batch": batch, "refused": refused_rows, "more": max(0, len(batch.refused) - LISTED)}
    return render(request, "desk/reports/imported.html", context)


@desk_view(area="import")
@require_safe
def template(request: DeskRequest) -> HttpResponse:
    """An empty table with the columns of the standard."""
    require(request.user, Permission.IMPORT_REPORTS)
    content = "\ufeff" + ",".join(htcds.template_columns()) + "\r\n"
    return HttpResponse(
        content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="htcds.csv"'}
    )
