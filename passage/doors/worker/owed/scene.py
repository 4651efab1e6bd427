"""What these pages must know besides the answers: language, day, and the law as this node counts with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from passage.doors.worker.answers import Answers
from passage.doors.worker.owed.choices import EMPLOYEES, class_of
from passage.doors.worker.scene import Setting
from passage.node.claims.queries import law_here
from passage.rules.labour_law import Area, Law, Workplace
from passage.rules.text.dates import BadDate, parse_date
from passage.rules.text.partial import PartialDate

COUNTRY = "TH"
MOST_MONTHS = 25
"""Two years and the month that has begun. More at once would make a page too heavy for a phone."""


@dataclass(frozen=True)
class OwedScene(Setting):
    """For a reckoning."""

    law: Law


def owed_scene(language: str) -> OwedScene:
    return OwedScene(language, timezone.localdate(), law_here(COUNTRY))


def areas_here(answers: Answers, scene: OwedScene) -> tuple[Area, ...]:
    """The places of the province that have, or had, a minimum wage of their own for such work, in order."""
    wages = scene.law.minimum_wages
    hotel = class_of(answers.one("hotel")) if answers.one("work") == "hotel" else ""
    work = Workplace(answers.one("province"), None, hotel, EMPLOYEES.get(hotel))
    return tuple(dict.fromkeys(area for day in wages.cuts for area in wages.at(work, day).ask))


def months_between(answers: Answers, scene: OwedScene) -> tuple[PartialDate, ...]:
    """The months from the first to the last that were named; none where they cannot be read or are too many."""
    first, last = (_month(answers.one(name), scene.today) for name in ("first", "last"))
    if first is None or last is None:
        return ()
    count = months_from(first, last)
    if not 0 < count <= MOST_MONTHS:
        return ()
    return tuple(month_after(first, offset) for offset in range(count))


def months_from(first: date, last: date) -> int:
    """How many months these two days touch; 0 or less where the last is in an earlier one."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def month_after(day: date, offset: int) -> PartialDate:
    years, month = divmod(day.month - 1 + offset, 12)
    return PartialDate(day.year + years, month + 1)


def _month(text: str, today: date) -> date | None:
    try:
        found = parse_date(text, today=today)
    except BadDate:
        return None
    return found.first() if found.month is not None else None
