"""What can be done behind the number. Each answers with the page again, or asks once more before it cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passage.doors.worker import allowed
from passage.doors.worker.languages import language_buttons, language_links
from passage.doors.worker.views.shown import number_groups
from passage.doors.worker.visit_forms import Writing
from passage.doors.worker.visit_words import visit_context
from passage.node.cases import actions as cases
from passage.node.cases.errors import CaseRefused, Missing
from passage.node.cases.queries import visit
from passage.node.cases.visits import Visitor
from passage.node.people.errors import PeopleRefused


@dataclass(frozen=True)
class Act:
    """One POST behind the number. `stays`: only shown again, in another language or for the first time."""

    request: HttpRequest
    visitor: Visitor
    language: str
    stays: bool = False

    @property
    def sure(self) -> str:
        return "" if self.stays else self.request.POST.get("sure", "")

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the two boxes; kept whatever else is pressed."""
        return {name: self.request.POST.get(name, "") for name in ("text", "more")}

    def common(self, visitor: Visitor | None = None) -> dict[str, object]:
        return {
            "token": (visitor or self.visitor).token(),
            "action": reverse("worker:number", args=[self.language]),
            "language": self.language,
            "language_choices": language_buttons(self.language),
        }


def show(act: Act, *, done: str = "", form: Writing | None = None) -> HttpResponse:
    """The page behind the number; what the desk wrote now counts as read."""
    page = visit.visit_page(act.visitor)
    cases.mark_messages_read(by=act.visitor)
    context = visit_context(page, act.language) | act.common()
    context |= {"done": done, "form": form or Writing(act.typed)}
    return render(act.request, "worker/visit.html", context)


def reply(act: Act) -> HttpResponse:
    form = Writing(act.typed, sends="text")
    if act.stays or not form.is_sendable:
        return show(act, form=None if act.stays else form)
    try:
        cases.send_message(by=act.visitor, text=form.cleaned_data["text"])
    except CaseRefused as refused:
        return show(act, form=refuse(form, refused))
    return show(act, done=_("Your message has been sent."), form=Writing({**act.typed, "text": ""}))


def add(act: Act) -> HttpResponse:
    form = Writing(act.typed, sends="more")
    if act.stays or not form.is_sendable:
        return show(act, form=None if act.stays else form)
    try:
        cases.add_information(by=act.visitor, text=form.cleaned_data["more"])
    except CaseRefused as refused:
        return show(act, form=refuse(form, refused))
    return show(act, done=_("It has been added to your report."), form=Writing({**act.typed, "more": ""}))


def refuse(form: Writing, refused: CaseRefused) -> Writing:
    words = {
        "too_many": _("We have not read your earlier messages yet. Please wait until we have."),
        "too_long": _("This is too long. Please write less."),
    }
    form.add_error(form.sends, words.get(refused.code, _("Please write something first.")))
    return form


def change_consent(act: Act) -> HttpResponse:
    """Ask in full words first; only the second yes changes anything."""
    which = act.request.POST.get("which", "")
    change = allowed.find_change(visit.visit_page(act.visitor), which, act.language)
    if change is None or act.sure == "no":
        return show(act)
    if act.sure == "yes":
        return make_change(act, change)
    return ask(act, [("act", "consent"), ("which", which)], change.question, list(change.explained), yes=change.yes)


def make_change(act: Act, change: allowed.Change) -> HttpResponse:
    """The same button pressed twice at once changes once; what holds is on the page."""
    try:
        change.make(act.visitor, act.language)
    except (PeopleRefused, Missing):
        return show(act)
    return show(act, done=_("Your answer has been changed."))


def take_new_number(act: Act) -> HttpResponse:
    if act.sure == "no" and not act.visitor.temporary:
        return show(act)
    if act.sure != "yes":
        return ask_new_number(act)
    fresh = cases.take_new_number(by=act.visitor)
    context = act.common(fresh.visitor) | number_groups(fresh.number.digits, act.language)
    context["typed"] = list(act.typed.items())
    return render(act.request, "worker/fresh.html", context)


def ask_new_number(act: Act) -> HttpResponse:
    explained = [_("The old number then opens nothing any more.")]
    if act.visitor.temporary:
        explained.insert(0, _("Somebody else has seen this number. Take one that only you know; then you can go on."))
    question = _("Take a new number?")
    return ask(
        act, [("act", "new_number")], question, explained, yes=_("Yes, give me a new number"), forced=act.visitor.temporary
    )


def delete(act: Act) -> HttpResponse:
    if act.sure == "yes":
        return delete_now(act)
    if act.sure == "no":
        return show(act)
    explained = [
        _("What you told us, your contact and all messages are deleted. Nobody can bring them back."),
        _("If officers already work on a case with you, they are told that you want it deleted and answer you there."),
        _("Others who were told before keep what they were told, unless you take that back first."),
    ]
    question = _("Delete your report?")
    return ask(act, [("act", "delete")], question, explained, yes=_("Yes, delete it"), kind="danger")


def delete_now(act: Act) -> HttpResponse:
    try:
        gone = cases.delete_report(by=act.visitor)
    except CaseRefused:
        return show(
            act, done=_("It cannot be deleted now: a claim for you still needs it. It can be deleted when the claim has ended.")
        )
    context = {"erased": gone.erased, "language": act.language, "language_choices": language_links("worker:report", act.language)}
    return render(act.request, "worker/gone.html", context)


def ask(
    act: Act,
    carried: list[tuple[str, str]],
    question: str,
    explained: list[str],
    *,
    yes: str,
    kind: str = "primary",
    forced: bool = False,
) -> HttpResponse:
    context = act.common() | {"question": question, "explained": explained, "yes": yes, "kind": kind, "forced": forced}
    context["carried"] = carried + list(act.typed.items())
    return render(act.request, "worker/asked.html", context)
