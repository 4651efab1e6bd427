"""Find somebody first; make something new only after that."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.reports.forms import SearchForm
from passage.doors.desk.reports.report import candidate_lines
from passage.node.agency.policies import Permission, may, require
from passage.node.cases import queries as cases
from passage.node.matching import queries as matching
from passage.node.people.profiles import Profile


@desk_view(area="search")
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: DeskRequest) -> HttpResponse:
    """Search by POST, so that no name stands in an address or a log."""
    require(request.user, Permission.SEARCH_PEOPLE)
    form = SearchForm(request.POST or None)
    if not form.is_valid():
        return render(request, "desk/reports/search.html", {"form": form}, status=422 if form.is_bound else 200)
    asked = form.cleaned_data
    if asked["reference"] and may(request.user, Permission.READ_CASE):
        found = cases.case_with_reference(request.user, asked["reference"])
        if found:
            return redirect("desk:case", found)
    wanted = Profile(
        names=(asked["name"],) if asked["name"] else (),
        birth=asked["birth"],
        contact={"channel": "phone", "value": asked["phone"]} if asked["phone"] else {},
    )
    results = candidate_lines(request, matching.candidates(request.user, wanted))
    return render(request, "desk/reports/search.html", {"form": form, "results": results, "searched": True})
