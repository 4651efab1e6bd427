"""Who may come in to the desk, and what everybody there sees at the top."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from passage.doors.desk import words
from passage.node.agency.policies import NotPermitted, Permission, may

if TYPE_CHECKING:
    from passage.node.agency.models import Account

View = Callable[..., HttpResponse]


class DeskRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Account
    desk_area: str


AREAS = (
    ("queue", "desk:queue", Permission.SEE_QUEUE),
    ("cases", "desk:cases", Permission.READ_CASE),
    ("claims", "desk:claims", Permission.READ_CASE),
    ("referrals", "desk:inbox", Permission.ANSWER_REFERRAL),
    ("search", "desk:search", Permission.SEARCH_PEOPLE),
    ("import", "desk:import", Permission.IMPORT_REPORTS),
    ("law", "desk:law", Permission.JUDGE_LAW),
    ("audit", "desk:audit", Permission.READ_AUDIT),
    ("accounts", "desk:accounts", Permission.MANAGE_ACCOUNTS),
    ("node", "desk:node", Permission.MANAGE_NODE),
)


def _labels() -> dict[str, str]:
    return {
        "queue": _("Queue"),
        "cases": _("Cases"),
        "claims": _("Claims"),
        "referrals": _("Referrals"),
        "search": _("Find or add"),
        "import": _("Import"),
        "law": _("Law"),
        "audit": _("Log"),
        "accounts": _("People here"),
        "node": _("This node"),
    }


def areas_of(account: Any) -> list[dict[str, str]]:
    """The parts of the desk this account may open, for the navigation."""
    open_to = tuple(permission for _code, _name, permission in AREAS if may(account, permission))
    return _areas(open_to, words.language())


@functools.lru_cache(maxsize=64)
def _areas(open_to: tuple[Permission, ...], language: str) -> list[dict[str, str]]:
    """The areas for these permissions with their words in the active language, which is `language`."""
    labels = _labels()
    return [
        {"code": code, "url": reverse(name), "label": labels[code]} for code, name, permission in AREAS if permission in open_to
    ]


def desk_view(*, area: str = "") -> Callable[[View], View]:
    """Only for signed-in accounts; refusals of the policy become a plain page, and the page knows its navigation."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.path, reverse("account_login"))
            request.desk_area = area
            try:
                response = view(request, *args, **kwargs)
            except NotPermitted as refused:
                return render(request, "desk/not_permitted.html", {"code": refused.code}, status=403)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return guarded

    return guard


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context of the desk's pages: navigation, own desk, where to sign out."""
    if not request.path.startswith("/desk/") or not request.user.is_authenticated:
        return {"home_url": "/"}
    account = request.user
    return {
        "nav": areas_of(account),
        "nav_current": getattr(request, "desk_area", ""),
        "desk": account.desk.code if account.desk else "",
        "sign_out_url": reverse("account_logout"),
        "account_url": reverse("mfa_index"),
        "home_url": reverse("desk:home"),
        "Permission": SimpleLazyObject(lambda: {permission.name: may(account, permission) for permission in Permission}),
    }
