"""One cell of a file: its text read as the field's kind, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passage.rules.htcds.codes import country_code, fold, language_code, listed_code, subdivision_label
from passage.rules.htcds.standard import Field, Kind
from passage.rules.text.clean import BadText, BadTextCode, clean_line, clean_text
from passage.rules.text.dates import BadDate, BadDateCode, PartialDate, parse_date
from passage.rules.text.digits import to_ascii
from passage.rules.text.numbers import BadWhole, parse_whole
from passage.rules.text.phones import BadPhone, parse_phone

Value = str | int | bool | PartialDate | tuple[str, ...] | None

LONGEST_LINE = 255
LONGEST_TEXT = 8_000
_MOST_CODES = 40


class ProblemCode(StrEnum):
    """Why a field of a row, or a row, is refused."""

    UNKNOWN_CODE = "unknown_code"
    BAD_DATE = "bad_date"
    DATE_IN_FUTURE = "date_in_future"
    TOO_LONG = "too_long"
    BAD_COUNTRY = "bad_country"
    BAD_LANGUAGE = "bad_language"
    BAD_PHONE = "bad_phone"
    NOT_A_NUMBER = "not_a_number"
    CONTROL_CHARACTERS = "control_characters"
    MISSING = "missing"
    EMPTY_ROW = "empty_row"
    CONTRADICTION = "contradiction"


class BadCell(ValueError):
    """A cell that cannot be read; holds the reason, never the value, which may be personal."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Setting:
    """What reading depends on beside the cell. `country`: ISO 3166-1 alpha-2 of national telephone numbers, "" unknown."""

    today: date
    country: str = ""


Reader = Callable[[str, Field, Setting], Value]

# What only a damaged or hostile file holds. Softer unseen characters (marks of direction, joiners) are cleaned away.
_DAMAGED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]")
_SPLIT = re.compile(r"[;|\n]")
_POSITION = re.compile(r"[-+\u2212]?[0-9]{1,3}(?:[.,][0-9]{1,12})?\Z")
_BARE_PHONE = re.compile(r"[1-9][0-9]{9,14}\Z")
_MAY_BE_FUTURE = frozenset({"spl_PlannedEndDate"})
_HIGHEST = {"prs_NumberOfChildren": 30, "vic_AgeWhenTrafficked": 120}
_YES = frozenset(map(fold, ("true", "yes", "y", "1", "x", "on", "ใช่", "ແມ່ນ", "បាទ", "ចាស", "ဟုတ်", "ဟုတ်ကဲ့")))
_NO = frozenset(map(fold, ("false", "no", "n", "0", "off", "ไม่", "ไม่ใช่", "ບໍ່", "ບໍ່ແມ່ນ", "ទេ", "မဟုတ်")))


def read_cell(text: str, field: Field, setting: Setting) -> Value:
    """The value of one cell; None for a blank one. Raises BadCell."""
    if not text or text.isspace():
        return None
    if ("\ufffd" in text or not text.isprintable()) and _DAMAGED.search(text):
        raise BadCell(ProblemCode.CONTROL_CHARACTERS)
    return _READERS[field.kind](text, field, setting)


def _line(text: str, field: Field, setting: Setting) -> str | None:
    if len(text) <= LONGEST_LINE and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _cleaned(clean_line, text, LONGEST_LINE)


def _text(text: str, field: Field, setting: Setting) -> str | None:
    return _cleaned(clean_text, text, LONGEST_TEXT)


def _cleaned(clean: Callable[..., str], text: str, limit: int) -> str | None:
    try:
        return clean(text, limit, may_be_empty=True) or None
    except BadText as refusal:
        raise BadCell(ProblemCode.TOO_LONG if refusal.code is BadTextCode.TOO_LONG else ProblemCode.MISSING) from None


def _date(text: str, field: Field, setting: Setting) -> PartialDate | None:
    try:
        return parse_date(text, today=setting.today, may_be_future=field.name in _MAY_BE_FUTURE)
    except BadDate as refusal:
        if refusal.code is BadDateCode.EMPTY:
            return None
        future = refusal.code is BadDateCode.IN_FUTURE
        raise BadCell(ProblemCode.DATE_IN_FUTURE if future else ProblemCode.BAD_DATE) from None


def _checkbox(text: str, field: Field, setting: Setting) -> bool:
    answer = fold(to_ascii(text))
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise BadCell(ProblemCode.UNKNOWN_CODE)


def _number(text: str, field: Field, setting: Setting) -> int:
    try:
        return parse_whole(text, 0, _HIGHEST.get(field.name, 10**6))
    except BadWhole:
        raise BadCell(ProblemCode.NOT_A_NUMBER) from None


def _position(text: str, field: Field, setting: Setting) -> str:
    """Only checked for its form: an exact position is never taken."""
    if _POSITION.match(to_ascii(text.strip())) is None:
        raise BadCell(ProblemCode.NOT_A_NUMBER)
    return ""


def _phone(text: str, field: Field, setting: Setting) -> str:
    plain = to_ascii(text).strip()
    # The standard's own pattern allows E.164 without its plus.
    writings = (text, f"+{plain}") if _BARE_PHONE.match(plain) else (text,)
    for writing in writings:
        with suppress(BadPhone):
            return parse_phone(writing, country=setting.country)
    raise BadCell(ProblemCode.BAD_PHONE)


def _country(text: str, field: Field, setting: Setting) -> str:
    code = country_code(text)
    if code is None:
        raise BadCell(ProblemCode.BAD_COUNTRY)
    return code


def _countries(text: str, field: Field, setting: Setting) -> tuple[str, ...]:
    whole = country_code(text)
    return (whole,) if whole else _several(text, lambda part: _country(part, field, setting))


def _language(text: str, field: Field, setting: Setting) -> str:
    code = language_code(text)
    if code is None:
        raise BadCell(ProblemCode.BAD_LANGUAGE)
    return code


def _code(text: str, field: Field, setting: Setting) -> str:
    code = listed_code(field.name, text)
    if code is None and field.name == "vic_ForcedLabourIndustry":
        # A finer industry stays as its label; the row keeps both it and the industry that holds it.
        code = subdivision_label(text)
    if code is None:
        raise BadCell(ProblemCode.UNKNOWN_CODE)
    return code


def _codes(text: str, field: Field, setting: Setting) -> tuple[str, ...]:
    # A label may hold the separator itself.
    whole = listed_code(field.name, text)
    return (whole,) if whole else _several(text, lambda part: _code(part, field, setting))


def _several(text: str, read: Callable[[str], str]) -> tuple[str, ...]:
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    if len(parts) > _MOST_CODES:
        raise BadCell(ProblemCode.TOO_LONG)
    return tuple(dict.fromkeys(read(part) for part in parts))


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: _line,
    Kind.LONG_TEXT: _text,
    Kind.DATE: _date,
    Kind.CHECKBOX: _checkbox,
    Kind.NUMBER: _number,
    Kind.POSITION: _position,
    Kind.PHONE: _phone,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.LANGUAGE: _language,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}
