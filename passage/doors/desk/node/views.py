"""Pages for the node's administrator and its auditor."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from passage.doors.desk import log_words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.entrance import take_off_second_factor
from passage.doors.desk.node.forms import AccountForm, AuditFilter, NewAccountForm, PasswordForm, PolicyForm, role_names
from passage.node.agency import actions as agency_actions
from passage.node.agency import queries as agency
from passage.node.agency.errors import AgencyRefused, Refusal
from passage.node.agency.policies import Permission, may, require
from passage.node.audit import queries as audit_queries
from passage.node.peers import actions as peer_actions
from passage.node.peers import queries as peers
from passage.node.peers.errors import PeersRefused

FORM = ["GET", "HEAD", "POST"]


def _refused(code: Refusal) -> str:
    return {
        Refusal.EMAIL_TAKEN: _("There is already an account with this e-mail address."),
        Refusal.UNKNOWN_ROLE: _("Choose one of the roles in the list."),
        Refusal.WEAK_PASSWORD: _("This password is too easy to guess. Choose a longer one."),
        Refusal.OWN_ACCOUNT: _("Nobody changes their own role. Ask another administrator."),
        Refusal.LAST_ADMINISTRATOR: _("One open administrator's account must remain. Make another one first."),
        Refusal.NO_NUMBER: _("This entry has no number that could be called."),
    }[code]


@desk_view(area="node")
@require_safe
def node(request: DeskRequest) -> HttpResponse:
    """The state of the node: lines to peers, alarms, contacts, policy."""
    require(request.user, Permission.MANAGE_NODE)
    context = {
        "policy": agency.agency(),
        "lines": peers.lines(),
        "register": peers.register_state(),
        "alarms": [(alarm, log_words.alarm(alarm.code)) for alarm in peers.open_alarms()],
        "contacts": agency.contacts(),
        "head": audit_queries.head(),
    }
    return render(request, "desk/node/node.html", context)


@desk_view(area="node")
@require_http_methods(FORM)
def policy(request: DeskRequest) -> HttpResponse:
    """Change what the worker's door says of this node."""
    require(request.user, Permission.MANAGE_NODE)
    now = agency.agency()
    initial = {"firewall": now.firewall, "retention_days": now.retention_days}
    initial |= {f"readers_{code}": text for code, text in now.readers.items()}
    form = PolicyForm(request.POST or None, initial=initial)
    if form.is_valid():
        agency_actions.set_policy(
            by=request.user,
            firewall=form.cleaned_data["firewall"],
            retention_days=form.cleaned_data["retention_days"],
            readers=form.readers(),
        )
        messages.success(request, _("The policy was changed. The worker's door says so from now on."))
        return redirect("desk:node")
    return render(request, "desk/node/policy.html", {"form": form})


@desk_view(area="node")
@require_POST
def verify_contact(request: DeskRequest, key: str) -> HttpResponse:
    """Somebody called the number and it answered as described."""
    contact = agency.contacts().filter(key=key).first()
    if contact is None:
        raise Http404
    try:
        agency_actions.verify_contact(by=request.user, contact=contact)
    except AgencyRefused as refused:
        messages.error(request, _refused(refused.code))
    else:
        messages.success(request, _("Noted: you called this number today. Workers can see it for twelve months."))
    return redirect("desk:node")


@desk_view(area="node")
@require_POST
def settle_alarm(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody has seen to an alarm."""
    found = peers.alarm(pk)
    if found is None:
        raise Http404
    try:
        peer_actions.settle_alarm(by=request.user, alarm=found)
    except PeersRefused:
        messages.info(request, _("Somebody else has seen to it before you."))
    else:
        messages.success(request, _("Noted: you have seen to it."))
    return redirect("desk:node" if may(request.user, Permission.MANAGE_NODE) else "desk:inbox")


@desk_view(area="accounts")
@require_safe
def accounts(request: DeskRequest) -> HttpResponse:
    """Who works here."""
    require(request.user, Permission.MANAGE_ACCOUNTS)
    names = role_names()
    rows = [(account, names.get(account.role, account.role)) for account in agency.accounts()]
    return render(request, "desk/node/accounts.html", {"rows": rows})


@desk_view(area="accounts")
@require_http_methods(FORM)
def add_account(request: DeskRequest) -> HttpResponse:
    """Make an account."""
    require(request.user, Permission.MANAGE_ACCOUNTS)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        try:
            agency_actions.add_account(
                by=request.user,
                email=values["email"],
                name=values["name"],
                role=values["role"],
                desk=form.desk_chosen(),
                password=values["password"],
                language=values["language"],
            )
        except AgencyRefused as refused:
            field = "password" if refused.code is Refusal.WEAK_PASSWORD else "email"
            form.add_error(field, refused.words or _refused(refused.code))
        else:
            messages.success(request, _("The account was made."))
            return redirect("desk:accounts")
    return render(request, "desk/node/add_account.html", {"form": form})


@desk_view(area="accounts")
@require_http_methods(FORM)
def account(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Change what somebody may do."""
    require(request.user, Permission.MANAGE_ACCOUNTS)
    found = agency.account(public_id)
    if found is None:
        raise Http404
    initial = {"role": found.role, "desk": found.desk.code if found.desk else "", "is_active": found.is_active}
    form = AccountForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            agency_actions.change_account(
                by=request.user,
                account=found,
                role=form.cleaned_data["role"],
                desk=form.desk_chosen(),
                is_active=form.cleaned_data["is_active"],
            )
        except AgencyRefused as refused:
            form.add_error(None, _refused(refused.code))
        else:
            messages.success(request, _("The account was changed."))
            return redirect("desk:accounts")
    return render(request, "desk/node/account.html", {"form": form, "account": found})


@desk_view(area="accounts")
@require_http_methods(FORM)
def password(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Give somebody a new password."""
    require(request.user, Permission.MANAGE_ACCOUNTS)
    found = agency.account(public_id)
    if found is None:
        raise Http404
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            agency_actions.set_password(by=request.user, account=found, password=form.cleaned_data["password"])
        except AgencyRefused as refused:
            weak = refused.code is Refusal.WEAK_PASSWORD
            form.add_error("password" if weak else None, refused.words or _refused(refused.code))
        else:
            if form.cleaned_data["second_factor"]:
                take_off_second_factor(found)
            messages.success(request, _("The new password holds. Tell it to the person yourself."))
            return redirect("desk:accounts")
    return render(request, "desk/node/password.html", {"form": form, "account": found}, status=422 if form.is_bound else 200)


@desk_view(area="audit")
@require_safe
def audit(request: DeskRequest) -> HttpResponse:
    """The log, newest first, and whether its chain holds."""
    require(request.user, Permission.READ_AUDIT)
    form = AuditFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    before = request.GET.get("before", "")
    page = audit_queries.page(
        act=asked.get("act", ""),
        thing_id=asked.get("thing_id", ""),
        actor=asked.get("actor", ""),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None,
    )
    check = audit_queries.check_chain() if request.GET.get("check") else None
    rows = [(entry, log_words.actor(entry), log_words.act(entry.act)) for entry in page.entries]
    return render(request, "desk/node/audit.html", {"form": form, "page": page, "rows": rows, "check": check})
