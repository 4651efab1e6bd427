"""What is known of somebody's work, as far as the law asks for it. Nothing in it says who they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from passage.rules.labour_law.minimum_wage import Workplace
from passage.rules.labour_law.rest_at_sea import Interval
from passage.rules.labour_law.spans import Span

Side = Literal["low", "high"]


class Work(StrEnum):
    """Which rules govern the work."""

    GENERAL = "general"
    HAZARDOUS = "hazardous"
    DOMESTIC = "domestic"
    FISHING = "fishing"
    AGRICULTURE = "agriculture"


class Pay(StrEnum):
    """For what the agreed wage is paid."""

    DAILY = "daily"
    MONTHLY = "monthly"
    HOURLY = "hourly"
    PIECE = "piece"


class DayKind(StrEnum):
    """What a day is by the law. `holiday`: one of the traditional or annual holidays."""

    ORDINARY = "ordinary"
    WEEKLY_HOLIDAY = "weekly_holiday"
    HOLIDAY = "holiday"


class End(StrEnum):
    """How an employment ended. `s119`: for one of the grounds that exclude severance."""

    DISMISSED = "dismissed"
    S119 = "s119"
    RESIGNED = "resigned"
    SHORT_FIXED_TERM = "short_fixed_term"


class DebtKind(StrEnum):
    """For what money is owed that is late, as the table of interest names it."""

    WAGES = "wages"
    OVERTIME = "overtime"
    HOLIDAY_PAY = "holiday_pay"
    HOLIDAY_OVERTIME = "holiday_overtime"
    DEPOSIT = "deposit_s10"
    SEVERANCE = "severance_s118"
    SPECIAL_SEVERANCE = "special_severance_s120_122"
    PAY_IN_LIEU = "pay_in_lieu_s17_1"
    STOPPAGE = "stoppage_pay_s75"
    OTHER = "other_money_due_under_the_act_s70"


class Deducted(StrEnum):
    """For what money was kept back: the closed list of the law, costs of recruitment, and anything else."""

    BY_LAW = "by_law"
    UNION = "union"
    WELFARE = "welfare"
    DAMAGE = "damage"
    SAVINGS = "savings"
    RECRUITMENT = "recruitment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with the same facts: those of the week in `weekdays` (Monday is 0) from `first` to `last`.

    `hours`: worked on each day, 0 for a day off. `paid_a_day`, `paid`: for each day, or for all together. `earned_a_day`: what
    the pieces of a day are worth by the agreed rate.
    `shortened_by_worker`: fewer hours than normal because the worker stayed away, not because the employer gave fewer.
    `night_hours`: of these hours, those in the night as the law has it. `break_minutes`: of each day, all together.
    """

    first: date
    last: date
    hours: Span
    kind: DayKind = DayKind.ORDINARY
    weekdays: frozenset[int] = frozenset(range(7))
    paid_a_day: Span | None = None
    paid: Span | None = None
    shortened_by_worker: bool = False
    earned_a_day: Span | None = None
    night_hours: Span | None = None
    break_minutes: Decimal | None = None
    break_before_overtime_minutes: Decimal | None = None

    def days(self) -> Iterator[date]:
        return _days(self.first, self.last, self.weekdays)


class Why(StrEnum):
    """Why somebody did not work on days that may be paid all the same."""

    SICK = "sick"
    BUSINESS = "business"
    MATERNITY = "maternity"
    SPOUSE_GAVE_BIRTH = "spouse_gave_birth"
    INFANT_CARE = "infant_care"
    STOPPAGE = "stoppage"
    KEPT_WAITING_ABROAD = "kept_waiting_abroad"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away from `first` to `last`; of them those in `weekdays` (Monday is 0) are working days. `paid`: for all of it."""

    why: Why
    first: date
    last: date
    paid: Span
    weekdays: frozenset[int] = frozenset(range(6))

    def days(self) -> Iterator[date]:
        return _days(self.first, self.last, self.weekdays)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a monthly wage: the days of service in it, and what was paid for it."""

    first: date
    last: date
    paid: Span

    def days(self) -> Iterator[date]:
        return _days(self.first, self.last, frozenset(range(7)))


@dataclass(frozen=True, slots=True)
class Employment:
    """First and last day of service, both counted, and how it ended.

    `told_on`: the day the worker knew of the dismissal, where no other day was named; wages are taken to be paid at the end
    of each month. `weekdays`: those worked (Monday is 0), for which a daily wage is paid in lieu of notice.
    """

    first: date
    last: date
    end: End
    told_on: date | None = None
    leave_days_left: Decimal = Decimal(0)
    weekdays: frozenset[int] = frozenset(range(6))


