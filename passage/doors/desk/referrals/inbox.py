"""What came from other desks and what went to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from passage.doors.desk import log_words, words
from passage.doors.desk.access import DeskRequest, desk_view
from passage.doors.desk.referrals import words as referral_words
from passage.doors.desk.referrals.forms import AcceptForm, RejectForm, RevokeForm
from passage.doors.desk.referrals.recipients import recipients
from passage.doors.frame.rows import Row, draw_badge
from passage.node.agency.policies import Permission, may
from passage.node.cases import queries as cases
from passage.node.peers import queries as peers
from passage.node.referrals import queries
from passage.node.referrals.errors import Missing
from passage.rules import journey as rule

PAGE = 25
NEVER_BY_HAND = (rule.Kind.REVOCATION, rule.Kind.RECEIPT)


@desk_view(area="referrals")
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """Rows without anything personal."""
    labels = {
        "received": _("To answer"),
        "accepted": _("Accepted"),
        "sent": _("Sent, waiting"),
        "trouble": _("Not delivered"),
        "done": _("Done"),
    }
    tab = request.GET.get("tab", "received")
    tab = tab if tab in labels else "received"
    rows = queries.inbox(request.user, tab=tab, after=request.GET.get("after") or None, limit=PAGE)
    now, here = timezone.now(), reverse("desk:inbox")
    context = {
        "lines": [line(row, here, now) for row in rows[:PAGE]],
        "tab": tab,
        "tabs": [(code, label, f"{here}?tab={code}") for code, label in labels.items()],
        "next": f"{here}?tab={tab}&after={rows[PAGE - 1].cursor}" if len(rows) > PAGE else "",
        "alarms": [(alarm, log_words.alarm(alarm.code)) for alarm in peers.open_alarms()],
        "to_decide": overrides_waiting(request),
        "guessed": [reverse("desk:report", args=[report]) for report, _failures in cases.guessed_at(request.user)],
    }
    return render(request, "desk/referrals/inbox.html", context)


def line(row: queries.InboxRow, here: str, now: datetime) -> Row:
    """One line of the inbox, without anything personal."""
    peer = row.peer_names.get(words.language()) or row.peer
    purpose = words.word(words.PURPOSES, row.purpose) if row.purpose else ""
    return Row(
        url=f"{here}{row.public_id}/",
        title=words.word(words.MESSAGE_KINDS, row.kind),
        facts=" · ".join(fact for fact in (peer, purpose, row.case_reference) if fact),
        time=words.since(row.at, now),
        clock=row.at.isoformat(timespec="seconds"),
        who=words.day(row.due_on),
        badges=draw_badge(words.word(words.REFERRAL_STATES, row.state), "info"),
        overdue=bool(row.due_on and row.due_on < timezone.localdate(now)),
    )


def overrides_waiting(request: DeskRequest) -> list[dict[str, Any]]:
    """Requests to share without consent that this account may decide: no word of the reason until it is opened."""
    if not may(request.user, Permission.APPROVE_OVERRIDE):
        return []
    waiting = queries.overrides_to_decide(request.user)
    names = dict(recipients()) if waiting else {}
    return [
        {
            "url": reverse("desk:approve-override", args=[row.case.public_id, row.public_id]),
            "reference": row.case.reference,
            "recipient": names.get(row.recipient, row.recipient),
            "by": row.requested_by.name,
            "since": words.since(row.requested_at, timezone.now()),
        }
        for row in waiting
    ]


@desk_view(area="referrals")
@require_safe
def referral(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """One referral, read and logged."""
    return show(request, public_id, {})


def show(request: DeskRequest, public_id: UUID, bound: dict[str, Any]) -> HttpResponse:
    """The page of a referral, with the form that was sent and refused, if any."""
    try:
        view = queries.read_referral(request.user, public_id)
    except Missing as missing:
        raise Http404 from missing
    row = view.referral
    side = rule.Side.SENDER if row.sent else rule.Side.RECEIVER
    acts = {str(act) for act in rule.open_acts(rule.ReferralState(row.state), side, rule.Kind(row.kind))}
    parts = [(words.word(words.FIELDS, str(item.field)), referral_words.lines(item.value)) for item in view.shown]
    context = {
        "view": view,
        "row": row,
        "kind": words.word(words.MESSAGE_KINDS, row.kind),
        "peer": row.channel.peer.names.get(words.language()) or row.channel.peer.name,
        "until": view.until[:10],
        "state": words.word(words.REFERRAL_STATES, row.state),
        "purpose": words.word(words.PURPOSES, row.purpose) if row.purpose else "",
        "reason": words.word(referral_words.REJECT_REASONS | referral_words.REVOKE_REASONS, row.reason) if row.reason else "",
        "parts": parts,
        "receipts": [
            (words.word(referral_words.RECEIPT_STAGES, str(told.stage)), told.at, referral_words.receipt_reason(told.reason))
            for told in view.receipts
        ],
        "acts": acts,
        "takes_claim": not view.locked and row.kind == rule.Kind.CLAIM_UPDATE and not row.sent and row.case is not None,
        "answers_to_write": answer_kinds(row) if row.case else [],
        "forms": {"accept": AcceptForm(), "reject": RejectForm(), "revoke": RevokeForm()} | bound,
    }
    return render(request, "desk/referrals/referral.html", context, status=422 if bound else 200)


def side_of_here(row: Any) -> rule.Sender:
    """Whether this node is the host or the home side of the case, as far as the message itself tells."""
    sender = rule.RULES[rule.Kind(row.kind)].sender
    if sender is rule.Sender.EITHER or row.sent:
        return sender
    return rule.Sender.HOME if sender is rule.Sender.HOST else rule.Sender.HOST


def answer_kinds(row: Any) -> list[tuple[str, str]]:
    """The kinds that can answer this one from here: word and address of the composer."""
    found = []
    here = side_of_here(row)
    for kind, of in rule.RULES.items():
        if (
            rule.Kind(row.kind) in of.answers
            and kind not in NEVER_BY_HAND
            and (here is rule.Sender.EITHER or rule.may_send(kind, here))
        ):
            purpose = sorted(of.purposes)[0] if of.purposes else ""
            address = reverse("desk:compose", args=[row.case.public_id])
            query = f"?recipient={row.channel.peer.name}&kind={kind}&purpose={purpose}&answers={row.public_id}"
            found.append((words.word(words.MESSAGE_KINDS, str(kind)), address + query))
    return found
