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


KEYS: dict[str, Any] = {
    "crossing": gettext_lazy("crossing"),
    "on": gettext_lazy("day"),
    "escort": gettext_lazy("escort"),
    "met_by": gettext_lazy("met by"),
    "transport": gettext_lazy("transport"),
    "first_stay": gettext_lazy("first stay"),
    "words": gettext_lazy("in words"),
    "date": gettext_lazy("date"),
    "certainty": gettext_lazy("how it is known"),
    "relation": gettext_lazy("relation"),
    "name": gettext_lazy("name"),
    "contact": gettext_lazy("contact"),
    "place": gettext_lazy("place"),
    "result": gettext_lazy("result"),
    "assessment": gettext_lazy("assessment"),
    "month": gettext_lazy("month after the return"),
    "stage": gettext_lazy("stage"),
    "lives": gettext_lazy("lives"),
    "works": gettext_lazy("works"),
    "safe": gettext_lazy("safe"),
    "told": gettext_lazy("as told"),
    "kinds": gettext_lazy("what happened"),
    "wants": gettext_lazy("wanted"),
    "stories": gettext_lazy("in their words"),
    "since": gettext_lazy("since"),
    "employer": gettext_lazy("employer or vessel"),
    "sector": gettext_lazy("work"),
    "country": gettext_lazy("country"),
    "province": gettext_lazy("province"),
    "begins": gettext_lazy("from"),
    "ends": gettext_lazy("until"),
    "relations": gettext_lazy("people"),
    "claim": gettext_lazy("claim"),
    "leads": gettext_lazy("the sender brings the claim"),
    "state": gettext_lazy("where it stands"),
    "currency": gettext_lazy("currency"),
    "counted_on": gettext_lazy("reckoned on"),
    "owed": gettext_lazy("owed"),
    "low": gettext_lazy("owed, at least"),
    "high": gettext_lazy("owed, at most"),
    "paid": gettext_lazy("paid since"),
    "limits": gettext_lazy("limits"),
    "what": gettext_lazy("what"),
    "section": gettext_lazy("section"),
    "needs": gettext_lazy("needed of the worker"),
    "answers": gettext_lazy("answers of the worker"),
    "due": gettext_lazy("needed by"),
    "id": gettext_lazy("number"),
}


def receipt_reason(code: str) -> str:
    return words.word(REJECT_REASONS | REVOKE_REASONS, code) if code else ""


def refusal(code: str) -> str:
    return words.word(REFUSALS, code) if code in REFUSALS else words.refusal(code)


def key_word(key: str) -> str:
    """The word for a key inside a message."""
    return str(KEYS.get(key, key.replace("_", " ")))


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
