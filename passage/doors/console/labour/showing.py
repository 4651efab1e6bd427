"""What the tables say of a day."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from passage.doors.console.command import Stop
from passage.doors.console.commands.law import MINIMUM_WAGE
from passage.rules import labour_law as rule
from passage.rules.text.dates import parse_date
from passage.rules.text.partial import BadDate

_LATEST_YEAR = 2600
WHY = {
    rule.Refused.BEFORE_FIRST: "no table holds on that day: no rate is known",
    rule.Refused.AFTER_LAST_VERIFIED: "the tables were verified up to an earlier day: no amount can be given",
    rule.Refused.NO_SUCH_PROVINCE: "no table lists this province",
}


def show(chosen: argparse.Namespace) -> int:
    law = law_of(chosen.country)
    if chosen.parameter == MINIMUM_WAGE:
        if len(chosen.where) != 2:
            raise Stop("the minimum wage needs a province and a day: passage law show minimum-wage TH-10 2025-07-15")
        province, day = chosen.where[0], _day(chosen.where[1])
        workplace = rule.Workplace(province, _areas(chosen), chosen.establishment, chosen.employees)
        found = _rate(law, workplace, day)
    else:
        if len(chosen.where) != 1:
            raise Stop("a parameter needs a day: passage law show leave.maternity_days 2025-12-07")
        found = _parameter(law, chosen.parameter, _day(chosen.where[0]))
    print(json.dumps(found, ensure_ascii=False, indent=1, default=str) if chosen.json else _lines(found))
    return 0 if not found.get("refused") else 1


def list_all(country: str) -> int:
    for parameter in (MINIMUM_WAGE, *law_of(country).parameters.ids):
        print(parameter)
    return 0


def list_rules(country: str) -> int:
    for found in law_of(country).rules():
        print(f"{found.id:<45} {found.certainty:<11} {found.last_verified or 'never'}  {found.section}  {found.title}")
    return 0


def law_of(country: str) -> rule.Law:
    try:
        return rule.law_of(country)
    except rule.NoSuchLaw:
        raise Stop(f"there are no tables of labour law for the country {country!r}.") from None


def _rate(law: rule.Law, workplace: rule.Workplace, day: date) -> dict[str, Any]:
    answer = law.minimum_wages.at(workplace, day)
    shown = answer.rate or answer.last_known
    found: dict[str, Any] = {"parameter": MINIMUM_WAGE, "province": workplace.province, "day": day}
    if answer.refused:
        found |= {"refused": answer.refused, "why": WHY[answer.refused]}
    if answer.refused is rule.Refused.AFTER_LAST_VERIFIED:
        latest = law.latest_notice
        found["latest notice known"] = f"{latest.title}, in force from {latest.since}"
        found["none later known on"] = f"{latest.none_later_known_on} ({latest.certainty})"
    if shown is not None:
        name = "value" if answer.rate else "last known, not verified for that day"
        found |= {name: _rates(shown, law.currency), **_about(shown)}
    if answer.ask:
        found["ask"] = [f"{area.kind}:{area.name}" for area in answer.ask]
    if answer.asks_employees:
        found["ask how many work there"] = "a higher rate holds where enough people do (--employees)"
    if answer.others:
        found["also"] = [
            f"{each.per_day} by {each.notification}; the higher is owed (assumption, to be verified)" for each in answer.others
        ]
    return found


def _rates(rate: rule.Rate, currency: str) -> str:
    """Of a day; where the table gives them, of a day by the days of a week, of a month and of an hour."""
    of_week = [f"{amount} a day of {days} a week" for days, amount in rate.per_day_of_week] or [
        f"{rate.per_day} {currency} a day"
    ]
    more = [f"{amount} {of}" for amount, of in ((rate.per_month, "a month"), (rate.per_hour, "an hour")) if amount is not None]
    return ", ".join([*of_week, *more]) + (f" ({currency})" if more else "")


def _about(rate: rule.Rate) -> dict[str, Any]:
    return {
        "notification": rate.notification,
        "in force from": rate.since,
        "area": f"{rate.area.kind}:{rate.area.name}" if rate.area else "whole province",
        "certainty": rate.certainty,
        "last verified": rate.last_verified,
        "source": rate.source,
    }


def _parameter(law: rule.Law, name: str, day: date) -> dict[str, Any]:
    try:
        found = law.parameters.at(name, day)
    except rule.NoSuchParameter:
        raise Stop(f"there is no parameter {name!r}; `passage law list` prints all of them.") from None
    shown = {"parameter": found.id, "day": day, **asdict(found), "since": str(found.since or "")}
    del shown["id"]
    if found.standing is rule.Standing.UNKNOWN:
        shown["refused"] = "before_first"
    return {name: value for name, value in shown.items() if value not in ("", (), None)}


def _areas(chosen: argparse.Namespace) -> tuple[rule.Area, ...] | None:
    if not chosen.area:
        return () if chosen.no_area else None
    pairs = [each.partition(":") for each in chosen.area]
    if any(not kind or not name for kind, _, name in pairs):
        raise Stop("an area is KIND:NAME, as in district:Hat Yai.")
    return tuple(rule.Area(kind.strip(), name.strip()) for kind, _, name in pairs)


def _day(text: str) -> date:
    try:
        found = parse_date(text, today=datetime.now(UTC).date().replace(year=_LATEST_YEAR))
    except BadDate:
        found = None
    if found is None or found.day is None:
        raise Stop("a day is needed, as 2025-07-15; Buddhist years are understood.")
    return found.first()


def _lines(found: dict[str, Any]) -> str:
    width = max(map(len, found))
    return "\n".join(f"{name:<{width}}  {_shown(value)}" for name, value in found.items())


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    return str(value)
