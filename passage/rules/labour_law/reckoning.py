"""What came of a reckoning: lines with section, date and certainty, what could not be decided, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from passage.rules.journey.sources import Certainty
from passage.rules.labour_law.minimum_wage import Area
from passage.rules.labour_law.parameters import Reading
from passage.rules.labour_law.spans import Span

if TYPE_CHECKING:
    from passage.rules.labour_law.check import Check


class What(StrEnum):
    """For what money is owed."""

    WAGE = "wage"
    OVERTIME = "overtime"
    HOLIDAY_WORK = "holiday_work"
    HOLIDAY_WAGE = "holiday_wage"
    HOLIDAY_OVERTIME = "holiday_overtime"
    ABSENCE = "absence"
    SEVERANCE = "severance"
    LEAVE_PAYOUT = "leave_payout"
    PAY_IN_LIEU = "pay_in_lieu"
    DEDUCTED_TOO_MUCH = "deducted_too_much"
    DEPOSIT = "deposit"
    RECRUITMENT_FEE = "recruitment_fee"
    INTEREST = "interest"
    WILFUL_SURCHARGE = "wilful_surcharge"


class Open(StrEnum):
    """Why something could not be decided, or was decided by a reading that is open."""

    MINIMUM_BEFORE_FIRST = "minimum_before_first"
    MINIMUM_NOT_VERIFIED = "minimum_not_verified"
    NO_SUCH_PROVINCE = "no_such_province"
    AREA_NOT_KNOWN = "area_not_known"
    NOTHING_ENTERED = "nothing_entered"
    NO_RIGHT_THEN = "no_right_then"
    EXCLUDED = "excluded"
    READING = "reading"
    HIGHER_OF_TWO = "higher_of_two"
    SCOPE_UNCERTAIN = "scope_uncertain"
    """Whether these sections hold for such work is not certain; they are counted by and marked."""
    EMPLOYEES_NOT_KNOWN = "employees_not_known"
    """A rate depends on how many work there, and nobody asked."""
    SERVICE_NOT_KNOWN = "service_not_known"
    """A right depends on how long somebody has worked there, and no first day is given."""
    SWITCHED_OFF = "switched_off"
    """A lawyer of this node does not let the program count with the rule: `section` names it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One rule over one stretch of days with the same facts and rates.

    `quantity`: days or hours, in `unit`. `formula`: the computation in figures. `amount`: rounded once, half up, to the
    hundredth; a range where the facts are one. `since`: the first day of the value used. `is_past_verified`: the law was not
    looked at for days so late. `lapses_on`: the day on which the oldest of it can no longer be claimed before a court, where that
    is entered; wages are taken to fall due at the end of a month. `rests_on`: ids of the rules, as in `Law.rules`.
    """

    first: date
    last: date
    what: What
    quantity: Span
    unit: str
    formula: str
    amount: Span
    section: str
    since: date
    certainty: Certainty
    is_past_verified: bool = False
    lapses_on: date | None = None
    rests_on: tuple[str, ...] = ()

    def dated(self, first: date, last: date, lapses_on: date | None) -> Line:
        """The same on other days. Written out, for `replace` costs twice as much and ten years have thousands of lines."""
        return Line(
            first,
            last,
            self.what,
            self.quantity,
            self.unit,
            self.formula,
            self.amount,
            self.section,
            self.since,
            self.certainty,
            self.is_past_verified,
            lapses_on,
            self.rests_on,
        )


@dataclass(frozen=True, slots=True)
class Alternative:
    """What would be owed by another reading of an open law, all else alike: the total, and what stands apart from it."""

    reading: str
    total: Span
    apart: Span


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that is not settled, for which days, and what would settle it. `areas`: of which to ask whether the workplace
    lies in one. `last_known`: a minimum for a day that was not verified for it; never an amount owed. `question`: the id of a
    law that is open; `alternatives`: what its other readings would give, where that can be reckoned."""

    code: Open
    first: date | None = None
    last: date | None = None
    section: str = ""
    readings: tuple[Reading, ...] = ()
    areas: tuple[Area, ...] = ()
    last_known: Decimal | None = None
    question: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that were paid for together. `short`: what is owed of them, never below 0."""

    lines: tuple[Line, ...]
    paid: Span
    short: Span


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The answer. Immigration status changes nothing in it.

    `total`: the sum of what is short. `apart`: lines that are never in the total, for a court must find them first. `checks`:
    what the law asks beside money. `is_partial`: for some days no amount could be given.
    """

    currency: str
    parts: tuple[Part, ...]
    apart: tuple[Line, ...]
    open: tuple[OpenPoint, ...]
    checks: tuple[Check, ...]
    total: Span
    is_partial: bool
