"""Dates as people write them in five scripts and two eras, read into one Gregorian form and shown again."""

from __future__ import annotations

from passage.rules.text.partial import BadDate, PartialDate

__all__ = ["BadDate", "PartialDate"]
