"""What codes of the standard mean here: ILO indicators, kinds of what happened, sectors, sex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from passage.rules.htcds.standard import load


@dataclass(frozen=True)
class Link:
    """A code of the standard beside ours; `certainty` speaks of the link (certain, probable, uncertain)."""

    code: str
    ilo11: tuple[int, ...]
    kinds: tuple[str, ...]
    certainty: str


@cache
def method_links() -> dict[str, Link]:
    """Method of control -> its link."""
    return _links("methods_of_control")


@cache
def exploitation_links() -> dict[str, Link]:
    """Type of exploitation -> its link; types without one are missing."""
    return _links("types_of_exploitation")


def _links(part: str) -> dict[str, Link]:
    return {
        row["code"]: Link(row["code"], tuple(row.get("ilo11", ())), tuple(row["kinds"]), row["certainty"])
        for row in load("crosswalk.json")[part]
    }


def ilo_indicators(methods: Iterable[str]) -> tuple[int, ...]:
    """Numbers (1 to 11) of the ILO indicators that methods of control point to, rising; hints for screening, no answers."""
    return tuple(sorted({number for code in methods for number in method_links()[code].ilo11}))


def kinds(methods: Iterable[str], exploitation: Iterable[str]) -> tuple[str, ...]:
    """The kinds of what happened, as the worker's door names them, in alphabetical order."""
    links = [method_links()[code] for code in methods]
    links += [exploitation_links()[code] for code in exploitation if code in exploitation_links()]
    return tuple(sorted({kind for link in links for kind in link.kinds}))


@cache
def _sectors() -> dict[str, str]:
    table = load("crosswalk.json")
    return {row["code"]: row["sector"] for row in table["industries"]} | {
        row["label"]: row["sector"] for row in table["subdivisions"]
    }


@cache
def _unknown_sector() -> str:
    return str(load("crosswalk.json")["industry_without_sector"]["code"])


def sector(industry: str, detail: str) -> str:
    """The sector of an industry code and, where given, a subdivision's label; "" unknown, "other" for any other industry."""
    if detail in _sectors():
        return _sectors()[detail]
    if not industry or industry == _unknown_sector():
        return ""
    return _sectors().get(industry, "other")


@cache
def _sexes() -> dict[str, str]:
    return {row["code"]: row["sex"] for row in load("crosswalk.json")["genders"]}


def sex(gender: str) -> str:
    """feminine, masculine, other, or "" for unknown."""
    return _sexes().get(gender, "")
