"""Shapes of values in a body: small predicates that are put together into exact shapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from passage.rules.chain.spelling import is_hash, is_uuid
from passage.rules.text.clean import has_controls
from passage.rules.text.partial import BadDate, PartialDate

Shape = Callable[[object], bool]
LONGEST_TEXT = 4_000
LONGEST_NAME = 300
MOST = 100
"""The longest text and name, in code points, and the most parts of any list."""
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_PARTY = re.compile(r"[A-Z]{2}\Z")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def a_match(pattern: re.Pattern[str]) -> Shape:
    return lambda value: isinstance(value, str) and pattern.match(value) is not None


a_party, a_code, a_number, a_currency = map(a_match, (_PARTY, _CODE, _NUMBER, _CURRENCY))


def a_text(longest: int = LONGEST_TEXT) -> Shape:
    """Words: something is written, no more than `longest` code points, in NFC and without hidden controls."""

    def fits(value: object) -> bool:
        if not isinstance(value, str) or not value.strip() or len(value) > longest or has_controls(value):
            return False
        return value.isascii() or unicodedata.is_normalized("NFC", value)

    return fits


def texts(longest: int = LONGEST_TEXT, least: int = 1) -> Shape:
    """The same said in several languages: at least `least`, by language tag."""
    said, language = a_text(longest), a_match(_LANGUAGE)
    return lambda value: (
        isinstance(value, Mapping)
        and least <= len(value) <= MOST
        and all(language(tag) and said(text) for tag, text in value.items())
    )


def a_uuid4(value: object) -> bool:
    """Drawn by chance: an id that goes out must not tell when it was made."""
    return is_uuid(value, 4)


def a_hash(value: object) -> bool:
    return is_hash(value)


def a_day(value: object) -> bool:
    """A day that exists, ISO 8601."""
    if not isinstance(value, str) or not _ISO_DAY.match(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def a_partial_day(value: object) -> bool:
    """A year, a month or a day, ISO 8601."""
    if not isinstance(value, str):
        return False
    try:
        PartialDate.from_iso(value)
    except BadDate:
        return False
    return True


def one_of(words: type[StrEnum]) -> Shape:
    known = frozenset(word.value for word in words)
    return lambda value: isinstance(value, str) and value in known


def maybe(shape: Shape, nothing: object = "") -> Shape:
    """That shape, or `nothing`."""
    return lambda value: (type(value) is type(nothing) and value == nothing) or shape(value)


def listed(shape: Shape, *, once: Callable[[object], object] | None = None) -> Shape:
    """A list of such values; `once`: what must not be twice in it, the value itself by `whole`."""

    def fits(value: object) -> bool:
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > MOST or not all(map(shape, value)):
            return False
        return once is None or len({once(part) for part in value}) == len(value)

    return fits


def whole(value: object) -> object:
    return value


def by(name: str) -> Callable[[object], object]:
    """What a record has under this name."""
    return lambda value: value[name] if isinstance(value, Mapping) else value


def record(**fields: Shape) -> Shape:
    """Exactly these fields, each of its shape."""
    return lambda value: isinstance(value, Mapping) and fault_in(value, fields) is None


def codes(most: int = 8) -> Shape:
    """Codes by code: what a figure is broken down by."""
    return lambda value: (
        isinstance(value, Mapping) and len(value) <= most and all(a_code(key) and a_code(code) for key, code in value.items())
    )


def fault_in(value: Mapping[str, object], fields: Mapping[str, Shape]) -> str | None:
    """The first field that is missing, unknown or of another shape; None where all fit."""
    wrong = [str(name) for name in value if name not in fields] + [name for name in fields if name not in value]
    return next(iter(wrong), None) or next((name for name, fits in fields.items() if not fits(value[name])), None)
