"""Provinces, by ISO 3166-2 code, in the reader's language where the list has it.

Codes and English names are those of ISO 3166-2; the names in other scripts were written by the project (docs/translations.md).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

PLACES = Path(__file__).with_name("places.csv")
COUNTRY_LANGUAGE = {"TH": "th", "KH": "km", "LA": "lo", "MM": "my"}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def provinces_of(country: str, language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) in the order of the list. The name as it stands on signs there comes with it, if it is another."""
    own = COUNTRY_LANGUAGE.get(country, "")
    return tuple((row["code"], _name(row, own, language)) for row in _rows() if row["code"].startswith(f"{country}-"))


def province_name(code: str, language: str) -> str:
    return dict(provinces_of(code[:2], language)).get(code, "")


@cache
def short_names(language: str) -> dict[str, str]:
    """Code and name in one language, English where the list lacks it; for lists that officers read."""
    return {row["code"]: row.get(language) or row["en"] for row in _rows()}


def _name(row: dict[str, str], own: str, language: str) -> str:
    read = row.get(language) or row["en"]
    on_signs = row.get(own, "")
    return read if read == on_signs or not on_signs else f"{read} · {on_signs}"
