"""Walks through the questions on what is owed."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.doors.worker.walking import Walk, answer

Given = dict[str, dict[str, str | list[str]]]

# 26 days of March 2025 in Bangkok at 372 baht; ten hours a day; 300 baht paid for each.
FACTORY: Given = {
    "where": {"province": "TH-10"},
    "work": {"work": "general"},
    "hotel": {"hotel": "other"},
    "district": {},
    "pay": {"pay": "daily"},
    "agreed": {},
    "when": {"first": "3/2025", "last": "3/2568"},
    "days": {"hours_low": "10", "hours_high": "", "off": "1"},
    "paid": {"paid_low": "300", "paid_high": ""},
    "unpaid": {},
    "ended": {"ended": "working"},
    "service": {"began": "1/2024", "ended_on": "31/3/2025", "told_on": ""},
}
# On a monthly wage that is only roughly remembered; two months not at all; sent away after a year and more.
FISHER: Given = FACTORY | {
    "where": {"province": "TH-74"},
    "work": {"work": "fishing"},
    "pay": {"pay": "monthly"},
    "agreed": {"wage_low": "12,000", "wage_high": "၁၃၀၀၀"},
    "when": {"first": "1/2025", "last": "6/2025"},
    "days": {"hours_low": "12", "hours_high": "16", "off": "0"},
    "paid": {"paid_low": "9000", "paid_high": "10000", "extra": "500"},
    "unpaid": {"unpaid": ["2025-04", "2025-05"]},
    "ended": {"ended": "dismissed"},
    "service": {"began": "5/2023", "ended_on": "30/6/2025", "told_on": "30/6/2025"},
}
# In a hotel where a place has a rate of its own; some days after the tables end, and nothing said of hours and days off.
HOTEL: Given = FACTORY | {
    "where": {"province": "TH-84"},
    "work": {"work": "hotel"},
    "hotel": {"hotel": "hotel_4_star_and_above"},
    "when": {"first": "6/2025", "last": "8/2025"},
    "days": {"hours_low": "", "hours_high": ""},
}


class OwedWalk(Walk):
    path: ClassVar[str] = "owed/"


def reckoned(given: Given, language: str = "en", /, **changed: Any) -> OwedWalk:
    """A walk that stands at the result."""
    walk = OwedWalk(language)
    answer(walk, {**given, **changed}, "result")
    return walk


def stand_at(step: str, given: Given, language: str = "en", /, **changed: Any) -> OwedWalk:
    """The page of one step at once, with all answers carried."""
    everything = {name: value for answers in given.values() for name, value in answers.items()}
    walk = OwedWalk(language)
    walk.send(**{**everything, **changed, "at": step, "language": language})
    return walk
