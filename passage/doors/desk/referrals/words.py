"""Words about referrals: refusals, reasons, and the contents of a message as plain lines."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passage.doors.desk import words

REFUSALS: dict[str, Any] = {
    "consent_missing": gettext_lazy("The person has not agreed to share all of this with this desk for this purpose."),
    "changed_since_preview": gettext_lazy("The case changed after you looked. Nothing was sent. Look again, then send."),
    "unknown_purpose": gettext_lazy("This purpose does not go with this kind of message. Choose another purpose."),
    "field_not_of_kind": gettext_lazy("This kind of message never carries one of the things you chose."),
    "bad_particulars": gettext_lazy("Some of the particulars are missing or cannot be understood. Fill in place and day."),
    "too_long": gettext_lazy("One of the texts is too long. Shorten it."),
    "nothing_to_answer": gettext_lazy("This is an answer, and there is nothing here that it answers."),
    "not_an_answer": gettext_lazy("This does not answer what you opened."),
    "unknown_recipient": gettext_lazy("There is no such node in the register."),
    "own_node": gettext_lazy("This is your own node."),
    "no_channel": gettext_lazy("Nothing was exchanged about this case with that node yet. Agree the return first."),
    "empty": gettext_lazy("There is nothing in it. Choose something to share, or write what you ask."),
    "corridor_closed": gettext_lazy("The line between the two countries is suspended. The case waits; nothing lapses."),
    "draft_taken": gettext_lazy("This message was sent before."),
    "not_allowed_now": gettext_lazy("This cannot be done in the state it is in."),
    "reason_needed": gettext_lazy("Choose why."),
    "revoked": gettext_lazy("The sender took this back. It cannot be read or answered any more."),
    "erased": gettext_lazy("This person was erased. Nothing can be read or sent."),
    "case_needed": gettext_lazy("Open a case for it, or choose the case it belongs to."),
    "other_case": gettext_lazy("This belongs to another case."),
    "case_closed": gettext_lazy("This case is closed. Open it again first."),
    "unknown_ground": gettext_lazy("Choose danger to life or a child."),
    "already_approved": gettext_lazy("This was approved before."),
    "override_not_live": gettext_lazy("Sharing without consent was not approved, does not cover this, or has ended."),
    "too_late": gettext_lazy("The time for this has passed."),
}  # fmt: skip
MISSING_REASONS: dict[str, Any] = {
    "no_consent": gettext_lazy("no consent"),
    "withdrawn": gettext_lazy("taken back"),
    "expired": gettext_lazy("the consent has ended"),
    "not_yet": gettext_lazy("the consent does not hold yet"),
    "other_recipient": gettext_lazy("agreed for another desk only"),
    "other_purpose": gettext_lazy("agreed for another purpose only"),
}
REJECT_REASONS: dict[str, Any] = {
    "not_our_mandate": gettext_lazy("not a matter of this desk"),
    "not_found": gettext_lazy("nobody could be found"),
    "no_capacity": gettext_lazy("no place or nobody free now"),
    "needs_more": gettext_lazy("more must be known first"),
    "unsafe": gettext_lazy("it would not be safe"),
    "already_known": gettext_lazy("already being done"),
}
REVOKE_REASONS: dict[str, Any] = {
    "wished": gettext_lazy("the person wishes it"),
    "mistake": gettext_lazy("it was sent by mistake"),
    "not_needed": gettext_lazy("it is not needed any more"),
}


RECEIPT_STAGES: dict[str, Any] = {
    "received": gettext_lazy("arrived, signed by their node"),
    "accepted": gettext_lazy("accepted, signed by their desk"),
    "refused": gettext_lazy("refused, signed"),
    "completed": gettext_lazy("done, signed by their desk"),
}


def receipt_reason(code: str) -> str:
    return words.word(REJECT_REASONS | REVOKE_REASONS, code) if code else ""


def refusal(code: str) -> str:
    return words.word(REFUSALS, code) if code in REFUSALS else words.refusal(code)


def key_word(key: str) -> str:
    """The word for a key inside a message."""
    table = {
        "crossing": _("crossing"),
        "on": _("day"),
        "escort": _("escort"),
        "met_by": _("met by"),
        "transport": _("transport"),
        "first_stay": _("first stay"),
        "words": _("in words"),
        "date": _("date"),
        "certainty": _("how it is known"),
        "relation": _("relation"),
        "name": _("name"),
        "contact": _("contact"),
        "place": _("place"),
        "result": _("result"),
        "assessment": _("assessment"),
        "month": _("month after the return"),
        "stage": _("stage"),
        "lives": _("lives"),
        "works": _("works"),
        "safe": _("safe"),
        "told": _("as told"),
        "kinds": _("what happened"),
        "wants": _("wanted"),
        "stories": _("in their words"),
        "since": _("since"),
        "employer": _("employer or vessel"),
        "sector": _("work"),
        "country": _("country"),
        "province": _("province"),
        "begins": _("from"),
        "ends": _("until"),
        "relations": _("people"),
        "claim": _("claim"),
        "leads": _("the sender brings the claim"),
        "state": _("where it stands"),
        "currency": _("currency"),
        "counted_on": _("reckoned on"),
        "owed": _("owed"),
        "low": _("owed, at least"),
        "high": _("owed, at most"),
        "paid": _("paid since"),
        "limits": _("limits"),
        "what": _("what"),
        "section": _("section"),
        "needs": _("needed of the worker"),
        "answers": _("answers of the worker"),
        "due": _("needed by"),
        "id": _("number"),
    }
    return table.get(key, key.replace("_", " "))


def lines(value: Any, key: str = "") -> list[str]:
    """A value of a message as plain lines; nothing is left out."""
    prefix = f"{key_word(key)}: " if key else ""
    if isinstance(value, dict):
        return [line for inner, item in value.items() for line in lines(item, inner)]
    if isinstance(value, list):
        if all(not isinstance(item, dict | list) for item in value):
            return [prefix + ", ".join(str(item) for item in value)] if value else []
        return [line for item in value for line in lines(item)]
    if isinstance(value, bool):
        return [prefix + (_("yes") if value else _("no"))]
    return [f"{prefix}{value}"]
