"""What other nodes may ask: to take an envelope, who this node is, whether it is well. No cookie, no session, no page."""

from __future__ import annotations

import base64
import functools
from collections.abc import Mapping

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from passage.node.peers import actions, crash, queries
from passage.rules.envelope import LARGEST_ENVELOPE, BadTransport, check_transport

CONTENT_TYPE = "application/octet-stream"


@csrf_exempt
def envelope(request: HttpRequest) -> HttpResponse:
    """Take one envelope and answer with a code and, where there is one, a signed receipt.

    In this order: method, type, size, the signature on the request, and only then what is in it.
    """
    if request.method != "POST":
        return _answer(405, "method_not_allowed", Allow="POST")
    if request.content_type != CONTENT_TYPE:
        return _answer(415, "wrong_content_type")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdigit() or int(length[:12]) > LARGEST_ENVELOPE:
        return _answer(413, "too_large")
    raw = request.body
    now = timezone.now()
    try:
        carrier = check_transport("POST", own_url(), request.headers, raw, queries.key_to_trust(now), now)
    except BadTransport as bad:
        return _answer(401, str(bad.code))
    try:
        result = actions.receive(raw=raw, admit=handlers(), heard=listener(), carrier=carrier)
    except OperationalError:
        return _answer(503, "busy")
    crash.at("receive_after_commit_before_answer")
    return _answer(result.status, result.code, receipt=result.receipt, missing_from=result.missing_from)


@require_GET
def card(request: HttpRequest) -> HttpResponse:
    """Who this node is: what a state needs to put it into the register. It proves nothing: keys are compared in person."""
    return JsonResponse(queries.card())


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return _answer(503, "no_database")
    return _answer(200, "well")


def own_url() -> str:
    """The address that peers sign their requests for: the one in the register, whatever a proxy makes of it."""
    return f"{settings.NODE_ADDRESS}/wire/envelope"


@functools.cache
def handlers() -> Mapping[str, actions.Admit]:
    """Who takes each kind of message, in every version up to this node's own: a peer one version behind still talks."""
    from passage.node.referrals import actions as referrals
    from passage.rules.journey import RULES, Kind

    return {
        f"{kind}/{version}": referrals.admit
        for kind, rule in RULES.items()
        if kind is not Kind.RECEIPT
        for version in range(1, rule.version + 1)
    }


def listener() -> actions.HeardReceipt:
    """Who is told of a receipt from a peer's desk."""
    from passage.node.referrals import actions as referrals

    return referrals.hear_receipt


def _answer(status: int, code: str, *, receipt: bytes | None = None, missing_from: int = 0, **headers: str) -> HttpResponse:
    content: dict[str, object] = {"code": code}
    if receipt is not None:
        content["receipt"] = base64.b64encode(receipt).decode("ascii")
    if missing_from:
        content["missing_from"] = missing_from
    return JsonResponse(content, status=status, headers=headers)
