"""Money taken for recruitment, costs taken back from wages, and documents kept from their owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from passage.rules.journey.sources import Certainty, read
from passage.rules.labour_law.check import Check, Rule
from passage.rules.labour_law.facts import Deducted, Facts, Fee, Pay, PayDay, Taker
from passage.rules.labour_law.reckoning import Line, Open, OpenPoint, Part, What
from passage.rules.labour_law.spans import rounded, share
from passage.rules.labour_law.writing import Writer, part
from passage.rules.text.partial import PartialDate

LICENSEE, RECOVERED = "recruitment.licensee_charge_to_worker", "recruitment.recovered_fraction_of_month"
DOCUMENTS, TOGETHER = "documents.retention", "s49_and_s76"
_WEEKS_IN_A_YEAR, _MONTHS = Decimal(52), Decimal(12)


@dataclass(frozen=True, slots=True)
class Limit:
    """What a sending state lets an agency take from a worker: one row of its table. `force_today`: whether it still holds."""

    since: PartialDate
    amount: Decimal
    currency: str
    certainty: Certainty
    force_today: str
    source: str
    note: str


@cache
def limits_of(country: str) -> tuple[Limit, ...]:
    """Those of a sending state, the oldest first; none where the table holds none as one amount that binds."""
    rows = read(__package__, "sending_states.yaml").get(country, {}).get("fees", ())
    known = (
        Limit(
            PartialDate.from_iso(str(row["from"])),
            Decimal(row["amount"]),
            row["currency"],
            Certainty(row["certainty"]),
            row["force_today"],
            row["src"],
            row.get("note", ""),
        )
        for row in rows
        if "amount" in row and row.get("is_limit", True)
    )
    return tuple(sorted(known, key=lambda limit: limit.since.first()))


def month_of_wage(facts: Facts) -> Decimal | None:
    """The agreed wage of a month; of a daily wage that of the days worked in a twelfth of 52 weeks."""
    if facts.wage is None or facts.pay not in (Pay.DAILY, Pay.MONTHLY):
        return None
    if facts.pay is Pay.MONTHLY:
        return facts.wage.low
    return share(facts.wage.low * facts.days_a_week, _WEEKS_IN_A_YEAR, _MONTHS)


def checks_of_recruitment(facts: Facts, writer: Writer) -> Iterator[Check]:
    for fee in facts.fees:
        with writer.as_far_as_entered(fee.paid_on, None, is_amount=False):
            if fee.taken_by is Taker.LICENSEE:
                most = Decimal(writer.value(LICENSEE, fee.paid_on))
                yield _of_fee(Rule.NO_FEE_BY_LICENSEE, LICENSEE, fee, most, facts, writer)
        if fee.sending_state:
            yield from _of_sending_state(fee, facts, writer)
    for pay_day in facts.pay_days:
        with writer.as_far_as_entered(pay_day.day, None, is_amount=False):
            yield from _recovered(pay_day, facts, writer)
    for kept in facts.documents:
        with writer.as_far_as_entered(kept.first, kept.last, is_amount=False):
            writer.value(DOCUMENTS, kept.first)
            given_back = Decimal(kept.at_own_wish and not kept.asked_back)
            days = (kept.first, kept.last or kept.first)
            yield writer.check(Rule.DOCUMENTS_NOT_KEPT, DOCUMENTS, days, given_back, Decimal(1), unit="yes")


def _of_fee(rule: Rule, parameter: str, fee: Fee, most: Decimal, facts: Facts, writer: Writer) -> Check:
    days, ratio = (fee.paid_on, fee.paid_on), _ratio(fee, facts, writer)
    return writer.check(rule, parameter, days, fee.amount, most, unit=_currency(fee, writer), at_most=True, months_of_wage=ratio)


def _currency(fee: Fee, writer: Writer) -> str:
    return fee.currency or writer.law.currency


def _ratio(fee: Fee, facts: Facts, writer: Writer) -> Decimal | None:
    month = month_of_wage(facts)
    return rounded(fee.amount / month) if month and _currency(fee, writer) == writer.law.currency else None


def _of_sending_state(fee: Fee, facts: Facts, writer: Writer) -> Iterator[Check]:
    """Against the newest limit of that day in the same currency; where there is none, that is said."""
    currency = _currency(fee, writer)
    known = [limit for limit in limits_of(fee.sending_state) if limit.currency == currency]
    reached = [limit for limit in known if limit.since.first() <= fee.paid_on]
    if not reached:
        section = f"{fee.sending_state}: fees in {currency}"
        writer.open(OpenPoint(Open.NOTHING_ENTERED, fee.paid_on, fee.paid_on, section))
        return
    limit = reached[-1]
    yield Check(
        Rule.FEE_OF_THE_SENDING_STATE,
        fee.amount <= limit.amount,
        fee.amount,
        limit.amount,
        fee.paid_on,
        fee.paid_on,
        f"{fee.sending_state}: limit of {limit.since} ({limit.source})",
        limit.certainty,
        unit=limit.currency,
        at_most=True,
        since=limit.since.first(),
        note="; ".join(filter(None, (f"in force today: {limit.force_today}", limit.note))),
        months_of_wage=_ratio(fee, facts, writer),
    )


def fees_apart(facts: Facts, writer: Writer) -> Iterator[Line]:
    """What a licensee took beyond its charge, in the currency of the law: a court must order it back."""
    for fee in facts.fees:
        if fee.taken_by is not Taker.LICENSEE or _currency(fee, writer) != writer.law.currency:
            continue
        with writer.as_far_as_entered(fee.paid_on, None):
            most = Decimal(writer.value(LICENSEE, fee.paid_on))
            if fee.amount > most:
                days, formula = (fee.paid_on, fee.paid_on), f"{fee.amount} - {most}"
                yield writer.line(days, What.RECRUITMENT_FEE, Decimal(1), "payment", formula, fee.amount - most, LICENSEE)


def recovered(pay_day: PayDay) -> Decimal:
    """Costs of recruitment that the employer took back on a pay day."""
    return sum((each.amount for each in pay_day.deductions if each.kind is Deducted.RECRUITMENT), Decimal(0))


def _most_recovered(pay_day: PayDay, facts: Facts, writer: Writer) -> tuple[Decimal, str]:
    fraction = Decimal(writer.value(RECOVERED, pay_day.day))
    wage = facts.wage_of_limits or facts.wage
    base = wage.low if wage is not None and facts.pay is Pay.MONTHLY else pay_day.due
    return base * fraction, f"{base} x {fraction}"


def _recovered(pay_day: PayDay, facts: Facts, writer: Writer) -> Iterator[Check]:
    taken = recovered(pay_day)
    if taken:
        most, _ = _most_recovered(pay_day, facts, writer)
        days, unit = (pay_day.day, pay_day.day), writer.law.currency
        yield writer.check(Rule.COSTS_RECOVERED, RECOVERED, days, taken, most, unit=unit, at_most=True)


def parts_recovered(facts: Facts, writer: Writer) -> Iterator[Part]:
    """For each pay day what was taken back beyond the share of a month's wage."""
    for pay_day in facts.pay_days:
        taken = recovered(pay_day)
        if not taken:
            continue
        with writer.as_far_as_entered(pay_day.day, None):
            writer.reading(TOGETHER)
            most, base = _most_recovered(pay_day, facts, writer)
            if taken > most:
                days, figures = (pay_day.day, pay_day.day), (Decimal(1), "pay day", f"{taken} - {base}", taken - most)
                line = writer.line(days, What.DEDUCTED_TOO_MUCH, *figures, RECOVERED, rests_on=(TOGETHER,))
                yield part((line,), Decimal(0))


def within_limits(pay_day: PayDay, facts: Facts, writer: Writer) -> Decimal:
    """What counts against the limit of all deductions: nothing where the share is a limit of its own (A)."""
    taken = recovered(pay_day)
    if not taken or TOGETHER not in writer.law.questions or writer.law.reading(TOGETHER) == "A":
        return Decimal(0)
    return min(taken, _most_recovered(pay_day, facts, writer)[0])
