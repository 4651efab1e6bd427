"""Dates as people write them in five scripts and two eras, read into one Gregorian form and shown again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from passage.rules.text.digits import to_ascii, to_native
from passage.rules.text.months import PARTICLES, fold, month_name, month_numbers, order_of, writes_native_digits
from passage.rules.text.partial import BadDate, BadDateCode, PartialDate

__all__ = ["BadDate", "BadDateCode", "PartialDate", "parse_date", "show_date"]

# The Thai civil era, by law B.E. = C.E. + 543 since 1 January 1941. Earlier days of January to March come out a year late.
BUDDHIST_OFFSET = 543
BUDDHIST_FROM = 2400
EARLIEST_YEAR = 1900
_LONGEST_TEXT = 100

_BUDDHIST_WORDS = ("พุทธศักราช", "พศ", "ພຸດທະສັກກະລາດ", "ພສ", "ពុទ្ធសករាជ", "ពស", "be")
_COMMON_WORDS = ("คริสต์ศักราช", "คศ", "ຄສ", "គស", "ce", "ad")
_ERAS = {"en": "B.E. {}", "km": "ព.ស. ថៃ {}", "lo": "ພ.ສ. {}", "my": "ထိုင်း {}", "th": "ค.ศ. {}"}

_CLOCK = re.compile(r"(?<=[0-9])[T ]+[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?\Z")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_PIECES = re.compile(r"[0-9]+|[^0-9]+")
_MARKS = " \t\n\r\f\v\u00a0\u200b,./-\u2010\u2011\u2012\u2013\u2014\u2212\u3000\u104a\u104b"
# Where a language writes no space, every letter may touch the next; the particles are cut off at both ends.
_ROUNDS = 6


@dataclass(frozen=True)
class _Pieces:
    """The numbers of a written date in their order, and what its words say."""

    numbers: tuple[str, ...]
    month: int | None
    era: str | None


def parse_date(text: str, *, today: date, may_be_future: bool = False) -> PartialDate:
    """Read a date that a person wrote.

    ISO 8601 (a time of day after it is dropped), d/m/y, d-m-y, d.m.y, m/y, y alone, y/m/d, and month names of Khmer, Lao,
    Burmese, Thai and English; digits of all five scripts. The day stands before the month, as the region writes. A year
    above 2400 is Buddhist (543 is taken off), and one marked with an era word is read by it. Two-digit years are refused:
    era and century cannot be told.

    Raises BadDate: empty, not_a_date, impossible_day, in_future (its first day is after `today`), too_old (before 1900).
    """
    plain = to_ascii(text[: _LONGEST_TEXT + 1]).strip(_MARKS)
    iso = _ISO_DAY.match(plain)
    if iso is not None and text == plain:
        return _checked(PartialDate(_common_year(int(iso[1]), None), int(iso[2]), int(iso[3])), today, may_be_future)
    if not plain:
        raise BadDate(BadDateCode.EMPTY)
    if len(plain) > _LONGEST_TEXT or text.lstrip()[:1] in ("-", "\u2212"):
        raise BadDate(BadDateCode.NOT_A_DATE)
    pieces = _cut(_CLOCK.sub("", plain))
    year, month, day = _place(pieces)
    return _checked(PartialDate(_common_year(year, pieces.era), month, day), today, may_be_future)


def _checked(found: PartialDate, today: date, may_be_future: bool) -> PartialDate:
    if found.year < EARLIEST_YEAR:
        raise BadDate(BadDateCode.TOO_OLD)
    if found.first() > today and not may_be_future:
        raise BadDate(BadDateCode.IN_FUTURE)
    return found


def _cut(text: str) -> _Pieces:
    numbers: list[str] = []
    months: list[int] = []
    eras: list[str] = []
    for piece in _PIECES.findall(text):
        if piece.isascii() and piece.isdigit():
            numbers.append(piece)
            continue
        for word in _words(piece):
            if word in month_numbers():
                months.append(month_numbers()[word])
            elif word in _BUDDHIST_WORDS:
                eras.append("buddhist")
            elif word in _COMMON_WORDS:
                eras.append("common")
            else:
                raise BadDate(BadDateCode.NOT_A_DATE)
    if len(months) > 1 or len(eras) > 1:
        raise BadDate(BadDateCode.NOT_A_DATE)
    return _Pieces(tuple(numbers), months[0] if months else None, eras[0] if eras else None)


def _words(piece: str) -> list[str]:
    """The words of a run without digits, particles cut off; abbreviating dots do not part a word."""
    if not piece.strip(_MARKS):
        return []
    known = _known_words()
    parts = [fold(part.strip(_MARKS)) for part in re.split(r"[\s,/\u200b\u2010-\u2014\u2212-]+", piece)]
    found = []
    for part in parts:
        rest = part
        for _ in range(_ROUNDS):
            if not rest or rest in known:
                break
            rest = _without_particle(rest)
        if rest:
            found.append(rest)
    return found


@cache
def _known_words() -> frozenset[str]:
    return frozenset(month_numbers()) | frozenset(_BUDDHIST_WORDS) | frozenset(_COMMON_WORDS)


def _without_particle(word: str) -> str:
    for particle in PARTICLES:
        if word.startswith(particle):
            return word[len(particle) :]
        if word.endswith(particle):
            return word[: -len(particle)]
    return word


def _place(pieces: _Pieces) -> tuple[int, int | None, int | None]:
    """Which number is the year (the only one of four digits, at either end), the month, the day."""
    numbers = pieces.numbers
    if any(len(number) not in (1, 2, 4) for number in numbers):
        raise BadDate(BadDateCode.NOT_A_DATE)
    if sum(len(number) == 4 for number in numbers) != 1 or max(len(numbers[0]), len(numbers[-1])) != 4:
        raise BadDate(BadDateCode.NOT_A_DATE)
    if len(numbers[0]) == 4:
        year, *rest = (int(number) for number in numbers)
    else:
        year, *rest = (int(number) for number in reversed(numbers))
    return year, *_month_and_day(rest, pieces.month)


def _month_and_day(rest: list[int], named: int | None) -> tuple[int | None, int | None]:
    """`rest`: the numbers beside the year, the month before the day."""
    known = [named, *rest] if named is not None else rest
    if len(known) > 2:
        raise BadDate(BadDateCode.NOT_A_DATE)
    month, day = (*known, None, None)[:2]
    return month, day


def _common_year(year: int, era: str | None) -> int:
    if era == "common":
        return year
    if year > BUDDHIST_FROM:
        return year - BUDDHIST_OFFSET
    if era == "buddhist":
        raise BadDate(BadDateCode.NOT_A_DATE)
    return year


def show_date(when: PartialDate | date, language: str, *, both_eras: bool = False) -> str:
    """A date in words of the language (km, lo, my, th, en), as much of it as is known.

    Thai shows the Buddhist year, the others the Gregorian; `both_eras` adds the other one in brackets (the Thai year, since
    Cambodia and Myanmar count theirs from another day). Raises KeyError for another language.
    """
    known = when if isinstance(when, PartialDate) else PartialDate.from_date(when)
    years = (known.year + BUDDHIST_OFFSET, known.year) if language == "th" else (known.year, known.year + BUDDHIST_OFFSET)
    parts = {"y": str(years[0])}
    if known.month is not None:
        parts["m"] = month_name(language, known.month)
    if known.day is not None:
        parts["d"] = str(known.day)
    text = " ".join(parts[part] for part in order_of(language) if part in parts)
    if both_eras:
        text += f" ({_ERAS[language].format(years[1])})"
    return to_native(text, language) if writes_native_digits(language) else text
