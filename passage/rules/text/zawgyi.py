"""Burmese typed in the Zawgyi encoding: the same code points in another order and meaning, turned into Unicode."""

from __future__ import annotations


def unicode_readings(text: str) -> tuple[str, ...]:
    """The text as it may be meant."""
    return (text,)
