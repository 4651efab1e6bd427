"""Amounts, quantities, days and formulas as the reader's language writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from passage.doors.frame.owed_words.codes import CURRENCIES, UNITS
from passage.rules.labour_law import Span
from passage.rules.text.dates import show_date
from passage.rules.text.digits import to_native
from passage.rules.text.months import writes_native_digits
from passage.rules.text.partial import PartialDate

_SATANG = Decimal("0.01")
_KEPT_BACK = re.compile(r"([\d.]+) \+ ([\d.]+) above ([\d.]+) each \+ ([\d.]+) above ([\d.]+) together")
_HOURS = re.compile(r"([\d.]+) h\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SEVERAL = 2


def amount(span: Span, currency: str, language: str) -> str:
    """Two decimals, thousands apart, with the currency: one amount or a range."""
    ends = (native(f"{end.quantize(_SATANG):,f}", language) for end in (span.low, span.high))
    return str(CURRENCIES.get(currency, f"%(amount)s {currency}")) % {"amount": _between(*ends)}


def quantity(span: Span, unit: str, language: str) -> str:
    """So many days or hours; a range where it is one."""
    shown = _between(*(figure(end, language) for end in (span.low, span.high)))
    return counted(unit, shown, is_one=span.is_exact and span.low == 1)


def counted(unit: str, shown: str, *, is_one: bool) -> str:
    words = UNITS.get(unit, f"%(count)s {unit}")
    return str(words % {"count": shown, "number": 1 if is_one else _SEVERAL})


def figure(number: Decimal, language: str) -> str:
    """A number without needless zeros, thousands apart; of an endless fraction four decimals."""
    short = round(number, 4).normalize()
    return native(f"{short:,f}", language)


def formula(text: str, language: str) -> str:
    """The computation of a line with signs for "times" and "divided by", and words in the reader's language."""
    return _between(*(_computation(end, language) for end in text.split(" to ", 1)))


def _computation(text: str, language: str) -> str:
    if found := _KEPT_BACK.fullmatch(text):
        names = ("all", "over_each", "each", "over_both", "both")
        given = {name: figure(Decimal(number), language) for name, number in zip(names, found.groups(), strict=True)}
        return _("%(all)s + %(over_each)s above %(each)s each + %(over_both)s above %(both)s together") % given
    hours = _HOURS.sub(lambda found: counted("h", found[1], is_one=found[1] == "1"), text)
    signs = hours.replace(" x ", " × ").replace(" / ", " ÷ ")
    return native(_NUMBER.sub(lambda found: f"{Decimal(found[0]):,f}", signs), language)


def period(first: date, last: date, language: str) -> str:
    """A day, a whole month by its name, or from one day to another."""
    if first == last:
        return show_date(first, language)
    if first.day == 1 and last + timedelta(1) == _month_after(first):
        return show_date(PartialDate(first.year, first.month), language)
    return _between(show_date(first, language), show_date(last, language))


def native(text: str, language: str) -> str:
    """Digits as the language writes them in print."""
    return to_native(text, language) if writes_native_digits(language) else text


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _between(low: str, high: str = "") -> str:
    return low if high in ("", low) else _("%(low)s to %(high)s") % {"low": low, "high": high}
