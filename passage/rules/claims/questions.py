"""What still has to be asked before a claim can be reckoned, and what of it only now and then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from passage.rules.labour_law import Open, Reckoning


class Question(StrEnum):
    """One group of questions, in the order in which they are asked.

    work: where, what, since when young · pay: for what it is paid and how much was agreed · days: which days, hours and pay ·
    months: what was paid in each month of a monthly wage · absences: days away that may be paid · end: whether and how it
    ended · kept_back: deductions, deposits, fees, papers in the hands of another, and money that is late · at_sea: rest, papers
    and rights on board of a fishing vessel.
    """

    WORK = "work"
    PAY = "pay"
    DAYS = "days"
    MONTHS = "months"
    ABSENCES = "absences"
    END = "end"
    KEPT_BACK = "kept_back"
    AT_SEA = "at_sea"


# What only some further word about the workplace can settle.
_SETTLED_BY_WORK = frozenset({Open.AREA_NOT_KNOWN, Open.NO_SUCH_PROVINCE})


def asked(given: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions that these facts call for: months only of a monthly wage, life on board only of a fisher."""
    spared = {Question.MONTHS} if given.get("pay") != "monthly" else set()
    spared |= {Question.AT_SEA} if given.get("work") != "fishing" else set()
    return tuple(question for question in Question if question not in spared)


def still_needed(
    given: Mapping[str, Any], answered: Collection[Question], reckoning: Reckoning | None = None
) -> tuple[Question, ...]:
    """What was not answered yet, and what the reckoning shows to be open, in the order of asking."""
    open_codes = {point.code for point in reckoning.open} if reckoning else set()
    again = {Question.WORK} if open_codes & _SETTLED_BY_WORK else set()
    return tuple(question for question in asked(given) if question not in answered or question in again)


def can_be_reckoned(given: Mapping[str, Any]) -> bool:
    """Is there a place and anything that was worked, paid or owed?"""
    parts = (
        "stretches",
        "months",
        "absences",
        "employment",
        "pay_days",
        "debts",
        "deposits",
        "fees",
        "documents",
        "rest",
        "at_sea",
    )
    return bool(given.get("workplace")) and any(given.get(part) for part in parts)
