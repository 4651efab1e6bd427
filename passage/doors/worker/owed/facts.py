"""From answers to facts: what was said, and what is taken for granted where nothing was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from passage.doors.worker.owed.choices import EMPLOYEES, NO_AREA, class_of
from passage.doors.worker.owed.scene import OwedScene, month_after, months_from
from passage.rules.labour_law import Facts, facts_from
from passage.rules.labour_law.given import WEEKDAYS
from passage.rules.labour_law.spans import rounded
from passage.rules.text.partial import PartialDate

_DAY = timedelta(1)
_USUAL_DAYS_OFF = 1
_WORKS = {"hotel": "general"}

Told = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """Months in a row that were paid alike."""

    first: date
    last: date
    paid: Any


def facts_of(told: Told, scene: OwedScene) -> Facts:
    """The facts of checked answers. `told`: as `Way.all_told` gives them."""
    first, last = period_of(told, scene)
    given: dict[str, Any] = {
        "days_a_week": len(WEEKDAYS) - int(told.get("off") or _USUAL_DAYS_OFF),
        "country": scene.law.country,
        "workplace": _workplace(told),
        "work": _WORKS.get(told["work"], told["work"]),
        "pay": told["pay"],
        "wage": _span(told, "wage"),
        "employment": _employment(told, scene),
    }
    if first <= last:
        runs = list(_runs(told, first, last))
        given["stretches"] = list(_stretches(told, scene, runs))
        given["months"] = list(_months(runs)) if told["pay"] == "monthly" else []
    return facts_from({name: value for name, value in given.items() if value is not None})


def period_of(told: Told, scene: OwedScene) -> tuple[date, date]:
    """From the first to the last day asked about, as far as it has come and as the work lasted."""
    first, last = told["first"].first(), min(told["last"].last(), scene.today)
    if told.get("ended") == "dismissed":
        first, last = max(first, _service(told, scene)[0]), min(last, _service(told, scene)[1])
    return first, last


def _service(told: Told, scene: OwedScene) -> tuple[date, date]:
    """First and last day of work; of a month its last day: for the first day the later is the safer guess."""
    last = min(told["ended_on"].last(), scene.today)
    return min(told["began"].last(), last), last


def _employment(told: Told, scene: OwedScene) -> dict[str, Any] | None:
    if told.get("ended") != "dismissed":
        return None
    first, last = _service(told, scene)
    found: dict[str, Any] = {"from": str(first), "to": str(last), "end": "dismissed", "weekdays": _weekdays(told)}
    if told.get("told_on"):
        found["told_on"] = str(min(told["told_on"].last(), last))
    return found


def _workplace(told: Told) -> dict[str, Any]:
    hotel = class_of(told.get("hotel") or "")
    found: dict[str, Any] = {"province": told.get("province") or "", "class": hotel, "employees": EMPLOYEES.get(hotel)}
    areas = [area for area in told.get("areas") or () if area != NO_AREA]
    if told.get("areas"):
        found["areas"] = areas
    return found


def _weekdays(told: Told) -> list[str]:
    """The working days of a week: one day off, where nothing else was said; with none, the seventh is a day off all the same."""
    off = max(_USUAL_DAYS_OFF, int(told.get("off") or _USUAL_DAYS_OFF))
    return list(WEEKDAYS[: len(WEEKDAYS) - off])


def _runs(told: Told, first: date, last: date) -> Iterator[Run]:
    """The period cut where the pay changes: months with nothing at all, and the others."""
    unpaid = set(told.get("unpaid") or ())
    paid, start, was_unpaid = _span(told, "paid"), first, _month(first) in unpaid
    day = first
    while day <= last:
        is_unpaid = _month(day) in unpaid
        if is_unpaid is not was_unpaid:
            yield Run(start, day - _DAY, 0 if was_unpaid else paid)
            start, was_unpaid = day, is_unpaid
        day = month_after(day, 1).first()
    yield Run(start, last, 0 if was_unpaid else paid)


def _months(runs: list[Run]) -> Iterator[dict[str, Any]]:
    for run in runs:
        day = run.first
        while day <= run.last:
            month = PartialDate(day.year, day.month)
            last = min(month.last(), run.last)
            paid = _part_of(run.paid, (last - day).days + 1, month.last().day)
            yield {"month": str(month), "from": str(day), "to": str(last), "paid": paid}
            day = last + _DAY


def _part_of(paid: Any, days: int, of: int) -> Any:
    """Of what was paid for a month the part for some of its days: nobody was asked for less than months."""
    if isinstance(paid, dict):
        return {end: _part_of(number, days, of) for end, number in paid.items()}
    return str(rounded(Decimal(paid) * days / of))


def _stretches(told: Told, scene: OwedScene, runs: list[Run]) -> Iterator[dict[str, Any]]:
    """By the day: every run, with what it brought. By the month: the hours alone, for overtime and days off."""
    day, is_monthly = runs[0].first, told["pay"] == "monthly"
    hours = _span(told, "hours") or str(_normal_hours(told, scene, day))
    kinds = [("ordinary", _weekdays(told))] if not is_monthly or _has_overtime(told, scene, day) else []
    if told.get("off") == "0":
        kinds.append(("weekly_holiday", list(WEEKDAYS[-1:])))
    extra = sum((_extra(told, run) for run in runs), Decimal(0))
    for run in [Run(day, runs[-1].last, 0)] if is_monthly else runs:
        for kind, weekdays in kinds:
            paid = {"paid": str(extra / len(kinds))} if is_monthly else {"paid_a_day": run.paid}
            if told["pay"] == "piece":
                paid["earned_a_day"] = _span(told, "wage")
            yield {"from": str(run.first), "to": str(run.last), "kind": kind, "weekdays": weekdays, "hours": hours} | paid


def _extra(told: Told, run: Run) -> Decimal:
    """What came on top of a monthly wage in these months, nothing where nothing at all was paid."""
    return (told.get("extra") or Decimal(0)) * months_from(run.first, run.last) if run.paid else Decimal(0)


def _has_overtime(told: Told, scene: OwedScene, day: date) -> bool:
    most = told.get("hours_high") or told.get("hours_low") or Decimal(0)
    return bool(most > _normal_hours(told, scene, day))


def _normal_hours(told: Told, scene: OwedScene, day: date) -> Decimal:
    """Those of the law: what is counted with where nothing was said."""
    name = "hours.hazardous_max_day" if told["work"] == "hazardous" else "hours.normal_max_day"
    return Decimal(scene.law.parameters.at(name, day).value or 1)


def _span(told: Told, name: str) -> Any:
    """One number, or a range as `facts_from` reads it; None where nothing was said."""
    low, high = told.get(f"{name}_low"), told.get(f"{name}_high")
    low = high if low is None else low
    if low is None:
        return None
    return str(low) if high is None or high == low else {"from": str(low), "to": str(high)}


def _month(day: date) -> str:
    return str(PartialDate(day.year, day.month))
