"""The words for codes, as officers read them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from passage.doors.frame import places

KINDS: dict[str, Any] = {
    "documents_taken": gettext_lazy("documents taken"),
    "wages_unpaid": gettext_lazy("wages not paid"),
    "debt": gettext_lazy("debt"),
    "locked_in": gettext_lazy("locked in"),
    "threats": gettext_lazy("threats"),
    "violence": gettext_lazy("violence"),
    "sexual_harm": gettext_lazy("sexual harm"),
    "long_hours": gettext_lazy("very long hours"),
    "deceived": gettext_lazy("deceived by a recruiter"),
    "cannot_leave_boat": gettext_lazy("cannot leave the boat"),
    "injured": gettext_lazy("injured"),
    "child": gettext_lazy("a child"),
}
WANTS: dict[str, Any] = {
    "talk": gettext_lazy("talk to someone"),
    "wages": gettext_lazy("get the wages"),
    "documents": gettext_lazy("get the documents back"),
    "leave_safely": gettext_lazy("leave safely"),
    "doctor": gettext_lazy("see a doctor"),
    "shelter": gettext_lazy("a shelter"),
    "go_home": gettext_lazy("go home"),
    "only_tell": gettext_lazy("only let others know"),
}
CHANNELS: dict[str, Any] = {
    "worker_door": gettext_lazy("worker's door"),
    "hotline": gettext_lazy("hotline"),
    "officer": gettext_lazy("officer"),
    "import": gettext_lazy("imported file"),
    "referral": gettext_lazy("referral"),
}
ABOUT: dict[str, Any] = {
    "self": gettext_lazy("about themselves"),
    "other": gettext_lazy("about another person"),
    "group": gettext_lazy("about a group"),
}
LANGUAGES: dict[str, Any] = {
    "km": gettext_lazy("Khmer"),
    "lo": gettext_lazy("Lao"),
    "my": gettext_lazy("Burmese"),
    "th": gettext_lazy("Thai"),
    "en": gettext_lazy("English"),
}
COUNTRIES: dict[str, Any] = {
    "KH": gettext_lazy("Cambodia"),
    "LA": gettext_lazy("Laos"),
    "MM": gettext_lazy("Myanmar"),
    "TH": gettext_lazy("Thailand"),
}
DUE: dict[str, Any] = {
    "danger": gettext_lazy("danger: a person within 24 hours"),
    "first_reply": gettext_lazy("first reply"),
    "acknowledgement": gettext_lazy("acknowledgement"),
    "feedback": gettext_lazy("feedback"),
}
REPORT_STATES: dict[str, Any] = {
    "new": pgettext_lazy("state of a report", "new"),
    "open": pgettext_lazy("state of a report", "opened"),
    "closed": pgettext_lazy("state of a report", "closed"),
    "deleted": pgettext_lazy("state of a report", "deleted by the worker"),
}
SEXES: dict[str, Any] = {
    "feminine": gettext_lazy("woman"),
    "masculine": gettext_lazy("man"),
    "other": gettext_lazy("other"),
}
CERTAINTIES: dict[str, Any] = {
    "documented": gettext_lazy("from a document"),
    "stated": gettext_lazy("as told"),
    "estimated": gettext_lazy("estimated"),
}
CONTACT_CHANNELS: dict[str, Any] = {
    "phone": gettext_lazy("telephone"),
    "sms": gettext_lazy("text message"),
    "message": gettext_lazy("message on the phone or in an app"),
    "line": "LINE",
    "facebook": "Facebook Messenger",
    "viber": "Viber",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "email": gettext_lazy("e-mail"),
    "person": gettext_lazy("through another person"),
    "other": gettext_lazy("another way"),
}
SECTORS: dict[str, Any] = {
    "fishing": gettext_lazy("fishing"),
    "seafood_processing": gettext_lazy("seafood processing"),
    "construction": gettext_lazy("construction"),
    "agriculture": gettext_lazy("agriculture"),
    "domestic_work": gettext_lazy("domestic work"),
    "manufacturing": gettext_lazy("factory work"),
    "entertainment": gettext_lazy("entertainment"),
    "service": gettext_lazy("shop, hotel or restaurant"),
    "none": gettext_lazy("no work yet"),
    "other": gettext_lazy("other work"),
}
NEXT_STEPS: dict[str, Any] = {
    "call_worker": gettext_lazy("speak with the worker"),
    "screen": gettext_lazy("screen against the indicators"),
    "record_consent": gettext_lazy("ask for consent"),
    "trace_family": gettext_lazy("ask the home side to trace the family"),
    "plan_return": gettext_lazy("plan the return"),
    "follow_up": gettext_lazy("follow up"),
    "follow_up_6": gettext_lazy("follow up six months after the return"),
    "follow_up_12": gettext_lazy("follow up twelve months after the return"),
    "wait_answer": gettext_lazy("wait for an answer"),
}
CLOSING_REASONS: dict[str, Any] = {
    "resolved": gettext_lazy("what was asked for is done"),
    "reintegrated": gettext_lazy("the last follow-up after the return is done"),
    "transferred": gettext_lazy("another desk has it now"),
    "wished": gettext_lazy("the person wants nothing more done"),
    "lost_contact": gettext_lazy("the person cannot be reached"),
    "outside_mandate": gettext_lazy("not a matter of this desk; the person was told where to go"),
    "duplicate": gettext_lazy("it goes on under another case of the same person"),
    "deceased": gettext_lazy("the person has died"),
    "not_a_report": gettext_lazy("not a real report"),
}
CASE_STATES: dict[str, Any] = {
    "open": pgettext_lazy("state of a case", "open"),
    "in_return": pgettext_lazy("state of a case", "returning"),
    "handed_over": pgettext_lazy("state of a case", "handed over"),
    "reintegration": pgettext_lazy("state of a case", "home again, followed up"),
    "closed": pgettext_lazy("state of a case", "closed"),
}
STAGES: dict[str, Any] = {
    "decision": gettext_lazy("decision to leave"),
    "recruitment": gettext_lazy("recruitment"),
    "pre_departure": gettext_lazy("before departure"),
    "transit": gettext_lazy("on the way"),
    "arrival": gettext_lazy("arrival"),
    "employment": gettext_lazy("work"),
    "change_of_employer": gettext_lazy("change of employer"),
    "detention": gettext_lazy("detention"),
    "return": gettext_lazy("return"),
    "reintegration": gettext_lazy("life at home again"),
}
RELATIONS: dict[str, Any] = {
    "family": gettext_lazy("family"),
    "friend": gettext_lazy("friend"),
    "co_worker": gettext_lazy("person at the same work"),
    "other": gettext_lazy("somebody else"),
}
MESSAGE_KINDS: dict[str, Any] = {
    "referral": gettext_lazy("referral: ask another desk to act"),
    "transfer": gettext_lazy("transfer: hand the case over"),
    "tracing_request": gettext_lazy("tracing request: find and assess the family"),
    "tracing_result": gettext_lazy("result of the tracing"),
    "return_plan": gettext_lazy("plan of the return"),
    "handover": gettext_lazy("handover at a crossing"),
    "reintegration_report": gettext_lazy("report on reintegration"),
    "feedback": gettext_lazy("feedback to the host country"),
    "claim_update": gettext_lazy("news of a wage claim"),
    "revocation": gettext_lazy("taking back"),
    "message": gettext_lazy("message between desks"),
}
REFERRAL_STATES: dict[str, Any] = {
    "draft": pgettext_lazy("state of a referral", "draft"),
    "in_progress": pgettext_lazy("state of a referral", "waiting for an answer"),
    "accepted": pgettext_lazy("state of a referral", "accepted"),
    "rejected": pgettext_lazy("state of a referral", "refused"),
    "done": pgettext_lazy("state of a referral", "done"),
    "revoked": pgettext_lazy("state of a referral", "taken back"),
    "undelivered": pgettext_lazy("state of a referral", "not delivered"),
}
DELIVERY_STATES: dict[str, Any] = {
    "waiting": gettext_lazy("on its way"),
    "received": gettext_lazy("received, with a signed receipt"),
    "refused": gettext_lazy("refused by the other node"),
    "dead": gettext_lazy("not delivered in 14 days"),
    "stopped": gettext_lazy("stopped before it left"),
}
ASSERTIONS: dict[str, Any] = {
    "possible": gettext_lazy("possible victim of trafficking"),
    "actual": gettext_lazy("victim of trafficking, formally identified"),
    "not": gettext_lazy("not a victim of trafficking"),
}
PURPOSES: dict[str, Any] = {
    "protection": gettext_lazy("protection and help"),
    "family_tracing": gettext_lazy("finding the family"),
    "return_home": gettext_lazy("the return home"),
    "reintegration": gettext_lazy("reintegration"),
    "wage_claim": gettext_lazy("the wage claim"),
    "health_care": gettext_lazy("health care"),
    "legal_aid": gettext_lazy("legal aid"),
    "feedback": gettext_lazy("feedback to the host country"),
}
FIELDS: dict[str, Any] = {
    "name": gettext_lazy("name"),
    "sex": gettext_lazy("sex"),
    "birth": gettext_lazy("date of birth"),
    "nationality": gettext_lazy("nationality"),
    "languages": gettext_lazy("languages"),
    "home_place": gettext_lazy("home place"),
    "family": gettext_lazy("family"),
    "contact": gettext_lazy("safe contact"),
    "account": gettext_lazy("what happened"),
    "employer": gettext_lazy("employer or vessel"),
    "journey": gettext_lazy("journey"),
    "screening": gettext_lazy("screening"),
    "needs": gettext_lazy("needs"),
    "health": gettext_lazy("health"),
    "claim": gettext_lazy("wages still owed"),
    "documents": gettext_lazy("documents"),
    "return_plan": gettext_lazy("plan of the return"),
    "reintegration": gettext_lazy("how life at home goes"),
    "feedback": gettext_lazy("feedback"),
}
REFUSALS: dict[str, Any] = {
    "bad_value": gettext_lazy("One of the values cannot be stored. Check the marked field."),
    "too_long": gettext_lazy("One of the texts is too long. Shorten it and send again."),
    "empty": gettext_lazy("There is nothing in it. Write something first."),
    "keep_not_granted": gettext_lazy("The person did not agree that the report is kept here, so it cannot be stored."),
    "changed_meanwhile": gettext_lazy("Somebody changed this case while you were writing. What you wrote is still below; "
                                      "read what changed, then save again."),
    "not_allowed_now": gettext_lazy("The case cannot go from where it is to where you want it. Choose another step."),
    "reason_needed": gettext_lazy("Say why before you close the case."),
    "closed": gettext_lazy("This case is closed. Open it again first."),
    "deleted": gettext_lazy("The worker deleted this report. Nothing can be done with it."),
    "erased": gettext_lazy("This person was erased. Nothing can be read or changed."),
    "held": gettext_lazy("An open claim holds this record. It cannot be erased until the claim is settled."),
    "already_has_case": gettext_lazy("This report already has a case."),
    "cannot_be_given": gettext_lazy("This person cannot work on cases. Choose an officer or a supervisor."),
    "bad_answers": gettext_lazy("Some answers do not belong to this list of indicators. Load the page again."),
    "unknown_indicator_set": gettext_lazy("This list of indicators cannot be used here."),
    "bad_conclusion": gettext_lazy("This authority cannot assert that here. Choose another authority or assertion."),
    "one_of_report_or_person": gettext_lazy("Choose a report or a person, not both."),
    "no_number": gettext_lazy("This report has no number, so no message can reach the worker."),
    "numbers_exhausted": gettext_lazy("No number could be drawn. Try again in a moment."),
}  # fmt: skip


def language() -> str:
    """The language of this page."""
    return translation.get_language() or "en"


def word(table: dict[str, Any], code: str) -> str:
    """The word for a code; the code itself where there is none, so that nothing is hidden."""
    return str(table.get(code, code))


def words(table: dict[str, Any], codes: Any) -> list[str]:
    return [word(table, code) for code in codes]


def refusal(code: str) -> str:
    return word(REFUSALS, code) if code in REFUSALS else _("This cannot be done now (%(code)s).") % {"code": code}


def country(code: str) -> str:
    return word(COUNTRIES, code)


def province(code: str) -> str:
    """The name of a province, by its ISO code."""
    return places.short_names(language()).get(code, code)


def since(moment: datetime, now: datetime) -> str:
    """How long ago, as a word."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    return _span(minutes if minutes < 60 else minutes // 60 * 60, language())


def until(moment: datetime, now: datetime) -> str:
    """How long until, or how long overdue, as words."""
    if moment < now:
        return _pattern(language(), overdue=True) % {"time": since(moment, now)}
    return _pattern(language(), overdue=False) % {"time": since(now, moment)}


@lru_cache(maxsize=2048)
def _span(minutes: int, language: str) -> str:
    """Minutes as words of the active language, which is `language`: a list asks for the same few again and again."""
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


@lru_cache(maxsize=16)
def _pattern(language: str, *, overdue: bool) -> str:
    return _("%(time)s overdue") if overdue else _("in %(time)s")


def day(value: date | datetime | None) -> str:
    """A day as ISO 8601, in local time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat()


def clock(value: datetime | None) -> str:
    """A moment as ISO date and time to the minute, in local time."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""
