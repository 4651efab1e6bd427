"""A mapping of facts as it is given, read field by field: what cannot be used names its field and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

from passage.rules.labour_law.spans import Span
from passage.rules.text.dates import parse_date
from passage.rules.text.partial import BadDate, PartialDate

MOST_AMOUNT = Decimal(10) ** 9
NONE, ONE = Decimal(0), Decimal(1)
_MOST_DAYS = 366 * 30
_MOST_ROWS = 5000
_LATEST = date(2600, 1, 1)
E = TypeVar("E", bound=StrEnum)


class Reason(StrEnum):
    """Why a field cannot be used."""

    MISSING = "missing"
    UNKNOWN_FIELD = "unknown_field"
    NOT_A_TABLE = "not_a_table"
    NOT_A_LIST = "not_a_list"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DAY = "not_a_day"
    NOT_A_MONTH = "not_a_month"
    NOT_A_MOMENT = "not_a_moment"
    NOT_ONE_OF = "not_one_of"
    NOT_YES_OR_NO = "not_yes_or_no"
    TURNED_AROUND = "turned_around"
    NOT_AN_AREA = "not_an_area"
    NO_SUCH_LAW = "no_such_law"
    ONLY_PAY_BY_MONTH = "only_pay_by_month"
    TOLD_TWICE = "told_twice"
    """A day stands in two rows, and what is owed for it would be counted twice."""


class BadFacts(ValueError):
    """A field that cannot be used. `field`: its place, as stretches[2].hours; `reason`; `known`: what it may be.

    Never says what was given; of a name that somebody else wrote, nothing that moves the cursor of a terminal.
    """

    def __init__(self, field: str, reason: Reason, known: Iterable[str] = ()) -> None:
        self.field = "".join(each for each in field if each.isprintable())
        self.reason, self.known = reason, tuple(known)
        super().__init__(f"{self.field}: {reason}" + (f" ({', '.join(self.known)})" if self.known else ""))


class Table:
    """A mapping that knows where it stands and which of its fields were read."""

    def __init__(self, given: object, at: str) -> None:
        if not isinstance(given, Mapping):
            raise BadFacts(at.rstrip(".") or "facts", Reason.NOT_A_TABLE)
        self._given, self.at, self._read = given, at, set[str]()

    def has(self, name: str) -> bool:
        return self._get(name) is not None

    def _get(self, name: str) -> Any:
        self._read.add(name)
        return self._given.get(name)

    def missing(self, name: str) -> NoReturn:
        raise BadFacts(f"{self.at}{name}", Reason.MISSING)

    def done(self) -> None:
        for name in self._given:
            if name not in self._read:
                raise BadFacts(f"{self.at}{str(name)[:40]}", Reason.UNKNOWN_FIELD, sorted(self._read))

    def word(self, name: str, default: str | None = None) -> str:
        value = self._get(name)
        if value is None:
            if default is None:
                self.missing(name)
            return default
        return str(value).strip()

    def table(self, name: str) -> Table:
        value = self._get(name)
        return Table(value, f"{self.at}{name}.") if value is not None else self.missing(name)

    def listed(self, name: str) -> list[Any]:
        value = self._get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise BadFacts(f"{self.at}{name}", Reason.NOT_A_LIST)
        if len(value) > _MOST_ROWS:
            raise BadFacts(f"{self.at}{name}", Reason.OUT_OF_RANGE, [f"at most {_MOST_ROWS} rows"])
        return value

    def tables(self, name: str) -> list[Table]:
        return [Table(each, f"{self.at}{name}[{place}].") for place, each in enumerate(self.listed(name))]

    def one_of(self, name: str, kind: type[E], default: E | None = None) -> E:
        value = self._get(name)
        if value is None:
            return default if default is not None else self.missing(name)
        if value not in list(kind):
            raise BadFacts(f"{self.at}{name}", Reason.NOT_ONE_OF, kind)
        return kind(value)

    def yes(self, name: str) -> bool:
        value = self._get(name)
        if value not in (None, True, False):
            raise BadFacts(f"{self.at}{name}", Reason.NOT_YES_OR_NO)
        return bool(value)

    def amount(self, name: str) -> Decimal:
        found = self.number(name)
        return self.missing(name) if found is None else found

    def number(self, name: str, *, least: Decimal = NONE, most: Decimal = MOST_AMOUNT) -> Decimal | None:
        value = self._get(name)
        return None if value is None else _number(value, f"{self.at}{name}", least, most)

    def whole(self, name: str, *, least: Decimal = NONE, most: Decimal = MOST_AMOUNT) -> int | None:
        found = self.number(name, least=least, most=most)
        if found is not None and found != found.to_integral():
            raise BadFacts(f"{self.at}{name}", Reason.NOT_A_NUMBER)
        return None if found is None else int(found)

    def span(self, name: str, *, most: Decimal = MOST_AMOUNT) -> Span | None:
        value = self._get(name)
        if not isinstance(value, Mapping):
            number = self.number(name, most=most)
            return None if number is None else Span.of(number)
        table = Table(value, f"{self.at}{name}.")
        ends = (table.number("from", most=most), table.number("to", most=most))
        table.done()
        low, high = (
            self.missing(f"{name}.{end}") if each is None else each for end, each in zip(("from", "to"), ends, strict=True)
        )
        if low > high:
            raise BadFacts(f"{self.at}{name}", Reason.TURNED_AROUND)
        return Span(low, high)

    def partial(self, name: str, reason: Reason = Reason.NOT_A_DAY, example: str = "2025-07-15") -> PartialDate:
        value = self._get(name)
        if value is None:
            self.missing(name)
        try:
            return _parsed(str(value))
        except BadDate:
            raise BadFacts(f"{self.at}{name}", reason, [example]) from None

    def day(self, name: str) -> date:
        found = self.partial(name)
        if found.day is None:
            raise BadFacts(f"{self.at}{name}", Reason.NOT_A_DAY, ["2025-07-15"])
        return found.first()

    def moment(self, name: str) -> datetime:
        """A day with a time on board, as 2025-03-01 20:30; all of a record by one clock."""
        value = self._get(name)
        if value is None:
            self.missing(name)
        try:
            found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise BadFacts(f"{self.at}{name}", Reason.NOT_A_MOMENT, ["2025-03-01 20:30"]) from None
        return found.replace(tzinfo=None)

    def from_to(self) -> tuple[date, date]:
        first, last = self.day("from"), self.day("to")
        if first > last:
            raise BadFacts(f"{self.at}to", Reason.TURNED_AROUND)
        if (last - first).days > _MOST_DAYS:
            raise BadFacts(f"{self.at}to", Reason.OUT_OF_RANGE, [f"at most {_MOST_DAYS} days"])
        return first, last


@lru_cache(maxsize=4096)
def _parsed(text: str) -> PartialDate:
    """The days of one worker are those of the others of the fleet."""
    return parse_date(text, today=_LATEST)


def _number(value: object, at: str, least: Decimal, most: Decimal) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise BadFacts(at, Reason.NOT_A_NUMBER)
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        raise BadFacts(at, Reason.NOT_A_NUMBER) from None
    if not found.is_finite():
        raise BadFacts(at, Reason.NOT_A_NUMBER)
    if not least <= found <= most:
        raise BadFacts(at, Reason.OUT_OF_RANGE, [f"{least:f} to {most:f}"])
    return found
