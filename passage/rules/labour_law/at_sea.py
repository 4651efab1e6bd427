"""What the law asks on board of a fishing vessel: rest, papers and rights, each only where its fact is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from passage.rules.journey.sources import Certainty, weakest
from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.facts import AtSea, Facts, Work
from passage.rules.labour_law.law import RuleAtSea
from passage.rules.labour_law.reckoning import Open, OpenPoint
from passage.rules.labour_law.rest_at_sea import worst_window
from passage.rules.labour_law.writing import Writer

_HOUR = timedelta(hours=1)


def checks_at_sea(facts: Facts, writer: Writer) -> Iterator[Check]:
    if facts.work is not Work.FISHING:
        return
    yield from _rest(facts, writer)
    if facts.at_sea is not None:
        for rule in writer.law.rules_at_sea:
            if rule.asks in facts.at_sea.said and _applies(rule, facts.at_sea):
                yield from _one(rule, facts.at_sea, writer)


def _rest(facts: Facts, writer: Writer) -> Iterator[Check]:
    record, law = facts.rest, writer.law.rest_at_sea
    if record is None or law is None:
        return
    asked = (
        (Rule.REST_IN_24_HOURS, "sea.rest_24h", timedelta(days=1), law.in_24_hours, law.section_of_24_hours),
        (Rule.REST_IN_7_DAYS, "sea.rest_7d", timedelta(days=7), law.in_7_days, law.section_of_7_days),
    )
    for rule, name, length, hours, section in asked:
        if writer.is_off(name, record.first.date(), record.last.date()):
            continue
        window = worst_window(record.rests, (record.first, record.last), length, hours * _HOUR)
        if window is not None:
            first, last = window.start.date(), (window.start + window.length).date()
            rested = Decimal(int(window.rested.total_seconds())) / 3600
            certainty, note = law.certainty_on(last), law.note_on(last)
            known = law.last_verified
            yield Check(
                rule, window.is_kept, rested, Decimal(hours), first, last, section, certainty, last_verified=known, note=note
            )


def _applies(rule: RuleAtSea, told: AtSea) -> bool:
    """Whether one of the rule's conditions holds by what was told; a rule without any holds always."""
    return not rule.where or any(all(_holds(name, Decimal(least), told) for name, least in each.items()) for each in rule.where)


def _holds(name: str, least: Decimal, told: AtSea) -> bool:
    found = told.said.get(name.removesuffix("_above"))
    return found is not None and (found > least if name.endswith("_above") else found >= least)


def _one(rule: RuleAtSea, told: AtSea, writer: Writer) -> Iterator[Check]:
    if writer.is_off(f"sea.{rule.id}", told.on, told.on):
        return
    if rule.since is None or told.on < rule.since:
        writer.open(OpenPoint(Open.NOTHING_ENTERED, told.on, told.on, rule.section))
        return
    found, is_late = told.said[rule.asks], told.on > rule.last_verified
    yield Check(
        Rule(rule.asks),
        found >= rule.least,
        found,
        rule.least,
        told.on,
        told.on,
        rule.section,
        weakest([rule.certainty, Certainty.PROBABLE]) if is_late else rule.certainty,
        unit=rule.unit,
        since=rule.since,
        last_verified=rule.last_verified,
        note=rule.late_note if is_late else "",
    )
