"""The law of a country without the rules that this node's lawyer switched off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from django.db import connection

from passage.node.claims import policies
from passage.node.claims.models import SwitchedOff
from passage.rules.labour_law import Law, RuleOfLaw, Workplace, law_of

if TYPE_CHECKING:
    from passage.node.agency.models import Account

_TABLES = "_labour.yaml"
# Written out: every page with an amount asks for it, and building it each time costs more than running it.
_OFF = "SELECT rule FROM claims_switchedoff WHERE country = %s AND on_again_at IS NULL"


@dataclass(frozen=True)
class OffRule:
    """That a rule is switched off: since when, why, and by whom (a name of staff, empty from the console)."""

    since: datetime
    reason: str
    by: str


@dataclass(frozen=True)
class RuleRow:
    """One rule of the law as this node counts with it."""

    rule: RuleOfLaw
    off: OffRule | None


@cache
def countries() -> tuple[str, ...]:
    """The countries whose law is entered, ISO 3166-1 alpha-2."""
    names = (table.name for table in resources.files("passage.rules.labour_law").joinpath("data").iterdir())
    return tuple(sorted(name.removesuffix(_TABLES).upper() for name in names if name.endswith(_TABLES)))


def law_here(country: str) -> Law:
    """The law of a country as this node counts with it, asked fresh: one statement. Raises `NoSuchLaw`."""
    whole = law_of(country)
    with connection.cursor() as cursor:
        cursor.execute(_OFF, [country])
        off = frozenset(rule for (rule,) in cursor.fetchall())
    return _without(country, off) if off else whole


@lru_cache(maxsize=16)
def _without(country: str, off: frozenset[str]) -> Law:
    """A rule that newer tables do not have any more needs no switching off."""
    whole = law_of(country)
    return whole.without(off & {rule.id for rule in whole.rules()})


@lru_cache(maxsize=256)
def areas_of(law: Law, province: str) -> tuple[str, ...]:
    """The areas of a province with a minimum of their own on any day, as facts name them."""
    work, wages = Workplace(province), law.minimum_wages
    found = dict.fromkeys(area for day in wages.cuts for area in wages.at(work, day).ask) if province else {}
    return tuple(f"{area.kind}:{area.name}" for area in found)


def switched_off(country: str) -> list[SwitchedOff]:
    """The rules that are off now, the oldest first. Words of staff."""
    return list(SwitchedOff.objects.filter(country=country, on_again_at=None).select_related("by").order_by("at", "pk"))


def rules_of(by: Account, country: str) -> list[RuleRow]:
    """Every rule that can be switched off, as the tables order them. Raises `NoSuchLaw`, `NotPermitted`."""
    policies.require_read_law(by)
    off = {row.rule: OffRule(row.at, row.reason, row.by.name if row.by else "") for row in switched_off(country)}
    return [RuleRow(rule, off.get(rule.id)) for rule in law_of(country).rules()]
