"""Changing a case: each view does one act, and shows the page again with all that was typed when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passage.doors.desk import words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.cases import pages
from passage.doors.desk.cases.forms import (
    AssignForm,
    EpisodeForm,
    EraseForm,
    MoveForm,
    NextStepForm,
    NoteForm,
    ProfileForm,
    RelationForm,
)
from passage.node.agency import queries as agency
from passage.node.agency.policies import Permission, require
from passage.node.cases import actions
from passage.node.cases.errors import CaseRefused
from passage.node.cases.queries import CaseView
from passage.node.people.errors import PeopleRefused
from passage.node.referrals import actions as referrals
from passage.node.referrals.errors import ReferralRefused

if TYPE_CHECKING:
    from passage.node.cases.models import Case

Show = Callable[[CaseView], HttpResponse]


def act(
    request: DeskRequest,
    case: Case,
    form: forms.Form,
    do: Callable[[dict[str, Any]], object],
    done: tuple[str, str],
    show: Show,
) -> HttpResponse:
    """Do one act with a valid form and go to `done` (part, message); otherwise show the page with the form and its errors.

    The case is opened, and that logged, only to be shown.
    """
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except CaseRefused as refused:
            field = refused.codes.get("field")
            form.add_error(field if field in form.fields else None, words.refusal(refused.code))
        else:
            messages.success(request, done[1])
            return redirect(f"desk:{done[0]}", case.public_id)
    return show(pages.opened(request, case.public_id))


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Change what is known of the worker."""
    view = pages.opened(request, public_id)
    form = ProfileForm(request.POST or None, initial=ProfileForm.initial_of(view.profile, view.revision))

    def do(data: dict[str, Any]) -> None:
        actions.change_profile(by=request.user, case=view.case, profile=form.profile(view.profile), revision=data["revision"])

    def show(latest: CaseView) -> HttpResponse:
        context = {"form": form, "case": latest.case, "latest": pages.profile_rows(latest) if form.is_bound else []}
        return render(request, "desk/cases/edit.html", context, status=422 if form.is_bound else 200)

    return act(request, view.case, form, do, ("case", _("Saved.")), show) if form.is_bound else show(view)


@desk_view(area="cases")
@require_POST
def next_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say what is done next and when."""
    case = pages.found(request, public_id)

    def do(data: dict[str, Any]) -> None:
        actions.set_next_step(by=request.user, case=case, **data)

    form = NextStepForm(request.POST)
    return act(request, case, form, do, ("case", _("The next step is set.")), _summary(request, "next_step", form))


@desk_view(area="cases")
@require_POST
def assign(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Give the case to somebody."""
    case = pages.found(request, public_id)

    def do(data: dict[str, Any]) -> None:
        actions.assign_case(by=request.user, thing=case, to=agency.account(data["to"]) or request.user)

    form = AssignForm(request.POST)
    return act(request, case, form, do, ("case", _("Given.")), _summary(request, "assign", form))


@desk_view(area="cases")
@require_POST
def move(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Move the case along, close it, open it again."""
    case = pages.found(request, public_id)

    def do(data: dict[str, Any]) -> None:
        actions.move_case(by=request.user, case=case, to=data["to"], reason=data["reason"])

    form = MoveForm(request.POST, targets=pages.targets(case.state))
    return act(request, case, form, do, ("case", _("The case was moved.")), _summary(request, "move", form))


@desk_view(area="cases")
@require_POST
def danger(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put the case first, or say that the danger is over."""
    case = pages.found(request, public_id)

    def do(data: dict[str, Any]) -> None:
        actions.set_danger(by=request.user, case=case, danger=request.POST.get("danger") == "yes")

    form = forms.Form(request.POST)
    return act(request, case, form, do, ("case", _("The danger flag is set.")), _summary(request, "danger", form))


def _summary(request: DeskRequest, name: str, form: forms.Form) -> Show:
    return lambda view: pages.show_summary(request, view, {name: form})


@desk_view(area="cases")
@require_POST
def note(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write a note."""
    case = pages.found(request, public_id)
    form = NoteForm(request.POST)

    def do(data: dict[str, Any]) -> None:
        actions.add_note(by=request.user, case=case, text=data["text"])

    def show(view: CaseView) -> HttpResponse:
        return pages.page(request, view, "case-notes", {"form": form}, status=422)

    return act(request, case, form, do, ("case-notes", _("The note is saved.")), show)


@desk_view(area="cases")
@require_POST
def episode(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Add a stretch of the journey."""
    case = pages.found(request, public_id)
    form = EpisodeForm(request.POST)

    def do(data: dict[str, Any]) -> None:
        told = actions.EpisodeTold(data["stage"], data["begins"], data["ends"], data["country"], form.detail())
        actions.add_episode(by=request.user, case=case, episode=told)

    return act(request, case, form, do, ("case-journey", _("Added.")), lambda view: pages.show_journey(request, view, form))


@desk_view(area="cases")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Destroy the key of the worker, after saying what that means and why it is done."""
    require(request.user, Permission.ERASE)
    view = pages.opened(request, public_id)
    form = EraseForm(request.POST or None)
    if form.is_valid():
        try:
            referrals.erase(by=request.user, case=view.case, reason=form.cleaned_data["reason"])
        except (CaseRefused, ReferralRefused, PeopleRefused) as refused:
            form.add_error(None, words.refusal(str(refused.code)))
        else:
            messages.success(request, _("Erased. Nothing that was told about this person can be read here any more."))
            return redirect("desk:cases")
    context = {"form": form, "case": view.case, "erased": view.erased}
    return render(request, "desk/cases/erase.html", context, status=422 if form.is_bound else 200)


@desk_view(area="cases")
@require_POST
def relation(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Add somebody close to the worker."""
    case = pages.found(request, public_id)
    form = RelationForm(request.POST)

    def do(data: dict[str, Any]) -> None:
        actions.add_relation(by=request.user, case=case, kind=data["kind"], detail=form.detail())

    return act(request, case, form, do, ("case-people", _("Added.")), lambda view: pages.show_people(request, view, form))
