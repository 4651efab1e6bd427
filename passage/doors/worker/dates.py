"""Days as the reader's script and calendar write them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from passage.rules.text.dates import show_date


def show_day(day: date | datetime, language: str) -> str:
    """A day in the language's own calendar: the Buddhist era where Thai is read."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return show_date(day, language)
