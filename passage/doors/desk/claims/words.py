"""Words about claims at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from passage.doors.desk import words
from passage.doors.frame.owed_words import figures
from passage.doors.frame.rows import draw_badge
from passage.rules.labour_law import Span

CERTAINTIES: dict[str, Any] = {
    "certain": pgettext_lazy("of a rule of law", "certain"),
    "probable": pgettext_lazy("of a rule of law", "probable"),
    "uncertain": pgettext_lazy("of a rule of law", "uncertain"),
    "unverified": pgettext_lazy("of a rule of law", "not verified"),
}
_BADGES = {"certain": "done", "probable": "quiet", "uncertain": "waiting", "unverified": "danger"}
REFUSALS: dict[str, Any] = {
    "no_such_law": gettext_lazy("The law of this country is not entered."),
    "no_such_group": gettext_lazy("There is no group of this reference that you may see."),
    "no_such_rule": gettext_lazy("There is no such rule in the tables any more."),
    "already_off": gettext_lazy("Somebody switched this rule off before you."),
    "not_off": gettext_lazy("This rule is not switched off."),
    "reason_needed": gettext_lazy("Say why, for whoever looks at it after you."),
    "too_long": gettext_lazy("This text is too long. Shorten it."),
    "bad_value": gettext_lazy("This cannot be stored. Check what you wrote."),
    "empty": gettext_lazy("There is nothing in it. Write something first."),
    "changed_meanwhile": gettext_lazy("Somebody changed this claim while you were writing. What you wrote is still below; look "
                                      "at the claim, then save again."),
    "not_allowed_now": gettext_lazy("The claim cannot go there from where it stands."),
    "nothing_to_file": gettext_lazy("Nothing can be reckoned yet, so there is nothing to file. Answer the questions first."),
    "not_authorised": gettext_lazy("No power of attorney lets the attorney do this on that day. Write one down first, or say "
                                   "that the worker acted."),
    "in_future": gettext_lazy("This day lies in the future."),
    "before_the_last": gettext_lazy("This day lies before the last step. Check the year."),
    "case_closed": gettext_lazy("This case is closed. Open it again first."),
    "erased": gettext_lazy("This person was erased. Nothing can be read or changed."),
    "led_elsewhere": gettext_lazy("Another node brings this claim. Only it can move it; answer what it asks."),
    "already_revoked": gettext_lazy("This power of attorney was revoked before."),
    "already_answered": gettext_lazy("This was answered before."),
    "other_country": gettext_lazy("The others of the group claim in another country."),
    "in_a_group": gettext_lazy("This claim is in a group already."),
    "not_in_a_group": gettext_lazy("This claim is in no group."),
    "no_such_claim": gettext_lazy("This case has no claim that this answers. Open the claim that it belongs to first."),
    "bad_part": gettext_lazy("What came cannot be taken over."),
}  # fmt: skip
BAD_FACTS: dict[str, Any] = {
    "missing": gettext_lazy("This is needed. Fill it in."),
    "not_a_number": gettext_lazy("Write a number, or two with a dash for a range, for example 10 or 10-12."),
    "out_of_range": gettext_lazy("This is more than there can be. Check it."),
    "not_a_day": gettext_lazy("Write a date as day/month/year, for example 14/4/2025 or 14/4/2568."),
    "not_a_month": gettext_lazy("Write month and year, for example 3/2025 or 2568-03."),
    "turned_around": gettext_lazy("The end lies before the beginning."),
    "not_a_moment": gettext_lazy("Write day and time, for example 14/4/2025 20:30."),
    "not_one_of": gettext_lazy("Choose one of the list."),
    "not_an_area": gettext_lazy("This place is not in the table."),
    "no_such_law": gettext_lazy("The law of this country is not entered."),
    "told_twice": gettext_lazy("Some of these days stand in another line too. Each day can be counted once."),
    "only_pay_by_month": gettext_lazy("Months were paid as whole months. Clear them first under What was paid in each month."),
}
STATES: dict[str, Any] = {
    "draft": pgettext_lazy("state of a claim", "draft"),
    "filed": pgettext_lazy("state of a claim", "filed"),
    "conciliation": pgettext_lazy("state of a claim", "conciliation"),
    "order": pgettext_lazy("state of a claim", "order of the inspector"),
    "appeal": pgettext_lazy("state of a claim", "before a court"),
    "paid_in_part": pgettext_lazy("state of a claim", "paid in part"),
    "paid": pgettext_lazy("state of a claim", "paid"),
    "lapsed": pgettext_lazy("state of a claim", "lapsed"),
    "withdrawn": pgettext_lazy("state of a claim", "withdrawn"),
}
STATE_BADGES = {"draft": "quiet", "paid": "done", "lapsed": "danger", "withdrawn": "quiet", "order": "waiting"}
STEPS: dict[str, Any] = {
    "filed": gettext_lazy("filed with the inspector"),
    "conciliation": gettext_lazy("the inspector called both sides together"),
    "order": gettext_lazy("the inspector, or a court that upheld it, ordered"),
    "appeal": gettext_lazy("brought before a court"),
    "paid_in_part": gettext_lazy("paid in part"),
    "paid": gettext_lazy("paid"),
    "lapsed": gettext_lazy("it lapsed, or a court set it aside"),
    "withdrawn": gettext_lazy("the worker withdrew it"),
    "draft": gettext_lazy("taken up again"),
}
CLOCKS: dict[str, Any] = {
    "order": gettext_lazy("The inspector orders by"),
    "order_extended": gettext_lazy("The inspector orders by, when the term was extended"),
    "payment": gettext_lazy("The employer pays by (text of 1998)"),
    "payment_latest": gettext_lazy("The employer pays by (text of today); afterwards tell the inspector"),
    "appeal": gettext_lazy("The employer can go to court until, with the sum deposited"),
    "lapse": gettext_lazy("Can be claimed before a court until"),
    "attorney": gettext_lazy("The power of attorney ends on"),
}
NEARNESS = {"far": "quiet", "warned": "waiting", "last_day": "danger", "past": "danger"}
QUESTIONS: dict[str, Any] = {
    "work": gettext_lazy("Where and what the work was"),
    "pay": gettext_lazy("What was agreed"),
    "days": gettext_lazy("Days, hours and what was paid"),
    "months": gettext_lazy("What was paid in each month"),
    "absences": gettext_lazy("Sick, on leave or sent home"),
    "end": gettext_lazy("Whether and how it ended"),
    "kept_back": gettext_lazy("What was kept back or is late"),
    "at_sea": gettext_lazy("Rest, papers and pay on board"),
}
EVIDENCE: dict[str, Any] = {
    "photo": gettext_lazy("photo"),
    "message": gettext_lazy("message"),
    "bank_slip": gettext_lazy("bank slip"),
    "witness": gettext_lazy("witness"),
    "calendar_from_memory": gettext_lazy("calendar filled in from memory"),
    "contract": gettext_lazy("contract"),
    "permit": gettext_lazy("work permit or card"),
    "other": gettext_lazy("something else"),
}
SHOWN: dict[str, Any] = {
    "employer": gettext_lazy("who the employer was"),
    "worked": gettext_lazy("that there was work"),
    "hours": gettext_lazy("the hours"),
    "wage": gettext_lazy("the wage that was agreed"),
    "paid": gettext_lazy("what was paid"),
    "ended": gettext_lazy("how it ended"),
}
AUTHORITIES: dict[str, Any] = {
    "file": gettext_lazy("file the claim"),
    "attend": gettext_lazy("come to meetings"),
    "sign": gettext_lazy("sign papers"),
    "settle": gettext_lazy("agree to a settlement"),
    "receive_money": gettext_lazy("receive the money"),
    "appeal": gettext_lazy("go to court"),
    "withdraw": gettext_lazy("withdraw the claim"),
}
ACTED: dict[str, Any] = {"worker": gettext_lazy("the worker"), "attorney": gettext_lazy("the attorney")}
NEEDS: dict[str, Any] = {
    "signature": gettext_lazy("a signature"),
    "bank_account": gettext_lazy("a bank account"),
    "document": gettext_lazy("a document"),
    "question": gettext_lazy("an answer"),
}
WORK: dict[str, Any] = {
    "general": gettext_lazy("general"),
    "hazardous": gettext_lazy("dangerous work"),
    "domestic": gettext_lazy("in a household"),
    "fishing": gettext_lazy("sea fishing"),
    "agriculture": gettext_lazy("farm work"),
}
PAY: dict[str, Any] = {
    "daily": gettext_lazy("by the day"),
    "monthly": gettext_lazy("by the month"),
    "hourly": gettext_lazy("by the hour"),
    "piece": gettext_lazy("by the piece"),
}
ENDS: dict[str, Any] = {
    "dismissed": gettext_lazy("the employer ended it"),
    "s119": gettext_lazy("the employer ended it for a grave fault of the worker"),
    "resigned": gettext_lazy("the worker left"),
    "short_fixed_term": gettext_lazy("a short contract for a fixed time ran out"),
}
WHY: dict[str, Any] = {
    "sick": gettext_lazy("sick"),
    "business": gettext_lazy("leave for necessary business"),
    "maternity": gettext_lazy("birth of a child"),
    "spouse_gave_birth": gettext_lazy("birth of a child of the spouse"),
    "infant_care": gettext_lazy("care of a sick infant"),
    "stoppage": gettext_lazy("the employer stopped the work"),
    "kept_waiting_abroad": gettext_lazy("kept waiting abroad, at sea"),
}
TAKERS: dict[str, Any] = {
    "licensee": gettext_lazy("an agency with a licence"),
    "employer": gettext_lazy("the employer"),
    "agency_at_home": gettext_lazy("an agency at home"),
    "broker": gettext_lazy("a broker"),
    "authority": gettext_lazy("an authority"),
}
DEDUCTED: dict[str, Any] = {
    "by_law": gettext_lazy("tax and the like"),
    "union": gettext_lazy("union"),
    "welfare": gettext_lazy("welfare of the workers"),
    "damage": gettext_lazy("damage"),
    "savings": gettext_lazy("savings"),
    "recruitment": gettext_lazy("costs of recruitment"),
    "other": gettext_lazy("something else"),
}
DEBTS: dict[str, Any] = {
    "wages": gettext_lazy("wages"),
    "overtime": gettext_lazy("overtime"),
    "holiday_pay": gettext_lazy("work on days off"),
    "holiday_overtime": gettext_lazy("overtime on days off"),
    "deposit": gettext_lazy("a deposit"),
    "severance": gettext_lazy("severance pay"),
    "special_severance": gettext_lazy("special severance pay"),
    "pay_in_lieu": gettext_lazy("pay instead of notice"),
    "stoppage": gettext_lazy("pay while the work was stopped"),
    "other": gettext_lazy("other money due under the law"),
}
WEEKDAYS: dict[str, Any] = {
    "mon": gettext_lazy("Mon"),
    "tue": gettext_lazy("Tue"),
    "wed": gettext_lazy("Wed"),
    "thu": gettext_lazy("Thu"),
    "fri": gettext_lazy("Fri"),
    "sat": gettext_lazy("Sat"),
    "sun": gettext_lazy("Sun"),
}


OTHER_LAWS: dict[str, Any] = {"MY": gettext_lazy("Malaysia")}


def country(code: str) -> str:
    """The country whose law it is."""
    return words.word({**words.COUNTRIES, **OTHER_LAWS}, code)


def choices(table: dict[str, Any], known: Iterable[str]) -> list[tuple[str, Any]]:
    """A choice for each code that the rule knows, with its word where there is one."""
    return [(str(code), table.get(str(code), str(code))) for code in known]


def refusal(code: str) -> str:
    return words.word(REFUSALS, code) if code in REFUSALS else words.refusal(code)


def state_badge(code: str) -> SafeString:
    return draw_badge(words.word(STATES, code), STATE_BADGES.get(code, "info"))


def money(amount: Decimal | Span, currency: str) -> str:
    """An amount, or a range, with its currency."""
    span = amount if isinstance(amount, Span) else Span.of(amount)
    return figures.amount(span, currency, words.language())


def certainty_badge(code: str) -> SafeString:
    """How sure a rule is, as a word with a shape."""
    return draw_badge(words.word(CERTAINTIES, code), _BADGES.get(code, "danger"))