@dataclass(frozen=True, slots=True)
class Deduction:
    """Money kept back on one pay day. `consent`: in writing, to this and to more than the limits."""

    kind: Deducted
    amount: Decimal
    consent: bool = False


@dataclass(frozen=True, slots=True)
class PayDay:
    """What was due on one pay day, and what was kept back of it."""

    day: date
    due: Decimal
    deductions: tuple[Deduction, ...]


@dataclass(frozen=True, slots=True)
class Debt:
    """Money under the Act that was due on a day and was not paid."""

    amount: Decimal
    due: date
    kind: DebtKind = DebtKind.WAGES


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money that the employer took as a security. `handles_money`: the work is with money or property of the employer."""

    amount: Decimal
    taken_on: date
    returned: Decimal = Decimal(0)
    handles_money: bool = False


class Taker(StrEnum):
    """Who took a fee."""

    LICENSEE = "licensee"
    EMPLOYER = "employer"
    AGENCY_AT_HOME = "agency_at_home"
    BROKER = "broker"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Fee:
    """Money that the worker paid to be recruited. `currency`: ISO 4217, "" for that of the law. `sending_state`: whose limit it
    is held against, "" for none."""

    amount: Decimal
    currency: str
    paid_on: date
    taken_by: Taker
    sending_state: str = ""


@dataclass(frozen=True, slots=True)
class KeptDocuments:
    """A passport, permit or card in the hands of another. `last`: the day it was given back."""

    first: date
    last: date | None
    at_own_wish: bool
    asked_back: bool


@dataclass(frozen=True, slots=True)
class AtSea:
    """What is known of life and papers on board on a day, by the name of what is asked; 1 for yes, 0 for no."""

    on: date
    said: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class RestRecord:
    """Rest on board from the first to the last moment of the record. `rests`: in order, as `rest_at_sea.joined` gives them."""

    first: datetime
    last: datetime
    rests: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it. `wage`: the agreed one, for a day, a month or an hour; by the piece what a usual day brings. None where it is
    not known, then the minimum is counted. `days_a_week`: how many are worked, where a minimum of a day depends on it.

    `normal_hours`: of a day, where the contract has fewer than the law. `counted_to`: to which day interest runs. `born`: the
    day, for the rules on young workers; the first it can mean, where only a year is known.
    """

    country: str
    workplace: Workplace
    work: Work = Work.GENERAL
    pay: Pay = Pay.DAILY
    wage: Span | None = None
    normal_hours: Decimal | None = None
    days_a_week: int = 6
    stretches: tuple[Stretch, ...] = ()
    months: tuple[Month, ...] = ()
    absences: tuple[Absence, ...] = ()
    employment: Employment | None = None
    pay_days: tuple[PayDay, ...] = ()
    debts: tuple[Debt, ...] = ()
    counted_to: date | None = None
    born: date | None = None
    rest: RestRecord | None = None
    at_sea: AtSea | None = None
    deposits: tuple[Deposit, ...] = ()
    fees: tuple[Fee, ...] = ()
    documents: tuple[KeptDocuments, ...] = ()
    wage_of_limits: Span | None = None
    """The wage on which a limit in the employer's favour is reckoned, at its own end of a range; None: the wage."""

    @property
    def is_exact(self) -> bool:
        spans = [self.wage, *(span for each in self.stretches for span in _spans(each))]
        spans += [month.paid for month in self.months] + [absence.paid for absence in self.absences]
        return all(span is None or span.is_exact for span in spans)

    def at(self, side: Side) -> Facts:
        """The facts under which the least (`low`) or the most (`high`) is owed: more hours and a higher wage never lower what
        is owed, more pay never raises it."""
        other: Side = "high" if side == "low" else "low"
        return replace(
            self,
            wage=_end(self.wage, side),
            wage_of_limits=_end(self.wage_of_limits or self.wage, other),
            stretches=tuple(
                replace(
                    each,
                    hours=Span.of(getattr(each.hours, side)),
                    paid_a_day=_end(each.paid_a_day, other),
                    paid=_end(each.paid, other),
                    earned_a_day=_end(each.earned_a_day, side),
                )
                for each in self.stretches
            ),
            months=tuple(replace(each, paid=Span.of(getattr(each.paid, other))) for each in self.months),
            absences=tuple(replace(each, paid=Span.of(getattr(each.paid, other))) for each in self.absences),
        )


def _days(first: date, last: date, weekdays: frozenset[int]) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        day = first + timedelta(offset)
        if day.weekday() in weekdays:
            yield day


def _spans(stretch: Stretch) -> tuple[Span | None, ...]:
    return (stretch.hours, stretch.paid_a_day, stretch.paid, stretch.earned_a_day)


def _end(span: Span | None, side: Side) -> Span | None:
    return None if span is None else Span.of(getattr(span, side))
