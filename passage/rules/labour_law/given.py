"""Facts as they are given in a file or by a form: plain mappings, checked field by field.

The fields, their shapes and examples stand in `docs/owed.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from passage.rules.labour_law.facts import (
    Absence,
    AtSea,
    DayKind,
    Debt,
    DebtKind,
    Deducted,
    Deduction,
    Deposit,
    Employment,
    End,
    Facts,
    Fee,
    KeptDocuments,
    Month,
    Pay,
    PayDay,
    RestRecord,
    Stretch,
    Taker,
    Why,
    Work,
)
from passage.rules.labour_law.fields import ONE, BadFacts, Reason, Table
from passage.rules.labour_law.minimum_wage import Area, Workplace
from passage.rules.labour_law.rest_at_sea import joined
from passage.rules.labour_law.spans import Span

__all__ = ["DEBTS", "TOLD_IN_NUMBERS_AT_SEA", "TOLD_YES_OR_NO_AT_SEA", "WEEKDAYS", "BadFacts", "Reason", "facts_from"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DEBTS = {kind.name.lower(): kind for kind in DebtKind}
_SENDING_STATES = ("KH", "LA", "MM")
_MOST_MINUTES = Decimal(24 * 60)
_LEAST_HOURS = Decimal("0.01")
# What may be told of life on board: yes or no, or a number.
TOLD_YES_OR_NO_AT_SEA = (
    *("bank_pay", "contract_language", "presented_to_inspector", "register_in_thai", "wage_record", "medical_certificate"),
    *("crew_list", "satellite_messages", "return_to_place_of_hire", "vessel_certificate", "outside_waters"),
)
TOLD_IN_NUMBERS_AT_SEA = ("contract_copies", "paid_leave_at_sea", "days_at_sea", "vessel_length")


def facts_from(given: object) -> Facts:
    """The facts of a mapping as `yaml.safe_load` makes it. Raises `BadFacts`."""
    table = Table(given, "")
    facts = Facts(
        country=table.word("country", default="TH"),
        workplace=_workplace(table.table("workplace")),
        work=table.one_of("work", Work, Work.GENERAL),
        pay=table.one_of("pay", Pay, Pay.DAILY),
        wage=table.span("wage"),
        normal_hours=table.number("normal_hours", least=_LEAST_HOURS, most=Decimal(24)),
        days_a_week=table.whole("days_a_week", least=ONE, most=Decimal(7)) or 6,
        stretches=tuple(_stretch(each) for each in table.tables("stretches")),
        months=tuple(_month(each) for each in table.tables("months")),
        absences=tuple(_absence(each, table.one_of("pay", Pay, Pay.DAILY)) for each in table.tables("absences")),
        employment=_employment(table.table("employment")) if table.has("employment") else None,
        pay_days=tuple(_pay_day(each) for each in table.tables("pay_days")),
        debts=tuple(_debt(each) for each in table.tables("debts")),
        counted_to=table.day("counted_to") if table.has("counted_to") else None,
        born=table.partial("born").first() if table.has("born") else None,
        rest=_rest(table.table("rest")) if table.has("rest") else None,
        at_sea=_at_sea(table.table("at_sea")) if table.has("at_sea") else None,
        deposits=tuple(_deposit(each) for each in table.tables("deposits")),
        fees=tuple(_fee(each) for each in table.tables("fees")),
        documents=tuple(_documents(each) for each in table.tables("documents")),
    )
    table.done()
    _agree(facts)
    return facts


def _agree(facts: Facts) -> None:
    """What no row can say alone. Raises `BadFacts`."""
    if facts.months and facts.pay is not Pay.MONTHLY:
        raise BadFacts("months", Reason.ONLY_PAY_BY_MONTH)
    for place, absence in enumerate(facts.absences):
        if absence.why is Why.KEPT_WAITING_ABROAD and facts.work is not Work.FISHING:
            raise BadFacts(f"absences[{place}].why", Reason.NOT_ONE_OF, [why for why in Why if why is not absence.why])
        if any(month.first <= absence.last and absence.first <= month.last for month in facts.months):
            raise BadFacts(f"absences[{place}].from", Reason.TOLD_TWICE)
    _once("stretches", facts.stretches)
    _once("months", facts.months)
    _once("absences", facts.absences)


def _once(name: str, rows: Sequence[Stretch | Month | Absence]) -> None:
    """Every day in one of the rows at the most: for each day there is one wage."""
    in_order = sorted(rows, key=lambda row: row.first)
    if all(before.last < after.first for before, after in pairwise(in_order)):
        return
    seen = set[date]()
    for place, row in enumerate(rows):
        for day in row.days():
            if day in seen:
                raise BadFacts(f"{name}[{place}].from", Reason.TOLD_TWICE)
            seen.add(day)


def _workplace(table: Table) -> Workplace:
    areas = None
    if table.has("areas"):
        areas = tuple(_area(text, f"{table.at}areas[{place}]") for place, text in enumerate(table.listed("areas")))
    found = Workplace(
        province=table.word("province"),
        areas=areas,
        establishment_class=table.word("class", default=""),
        employees=table.whole("employees"),
    )
    table.done()
    return found


def _area(text: object, at: str) -> Area:
    kind, _, name = str(text).partition(":")
    if not kind.strip() or not name.strip():
        raise BadFacts(at, Reason.NOT_AN_AREA, ["district:Hat Yai"])
    return Area(kind.strip(), name.strip())


def _stretch(table: Table) -> Stretch:
    first, last = table.from_to()
    found = Stretch(
        first=first,
        last=last,
        hours=table.span("hours", most=Decimal(24)) or table.missing("hours"),
        kind=table.one_of("kind", DayKind, DayKind.ORDINARY),
        weekdays=_weekdays(table, 7),
        paid_a_day=table.span("paid_a_day"),
        paid=table.span("paid"),
        shortened_by_worker=table.yes("shortened_by_worker"),
        earned_a_day=table.span("earned_a_day"),
        night_hours=table.span("night_hours", most=Decimal(24)),
        break_minutes=table.number("break_minutes", most=_MOST_MINUTES),
        break_before_overtime_minutes=table.number("break_before_overtime_minutes", most=_MOST_MINUTES),
    )
    table.done()
    return found


def _weekdays(table: Table, most: int) -> frozenset[int]:
    """Those that are listed, or the first `most` of the week."""
    listed = table.listed("weekdays")
    given = (_weekday(each, f"{table.at}weekdays[{place}]") for place, each in enumerate(listed))
    return frozenset(given) if listed else frozenset(range(most))


def _weekday(given: object, at: str) -> int:
    if given not in WEEKDAYS:
        raise BadFacts(at, Reason.NOT_ONE_OF, WEEKDAYS)
    return WEEKDAYS.index(str(given))


def _month(table: Table) -> Month:
    month = table.partial("month", Reason.NOT_A_MONTH, "2025-03")
    if month.month is None or month.day is not None:
        raise BadFacts(f"{table.at}month", Reason.NOT_A_MONTH, ["2025-03"])
    first, last = month.first(), month.last()
    if table.has("from"):
        first = table.day("from")
    if table.has("to"):
        last = table.day("to")
    if not month.first() <= first <= last <= month.last():
        raise BadFacts(f"{table.at}from", Reason.TURNED_AROUND)
    found = Month(first, last, table.span("paid") or table.missing("paid"))
    table.done()
    return found


def _absence(table: Table, pay: Pay) -> Absence:
    first, last = table.from_to()
    why, paid = table.one_of("why", Why), table.span("paid") or Span.of(0)
    is_of_every_day = pay is Pay.MONTHLY and why in (Why.STOPPAGE, Why.KEPT_WAITING_ABROAD)
    found = Absence(why, first, last, paid, _weekdays(table, 7 if is_of_every_day else 6))
    table.done()
    return found


def _employment(table: Table) -> Employment:
    first, last = table.from_to()
    found = Employment(
        first=first,
        last=last,
        end=table.one_of("end", End),
        told_on=table.day("told_on") if table.has("told_on") else None,
        leave_days_left=table.number("leave_days_left", most=Decimal(366)) or Decimal(0),
        weekdays=_weekdays(table, 6),
    )
    table.done()
    return found


def _pay_day(table: Table) -> PayDay:
    deductions = []
    for each in table.tables("deductions"):
        deductions.append(Deduction(each.one_of("kind", Deducted), each.amount("amount"), each.yes("consent")))
        each.done()
    found = PayDay(table.day("day"), table.amount("due"), tuple(deductions))
    table.done()
    return found


def _rest(table: Table) -> RestRecord:
    first, last = table.moment("from"), table.moment("to")
    if first > last:
        raise BadFacts(f"{table.at}to", Reason.TURNED_AROUND)
    rests = []
    for each in table.tables("rests"):
        start, end = each.moment("from"), each.moment("to")
        if start > end:
            raise BadFacts(f"{each.at}to", Reason.TURNED_AROUND)
        each.done()
        rests.append((max(start, first), min(end, last)))
    table.done()
    return RestRecord(first, last, joined(rest for rest in rests if rest[0] < rest[1]))


def _debt(table: Table) -> Debt:
    found = Debt(table.amount("amount"), table.day("due"), _debt_kind(table))
    table.done()
    return found


def _debt_kind(table: Table) -> DebtKind:
    name = table.word("kind", default="wages")
    if name not in DEBTS:
        raise BadFacts(f"{table.at}kind", Reason.NOT_ONE_OF, DEBTS)
    return DEBTS[name]


def _deposit(table: Table) -> Deposit:
    amount, returned = table.amount("amount"), table.number("returned") or Decimal(0)
    if returned > amount:
        raise BadFacts(f"{table.at}returned", Reason.OUT_OF_RANGE)
    found = Deposit(amount, table.day("taken_on"), returned, table.yes("handles_money"))
    table.done()
    return found


def _fee(table: Table) -> Fee:
    currency, state = table.word("currency", default="").upper(), table.word("sending_state", default="").upper()
    if state and state not in _SENDING_STATES:
        raise BadFacts(f"{table.at}sending_state", Reason.NOT_ONE_OF, _SENDING_STATES)
    found = Fee(table.amount("amount"), currency, table.day("paid_on"), table.one_of("taken_by", Taker), state)
    table.done()
    return found


def _documents(table: Table) -> KeptDocuments:
    first, last = table.day("from"), table.day("to") if table.has("to") else None
    if last is not None and last < first:
        raise BadFacts(f"{table.at}to", Reason.TURNED_AROUND)
    found = KeptDocuments(first, last, table.yes("at_own_wish"), table.yes("asked_back"))
    table.done()
    return found


def _at_sea(table: Table) -> AtSea:
    said = {name: Decimal(table.yes(name)) for name in TOLD_YES_OR_NO_AT_SEA if table.has(name)}
    said |= {name: table.amount(name) for name in TOLD_IN_NUMBERS_AT_SEA if table.has(name)}
    found = AtSea(table.day("day"), said)
    table.done()
    return found
