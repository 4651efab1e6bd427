"""A Gregorian date of which perhaps only the year, or the year and month, is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


class BadDateCode(StrEnum):
    """Why a text is not a usable date."""

    EMPTY = "empty"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DAY = "impossible_day"
    IN_FUTURE = "in_future"
    TOO_OLD = "too_old"


class BadDate(ValueError):
    """A text that is not a usable date; says why in `code`, never what was typed."""

    def __init__(self, code: BadDateCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class PartialDate:
    """Year (1 to 9999), with or without month (1 to 12) and day; ordered by first day, the vaguer first.

    Raises BadDate: impossible_day for a day or month that no calendar has, not_a_date for a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise BadDate(BadDateCode.NOT_A_DATE)
        if self.month is None:
            if self.day is not None:
                raise BadDate(BadDateCode.NOT_A_DATE)
            return
        if not 1 <= self.month <= 12:
            raise BadDate(BadDateCode.IMPOSSIBLE_DAY)
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise BadDate(BadDateCode.IMPOSSIBLE_DAY)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """YYYY, YYYY-MM or YYYY-MM-DD in ASCII digits, nothing else. Raises BadDate."""
        found = _ISO.match(text)
        if found is None:
            raise BadDate(BadDateCode.NOT_A_DATE if text.strip() else BadDateCode.EMPTY)
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """The same day, fully known."""
        return cls(day.year, day.month, day.day)

    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __lt__(self, other: PartialDate) -> bool:
        return self._order() < other._order()

    def __le__(self, other: PartialDate) -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: PartialDate) -> bool:
        return self._order() > other._order()

    def __ge__(self, other: PartialDate) -> bool:
        return self._order() >= other._order()
