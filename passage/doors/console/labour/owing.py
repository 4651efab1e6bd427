"""A reckoning from a file of facts, for people to read or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from passage.doors.console.command import Stop
from passage.doors.console.labour.showing import law_of
from passage.rules import labour_law as rule

MOST_BYTES = 5_000_000
ALIKE = "Having papers or not changes nothing in what is owed. This is no legal advice."
NOT_VERIFIED = "law not verified for days so late"


class _Loader(yaml.SafeLoader):
    """Leaves days and numbers as they are written: 29 February 2567 is one of the Buddhist era and none of the other, and 010 is
    ten and not eight. A field that stands twice is refused."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("timestamp", "int", "float")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set[str]()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise rule.BadFacts(name[:40], rule.Reason.TOLD_TWICE)
            seen.add(name)
        return super().construct_mapping(node, deep)


def reckoned(path: Path, without: frozenset[str] = frozenset()) -> tuple[rule.Reckoning, rule.Law]:
    """What is owed by the facts of a file, and the law by which."""
    facts = _facts(path)
    law = _law(facts.country, without)
    _in_the_tables(facts.workplace, law, path)
    return rule.reckon(facts, law), law


def _in_the_tables(workplace: rule.Workplace, law: rule.Law, path: Path) -> None:
    """A province or a class that no table names is a slip of the pen: by it the general rate would hold, or none."""
    wages, given = law.minimum_wages, workplace.establishment_class
    if workplace.province not in wages.provinces:
        bad = rule.BadFacts("workplace.province", rule.Reason.NOT_ONE_OF, [min(wages.provinces), "...", max(wages.provinces)])
        raise Stop(f"{path.name}: {bad}")
    if given and given not in wages.classes:
        raise Stop(f"{path.name}: {rule.BadFacts('workplace.class', rule.Reason.NOT_ONE_OF, sorted(wages.classes))}")


def show(found: rule.Reckoning, *, as_json: bool) -> int:
    """Status 0 for a whole answer, 1 for one in which some days have no amount."""
    print(json.dumps(_plain(asdict(found)), ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(found)))
    return 1 if found.is_partial else 0


def _law(country: str, without: frozenset[str]) -> rule.Law:
    try:
        return law_of(country).without(without)
    except rule.NoSuchRule as unknown:
        raise Stop(f"there is no rule {str(unknown)!r} to switch off; `passage law rules` prints all of them.") from None


def _facts(path: Path) -> rule.Facts:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Stop(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB.")
        return rule.facts_from(yaml.load(path.read_text("utf-8"), _Loader))  # noqa: S506 a safe loader
    except rule.BadFacts as bad:
        raise Stop(f"{path.name}: {bad}") from None
    except (OSError, UnicodeDecodeError):
        raise Stop(f"{path.name} cannot be read: a file in UTF-8 is needed.") from None
    except RecursionError:
        raise Stop(f"{path.name} is nested too deep.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Stop(f"{path.name} is no YAML" + (f": look at line {mark.line + 1}." if mark else ".")) from None


def _plain(value: Any) -> Any:
    """For JSON: a known amount as one text, a range as two; days as ISO."""
    if isinstance(value, dict):
        if set(value) == {"low", "high"}:
            low, high = (format(value[end], "f") for end in ("low", "high"))
            return low if low == high else [low, high]
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value if isinstance(value, bool | int | type(None)) else str(value)


def _lines(found: rule.Reckoning) -> list[str]:
    shown = []
    for part in found.parts:
        shown += [_line(line) for line in part.lines]
        shown.append(f"{'':23}paid {_amount(part.paid)}, short {_amount(part.short)}")
    for line in found.apart:
        shown.append(f"apart, not in the total: {_line(line)}")
    partial = " (partial: some days have no amount)" if found.is_partial else ""
    shown.append(f"owed: {_amount(found.total)} {found.currency}{partial}")
    lapse = min(
        (line.lapses_on for part in found.parts if part.short.high for line in part.lines if line.lapses_on), default=None
    )
    if lapse is not None:
        shown.append(f"the oldest of it can be claimed before a court until {lapse}")
    return [*shown, *map(_check, found.checks), *map(_point, found.open), ALIKE]


def _check(check: rule.Check) -> str:
    days = f"{check.first} to {check.last}"
    kept = "kept" if check.is_kept else "broken"
    bound = "at most" if check.at_most else "at least"
    figures = f"{check.found.normalize():f} of {bound} {check.needed:f} {check.unit}"
    ratio = f", {check.months_of_wage} months of the wage" if check.months_of_wage is not None else ""
    more = "".join(f"; {each}" for each in (f"since {check.since}" if check.since else "", check.note) if each)
    return f"rule {kept}: {check.rule}, {figures}{ratio}, {days} [{check.section}{more}; {check.certainty}]"


def _line(line: rule.Line) -> str:
    days = f"{line.first}" if line.first == line.last else f"{line.first} to {line.last}"
    late = f"; {NOT_VERIFIED}" if line.is_past_verified else ""
    law = f"[{line.section}; since {line.since}; {line.certainty}{late}]"
    return f"{days:<25} {line.what:<18} {line.formula} = {_amount(line.amount)}  {law}"


def _point(point: rule.OpenPoint) -> str:
    days = f" {point.first} to {point.last}" if point.first else ""
    more = [f"{reading.id}{' (used)' if reading.is_default else ''}: {reading.text}" for reading in point.readings]
    more += [f"ask: does the workplace lie in {area.kind}:{area.name}?" for area in point.areas]
    more += [f"by {each.reading} {_amount(each.total)}, apart {_amount(each.apart)}" for each in point.alternatives]
    more += [f"last known, not verified for these days: {point.last_known}"] if point.last_known else []
    return f"open:{days} {point.code} [{point.section}]" + (" " + " | ".join(more) if more else "")


def _amount(span: rule.Span) -> str:
    return f"{span.low:f}" if span.is_exact else f"{span.low:f} to {span.high:f}"
