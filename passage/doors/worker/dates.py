"""Days and numbers as the reader's script and calendar write them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from passage.rules.text.dates import show_date
from passage.rules.text.digits import to_native
from passage.rules.text.months import writes_native_digits


def show_day(day: date | datetime, language: str) -> str:
    """A day in the language's own calendar: the Buddhist era where Thai is read."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return show_date(day, language)


def show_count(count: int, language: str) -> str:
    """A whole number, in native digits where the language writes them in print."""
    return to_native(str(count), language) if writes_native_digits(language) else str(count)
