"""The Human Trafficking Case Data Standard, version 2, as IOM published it: fields, types and code lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

# Our own column beside the standard: the record's id where it comes from. The standard has none.
RECORD_ID = "x_record_id"


class Kind(StrEnum):
    """What a field holds, by the type and code list that the standard gives it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    CHECKBOX = "checkbox"
    NUMBER = "number"
    POSITION = "position"
    PHONE = "phone"
    COUNTRY = "country"
    COUNTRIES = "countries"
    LANGUAGE = "language"
    CODE = "code"
    CODES = "codes"


@dataclass(frozen=True)
class Field:
    """One field of the standard. `codes`: its code list as code -> label, empty where any value is allowed."""

    name: str
    label: str
    section: str
    kind: Kind
    core: bool
    deprecated: bool
    codes: Mapping[str, str]


@dataclass(frozen=True)
class Standard:
    """The standard with its origin. `fields` by name, in the standard's order, our record id first."""

    version: str
    source: str
    attribution: str
    certainty: str
    last_verified: str
    fields: Mapping[str, Field]
    subdivisions: Mapping[str, str]


@cache
def standard() -> Standard:
    """HTCDS 2.0 of 2021-12-24 (IOM, CC BY 4.0), from the packaged file."""
    raw = load("htcds_v2.json")
    fields = {RECORD_ID: Field(RECORD_ID, "Record id", "Safe Passage", Kind.TEXT, False, False, MappingProxyType({}))}
    fields |= {entry["name"]: _field(entry) for entry in raw["fields"]}
    return Standard(
        version=raw["version"],
        source=raw["source"],
        attribution=raw["attribution"],
        certainty=raw["certainty"],
        last_verified=raw["last_verified"],
        fields=MappingProxyType(fields),
        subdivisions=MappingProxyType(_subdivisions(raw["isic_terms"], fields)),
    )


def load(name: str) -> Any:
    """A packaged JSON file of this folder."""
    return json.loads(resources.files("passage.rules.htcds").joinpath("data", name).read_text("utf-8"))


def _field(entry: Mapping[str, Any]) -> Field:
    codes = {value["code"]: value["label"] for value in entry.get("values", ())}
    return Field(
        name=entry["name"],
        label=entry["label"],
        section=entry["section"],
        kind=_kind(entry, bool(codes)),
        core=entry["core"],
        deprecated=entry["status"] == "DEPRECATED",
        codes=MappingProxyType(codes),
    )


_BY_TYPE = {
    "Date": Kind.DATE,
    "Checkbox": Kind.CHECKBOX,
    "Number": Kind.NUMBER,
    "Geolocation": Kind.POSITION,
    "Long Text": Kind.LONG_TEXT,
}
_COUNTRY_FIELDS = re.compile(r"Country\Z")
_POSITION_FIELDS = re.compile(r"(?:Longitude|Latitude)\Z")


def _kind(entry: Mapping[str, Any], listed: bool) -> Kind:
    name, kind = entry["name"], entry["type"]
    several = kind.startswith("Multiselect")
    if listed:
        return Kind.CODES if several else Kind.CODE
    if "639" in entry.get("code_list", ""):
        return Kind.LANGUAGE
    if "3166" in entry.get("code_list", "") or _COUNTRY_FIELDS.search(name):
        return Kind.COUNTRIES if several else Kind.COUNTRY
    if _POSITION_FIELDS.search(name):
        return Kind.POSITION
    if name.endswith("Phone"):
        return Kind.PHONE
    return _BY_TYPE.get(kind, Kind.TEXT)


def _subdivisions(terms: Mapping[str, list[str]], fields: Mapping[str, Field]) -> dict[str, str]:
    """Labels of the second and third tier of ISIC -> the code of the first tier that holds them."""
    tops = {label: code for code, label in fields["vic_ForcedLabourIndustry"].codes.items()}
    found: dict[str, str] = {}
    for heading, labels in terms.items():
        parent = heading.partition(" / ")[2]
        top = tops.get(parent) or found.get(parent) or _top_named(parent, tops)
        if top:
            found.update(dict.fromkeys(labels, top))
    return found


def _top_named(parent: str, tops: Mapping[str, str]) -> str | None:
    """A heading may carry more words than the code list's label."""
    return next((code for label, code in tops.items() if parent and parent.startswith(label)), None)
