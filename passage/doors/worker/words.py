"""Codes of the node in words for the worker."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

FIELDS: Words = {
    "name": _("your name"),
    "sex": _("your sex"),
    "birth": _("your date of birth"),
    "nationality": _("your nationality"),
    "languages": _("your languages"),
    "home_place": _("where your home is"),
    "family": _("your family"),
    "contact": _("how to reach you"),
    "account": _("what happened"),
    "employer": _("your work and workplace"),
    "journey": _("your journey"),
    "screening": _("what an officer found when asking you"),
    "needs": _("what you need"),
    "health": _("your health"),
    "claim": _("the wages you are owed"),
    "documents": _("which papers you have"),
    "return_plan": _("the plan for your return"),
    "reintegration": _("how you are after your return"),
    "feedback": _("how your case ended"),
}

PURPOSES: Words = {
    "protection": _("to protect and help you"),
    "family_tracing": _("to look for your family"),
    "return_home": _("to prepare your return home"),
    "reintegration": _("to help you after your return"),
    "wage_claim": _("to claim your wages"),
    "health_care": _("to treat your health"),
    "legal_aid": _("to give you legal help"),
    "feedback": _("to tell them how it ended"),
}

ROLES: Words = {
    "operator": _("Hotline worker"),
    "officer": _("Officer"),
    "supervisor": _("Supervisor"),
    "auditor": _("Auditor"),
    "administrator": _("Technical staff"),
}


def say(words: Words, code: str) -> str:
    """The words of a code, or the code itself where there are none."""
    return str(words.get(code, code))


def field_words(code: str) -> str:
    return say(FIELDS, str(code))
