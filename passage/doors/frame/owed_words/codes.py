"""The codes of a reckoning in words. A house test shows that none is left without."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law import Open, Rule, What

Text = str | Promise

WHAT: dict[What, Text] = {
    What.WAGE: _("Wage"),
    What.OVERTIME: _("Overtime"),
    What.HOLIDAY_WORK: _("Work on a day off"),
    What.HOLIDAY_WAGE: _("Wage for a holiday"),
    What.HOLIDAY_OVERTIME: _("Overtime on a day off"),
    What.ABSENCE: _("Paid days without work"),
    What.SEVERANCE: _("Severance pay"),
    What.LEAVE_PAYOUT: _("Yearly leave not taken"),
    What.PAY_IN_LIEU: _("Pay instead of notice"),
    What.DEDUCTED_TOO_MUCH: _("Too much kept back"),
    What.DEPOSIT: _("Deposit kept by the employer"),
    What.RECRUITMENT_FEE: _("Recruitment fee to be paid back"),
    What.INTEREST: _("Interest"),
    What.WILFUL_SURCHARGE: _("Surcharge for paying late on purpose"),
}
OTHER_MONEY = _("Other money under the law")

# Each with its word, its shape and its sentence.
CERTAINTY: dict[Certainty, tuple[Text, str, Text]] = {
    Certainty.CERTAIN: (pgettext_lazy("law", "Certain"), "done", _("Certain: a published source says so.")),
    Certainty.PROBABLE: (
        pgettext_lazy("law", "Probable"),
        "info",
        _("Probable: well known, but not read again in the text of the law."),
    ),
    Certainty.UNCERTAIN: (
        pgettext_lazy("law", "Uncertain"),
        "waiting",
        _("Uncertain: sources differ, or the text was not read. Ask before you rely on it."),
    ),
    Certainty.UNVERIFIED: (
        pgettext_lazy("law", "Not verified"),
        "waiting",
        _("Not verified: no source was found. Do not rely on it."),
    ),
}
LATE = _("The law was not checked for days so late.")

# Chosen by `number`; `count` is how it is written, perhaps a range.
UNITS: dict[str, Text] = {
    "day": ngettext_lazy("%(count)s day", "%(count)s days", "number"),
    "working day": ngettext_lazy("%(count)s working day", "%(count)s working days", "number"),
    "h": ngettext_lazy("%(count)s hour", "%(count)s hours", "number"),
    "pay day": ngettext_lazy("%(count)s pay day", "%(count)s pay days", "number"),
    "deposit": ngettext_lazy("%(count)s deposit", "%(count)s deposits", "number"),
    "payment": ngettext_lazy("%(count)s payment", "%(count)s payments", "number"),
    "min": ngettext_lazy("%(count)s minute", "%(count)s minutes", "number"),
    "year": ngettext_lazy("%(count)s year", "%(count)s years", "number"),
    "copy": ngettext_lazy("%(count)s copy", "%(count)s copies", "number"),
    "7 days": ngettext_lazy("%(count)s period of 7 days", "%(count)s periods of 7 days", "number"),
}

CURRENCIES: dict[str, Text] = {"THB": _("%(amount)s baht"), "MYR": _("%(amount)s ringgit")}

# What is open, the question that would settle it, and whether the worker can answer that.
OPEN: dict[Open, tuple[Text, Text, bool]] = {
    Open.MINIMUM_BEFORE_FIRST: (
        _("No minimum wage is known here for days so early."),
        _("How much was agreed for a day or a month?"),
        True,
    ),
    Open.MINIMUM_NOT_VERIFIED: (
        _("Nobody has checked the minimum wage for these days. So it was not counted."),
        _("Which minimum wage is in force now? A labour inspector knows."),
        False,
    ),
    Open.NO_SUCH_PROVINCE: (
        _("The province is not known. So no minimum wage can be counted."),
        _("In which province was the work?"),
        True,
    ),
    Open.AREA_NOT_KNOWN: (
        _("Some places in this province have a minimum wage of their own."),
        _("Was the work in one of these places: %(areas)s?"),
        True,
    ),
    Open.NOTHING_ENTERED: (
        _("This part of the law is not entered here. So no amount is given for it."),
        _("What does the law say about this? A lawyer or a labour inspector knows."),
        False,
    ),
    Open.NO_RIGHT_THEN: (
        _("The law did not give this right at that time."),
        _("Did it happen on other days?"),
        True,
    ),
    Open.EXCLUDED: (
        _("The law left this kind of work out of this rule. So nothing is counted by it."),
        _("Was it really this kind of work, or another?"),
        True,
    ),
    Open.READING: (
        _("The law can be read in more than one way here."),
        _("Which reading is right? A lawyer or a labour inspector can say."),
        False,
    ),
    Open.HIGHER_OF_TWO: (
        _("Two minimum wages fit this workplace. The higher one is counted; nobody has confirmed that."),
        _("Which of the two holds? A labour inspector knows."),
        False,
    ),
    Open.SCOPE_UNCERTAIN: (
        _("It is not certain that these sections hold for this kind of work. They are counted all the same."),
        _("Do these sections hold for this work? A lawyer or a labour inspector can say."),
        False,
    ),
    Open.EMPLOYEES_NOT_KNOWN: (
        _("The minimum wage depends on how many people work there. That is not known."),
        _("How many people work there?"),
        True,
    ),
    Open.SERVICE_NOT_KNOWN: (
        _("This right depends on how long somebody has worked there. That is not known."),
        _("On which day did the work begin?"),
        True,
    ),
    Open.SWITCHED_OFF: (
        _("A lawyer of this service has switched this rule off. So nothing is counted by it."),
        _("Why is it switched off, and what holds instead? This service can say."),
        False,
    ),
}
OTHER_OPEN = (
    _("Something here is not settled."),
    _("What does the law say about this? A lawyer or a labour inspector knows."),
    False,
)
LAST_KNOWN = _("The last one known is %(amount)s a day.")

WOULD_BE = _("Then %(amount)s would be owed in all.")
WOULD_STAND_APART = _("Then %(amount)s would stand apart.")

KEPT = (pgettext_lazy("rule", "Kept"), "done", _("This rule was kept."))
BROKEN = (pgettext_lazy("rule", "Broken"), "waiting", _("This rule was broken."))

CHECKS: dict[Rule, Text] = {
    Rule.REST_IN_24_HOURS: _("Rest in any 24 hours"),
    Rule.REST_IN_7_DAYS: _("Rest in any 7 days"),
    Rule.YOUNGEST: _("Age at work"),
    Rule.YOUNGEST_IN_HAZARDOUS_WORK: _("Age in dangerous work"),
    Rule.YOUNGEST_AT_SEA: _("Age on a fishing boat"),
    Rule.NO_OVERTIME_UNDER_18: _("Age for overtime and for work on days off"),
    Rule.NO_NIGHT_UNDER_18: _("Age for work at night"),
    Rule.OVERTIME_IN_A_WEEK: _("Overtime in a week, with work on days off"),
    Rule.BREAK: _("Break during the day's work"),
    Rule.BREAK_BEFORE_OVERTIME: _("Break before overtime"),
    Rule.NO_FEE_BY_LICENSEE: _("Money that the agency took from the worker"),
    Rule.FEE_OF_THE_SENDING_STATE: _("Fees paid in the home country"),
    Rule.COSTS_RECOVERED: _("Costs that the employer took back from the wage"),
    Rule.DOCUMENTS_NOT_KEPT: _("Nobody keeps the worker's papers"),
    Rule.BANK_PAY: _("Wages are paid into a bank account"),
    Rule.CONTRACT_COPIES: _("Copies of the written contract"),
    Rule.CONTRACT_LANGUAGE: _("The contract is in a language that the worker understands"),
    Rule.PRESENTED_TO_INSPECTOR: _("The worker was brought before the labour inspector"),
    Rule.REGISTER_IN_THAI: _("There is a list of the workers in Thai"),
    Rule.WAGE_RECORD: _("There is a record of the wages in Thai"),
    Rule.MEDICAL_CERTIFICATE: _("There is a doctor's certificate"),
    Rule.CREW_LIST: _("There is a list of the crew on board and on land"),
    Rule.SATELLITE_MESSAGES: _("The crew can send messages from far out at sea"),
    Rule.PAID_LEAVE_AT_SEA: _("Days of paid leave in a year"),
    Rule.RETURN_TO_PLACE_OF_HIRE: _("The worker is brought back to where the work began"),
    Rule.VESSEL_CERTIFICATE: _("The boat has its certificate"),
}
OTHER_CHECK = _("A rule of the law")
AT_LEAST = _("%(rule)s: %(found)s. At least %(needed)s.")
AT_MOST = _("%(rule)s: %(found)s. At most %(needed)s.")
MONTHS_OF_WAGE = _("That is the wage of %(count)s months.")

# Places with a minimum wage of their own, by the names of the tables.
AREAS: dict[str, Text] = {
    "Pathum Wan": _("Pathum Wan (district of Bangkok)"),
    "Watthana": _("Watthana (district of Bangkok)"),
    "Pattaya City": _("Pattaya City"),
    "Ban Phe": _("Ban Phe"),
    "Chiang Mai municipality": _("Chiang Mai, inside the town limits"),
    "Hua Hin municipality": _("Hua Hin, inside the town limits"),
    "Ao Nang": _("Ao Nang"),
    "Khuekkhak municipality": _("Khuekkhak, inside the town limits"),
    "Ko Samui municipality": _("Ko Samui, inside the town limits"),
    "Hat Yai municipality": _("Hat Yai, inside the town limits"),
    "Mueang Chiang Mai": _("Mueang Chiang Mai district"),
    "Ko Samui": _("Ko Samui district"),
    "Hat Yai": _("Hat Yai district"),
}

NOTES: tuple[Text, ...] = (
    _("Having papers or not changes nothing in what is owed."),
    _("Each line is rounded once, to the nearest satang. The total is the sum of what is short."),
    _("The tables of law come from published sources. No lawyer has checked them. This is no legal advice."),
)
PARTIAL = _("For some days no amount could be given. More may be owed.")
LAPSES = _("Can be claimed before a court until %(day)s.")
OLDEST_LAPSES = _("The oldest of it can be claimed before a court until %(day)s.")
