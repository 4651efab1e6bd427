"""Codes and names of countries, languages and code lists, found however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from passage.rules.htcds.standard import load, standard

_LOCALES = ("en", "km", "lo", "my", "th")
_ALPHA_2 = re.compile(r"[A-Z]{2}\Z")
_ALPHA_3 = re.compile(r"[A-Z]{3}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_KEPT_CATEGORIES = frozenset("LMN")


def fold(text: str) -> str:
    """Letters, marks and digits alone, in one case: what two ways of writing a code have in common."""
    if text.isascii():
        return "".join(filter(str.isalnum, text)).lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in _KEPT_CATEGORIES)


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 for an alpha-2, alpha-3 or name (English, Khmer, Lao, Burmese, Thai); None if unknown."""
    return _countries().get(fold(text))


def language_code(text: str) -> str | None:
    """BCP 47 language (ISO 639-1 where there is one, else 639-2 or -3) for a code or name; None if unknown."""
    return _languages().get(fold(text))


def listed_code(field: str, text: str) -> str | None:
    """The code of a field's list for a code, a label, or a name of the standard's own definitions; None if unknown."""
    known = _listed(field)
    return known.get(text) or known.get(fold(text))


def subdivision_label(text: str) -> str | None:
    """The label of an industry of the second or third tier, however it is written; None if unknown."""
    return _subdivisions().get(fold(text))


@cache
def _countries() -> dict[str, str]:
    own = load("names.json")
    left_out = frozenset(own["not_countries"])
    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if _ALPHA_2.match(code) and code not in left_out:
                found.update({fold(str(name)): code, fold(_IN_BRACKETS.sub("", str(name))): code, fold(code): code})
    for alpha_3, codes in get_global("territory_aliases").items():
        if _ALPHA_3.match(alpha_3) and len(codes) == 1 and fold(codes[0]) in found:
            found.setdefault(fold(alpha_3), codes[0])
    found.update(_own_names(own["countries"]))
    found.pop("", None)
    return found


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            if _LANGUAGE.match(code):
                found.setdefault(fold(str(name)), code)
    known = {code for code in found.values() if _LANGUAGE.match(code)}
    found.update({code: code for code in known})
    for long_code, code in get_global("language_aliases").items():
        if _LANGUAGE.match(long_code) and code in known:
            found[long_code] = code
    found.update(_own_names(load("names.json")["languages"]))
    found.pop("", None)
    return found


def _own_names(names: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(name): code for code, several in names.items() for name in (code, *several)}


@cache
def _subdivisions() -> dict[str, str]:
    return {fold(label): label for label in standard().subdivisions}


@cache
def _listed(field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, label in standard().fields[field].codes.items():
        found.update({code: code, fold(code): code, fold(label): code})
    for alias in load("crosswalk.json")["aliases"]:
        if alias["field"] == field:
            found.setdefault(fold(alias["alias"]), alias["code"])
            found.setdefault(fold(field.partition("_")[2] + alias["alias"]), alias["code"])
    if field == "vic_MethodsOfControl":
        found.update({fold("MethodsOfControl" + code): code for code in standard().fields[field].codes})
    return found
